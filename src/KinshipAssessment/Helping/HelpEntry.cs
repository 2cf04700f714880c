using System.Text.Json.Serialization;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Helping;

/// <summary>
/// Help that another service was asked for, kept as it was asked: however often the call has to be made, and whatever is corrected
/// in the case meanwhile, it is the same call.
/// </summary>
/// <param name="Id">The request id of the call.</param>
/// <param name="Worker">Whose case it was then; they assess the carers.</param>
sealed record HelpEntry(Guid Id, HelpKind Kind, DateOnly On, string AskedBy, string Worker, IReadOnlyList<HelpedChild> Children)
{
    public SupportAsked? Support { get; init; }
    public ConferenceAsked? Conference { get; init; }

    /// <summary>The episode or conference.</summary>
    public Guid? RemoteId { get; set; }

    /// <summary>The other service's reason code.</summary>
    public string RefusedFor { get; set; } = "";

    public DateOnly? AnsweredOn { get; set; }

    [JsonIgnore]
    public HelpState State => AnsweredOn is null ? HelpState.NotYetAccepted : RemoteId is null ? HelpState.Refused : HelpState.Accepted;

    [JsonIgnore]
    public bool Urgent => Support?.Crisis ?? Conference?.Urgent ?? false;

    [JsonIgnore]
    public string Text => Support?.Summary ?? Conference?.Text ?? "";
}

/// <summary>A child of the case, as the other service was told of them.</summary>
sealed record HelpedChild(Guid ChildId, string Reference, string Key, string Name, DateOnly BirthDate, bool Unborn);

/// <param name="At">From when the 24 hours of a crisis run.</param>
sealed record SupportAsked(IReadOnlyList<ReferralNeed> Needs, EpisodeOpenness Openness, bool Crisis, string Summary, DateTimeOffset At);

sealed record ConferenceAsked(ReferralReason Reason, string Text, DateOnly OfferedOn, bool Urgent, IReadOnlyList<InvolvementEntry> Involvements);

/// <summary>Somebody's case role for one child.</summary>
sealed record InvolvementEntry(string Subject, InvolvementRole Role, Guid ChildId, DateOnly From, DateOnly? Until);

/// <summary>Somebody's case role as a caller names it: for these children, or for all where there are none.</summary>
sealed record InvolvementFacts(string Subject, InvolvementRole Role, IReadOnlyList<Guid> ChildIds, DateOnly From, DateOnly? Until);
