using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>What was offered.</summary>
sealed record Offering(IReadOnlyList<OfferChild> Children, DateOnly LetterOn, bool InLetter, IReadOnlyList<Offeree> OfferedTo, string Team, bool Restricted, bool HistoricEntry);

sealed partial class FgdmOffer
{
    public static (FgdmOffer Offer, IReadOnlyList<IMessage> Events) Make(Guid id, Offering offering, Caller by, Pseudonyms pseudonyms)
    {
        RequireMayKeyIn(offering.HistoricEntry, by);
        var offer = new FgdmOffer
        {
            Id = id,
            Authority = by.Authority,
            Team = offering.Team,
            Worker = by.Has("CSW") ? by.Subject : "",
            Restricted = offering.Restricted,
            HistoricEntry = offering.HistoricEntry,
            StateSince = offering.LetterOn,
            Children = [.. offering.Children],
            LetterOn = offering.LetterOn,
            OfferInLetter = offering.InLetter,
            OfferedTo = [.. offering.OfferedTo],
            AnswerBy = WorkingCalendar.WorkingDaysAfter(offering.LetterOn, OfferRules.ResponseWorkingDays),
        };
        // Whoever makes a restricted offer, or one of another team, keeps knowing of it.
        if (!offer.MayBeKnownTo(by))
            offer.Access.Add(by.Subject);

        return (offer,
        [
            new OfferMade
            {
                ChildKeys = { offer.Children.Select(child => pseudonyms.KeyOf(offer.Authority, child.Reference)) },
                LetterDate = offer.LetterOn.ToMessage(),
                OfferInLetter = offer.OfferInLetter,
                OfferedTo = offer.OfferedTo.Count,
                HistoricEntry = offer.HistoricEntry,
            },
        ]);
    }

    public IReadOnlyList<IMessage> AddOfferee(Offeree offeree, DateOnly on)
    {
        RequireBeforeApplication(nameof(AddOfferee));
        OfferedTo.Add(offeree);
        Stand(on);
        return [Amended("OFFERED_TO")];
    }

    public IReadOnlyList<IMessage> RecordAnswer(Guid personId, OfferResponse response, DateOnly on)
    {
        RequireBeforeApplication("RecordOfferAnswer");
        var offeree = OfferedTo.Find(person => person.Id == personId) ?? throw Refuse.NotFound("PERSON_NOT_FOUND", "There is no such person in the offer.");
        RequireNotBeforeLetter(on);
        (offeree.Response, offeree.RespondedOn) = (response, on);
        Stand(on);
        return [new OfferAnswered { PersonId = personId.ToString(), Response = response, ResponseDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> Exempt(Exemption exemption)
    {
        RequireBeforeApplication("RecordExemption");
        // Whether to offer at all may be judged before there is a letter; whether to hold what was offered may not.
        if (exemption.Stage is ExemptionStage.Hold)
            RequireNotBeforeLetter(exemption.On);
        Exemptions.Add(exemption);
        Stand(exemption.On);
        return [new OfferExempted { Stage = exemption.Stage, DecisionDate = exemption.On.ToMessage() }];
    }

    /// <param name="references">Of the conference's children.</param>
    public IReadOnlyList<IMessage> LinkConference(Guid conferenceId, IEnumerable<string> references)
    {
        RequireNotEnded(nameof(LinkConference));
        if (references.Any(reference => !Children.Exists(child => child.Reference == reference)))
            throw Refuse.Precondition("CHILD_NOT_IN_OFFER", "The conference has a child who is not among the offer's.", OfferRules.Citation);
        ConferenceId = conferenceId;
        return [Amended("CONFERENCE")];
    }

    public IReadOnlyList<IMessage> RecordMeeting(DateOnly on)
    {
        RequireNotEnded("RecordMeetingHeld");
        RequireNotBeforeLetter(on);
        MeetingOn = on;
        return [Amended("MEETING")];
    }

    /// <param name="regardlessReason">Why it was issued though the duty was not met; null if it was not.</param>
    /// <param name="heldOn">When a conference that answers the offer was held.</param>
    public IReadOnlyList<IMessage> IssueApplication(ApplicationKind kind, DateOnly on, bool dutyInForce, DateOnly? heldOn, string? regardlessReason)
    {
        RequireBeforeApplication("RecordApplicationIssued");
        var compliance = ComplianceOn(on, dutyInForce, heldOn);
        var refused = !compliance.IsMet && dutyInForce;
        if (refused && regardlessReason is null)
        {
            throw Refuse.Preconditions("FGDM_DUTY_NOT_MET", "The duty to offer family group decision making before care proceedings is not met.",
                [.. compliance.Gaps.Select(gap => new RuleViolation(Codes.Of(gap), OfferRules.Describe(gap), OfferRules.Citation))]);
        }

        ApplicationKind = kind;
        Compliance = compliance;
        RegardlessReason = refused ? regardlessReason! : "";
        (State, StateSince) = (OfferState.ApplicationIssued, on);
        return
        [
            new ApplicationIssued
            {
                Kind = kind,
                ApplicationDate = on.ToMessage(),
                Compliant = compliance.IsMet,
                Exempt = compliance.Exempt,
                DutyInForce = dutyInForce,
                Gaps = { compliance.Gaps },
                IssuedRegardless = refused,
                RuleVersion = compliance.RuleVersion,
            },
        ];
    }

    public IReadOnlyList<IMessage> End(DateOnly on, string reasonCode)
    {
        RequireBeforeApplication("EndOffer");
        RequireNotBeforeLetter(on);
        (EndedOn, EndReasonCode) = (on, reasonCode);
        (State, StateSince) = (OfferState.Ended, on);
        return [new OfferEnded { EndedDate = on.ToMessage(), ReasonCode = reasonCode }];
    }

    /// <summary>Whether an application on a day meets the duty, by what was done up to that day.</summary>
    /// <param name="heldOn">When a conference that answers the offer was held.</param>
    public Compliance ComplianceOn(DateOnly day, bool dutyInForce, DateOnly? heldOn)
    {
        RequireNotBeforeLetter(day);
        // What was held before anybody was offered it is not the meeting that was offered.
        DateOnly?[] meetings = [heldOn, MeetingOn];
        var meeting = meetings.Where(held => held >= LetterOn && held < day).Min();
        if (Exemptions.Exists(exemption => exemption.On <= day))
            return new(Exempt: true, dutyInForce, [], day, meeting, OfferRules.Version);

        var owed = OfferedTo.FindAll(person => person.PrBasis != OfferRules.NoParentalResponsibility);
        var gaps = new List<ComplianceGap>();
        if (!OfferInLetter)
            gaps.Add(ComplianceGap.OfferNotInLetter);
        if (owed.Count == 0)
            gaps.Add(ComplianceGap.OfferedToNobody);
        if (meeting is null && owed.Exists(person => person.Response is OfferResponse.Accepted && person.RespondedOn <= day))
            gaps.Add(ComplianceGap.MeetingNotHeldBeforeApplication);
        return new(Exempt: false, dutyInForce, gaps, day, meeting, OfferRules.Version);
    }

    bool BeforeApplication => State is OfferState.Offered or OfferState.Accepted or OfferState.Declined or OfferState.Exempt;

    void RequireBeforeApplication(string move)
    {
        if (!BeforeApplication)
            throw MoveNotAllowed(move, State);
    }

    // A meeting after the application is recorded too; what the application was checked by stays.
    void RequireNotEnded(string move)
    {
        if (State is OfferState.Ended)
            throw MoveNotAllowed(move, State);
    }

    void RequireNotBeforeLetter(DateOnly on)
    {
        if (on < LetterOn)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "The day lies before the letter's.");
    }

    /// <summary>Where it stands follows from judgments and answers; a judgment holds whatever is answered.</summary>
    void Stand(DateOnly on)
    {
        var state = Exemptions.Count > 0 ? OfferState.Exempt
            : OfferedTo.Exists(person => person.Response is OfferResponse.Accepted) ? OfferState.Accepted
            : OfferedTo.Count > 0 && OfferedTo.TrueForAll(person => person.Response is not OfferResponse.Unspecified) ? OfferState.Declined
            : OfferState.Offered;
        if (state != State)
            (State, StateSince) = (state, on);
    }
}
