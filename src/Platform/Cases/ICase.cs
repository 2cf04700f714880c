using Google.Protobuf;
using Npgsql;
using Suite.Platform.Asks;
using Suite.Platform.Identity;

namespace Suite.Platform.Cases;

/// <summary>
/// A case: one aggregate, kept whole as one JSON document. It holds every rule about itself and reads no clock and no database.
/// A service may have aggregates of several kinds in one database.
/// </summary>
public interface ICase<TSelf> where TSelf : class, ICase<TSelf>
{
    /// <summary>What it is, in lower case, for example <c>case</c> or <c>household</c>. It is stored and never changes.</summary>
    static abstract string Kind { get; }

    /// <summary>The reason with which a command or read is refused that finds none, or none that the caller may know of.</summary>
    static virtual string NotFoundReason => "CASE_NOT_FOUND";

    /// <summary>
    /// The reason with which a command is refused that met a unique index of the service's own; null if this kind knows none
    /// for that index, and the reason is then <c>DUPLICATE</c>.
    /// </summary>
    static virtual string? DuplicateReason(string index) => null;

    /// <summary>Version of the document's shape; a stored document of an older one is lifted before it is read.</summary>
    static abstract int SchemaVersion { get; }

    /// <summary>Turns a stored document into the case, lifting documents of older schema versions.</summary>
    static abstract TSelf FromDocument(ReadOnlySpan<byte> document, int schemaVersion);

    byte[] ToDocument();

    Guid Id { get; }

    /// <summary>Number of events so far; the store sets it. The etag is this version.</summary>
    long Version { get; set; }

    /// <summary>
    /// False while a case that began before the suite was in use is being keyed in with its real dates: time then passes
    /// only up to the day of each entry, and the deadline watch leaves the case alone.
    /// </summary>
    bool WatchedByClock { get; }

    /// <summary>Every open deadline of the case with its warning points.</summary>
    IReadOnlyList<DueItem> DueItems();

    /// <summary>
    /// What another service is asked to do and has not answered yet. An act that opens or settles an ask announces an event:
    /// asks are compared before and after it.
    /// </summary>
    IReadOnlyList<Ask> Asks() => [];

    /// <summary>
    /// Does what the calendar alone brings about up to and including <paramref name="today"/>: warnings, expiries,
    /// birthdays, purges. Doing it twice for the same day does nothing the second time.
    /// </summary>
    IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now);

    /// <summary>Whether this person may know that the case exists (need to know, restricted records).</summary>
    bool MayBeKnownTo(Caller caller);
}

/// <summary>One open deadline of a case.</summary>
/// <param name="Rule">Stable name of the rule, for example <c>TEMPORARY_APPROVAL_ENDS</c>.</param>
/// <param name="Subject">What inside the case it concerns (a check, a person, a review); empty for the case itself.</param>
/// <param name="DueOn">Last day on which it is in time.</param>
/// <param name="Citation">The regulation or guidance, with the rule's version.</param>
/// <param name="WarnOn">Days on which the watch must look at the case for this item, earliest first: those still to come.</param>
/// <param name="BlockedBy">Whom it waits for, as a code (a role, an agency); empty if nobody else.</param>
public sealed record DueItem(string Rule, string Subject, DateOnly DueOn, string Citation, IReadOnlyList<DateOnly> WarnOn, string BlockedBy = "");

/// <summary>The instant at which a command is decided and its civil day in London; cases get both and read no clock.</summary>
public readonly record struct Moment(DateTimeOffset Now, DateOnly Today);

/// <summary>What a command decided: the events it announces (at least one) and how to answer once the version is known.</summary>
public sealed record Changed<TResponse>(Func<TResponse> Answer, IReadOnlyList<IMessage> Announces) where TResponse : IMessage<TResponse>
{
    public Changed(Func<TResponse> answer, IMessage announces) : this(answer, [announces])
    {
    }

    /// <summary>
    /// The answer shows something in confidence: it is not remembered for retries. A retry is decided again on the case as
    /// it stands, and changes nothing.
    /// </summary>
    public bool InConfidence { get; init; }

    /// <summary>Why it was done, for the audit trail: a code or a reason without any personal value; may be empty.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Further aggregates, of any kind of the same service, that the act brings into being: all of it is committed, or nothing.</summary>
    public IReadOnlyList<Opened> Opens { get; init; } = [];

    /// <summary>Further aggregates, of any kind of the same service, that the act changes too: all of it is committed, or nothing.</summary>
    public IReadOnlyList<Also> Also { get; init; } = [];

    /// <summary>Statements on tables of the service's own, whose rows carry the authority: all of it is committed, or nothing.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Beside { get; init; } = [];
}
