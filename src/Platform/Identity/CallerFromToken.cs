using System.Security.Claims;
using System.Text.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using Suite.Platform.Errors;

namespace Suite.Platform.Identity;

/// <summary>Reads the caller from the validated token, and says why there is none.</summary>
static class CallerFromToken
{
    static readonly object Failure = new();

    // They act for every authority, and only with this one role: a person never does.
    static readonly string[] RolesOfAllAuthorities = ["SERVICE", "OPERATOR"];

    public static Caller Of(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
            throw http.Items[Failure] as RefusedException ?? Refuse.Unauthenticated("TOKEN_REQUIRED", "Send an access token: authorization: Bearer ….");

        var subject = http.User.FindFirstValue("sub") ?? "";
        // SYSTEM is the suite's own name for its jobs: no token makes anybody that.
        var roles = http.User.FindAll("role").Select(c => c.Value).Where(r => r is not "SYSTEM").ToHashSet(StringComparer.Ordinal);
        var teams = http.User.FindAll("team").Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var actor = Actor(http.User.FindFirstValue("act"));
        var authority = http.User.FindFirstValue("authority") ?? "";

        var everywhere = actor is null && roles.Count == 1 && RolesOfAllAuthorities.Contains(roles.First());
        if (everywhere && authority.Length == 0)
            authority = Caller.AllAuthorities;
        if (subject.Length == 0 || authority.Length == 0 || (authority == Caller.AllAuthorities && !everywhere))
            throw Refuse.Unauthenticated("TOKEN_INCOMPLETE", "The access token must name its subject (sub) and one authority (authority).");
        return new(subject, authority, roles, teams, actor);
    }

    /// <summary>Keeps why a token was not accepted until somebody asks who the caller is.</summary>
    public static Task Failed(AuthenticationFailedContext context)
    {
        context.HttpContext.Items[Failure] = context.Exception switch
        {
            SecurityTokenExpiredException => Refuse.Unauthenticated("TOKEN_EXPIRED", "The access token has expired."),
            SecurityTokenException or ArgumentException => Refuse.Unauthenticated("TOKEN_INVALID", "The access token is not valid here."),
            _ => Refuse.Unavailable("IDENTITY_UNAVAILABLE", "The identity provider does not answer."),
        };
        context.Fail(context.Exception);
        return Task.CompletedTask;
    }

    // RFC 8693, 4.1: the current actor is the outermost; those nested in it are history.
    static string? Actor(string? act)
    {
        if (string.IsNullOrEmpty(act))
            return null;
        try
        {
            using var json = JsonDocument.Parse(act);
            if (json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("sub", out var sub) && sub.GetString() is { Length: > 0 } actor)
                return actor;
        }
        catch (JsonException)
        {
            // Not what the RFC says: refused below.
        }

        throw Refuse.Unauthenticated("TOKEN_INCOMPLETE", "The act claim of the access token must name the actor (act.sub).");
    }
}

public static class CallerExtensions
{
    static readonly object Key = new();

    /// <summary>Who is calling; known before any handler runs.</summary>
    public static Caller Caller(this ServerCallContext call) =>
        call.GetHttpContext().TryGetCaller() ?? throw new InvalidOperationException("The call has no caller: it did not pass the platform's interceptor.");

    internal static Caller? TryGetCaller(this HttpContext http) => http.Items[Key] as Caller;

    internal static void SetCaller(this HttpContext http, Caller caller) => http.Items[Key] = caller;
}
