using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;
using Suite.EdgeOfCare.V1;

namespace Suite.DemoData.Families;

/// <summary>What happens in an edge-of-care episode, as its plan has it.</summary>
static class EpisodeStory
{
    public const string Team = "echo";

    const int WeeksUnderWay = 12;

    static readonly (InterventionType Type, int Minutes, bool Daily, int Weight)[] Work =
    [
        (InterventionType.FamilySupport, 180, false, 26), (InterventionType.SystemicFamilyTherapy, 90, false, 18), (InterventionType.Parenting, 120, false, 16), (InterventionType.DomesticAbuse, 120, false, 12),
        (InterventionType.DrugAlcohol, 150, false, 10), (InterventionType.YouthWorkMentoring, 240, false, 12), (InterventionType.MentalHealth, 60, false, 6),
    ];

    public static IEnumerable<Entry> Of(Matter matter, EpisodePlan plan)
    {
        var (draw, world) = (matter.Draw, matter.World);
        Episode Episode() => matter.Folder.Of<Episode>();
        var practitioner = Staff.Of(world.Authority, "", Post.EdgeOfCarePractitioner).Subject;
        var referred = plan.ReferredOn;

        yield return Do(referred, Post.EdgeOfCareManager, () => new ReferChildRequest
        {
            Child = plan.Child,
            FamilyId = world.Episodes.TryGetValue(plan.After, out var before) ? before.FamilyId : "",
            ReferredTime = referred.At(plan.CrisisAtHour ?? 10),
            Crisis = plan.CrisisAtHour is not null,
            Openness = plan.Openness,
            Needs = { plan.Needs },
            Summary = "Sample summary: things have come to a head at home.",
            Team = Team,
            HistoricEntry = true,
        });
        // What was only ever read of another matter is put where that one looks for it.
        yield return Do(referred, Post.EdgeOfCareManager, () =>
        {
            world.Episodes[plan.Child.ChildReference] = (Episode().EpisodeId, Episode().FamilyId);
            return null;
        });
        yield return Do(matter.Present, Post.EdgeOfCareManager, () => new FinishHistoricEpisodeRequest());
        if (plan is { CrisisAtHour: { } hour, AnsweredAfterHours: { } after })
        {
            var answered = referred.At(hour).ToDateTime().AddHours(after);
            yield return Do(DateOnly.FromDateTime(answered), Post.EdgeOfCarePractitioner, () => new RecordCrisisResponseRequest
            {
                RespondedTime = DateOnly.FromDateTime(answered).At(answered.Hour),
                Summary = "Sample summary: stayed until everybody slept.",
            });
        }

        foreach (var spell in plan.Spells)
        {
            // Where the work went on for a return, the end becomes known when it comes.
            var known = plan.ResumedOn is null ? spell.Until : null;
            yield return Do(Days.Later(known ?? spell.From, referred.After(1)), Post.EdgeOfCarePractitioner, () => new RecordLookedAfterRequest
            {
                StartDate = spell.From.ToMessage(),
                LegalStatus = spell.Status,
                UntilDate = known?.ToMessage(),
                KnownWhenReferred = spell.Known,
            }, $"{spell.From:yyyyMMdd}");
            if (plan.ResumedOn is not null && spell.Until is { } until)
                yield return Do(until, Post.EdgeOfCarePractitioner, () => new RecordLookedAfterEndedRequest { UntilDate = until.ToMessage() });
        }

        if (plan.ResumedOn is { } resumed)
            yield return Do(resumed, Post.EdgeOfCareManager, () => new ResumeAfterCareRequest { ResumeDate = resumed.ToMessage(), Plan = "Sample plan: work with the mother towards a return." });
        foreach (var entry in Outcomes(plan))
            yield return entry;

        switch (plan.StopIn)
        {
            case EpisodeState.Referred:
                yield break;
            case EpisodeState.Withdrawn:
                yield return Do(referred.After(3), Post.EdgeOfCareManager, () => new WithdrawEpisodeRequest { WithdrawalDate = referred.After(3).ToMessage(), Reason = DeclineReason.CircumstancesChanged });
                yield break;
        }

        yield return Do(referred.After(1), Post.EdgeOfCareManager, () => new SendToPanelRequest { SentDate = referred.After(1).ToMessage() });
        if (plan.StopIn is EpisodeState.Panel)
            yield break;
        var panel = plan.CareRiskOn ?? referred.After(5);
        var declined = plan.StopIn is EpisodeState.Declined;
        yield return Do(panel, Post.EdgeOfCareManager, () => new RecordEpisodePanelDecisionRequest
        {
            PanelDate = panel.ToMessage(),
            Decision = declined ? EpisodePanelDecision.Declined : EpisodePanelDecision.Accepted,
            DeclineReasons = { declined ? [DeclineReason.OtherServiceFits] : Array.Empty<DeclineReason>() },
        });
        if (plan.CareRiskOn is { } risk)
            yield return Do(risk, Post.EdgeOfCareManager, () => new DecideCareRiskRequest { Source = CareRiskSource.Panel, SourceDate = panel.ToMessage(), DecisionDate = risk.ToMessage() });
        if (declined || plan.StopIn is EpisodeState.Accepted)
            yield break;

        var allocated = panel.After(1);
        yield return Do(allocated, Post.EdgeOfCareManager, () => new AllocateEpisodeRequest { AllocatedDate = allocated.ToMessage(), Team = Team, Worker = practitioner });
        if (plan.StopIn is EpisodeState.Allocated)
            yield break;
        var visited = allocated.After(draw.Weighted("visited", [(0, 20.0), (1, 45), (2, 25), (6, 10)]));
        yield return Do(visited, Post.EdgeOfCarePractitioner, () => new RecordFirstVisitRequest { VisitDate = visited.ToMessage(), ChildSeen = true, Summary = "Sample summary: everybody was at home." });
        var engaged = visited.After(draw.Between("engaged", 1, 5));
        var engages = plan.StopIn is not EpisodeState.NotEngaged;
        yield return Do(engaged, Post.EdgeOfCarePractitioner, () => new RecordEngagementRequest
        {
            EngagementDate = engaged.ToMessage(),
            Engaged = engages,
            Reason = engages ? NotEngagedReason.Unspecified : NotEngagedReason.MissedAppointments,
        });
        if (!engages || plan.StopIn is EpisodeState.Engaged)
            yield break;

        foreach (var entry in TheWork(matter, plan, engaged, practitioner))
            yield return entry;
    }

    static IEnumerable<Entry> TheWork(Matter matter, EpisodePlan plan, DateOnly engaged, string practitioner)
    {
        var draw = matter.Draw;
        Episode Episode() => matter.Folder.Of<Episode>();
        var started = engaged.After(2);
        // Work whose family is at court or in crisis is more than one thing at once.
        var kinds = draw.Chance("two", 0.4) ? 2 : 1;
        var first = draw.Weighted("work", [.. Work.Select(w => (w, (double)w.Weight))]);
        var second = Work[(Array.IndexOf(Work, first) + draw.Between("other", 1, Work.Length - 1)) % Work.Length];
        var ends = plan.ClosedOn?.AddDays(-4).Back();

        for (var i = 0; i < kinds; i++)
        {
            var (index, work) = (i, i == 0 ? first : second);
            yield return Do(engaged, Post.EdgeOfCarePractitioner, () => new SetGoalRequest
            {
                Text = index == 0 ? "Sample goal: arguments end without anybody leaving." : "Sample goal: back at school on five days.",
                SetDate = engaged.ToMessage(),
                Baseline = draw.Between($"baseline-{index}", 1, 4),
                Target = 8,
            }, $"{i}");
            yield return Do(engaged, Post.EdgeOfCarePractitioner, () => new PlanInterventionRequest
            {
                Type = work.Type,
                Practitioner = practitioner,
                PlannedSessions = WeeksUnderWay,
                PlannedMinutesPerWeek = work.Minutes,
                Daily = work.Daily,
                PlannedDate = engaged.ToMessage(),
                StartDate = started.ToMessage(),
            }, $"{i}");
        }

        yield return Do(started, Post.EdgeOfCarePractitioner, () => new StartActiveWorkRequest { StartDate = started.ToMessage() });
        for (var i = 0; i < kinds; i++)
        {
            var (index, work) = (i, i == 0 ? first : second);
            List<SessionFacts> sessions = [];
            for (var week = 0; week < WeeksUnderWay; week++)
            {
                var on = started.AddDays(7 * week + 2 * i).Weekday();
                if (on > matter.Present || on > ends)
                    break;
                var attended = draw.Chance($"attended-{i}-{week}", 0.86);
                sessions.Add(new() { SessionDate = on.ToMessage(), Minutes = attended ? Math.Min(120, work.Minutes) : 0, Attended = attended });
            }

            if (sessions.Count > 0)
                yield return Do(sessions[^1].SessionDate.ToDay(), Post.EdgeOfCarePractitioner, () => new RecordSessionsRequest { InterventionId = Episode().Interventions[index].InterventionId, Sessions = { sessions } }, $"{i}");
        }

        var halfway = started.After(35);
        if (ends is null || halfway < ends)
            yield return Do(halfway, Post.EdgeOfCarePractitioner, () => new ScoreGoalRequest { GoalId = Episode().Goals[0].GoalId, ScoreDate = halfway.ToMessage(), Score = draw.Between("score", 4, 7) });
        if (plan.ConferenceOn is { } asked)
            yield return Do(asked, Post.EdgeOfCarePractitioner, () => new RequestConferenceRequest
            {
                RequestedDate = asked.ToMessage(),
                Reason = ConferenceReason.PreventCare,
                Purpose = "Sample purpose: who helps when it gets late.",
                AgreedBy = "The mother",
                AgreedDate = asked.ToMessage(),
                SocialWorker = Staff.Of(matter.World.Authority, ConferenceStory.SocialWorkTeam, Post.SocialWorker).Subject,
                SocialWorkerFromDate = plan.ReferredOn.ToMessage(),
            });
        if (plan.StopIn is EpisodeState.StepDown)
        {
            var down = started.After(84);
            yield return Do(down, Post.EdgeOfCarePractitioner, () => new StepDownEpisodeRequest { StepDownDate = down.ToMessage(), To = StepDownTo.EarlyHelp, Plan = "Sample plan: a call each fortnight.", AgreedWith = "Sample family centre" });
        }

        if (plan.ClosedOn is not { } closed)
            yield break;
        for (var i = 0; i < kinds; i++)
        {
            var index = i;
            yield return Do(ends!.Value, Post.EdgeOfCarePractitioner, () => new CloseGoalRequest { GoalId = Episode().Goals[index].GoalId, ClosedDate = ends.Value.ToMessage(), FinalScore = plan.Closure is ClosureCode.GoalsMet ? 8 + draw.Between($"final-{index}", 0, 1) : index == 0 ? 5 : 8 }, $"{i}");
            yield return Do(ends.Value, Post.EdgeOfCarePractitioner, () => new EndInterventionRequest
            {
                InterventionId = Episode().Interventions[index].InterventionId,
                EndDate = ends.Value.ToMessage(),
                End = plan.Closure is ClosureCode.EnteredCare ? InterventionEnd.ChildEnteredCare : InterventionEnd.Completed,
                Outcome = "Sample outcome: calmer evenings.",
            }, $"{i}");
        }

        yield return Do(closed, Post.EdgeOfCareManager, () => new CloseEpisodeRequest { ClosedDate = closed.ToMessage(), Code = plan.Closure, Summary = "Sample summary: what was agreed was done." });
    }

    static IEnumerable<Entry> Outcomes(EpisodePlan plan)
    {
        if ((plan.CareRiskOn ?? plan.ClosedOn) is not { } anchor)
            yield break;
        for (var i = 0; i < plan.Outcomes.Count; i++)
        {
            var (point, outcome) = (i, plan.Outcomes[i]);
            var done = anchor.AddMonths(3 * (i + 1)).After(3);
            if (outcome is not OutcomeCode.Unspecified)
                yield return Do(done, Post.EdgeOfCarePractitioner, () => new RecordOutcomeReviewRequest { Point = point == 0 ? ReviewPoint.ThreeMonths : ReviewPoint.SixMonths, ReviewDate = done.ToMessage(), Outcome = outcome }, $"{i}");
        }
    }

    static Entry Do(DateOnly on, Post by, Func<IMessage?> make, string subject = "") => new(on, by, make, subject);
}
