using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>What becomes of an enquiry.</summary>
enum EnquiryFate
{
    Applies,
    Withdrawn,
    WithdrawnAfterInvitation,
    NotNow,
    NotEligible,
    Signposted,
    StillReceived,
    StillResponded,
    StillBooked,
    StillVisited,
    StillInvited,
}

/// <summary>One enquiry as it is meant to go.</summary>
sealed record EnquiryPlan(int Number, string Authority, DateOnly ReceivedOn, EnquiryFate Fate, Draw Draw)
{
    public required IReadOnlyList<Enquirer> Enquirers { get; init; }
    public string Source { get; init; } = "COUNCIL_WEBSITE";
    public string Campaign { get; init; } = "";
    public IReadOnlyList<PlacementType> Interests { get; init; } = [];

    /// <summary>Came in only now: not keyed in afterwards.</summary>
    public bool Live { get; init; }

    /// <summary>Answered days after the target.</summary>
    public bool Late { get; init; }

    /// <summary>What came of it, if they applied.</summary>
    public ApplicationPlan? Application { get; init; }
}

/// <summary>From the first contact to the invitation, or to another end.</summary>
static class EnquiryStory
{
    static readonly (WithdrawalCode, double)[] Withdrawals =
        [(WithdrawalCode.Aw0, 40), (WithdrawalCode.Aw1, 20), (WithdrawalCode.Aw2, 8), (WithdrawalCode.Aw3, 18), (WithdrawalCode.Aw4, 10), (WithdrawalCode.Aw5, 4)];

    static readonly (ScreeningReason, double)[] NotYet =
    [
        (ScreeningReason.NoSpareRoom, 22), (ScreeningReason.NewPartnership, 14), (ScreeningReason.RecentBereavement, 12), (ScreeningReason.PregnancyOrYoungBaby, 16),
        (ScreeningReason.HousingUnsettled, 20), (ScreeningReason.WorkCommitments, 16),
    ];

    static readonly (ScreeningReason, double)[] Never =
    [
        (ScreeningReason.NoSpareRoom, 45), (ScreeningReason.LivesTooFar, 14), (ScreeningReason.Health, 12), (ScreeningReason.Smoking, 8), (ScreeningReason.ImmigrationStatus, 6),
        (ScreeningReason.Under21, 5), (ScreeningReason.Finances, 5), (ScreeningReason.SpecifiedOffence, 2), (ScreeningReason.OwnChildrenNeeds, 3),
    ];

    public static IEnumerable<Step> Of(Life life, EnquiryPlan plan)
    {
        var draw = plan.Draw;
        var opener = plan.Live ? Post.Recruiter : Post.FosteringManager;
        yield return new Entry(plan.ReceivedOn, opener, () => new ReceiveEnquiryRequest
        {
            Enquirers = { plan.Enquirers },
            SourceCode = plan.Source,
            CampaignCode = plan.Campaign,
            ReceivedDate = plan.ReceivedOn.ToMessage(),
            Interests = { plan.Interests },
            Team = Teams.Recruitment,
            HistoricEntry = !plan.Live,
        });
        if (plan.Fate is EnquiryFate.StillReceived)
            yield break;

        var answered = plan.ReceivedOn.After(plan.Late ? draw.Between("answered", 4, 12) : draw.Between("answered", 0, 1));
        yield return Do(answered, () => new RespondToEnquiryRequest
        {
            RespondedDate = answered.ToMessage(),
            Means = draw.Weighted("means", [(ContactMeans.Telephone, 60.0), (ContactMeans.Email, 30), (ContactMeans.Video, 6), (ContactMeans.InPerson, 4)]),
        });
        if (plan.Fate is EnquiryFate.StillResponded)
            yield break;

        // Half of those who go no further say so before anybody visits.
        var visits = plan.Fate is EnquiryFate.Applies or EnquiryFate.StillBooked or EnquiryFate.StillVisited or EnquiryFate.StillInvited or EnquiryFate.WithdrawnAfterInvitation
            || draw.Chance("visits", 0.35);
        var day = answered;
        if (visits)
        {
            day = answered.After(draw.Between("booked", 0, 2));
            var booked = day;
            var visit = plan.Fate is EnquiryFate.StillBooked ? life.Present.After(draw.Between("visit", 1, 9)) : booked.After(draw.Between("visit", 2, plan.Late ? 16 : 5));
            yield return Do(booked, () => new BookVisitRequest { BookedDate = booked.ToMessage(), VisitDate = visit.ToMessage() });
            if (plan.Fate is EnquiryFate.StillBooked)
                yield break;
            yield return Do(visit, () => new RecordInitialVisitRequest { VisitedDate = visit.ToMessage(), Summary = "Sample summary: the home was seen and fostering explained.", ByVideo = draw.Chance("video", 0.15) });
            if (plan.Fate is EnquiryFate.StillVisited)
                yield break;
            day = visit;
        }

        switch (plan.Fate)
        {
            case EnquiryFate.Withdrawn:
                yield return Withdraw(day.After(draw.Between("withdrew", 2, 30)));
                break;
            case EnquiryFate.NotNow:
                var later = day.After(draw.Between("screened", 0, 6));
                yield return Do(later, () => new ScreenEnquiryRequest
                {
                    Outcome = ScreeningOutcome.NotNow,
                    Reason = draw.Weighted("not-now", NotYet),
                    ScreeningDate = later.ToMessage(),
                    ComeBackDate = later.AddMonths(draw.Between("come-back", 4, 14)).ToMessage(),
                });
                break;
            case EnquiryFate.NotEligible:
                var screened = day.After(draw.Between("screened", 0, 6));
                yield return Do(screened, () => new ScreenEnquiryRequest { Outcome = ScreeningOutcome.NotEligible, Reason = draw.Weighted("not-eligible", Never), ScreeningDate = screened.ToMessage() });
                break;
            case EnquiryFate.Signposted:
                var pointed = day.After(draw.Between("pointed", 0, 4));
                yield return Do(pointed, () => new SignpostEnquiryRequest
                {
                    SignpostedDate = pointed.ToMessage(),
                    Destination = draw.Of("destination",
                    [
                        SignpostDestination.SupportedLodgings, SignpostDestination.Adoption, SignpostDestination.KinshipCare, SignpostDestination.ShortBreaks,
                        SignpostDestination.OtherAuthority, SignpostDestination.Volunteering,
                    ]),
                });
                break;
            default:
                var eligible = day.After(draw.Between("eligible", 0, 3));
                yield return Do(eligible, () => new ScreenEnquiryRequest { Outcome = ScreeningOutcome.Eligible, ScreeningDate = eligible.ToMessage() });
                var invited = eligible.After(draw.Between("invited", 0, 2));
                yield return Do(invited, () => new InviteToApplyRequest { InvitedDate = invited.ToMessage() });
                if (plan.Fate is EnquiryFate.WithdrawnAfterInvitation)
                    yield return Withdraw(invited.After(draw.Between("withdrew", 5, 40)));
                break;
        }

        if (plan.Application is { } application)
            foreach (var step in ApplicationStory.Of(life, application))
                yield return step;

        Entry Withdraw(DateOnly on) => Do(on, () => new WithdrawEnquiryRequest { Code = draw.Weighted("code", Withdrawals), WithdrawalDate = on.ToMessage() });

        static Entry Do(DateOnly on, Func<Google.Protobuf.IMessage> make) => new(on, Post.Recruiter, make);
    }
}

static class Teams
{
    public const string Recruitment = "fostering-recruitment", Support = "fostering-support";
}
