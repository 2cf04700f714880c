using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Npgsql;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Cases;

/// <summary>
/// The first answers to commands that change no case, kept for as long as those of commands that do. What such a command does is not
/// in this database, so it must be harmless done twice: the answer is stored after the act.
/// </summary>
public sealed class RememberedAnswers(ServiceDatabase database, TimeProvider clock)
{
    /// <summary>The first answer to this request, or null; refuses a request id that was used for another.</summary>
    public async Task<TResponse?> Find<TResponse>(IMessage request, Caller caller, CancellationToken cancellation) where TResponse : class, IMessage<TResponse>, new()
    {
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { ServiceDatabase.SetAuthority(caller.Authority), Read(request, caller) } };
        return await First<TResponse>(batch, request, caller, cancellation);
    }

    /// <summary>Keeps the answer, and gives the one that all who ask with this request id get: another call may have been faster.</summary>
    public async Task<TResponse> Remember<TResponse>(IMessage request, Caller caller, TResponse answer, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                ServiceDatabase.SetAuthority(caller.Authority),
                new("""
                    insert into requests (authority, request_id, fingerprint, case_id, answer, made_at) values ($1, $2, $3, $4, $5, $6)
                    on conflict (authority, request_id) do nothing
                    """)
                {
                    Parameters =
                    {
                        new() { Value = caller.Authority }, new() { Value = Id(request) }, new() { Value = FingerprintOf(request, caller) },
                        // It is about no case.
                        new() { Value = Guid.Empty }, new() { Value = answer.ToByteArray() }, new() { Value = clock.GetUtcNow().UtcDateTime },
                    },
                },
                Read(request, caller),
            },
        };
        return await First<TResponse>(batch, request, caller, cancellation) ?? answer;
    }

    /// <summary>Two requests are the same if the same person asks the same of the same RPC.</summary>
    internal static byte[] FingerprintOf(IMessage request, Caller caller)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{CommandFields.RpcOf(request)}\n{caller.Subject}\n"));
        hash.AppendData(request.ToByteArray());
        return hash.GetHashAndReset();
    }

    /// <summary>Refuses a request id that was used for another request.</summary>
    internal static void Match(IMessage request, Caller caller, byte[] fingerprint)
    {
        if (!fingerprint.AsSpan().SequenceEqual(FingerprintOf(request, caller)))
            throw Refuse.Exists("REQUEST_ID_REUSED", "This request id was used for another request.");
    }

    static NpgsqlBatchCommand Read(IMessage request, Caller caller) => new("select fingerprint, answer from requests where authority = $1 and request_id = $2")
    {
        Parameters = { new() { Value = caller.Authority }, new() { Value = Id(request) } },
    };

    static async Task<TResponse?> First<TResponse>(NpgsqlBatch batch, IMessage request, Caller caller, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        // The statement that names the authority answers with it; an insert answers with nothing.
        await reader.NextResultAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        Match(request, caller, reader.GetFieldValue<byte[]>(0));
        var answer = new TResponse();
        answer.MergeFrom(reader.GetFieldValue<byte[]>(1));
        return answer;
    }

    static Guid Id(IMessage request) => Guid.Parse(CommandFields.RequestId(request)!);
}
