using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Suite.Platform.Errors;

namespace Suite.Platform.Identity;

/// <summary>
/// Gets the tokens with which this service calls another: the caller's own, exchanged so that it also names this service
/// (RFC 8693), or the service's when nobody is behind the call. Each is kept until shortly before it expires.
/// </summary>
sealed partial class TokenSource(
    IHttpClientFactory clients, IOptionsMonitor<JwtBearerOptions> bearer, IdentityOptions identity, ILogger<TokenSource> log) : IDisposable
{
    public const string ClientName = "suite-identity";

    const string AccessToken = "urn:ietf:params:oauth:token-type:access_token";
    const string OwnToken = "own";
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    readonly MemoryCache _tokens = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public void Dispose() => _tokens.Dispose();

    public Task<string> Own(CancellationToken cancellation) =>
        Get(OwnToken, new() { ["grant_type"] = "client_credentials" }, cancellation);

    public Task<string> OnBehalfOf(string subjectToken, CancellationToken cancellation) =>
        Get(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(subjectToken))), new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
            ["subject_token"] = subjectToken,
            ["subject_token_type"] = AccessToken,
            ["requested_token_type"] = AccessToken,
        }, cancellation);

    async Task<string> Get(string key, Dictionary<string, string> form, CancellationToken cancellation)
    {
        if (_tokens.TryGetValue(key, out string? kept))
            return kept!;

        var answer = await Ask(form, cancellation);
        var good = TimeSpan.FromSeconds(answer.ExpiresIn) - Margin;
        if (good > TimeSpan.Zero)
            _tokens.Set(key, answer.AccessToken, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = good });
        return answer.AccessToken;
    }

    async Task<Token> Ask(Dictionary<string, string> form, CancellationToken cancellation)
    {
        if (identity.ClientId is not { Length: > 0 } id || identity.ClientSecret is not { Length: > 0 } secret)
            throw new InvalidOperationException("Identity:ClientId and Identity:ClientSecret are needed to call another service.");
        form["client_id"] = id;
        form["client_secret"] = secret;

        try
        {
            var options = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
            var issuer = await options.ConfigurationManager!.GetConfigurationAsync(cancellation);
            using var content = new FormUrlEncodedContent(form);
            using var client = clients.CreateClient(ClientName);
            using var response = await client.PostAsync(new Uri(issuer.TokenEndpoint), content, cancellation);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadFromJsonAsync<Token>(cancellation) is { AccessToken.Length: > 0 } token
                    ? token
                    : throw new HttpRequestException("The issuer's answer holds no access token.");
            }

            LogRefused(log, form["grant_type"], (int)response.StatusCode);
            throw (int)response.StatusCode is >= 400 and < 500 && form.ContainsKey("subject_token")
                ? Refuse.Unauthenticated("TOKEN_NOT_EXCHANGED", "The identity provider does not let this service act for the caller.")
                : Unavailable();
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidOperationException
            || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogUnreachable(log, failed.GetType().Name);
            throw Unavailable();
        }

        static RefusedException Unavailable() => Refuse.Unavailable("IDENTITY_UNAVAILABLE", "The identity provider does not answer.");
    }

    [LoggerMessage(LogLevel.Warning, "The identity provider refused {Grant} with HTTP {Status}.")]
    static partial void LogRefused(ILogger log, string grant, int status);

    [LoggerMessage(LogLevel.Warning, "The identity provider does not answer: {Exception}.")]
    static partial void LogUnreachable(ILogger log, string exception);

    sealed record Token(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
