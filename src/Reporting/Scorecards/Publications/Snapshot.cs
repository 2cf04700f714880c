using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Errors;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>One publication as it is kept: the bytes of both snapshots, what is known about them, and the hash over all of it.</summary>
sealed record Snapshot
{
    const string Form = "suite.reporting scorecard snapshot 1";

    public required string Authority { get; init; }
    public required Guid ScorecardId { get; init; }
    public required int Revision { get; init; }
    public required Guid TemplateId { get; init; }
    public required int TemplateVersion { get; init; }
    public required string Title { get; init; }
    public required string PeriodName { get; init; }
    public required DateOnly PeriodStart { get; init; }
    public required DateOnly PeriodEnd { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Opaque id of who published it.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>Empty of the first publication.</summary>
    public required string Reason { get; init; }
    public required string Note { get; init; }
    public required Guid RunId { get; init; }
    public NewestEvent? Newest { get; init; }
    public required byte[] Exact { get; init; }
    public required byte[] Shown { get; init; }
    public required byte[] PreviousHash { get; init; }
    public byte[] Hash { get; init; } = [];

    public static Snapshot Of(Worked worked, Guid id, int revision, byte[] previousHash, RevisionReason reason, string note, string by, DateTimeOffset at) => Sealed(new()
    {
        Authority = worked.Exact.AuthorityCode,
        ScorecardId = id,
        Revision = revision,
        TemplateId = Guid.Parse(worked.Exact.TemplateId),
        TemplateVersion = worked.Exact.TemplateVersion,
        Title = worked.Exact.Title,
        PeriodName = worked.Exact.PeriodName,
        PeriodStart = worked.Exact.PeriodStart.Read(),
        PeriodEnd = worked.Exact.PeriodEnd.Read(),
        // PostgreSQL keeps microseconds; the hash must be that of what is kept.
        PublishedAt = new(at.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
        PublishedBy = by,
        Reason = reason is RevisionReason.Unspecified ? "" : reason.ToCode(),
        Note = note,
        RunId = Guid.Parse(worked.Exact.RunId),
        Newest = worked.Newest,
        Exact = worked.Exact.ToByteArray(),
        Shown = worked.For(withholds: true).ToByteArray(),
        PreviousHash = previousHash,
    });

    static Snapshot Sealed(Snapshot snapshot) => snapshot with { Hash = snapshot.WorkOutHash() };

    /// <summary>Whether everything is as it was published.</summary>
    public bool IsIntact => CryptographicOperations.FixedTimeEquals(Hash, WorkOutHash());

    /// <summary>Every part with its length before it, so that nothing can move from one into the next.</summary>
    byte[] WorkOutHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in (ReadOnlySpan<string>)
            [
                Form, Authority, ScorecardId.ToString("D"), Revision.ToString(CultureInfo.InvariantCulture), TemplateId.ToString("D"), TemplateVersion.ToString(CultureInfo.InvariantCulture),
                Title, PeriodName, PeriodStart.ToString("O", CultureInfo.InvariantCulture), PeriodEnd.ToString("O", CultureInfo.InvariantCulture),
                PublishedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), PublishedBy, Reason, Note, RunId.ToString("D"),
                Newest?.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "", Newest?.Id.ToString("D") ?? "",
            ])
            Add(Encoding.UTF8.GetBytes(text));
        Add(Exact);
        Add(Shown);
        Add(PreviousHash);
        return hash.GetHashAndReset();

        void Add(ReadOnlySpan<byte> part)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }
    }

    public Scorecard Read(bool withholds) => Scorecard.Parser.ParseFrom(withholds ? Shown : Exact);

    public string HexHash => Convert.ToHexStringLower(Hash);

    public Revision ToMessage() => new()
    {
        Revision_ = Revision,
        PublishedTime = Timestamp.FromDateTimeOffset(PublishedAt),
        PublishedBy = PublishedBy,
        Reason = System.Enum.GetValues<RevisionReason>().FirstOrDefault(r => r is not RevisionReason.Unspecified && r.ToCode() == Reason),
        Note = Note,
        RunId = RunId.ToString("D"),
        ContentHash = HexHash,
        NewestEventTime = Newest is { } newest ? Timestamp.FromDateTimeOffset(newest.At) : null,
        NewestEventId = Newest?.Id.ToString("D") ?? "",
    };
}

static class SnapshotMessages
{
    /// <param name="snapshots">All of one scorecard, in order.</param>
    public static Published ToMessage(this IReadOnlyList<Snapshot> snapshots, long version) => new()
    {
        ScorecardId = snapshots[0].ScorecardId.ToString("D"),
        Etag = CommandFields.EtagOf(version),
        TemplateId = snapshots[0].TemplateId.ToString("D"),
        Title = snapshots[^1].Title,
        PeriodName = snapshots[0].PeriodName,
        PeriodStart = snapshots[0].PeriodStart.ToMessage(),
        PeriodEnd = snapshots[0].PeriodEnd.ToMessage(),
        Revisions = { snapshots.Select(s => s.ToMessage()) },
    };
}
