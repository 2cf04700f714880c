using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.Platform.Records;

/// <summary>A kind of record of which every authority has exactly one, like its dated standards. It holds nothing about a person.</summary>
public interface IOnePerAuthority<TSelf> : ICase<TSelf> where TSelf : Record, IOnePerAuthority<TSelf>
{
    /// <summary>What holds until the authority sets its own: version 0, with the id of <see cref="OnePerAuthority.IdOf"/>.</summary>
    static abstract TSelf BuiltIn(string authority);
}

/// <summary>Ids of such records.</summary>
public static class OnePerAuthority
{
    /// <summary>The id follows from the kind and the authority: a UUID of version 8 (RFC 9562).</summary>
    public static Guid IdOf<TRecord>(string authority) where TRecord : Record, IOnePerAuthority<TRecord>
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{TRecord.Kind}\n{authority}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}

/// <summary>
/// Reads and changes the one record of an authority. Before the first change there is none: whoever read version 0, what is built in,
/// opens one that begins with it.
/// </summary>
public sealed class OnePerAuthority<TRecord>(CaseStore<TRecord> records) where TRecord : Record, IOnePerAuthority<TRecord>
{
    /// <summary>What the authority set, or what is built in. Reading it is not audited.</summary>
    public async Task<TRecord> Of(Caller caller, CancellationToken cancellation) => await Kept(caller, cancellation) ?? TRecord.BuiltIn(caller.Authority);

    /// <summary>Null before the authority set anything.</summary>
    // Read as the service itself: an act is decided by what the authority set, whoever does it, never by what is built in because they may not read it.
    Task<TRecord?> Kept(Caller caller, CancellationToken cancellation) => records.Find(OnePerAuthority.IdOf<TRecord>(caller.Authority), Caller.System(caller.Authority), cancellation);

    /// <param name="decide">The rule; returns what it announces.</param>
    /// <param name="answer">Makes the answer from the record afterwards.</param>
    public async Task<TResponse> Change<TResponse>(IMessage request, Caller caller, Func<TRecord, Moment, IReadOnlyList<IMessage>> decide,
        Func<TRecord, TResponse> answer, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (Guid.Parse(CommandFields.CaseId(request)!) != OnePerAuthority.IdOf<TRecord>(caller.Authority))
            throw Refuse.NotFound(TRecord.NotFoundReason, "There is no such record.");

        // Two first changes at once both come here: the database keeps one, and the other is refused as stale.
        if (await Kept(caller, cancellation) is not null)
            return await records.Change(request, caller, actOn: null, Decide, cancellation);
        if (CommandFields.Etag(request) != CommandFields.EtagOf(0))
            throw Refuse.Aborted("ETAG_STALE", "The record has changed since it was read; read it again and decide again.");
        return await records.Open(request, caller, moment =>
        {
            var builtIn = TRecord.BuiltIn(caller.Authority);
            return (builtIn, Decide(builtIn, moment));
        }, cancellation);

        Changed<TResponse> Decide(TRecord record, Moment moment) => new(() => answer(record), decide(record, moment));
    }
}
