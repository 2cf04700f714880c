using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    /// <param name="ids">New ids, one a call.</param>
    public static (Conference Conference, IReadOnlyList<IMessage> Events) Refer(Referral referral, Standard standard, Caller by, Func<Guid> ids, Pseudonyms pseudonyms)
    {
        if (referral.HistoricEntry && !by.HasAny("FGC_MGR", "TM", "SM"))
            throw Refuse.Permission("HISTORIC_ENTRY_NOT_ALLOWED", "Only conference, team and service managers key in conferences with their real dates.");

        var conference = new Conference
        {
            Id = ids(),
            Authority = by.Authority,
            Team = referral.Team,
            Restricted = referral.Restricted,
            HistoricEntry = referral.HistoricEntry,
            StateSince = referral.ReferredOn,
            Children = [.. referral.Children.Select(child => ChildFrom(ids(), child, referral.ReferredOn))],
            SiblingReferences = [.. referral.SiblingReferences],
            Participants = [.. referral.Participants.Select(person => ParticipantFrom(ids(), person))],
            Involvements = [.. referral.Involvements.Select(involvement => InvolvementFrom(ids(), involvement))],
            Reason = referral.Reason,
            ReferralText = referral.Text,
            ReferredBy = by.Subject,
            OfferedOn = referral.OfferedOn,
            ReferredOn = referral.ReferredOn,
            ScreenBy = WorkingCalendar.WorkingDaysAfter(referral.ReferredOn, standard.ScreeningWorkingDays),
            Urgent = referral.Urgent,
            OfferId = referral.OfferId,
            RequestedByService = referral.RequestedByService,
            RequestedByRecordId = referral.RequestedByRecordId,
        };
        foreach (var involvement in conference.Involvements)
            conference.LetKnow(involvement);
        // Whoever referred the family keeps knowing of it; of a service, the person for whom it called.
        if (by.Has("SERVICE") || !conference.MayBeKnownTo(by))
            conference.LetKnow(by.Subject);
        return (conference,
        [
            new ConferenceReferred
            {
                ChildKeys = { conference.Children.Select(child => pseudonyms.KeyOf(conference.Authority, child.Reference)) },
                Reason = referral.Reason,
                OfferedDate = referral.OfferedOn.ToMessage(),
                ReferredDate = referral.ReferredOn.ToMessage(),
                Urgent = referral.Urgent,
                RequestedByService = referral.RequestedByService,
                RequestedByRecordId = referral.RequestedByRecordId,
                OfferId = referral.OfferId?.ToString() ?? "",
                Team = referral.Team,
                HistoricEntry = referral.HistoricEntry,
            },
        ]);
    }

    public IReadOnlyList<IMessage> AskForInformation(DateOnly on, string question)
    {
        Require("Asking for information", ConferenceState.Referred);
        InOrder.Require(on, ProvidedOn ?? ReferredOn, ProvidedOn is null ? "the referral" : "the referrer's earlier answer");

        (AskedOn, Question) = (on, question);
        MoveTo(ConferenceState.MoreInfo, on);
        return [new InformationRequested { AskedDate = on.ToMessage() }];
    }

    /// <summary>The screening runs on from the referral.</summary>
    public IReadOnlyList<IMessage> ProvideInformation(DateOnly on, string text)
    {
        Require("Providing information", ConferenceState.MoreInfo);
        InOrder.Require(on, AskedOn, "the question");

        ProvidedOn = on;
        ReferralText = ReferralText.Length == 0 ? text : $"{ReferralText}\n\n{text}";
        MoveTo(ConferenceState.Referred, on);
        return [new InformationProvided { ProvidedDate = on.ToMessage() }];
    }

    /// <param name="at">Of an urgent one: when its hours begin.</param>
    public IReadOnlyList<IMessage> Accept(DateOnly on, DateTimeOffset? at, Standard standard)
    {
        Require("Acceptance", ConferenceState.Referred);
        if (Urgent != at is not null)
            throw Refuse.Field("accepted_time", Urgent ? "is required: the hours of an urgent conference run from it" : "is for an urgent conference only");
        if (at is { } instant && WorkingCalendar.LondonDate(instant) != on)
            throw Refuse.Field("accepted_time", "must lie on the accepted_date in London");
        InOrder.Require(on, ProvidedOn ?? ReferredOn, ProvidedOn is null ? "the referral" : "the referrer's answer");

        (ScreenedOn, AcceptedOn, AcceptedAt) = (on, on, at);
        NormOn = on.AddDays(standard.NormDays);
        UrgentBy = at?.AddHours(standard.UrgentHours);
        Wait(on, standard);
        return [new ReferralScreened { Accepted = true, ScreenedDate = on.ToMessage(), NormDate = NormOn.ToMessage(), InTime = on <= ScreenBy }];
    }

    public IReadOnlyList<IMessage> Decline(DateOnly on, NotAcceptedReason reason, string detail)
    {
        Require("Declining the referral", ConferenceState.Referred, ConferenceState.MoreInfo);
        InOrder.Require(on, StateSince, "what was done before");

        (ScreenedOn, NotAcceptedReason, NotAcceptedDetail) = (on, reason, detail);
        MoveTo(ConferenceState.NotAccepted, on);
        return [new ReferralScreened { Reason = reason, ScreenedDate = on.ToMessage(), InTime = on <= ScreenBy }];
    }

    /// <summary>It waits for a coordinator, an urgent one not beyond its hours.</summary>
    void Wait(DateOnly on, Standard standard)
    {
        var by = WorkingCalendar.WorkingDaysAfter(on, standard.ScreeningWorkingDays);
        CoordinatorBy = UrgentBy is { } end && WorkingCalendar.LondonDate(end) is var last && last < by ? last : by;
        MoveTo(ConferenceState.Accepted, on);
    }
}

/// <summary>A referral as it comes in.</summary>
sealed record Referral(
    IReadOnlyList<ChildFacts> Children,
    IReadOnlyList<string> SiblingReferences,
    IReadOnlyList<PersonFacts> Participants,
    IReadOnlyList<InvolvementFacts> Involvements,
    ReferralReason Reason,
    string Text,
    DateOnly OfferedOn,
    DateOnly ReferredOn,
    bool Urgent,
    Guid? OfferId,
    string Team,
    bool Restricted,
    bool HistoricEntry,
    string RequestedByService,
    string RequestedByRecordId);
