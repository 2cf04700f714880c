using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.Platform.Errors;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reference;

/// <summary>The authority's dated local standards. Entries are added, never changed: what was done under them stays.</summary>
sealed partial class Standards : EdgeOfCareRecord, IOnePerAuthority<Standards>
{
    public static int SchemaVersion => 1;

    public static string Kind => "standards";

    public static string NotFoundReason => "STANDARDS_NOT_FOUND";

    public static Standards FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Standards>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public override IReadOnlyList<string> KnownToRoles => ["ECHO_MGR", "ECHO_PRAC", "TM", "CSW", "NOM", "IRO", "DCS", "INSPECTOR"];

    /// <summary>
    /// What guidance and comparable authorities keep to: a first visit in 3 working days, a crisis answered in 24 hours, work of 2 hours a
    /// week medium and above 5 high, evidence of a care risk at most 20 working days old, a referral within 12 months a re-entry.
    /// </summary>
    static readonly LocalStandards BuiltInStandards = new(new DateOnly(2000, 1, 1), 3, 24, 120, 300, 20, 12);

    /// <summary>An authority's standards before anybody set any: version 0.</summary>
    public static Standards BuiltIn(string authority) => new() { Id = OnePerAuthority.IdOf<Standards>(authority), Authority = authority };

    /// <summary>Earliest first; without the built-in ones.</summary>
    public List<LocalStandards> Entries { get; init; } = [];

    /// <summary>Those of a day; of two entries from the same day the later one corrects the earlier one.</summary>
    public LocalStandards On(DateOnly day) => Entries.FindLast(entry => entry.From <= day) ?? BuiltInStandards;

    public IReadOnlyList<IMessage> SetFrom(LocalStandards standards)
    {
        // Entries lie in the order of their days, so the past cannot be changed by one that comes between.
        RequireInOrder(standards.From, Entries is [.., var newest] ? newest.From : BuiltInStandards.From, "the newest entry's");
        Entries.Add(standards);
        return
        [
            new StandardsChanged
            {
                FromDate = standards.From.ToMessage(),
                FirstVisitWorkingDays = standards.FirstVisitWorkingDays,
                CrisisResponseHours = standards.CrisisResponseHours,
                ReEntryMonths = standards.ReEntryMonths,
            },
        ];
    }

    public V1.Standards ToMessage()
    {
        var message = new V1.Standards { StandardsId = Id.ToString(), Etag = CommandFields.EtagOf(Version) };
        message.Entries.AddRange(Entries.Prepend(BuiltInStandards).Select(entry => new V1.LocalStandards
        {
            FromDate = entry.From.ToMessage(),
            FirstVisitWorkingDays = entry.FirstVisitWorkingDays,
            CrisisResponseHours = entry.CrisisResponseHours,
            MediumFromMinutes = entry.MediumFromMinutes,
            HighAboveMinutes = entry.HighAboveMinutes,
            CareRiskEvidenceWorkingDays = entry.CareRiskEvidenceWorkingDays,
            ReEntryMonths = entry.ReEntryMonths,
        }));
        return message;
    }
}

/// <summary>Local standards from a day on.</summary>
sealed record LocalStandards(DateOnly From, int FirstVisitWorkingDays, int CrisisResponseHours, int MediumFromMinutes, int HighAboveMinutes, int CareRiskEvidenceWorkingDays, int ReEntryMonths);
