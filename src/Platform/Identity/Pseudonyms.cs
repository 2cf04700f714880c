using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Suite.Platform.Identity;

/// <summary>
/// Turns the authority's own id of a person into the key by which events speak of them: the same in every service that
/// holds the same secret, and nobody without it can go back or even test a guess.
/// </summary>
public sealed class Pseudonyms
{
    /// <summary>Where configuration holds the secret.</summary>
    public const string ConfigurationKey = "Pseudonym:Key";

    /// <summary>A secret shorter than the hash would be its weak point.</summary>
    public const int MinimumKeyBytes = 32;

    const int KeyLength = 22;

    // Known to everybody who can read this line: for development only.
    static readonly byte[] DevelopmentKey = Encoding.UTF8.GetBytes("development pseudonyms protect nobody");

    readonly byte[] _key;

    public Pseudonyms(IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration[ConfigurationKey];
        if (string.IsNullOrEmpty(configured) && environment.IsDevelopment())
        {
            _key = DevelopmentKey;
            return;
        }

        _key = Encoding.UTF8.GetBytes(configured ?? "");
        if (_key.Length < MinimumKeyBytes)
            throw new InvalidOperationException($"{ConfigurationKey} must hold a secret of at least {MinimumKeyBytes} bytes.");
    }

    /// <summary>128 bits of HMAC-SHA256 over authority and id, as 22 characters of base64url; empty for no id.</summary>
    public string KeyOf(string authority, string reference)
    {
        if (reference.Length == 0)
            return "";
        // The separator keeps ("ab", "c") apart from ("a", "bc"); neither side can contain it.
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{authority}\n{reference}"));
        return Base64Url.EncodeToString(hash)[..KeyLength];
    }
}
