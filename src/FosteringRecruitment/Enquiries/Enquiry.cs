using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>People who ask about fostering, from the first contact to the invitation to apply.</summary>
sealed partial class Enquiry : FosteringRecord, ICase<Enquiry>
{
    public static int SchemaVersion => 1;

    public static string Kind => "enquiry";

    public static string NotFoundReason => "ENQUIRY_NOT_FOUND";

    public static Enquiry FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Enquiry>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public EnquiryState State { get; set; } = EnquiryState.Received;

    /// <summary>One or two.</summary>
    public List<Enquirer> Enquirers { get; set; } = [];

    public string SourceCode { get; init; } = "";

    /// <summary>Channel of the source on the day received.</summary>
    public Channel Channel { get; init; }

    public string CampaignCode { get; init; } = "";
    public DateOnly ReceivedOn { get; init; }
    public List<PlacementType> Interests { get; init; } = [];

    /// <summary>By the local targets of the day received: later changes leave the enquiry as it is.</summary>
    public DateOnly RespondBy { get; init; }

    public DateOnly VisitBy { get; init; }
    public DateOnly? RespondedOn { get; set; }
    public ContactMeans RespondedBy { get; set; }
    public DateOnly? VisitBookedOn { get; set; }

    /// <summary>Day for which the visit is booked, or on which it was.</summary>
    public DateOnly? VisitOn { get; set; }

    public DateOnly? VisitedOn { get; set; }
    public bool VisitedByVideo { get; set; }
    public string VisitSummary { get; set; } = "";
    public ScreeningOutcome ScreeningOutcome { get; set; }
    public ScreeningReason ScreeningReason { get; set; }
    public string ScreeningDetail { get; set; } = "";
    public DateOnly? ScreenedOn { get; set; }
    public DateOnly? ComeBackOn { get; set; }
    public DateOnly? InvitedOn { get; set; }
    public SignpostDestination SignpostedTo { get; set; }
    public WithdrawalCode WithdrawalCode { get; set; }
    public DateOnly? EndedOn { get; set; }

    /// <summary>The enquiry that this one takes up again.</summary>
    public Guid? PreviousEnquiryId { get; init; }

    public Guid? ApplicationId { get; set; }
}

/// <summary>Somebody who asks.</summary>
sealed record Enquirer(string Name, DateOnly? BirthDate, string Email, string Telephone, string Postcode, string Reference);
