using System.Text.Json.Serialization;
using Suite.FamilyGroupConferences.Records;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>The offer of family group decision making before care proceedings (Children Act 1989 s.31ZA).</summary>
sealed partial class FgdmOffer : ConferencesRecord, ICase<FgdmOffer>
{
    public static int SchemaVersion => 1;

    public static string Kind => "offer";

    public static string NotFoundReason => "OFFER_NOT_FOUND";

    public static FgdmOffer FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<FgdmOffer>(document, schemaVersion);

    public static string? DuplicateReason(string index) => index is "open_offer_children_once" ? "CHILD_HAS_OPEN_OFFER" : null;

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public OfferState State { get; set; } = OfferState.Offered;
    public List<OfferChild> Children { get; init; } = [];
    public DateOnly LetterOn { get; init; }
    public bool OfferInLetter { get; init; }

    /// <summary>By when answers are expected.</summary>
    public DateOnly AnswerBy { get; init; }

    public List<Offeree> OfferedTo { get; init; } = [];
    public List<Exemption> Exemptions { get; init; } = [];
    public Guid? ConferenceId { get; set; }

    /// <summary>Of a meeting held otherwise than as a conference of this service.</summary>
    public DateOnly? MeetingOn { get; set; }

    public ApplicationKind ApplicationKind { get; set; }
    public Compliance? Compliance { get; set; }
    public string RegardlessReason { get; set; } = "";
    public DateOnly? EndedOn { get; set; }
    public string EndReasonCode { get; set; } = "";
}

sealed record OfferChild(string Reference, string Name, DateOnly BirthOn, bool Unborn);

sealed class Offeree
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string Reference { get; init; } = "";
    public required string PrBasis { get; init; }
    public OfferResponse Response { get; set; }
    public DateOnly? RespondedOn { get; set; }

    /// <summary>The same person under the id that they have in the offer.</summary>
    public Offeree As(Guid id) => new() { Id = id, Name = Name, Reference = Reference, PrBasis = PrBasis };
}

sealed record Exemption(ExemptionStage Stage, string Reasons, string By, DateOnly On);

/// <summary>Whether an application met the duty, as checked when it was issued.</summary>
sealed record Compliance(bool Exempt, bool DutyInForce, List<ComplianceGap> Gaps, DateOnly ApplicationOn, DateOnly? MeetingOn, string RuleVersion)
{
    [JsonIgnore]
    public bool IsMet => Gaps.Count == 0;
}
