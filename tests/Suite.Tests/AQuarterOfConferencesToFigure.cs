using Google.Protobuf;
using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Testing;
using Suite.Types.V1;
using Xunit;
using Offers = Suite.FamilyGroupConferences.V1.FgdmOfferService.FgdmOfferServiceClient;
using Standards = Suite.FamilyGroupConferences.V1.ConferenceStandardsService.ConferenceStandardsServiceClient;

namespace Suite.Tests;

/// <summary>The worked quarter of conferencing, July to September 2026, in through gRPC and out of Reporting, and what must be refused in it.</summary>
public sealed class AQuarterOfConferencesToFigure
{
    const string Quarter = "2026/27 Q2", Before = "2026/27 Q1", After = "2026/27 Q3";

    static readonly int[] DaysToConference =
        [14, 17, 19, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42, 44, 47, 51, 56, 61, 70];

    static DateOnly Day(int month, int day) => new(2026, month, day);

    static Date On(int month, int day) => Officers.On(Day(month, day));

    [Fact]
    public async Task Thirty_six_families_give_every_figure_of_the_quarter()
    {
        await using var suite = await InProcessSuite.Start(Day(10, 5));
        var (early, late) = (Day(1, 1), Day(7, 1));
        List<string> coordinators = [];
        foreach (var (subject, from) in new[] { ("staff-0051", early), ("staff-0052", early), (WorkedConference.CoordinatorSubject, late), ("staff-0054", late) })
            coordinators.Add((await WorkedConference.Registered(suite, subject, from)).CoordinatorId);

        for (var i = 0; i < 36; i++)
            await Family(suite, i, coordinators[i % 4]);
        await Issued(suite, await Answered(suite, await Offer(suite, "LCS4901"), OfferResponse.Declined));
        await Issued(suite, await Exempted(suite, await Offer(suite, "LCS4902")));

        for (var i = 0; i < 9; i++)
            await FamilyBefore(suite, i, coordinators[i % 2]);
        await suite.UntilReported();
        var reports = suite.ReportsFor(WorkedApplication.Analyst);
        Assert.Equal("G03 RATIO : 3.22 (29 of 9)", await Figures.Text(reports, "G03", "RATIO", Quarter));
        Assert.Equal("G03 TRIPLED : true (29 of 9)", await Figures.Text(reports, "G03", "TRIPLED", Quarter));

        await FamilyBefore(suite, 9, coordinators[0]);
        await suite.UntilReported();
        foreach (var expected in (string[])
        [
            "G01 REFERRED : 36 (36 of 0)", "G01 ACCEPTED : 94.4 (34 of 36)", "G02 TAKE_UP : 88.9 (32 of 36)", "G02 DECLINED : 2 (2 of 0)",
            "G03 HELD : 29 (29 of 0)", "G03 HELD_PREVIOUS : 10 (10 of 0)", "G03 CHANGE : 190.0 (29 of 10)", "G03 RATIO : 2.90 (29 of 10)", "G03 TRIPLED : false (29 of 10)",
            "G04 MEDIAN_DAYS : 33.0 (29 of 0)", "G04 MEAN_DAYS : 35.0 (29 of 0)", "G04 WITHIN_NORM : 79.3 (23 of 29)", "G05 MADE : 93.1 (27 of 29)", "G05 AGREED : 96.3 (26 of 27)",
            "G06 TOOK_PART : 81.6 (31 of 38)", "G07 PATERNAL : 75.9 (22 of 29)", "G08 ON_TIME : 77.8 (7 of 9)", "G09 COVERAGE : 82.8 (24 of 29)", "G11 COMPLIANT : 100.0 (6 of 6)", "G11 EXEMPT : 1 (1 of 0)",
        ])
            Assert.Equal(expected, await Figures.Text(reports, expected.Split(' ')[0], expected.Split(' ')[1], Quarter));
        Assert.Equal(("7.25", "5.00"), ((await Figures.Of(reports, "G12", "HELD_PER_POST", Quarter)).Value, (await Figures.Of(reports, "G12", "HELD_PER_POST", Before)).Value));
        Assert.Equal("4.00", (await Figures.Of(reports, "G12", "AVERAGE_POSTS", Quarter)).Value);

        await TheSameEventTwiceCountsOnce(suite);
        await NobodyElseHasTheComments(suite);
        Assert.Empty(suite.Logs.Errors);
    }

    /// <summary>One of the thirty-six: two are not taken on, two do not consent, three are not held yet.</summary>
    static async Task Family(InProcessSuite suite, int i, string coordinator)
    {
        var accepted = Day(7, 2);
        var family = new WorkedConference(suite);
        string[] children = i < 9 ? [$"LCS41{i:00}", $"LCS42{i:00}"] : [$"LCS41{i:00}"];
        var offer = i < 4 ? await Answered(suite, await Offer(suite, children), OfferResponse.Accepted) : null;
        await family.Referred(Day(7, 1), children, i < 22 ? ParticipantRole.PaternalKin : ParticipantRole.Unspecified, offerId: offer?.OfferId ?? "");
        if (i >= 34)
        {
            await family.Do(WorkedConference.Manager, (c, r) => c.DeclineReferralAsync(r), new DeclineReferralRequest { ScreenedDate = Officers.On(accepted), Reason = NotAcceptedReason.NotSuited });
        }
        else if (i >= 29)
        {
            await family.Accepted(accepted);
            await family.Allocated(accepted.AddDays(1), coordinator);
            await (i >= 32 ? family.Declined(accepted.AddDays(4)) : family.Consented(accepted.AddDays(4)));
        }
        else
        {
            // Of 38 children 31 take part: both of the first nine families, and 13 of the other twenty.
            await family.HeldAfter(accepted, DaysToConference[i], coordinator, childrenTakePart: i < 22);
            var held = accepted.AddDays(DaysToConference[i]);
            if (i < 27)
            {
                await family.PlanMade(held);
                await family.PlanAnswered(held.AddDays(3), i == 0 ? PlanDecision.NotAgreed : i < 4 ? PlanDecision.AgreedWithChanges : PlanDecision.Agreed);
            }

            if (i < 24)
                await family.Told(held.AddDays(5));
        }

        if (offer is not null)
            await Issued(suite, await Read(suite, offer));
        await family.Finished();
    }

    /// <summary>A conference of the quarter before: of nine the review falls due in this one, of the tenth the family moves away first.</summary>
    static async Task FamilyBefore(InProcessSuite suite, int i, string coordinator)
    {
        var accepted = Day(4, 13);
        var family = new WorkedConference(suite);
        await family.Referred(Day(4, 10), [$"LCS40{i:00}"]);
        await family.HeldAfter(accepted, 37, coordinator);
        await family.PlanMade(Day(5, 20));
        await family.PlanAnswered(Day(5, 22), PlanDecision.Agreed);
        if (i < 8)
            await family.Reviewed(i < 7 ? Day(8, 20) : Day(8, 21));
        if (i == 9)
            await family.Do(WorkedConference.Manager, (c, r) => c.CloseConferenceAsync(r), new CloseConferenceRequest { Code = ClosureCode.MovedAway, ClosedDate = On(6, 15) });
        await family.Finished();
    }

    static async Task TheSameEventTwiceCountsOnce(InProcessSuite suite)
    {
        var held = suite.Tap.Heard.First(m => m.Type == "conferences.conference-held.v1");
        await suite.Tap.Announce([held, held]);

        // What is announced after it has been taken in, so it has been looked at too.
        await new WorkedConference(suite).Referred(Day(10, 5), ["LCS4999"]);
        await suite.UntilReported();
        Assert.Equal("29", (await Figures.Of(suite.ReportsFor(WorkedApplication.Analyst), "G03", "HELD", Quarter)).Value);
        Assert.Equal(3, suite.Tap.Heard.Count(m => m.MessageId == held.MessageId));
    }

    static async Task NobodyElseHasTheComments(InProcessSuite suite)
    {
        var comments = await new ConferenceService.ConferenceServiceClient(suite.ConferencesFor(WorkedConference.Manager))
            .ListCommentsAsync(new() { FromDate = On(7, 1), ToDate = On(9, 30), Purpose = "MONTHLY_REPORT" });
        Assert.Equal((24, WorkedConference.Comment), (comments.TotalSize, comments.Comments[0].Comment));

        const string Canary = "Canary comment";
        Assert.Equal(["family-group-conferences public.cases"], await suite.TablesHolding(Canary));
        Assert.DoesNotContain(suite.Tap.Heard, m => System.Text.Encoding.UTF8.GetString(m.Body).Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, suite.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(suite.Spans.Ended, s => s.Text.Contains(Canary, StringComparison.Ordinal));

        // They were all looked at: an opaque id of the same record is there.
        var conference = comments.Comments[0].ConferenceId;
        Assert.Contains("reporting facts_a.conference_session_fact", await suite.TablesHolding(conference));
        Assert.Contains(suite.Tap.Heard, m => System.Text.Encoding.UTF8.GetString(m.Body).Contains(conference, StringComparison.Ordinal));
        Assert.NotEmpty(suite.Spans.Ended);
    }

    [Fact]
    public async Task A_meeting_held_after_the_application_is_warned_of_and_refused_once_the_duty_is_in_force()
    {
        await using var suite = await InProcessSuite.Start(Day(10, 5));
        for (var i = 0; i < 4; i++)
        {
            var offer = await Answered(suite, await Offer(suite, $"LCS4{i}"), OfferResponse.Accepted);
            var late = i == 0;
            if (!late)
                offer = (await OnOffer(suite, offer, (c, r) => c.RecordMeetingHeldAsync(r), new RecordMeetingHeldRequest { MeetingDate = On(8, 3) })).Offer;
            var answer = await OnOffer(suite, offer, (c, r) => c.RecordApplicationIssuedAsync(r), new RecordApplicationIssuedRequest { Kind = ApplicationKind.CareOrder, ApplicationDate = On(9, 14) });
            Assert.Equal((!late, false, false), (answer.Compliance.Compliant, answer.Compliance.Exempt, answer.Compliance.DutyInForce));
            Assert.Equal(late ? [ComplianceGap.MeetingNotHeldBeforeApplication] : [], answer.Compliance.Gaps);
            if (late)
                await OnOffer(suite, answer.Offer, (c, r) => c.RecordMeetingHeldAsync(r), new RecordMeetingHeldRequest { MeetingDate = On(9, 21) });
        }

        await Issued(suite, await Answered(suite, await Offer(suite, "LCS4901"), OfferResponse.Declined));
        await Issued(suite, await Exempted(suite, await Offer(suite, "LCS4902")));
        await suite.UntilReported();
        var reports = suite.ReportsFor(WorkedApplication.Analyst);
        Assert.Equal("G11 COMPLIANT : 83.3 (5 of 6)", await Figures.Text(reports, "G11", "COMPLIANT", Quarter));
        Assert.Equal(1, (await Figures.Of(reports, "G11", "GAPS", Quarter, "MEETING_NOT_HELD_BEFORE_APPLICATION")).Numerator);

        var standards = new Standards(suite.ConferencesFor(WorkedConference.ServiceManager));
        var set = (await standards.GetStandardsAsync(new())).Standards;
        await standards.SetFgdmDutyAsync(new() { RequestId = Guid.NewGuid().ToString(), StandardsId = set.StandardsId, Etag = set.Etag, InForceFromDate = On(10, 1), Source = "Commencement regulations" });
        var accepted = await Answered(suite, await Offer(suite, "LCS4903"), OfferResponse.Accepted);
        var refused = await Assert.ThrowsAsync<RpcException>(() =>
            OnOffer(suite, accepted, (c, r) => c.RecordApplicationIssuedAsync(r), new RecordApplicationIssuedRequest { Kind = ApplicationKind.CareOrder, ApplicationDate = On(10, 5) }));
        Assert.Equal((StatusCode.FailedPrecondition, "FGDM_DUTY_NOT_MET"), await RefusedCall.By(() => Task.FromException(refused)));
        Assert.Equal("MEETING_NOT_HELD_BEFORE_APPLICATION", Assert.Single(refused.GetRpcStatus()!.GetDetail<Google.Rpc.PreconditionFailure>()!.Violations).Type);

        // The day before it came into force it still was a warning.
        var before = await OnOffer(suite, accepted, (c, r) => c.RecordApplicationIssuedAsync(r), new RecordApplicationIssuedRequest { Kind = ApplicationKind.CareOrder, ApplicationDate = On(9, 30) });
        Assert.Equal((false, false), (before.Compliance.Compliant, before.Compliance.DutyInForce));
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task What_makes_it_no_conference_is_refused_and_the_day_on_which_it_ends_is_Londons()
    {
        await using var suite = await InProcessSuite.Start(Day(10, 1));
        var (social, independent) = (await WorkedConference.Registered(suite, "staff-0051", Day(1, 1)), await WorkedConference.Registered(suite, WorkedConference.CoordinatorSubject, Day(1, 1)));
        var family = new WorkedConference(suite);
        // Until seven months before the allocation they were social worker of a brother who is not part of it.
        var sibling = new Involvement { Subject = "staff-0051", Role = InvolvementRole.SocialWorker, ChildReference = "LCS4102", FromDate = Officers.On(2025, 3, 3), UntilDate = On(1, 2) };
        await family.Referred(Day(7, 31), ["LCS4101"], sibling: sibling);
        await family.Accepted(Day(8, 1));
        Assert.Equal((StatusCode.FailedPrecondition, "COORDINATOR_NOT_INDEPENDENT"), await RefusedCall.By(() => family.Allocated(Day(8, 2), social.CoordinatorId)));
        await family.Allocated(Day(8, 2), independent.CoordinatorId);

        await family.Consented(Day(8, 6));
        var ended = new DateTimeOffset(2026, 9, 30, 23, 30, 0, TimeSpan.Zero);
        await family.Scheduled(Day(8, 20), ended.AddHours(-3));
        var withoutPrivateTime = WorkedConference.Phases(ended).Where(p => p.Kind is not PhaseKind.PrivateFamilyTime);
        Assert.Equal((StatusCode.FailedPrecondition, "PHASES_INCOMPLETE"), await RefusedCall.By(() =>
            family.Do(WorkedConference.Manager, (c, r) => c.RecordConferenceHeldAsync(r), family.Holding(ended, phases: withoutPrivateTime))));
        Assert.Equal(ConferenceState.Scheduled, (await family.Read()).State);

        await family.Held(ended);
        Assert.Equal(On(10, 1), family.Session.HeldDate);
        await family.PlanMade(Day(10, 1));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => family.Do(WorkedConference.SocialWorker, (c, r) => c.AnswerPlanAsync(r),
            new AnswerPlanRequest { Decision = PlanDecision.NotAgreed, DecisionDate = On(10, 1) })));
        Assert.Equal(ConferenceState.PlanMade, (await family.Read()).State);

        await suite.UntilReported();
        var reports = suite.ReportsFor(WorkedApplication.Analyst);
        Assert.Equal(("0", "1"), ((await Figures.Of(reports, "G03", "HELD", Quarter)).Value, (await Figures.Of(reports, "G03", "HELD", After)).Value));
        Assert.Empty(suite.Logs.Errors);
    }

    static async Task<FgdmOffer> Offer(InProcessSuite suite, params string[] children) =>
        (await new Offers(suite.ConferencesFor(WorkedConference.ServiceManager)).RecordOfferAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Children = { children.Select(child => new ConferenceChildFacts { ChildReference = child, Name = "Canary Childname", BirthDate = Officers.On(2018, 3, 1) }) },
            LetterDate = On(7, 1),
            OfferInLetter = true,
            OfferedTo = { new Offeree { Name = "Canary Mothername", PrBasis = "MOTHER" }, new Offeree { Name = "Canary Fathername", PrBasis = "BIRTH_REGISTRATION" } },
            Team = "kinship-north",
            HistoricEntry = true,
        })).Offer;

    static async Task<FgdmOffer> Answered(InProcessSuite suite, FgdmOffer offer, OfferResponse mothers)
    {
        var parents = offer.OfferedTo.Select(p => p.PersonId).ToList();
        offer = (await OnOffer(suite, offer, (c, r) => c.RecordOfferAnswerAsync(r), new RecordOfferAnswerRequest { PersonId = parents[0], Response = mothers, ResponseDate = On(7, 1) })).Offer;
        return (await OnOffer(suite, offer, (c, r) => c.RecordOfferAnswerAsync(r), new RecordOfferAnswerRequest { PersonId = parents[1], Response = OfferResponse.Declined, ResponseDate = On(7, 1) })).Offer;
    }

    static async Task<FgdmOffer> Exempted(InProcessSuite suite, FgdmOffer offer) =>
        (await OnOffer(suite, offer, (c, r) => c.RecordExemptionAsync(r), new RecordExemptionRequest { Stage = ExemptionStage.Hold, Reasons = "Canary narrative.", DecisionDate = On(7, 6) })).Offer;

    static Task Issued(InProcessSuite suite, FgdmOffer offer) =>
        OnOffer(suite, offer, (c, r) => c.RecordApplicationIssuedAsync(r), new RecordApplicationIssuedRequest { Kind = ApplicationKind.CareOrder, ApplicationDate = On(9, 14) });

    static async Task<FgdmOffer> Read(InProcessSuite suite, FgdmOffer offer) =>
        (await new Offers(suite.ConferencesFor(WorkedConference.ServiceManager)).GetOfferAsync(new() { OfferId = offer.OfferId })).Offer;

    static Task<TResponse> OnOffer<TRequest, TResponse>(InProcessSuite suite, FgdmOffer offer, Func<Offers, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "offer_id", () => (offer.OfferId, offer.Etag), r => act(new(suite.ConferencesFor(WorkedConference.ServiceManager)), r), _ => { }, async () => offer = await Read(suite, offer));
}
