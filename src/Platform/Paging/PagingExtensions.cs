using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Suite.Platform.Paging;

public static class PagingExtensions
{
    /// <summary>
    /// Adds <see cref="PageTokens"/> with the key of <c>Paging:Key</c> (base64, at least 32 bytes). All replicas of a service
    /// must share it, as the next page may be asked of another one. In Development, where none is given, replicas share a key
    /// that is derived from the service's name, and so is no secret.
    /// </summary>
    public static TBuilder AddPaging<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.Services.TryAddSingleton(new PageTokens(Key(builder.Configuration["Paging:Key"], builder.Environment)));
        return builder;
    }

    static byte[] Key(string? configured, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(configured))
        {
            return environment.IsDevelopment()
                ? SHA256.HashData(Encoding.UTF8.GetBytes("development only: " + environment.ApplicationName))
                : throw new InvalidOperationException("Paging:Key is missing: at least 32 random bytes as base64, the same for every replica.");
        }

        var key = new byte[configured.Length];
        if (!Convert.TryFromBase64String(configured, key, out var length) || length < 32)
            throw new InvalidOperationException("Paging:Key must be base64 of at least 32 random bytes.");
        return key[..length];
    }
}
