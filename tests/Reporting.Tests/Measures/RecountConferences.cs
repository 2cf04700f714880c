using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.Facts;

namespace Suite.Reporting.Tests.Measures;

/// <summary>G01 to G12, over the events themselves.</summary>
sealed partial class Recount
{
    void Conferencing()
    {
        Referrals();
        Held();
        ReviewsOfPlans();
        Feedback();
        Applications();
        Posts();

        foreach (var (months, reviews) in new[] { ("3M", OutcomeReviews(echo: false, months: 3)), ("6M", OutcomeReviews(echo: false, months: 6)) })
        {
            Share($"G10 NOT_LOOKED_AFTER_{months}", reviews.Count(r => r.NotLookedAfter), reviews.Count);
            Share($"G10 NOR_IN_PROCEEDINGS_{months}", reviews.Count(r => r.NotLookedAfter && !r.InProceedings), reviews.Count);
        }
    }

    void Referrals()
    {
        var referrals = _cases.Select(c => (Case: c, Referral: c.Last<ConferenceReferred>()!)).Where(c => c.Referral is not null).ToList();
        var referred = referrals.Where(r => InPeriod(r.Referral.ReferredDate.ToDay())).ToList();
        Counts("G01 REFERRED", referred, r => $"{r.Referral.Reason}", _ => 1);
        Counts("G01 CHILDREN", referred, r => $"{r.Referral.Reason}", r => r.Referral.ChildKeys.Count);
        Shares("G01 ACCEPTED", referred, r => $"{r.Referral.Reason}", r => r.Case.Last<ReferralScreened>() is { Accepted: true } screened && screened.ScreenedDate.ToDay() <= _to);

        var offered = referrals.Where(r => InPeriod(r.Referral.OfferedDate.ToDay())).Select(r => (r.Referral.Reason,
            Consented: r.Case.First<FamilyConsented>()?.ConsentedDate.ToDay() <= _to, Declined: r.Case.Last<FamilyDeclined>()?.DeclinedDate.ToDay() <= _to)).ToList();
        Shares("G02 TAKE_UP", offered, o => $"{o.Reason}", o => o.Consented);
        Count("G02 DECLINED", offered.Count(o => o.Declined && !o.Consented));
    }

    void Held()
    {
        var every = _cases.Select(c => (Case: c, Held: c.First<ConferenceHeld>()!)).Where(c => c.Held is not null).Select(c => (c.Case, c.Held, On: c.Held.HeldDate.ToDay()!.Value)).ToList();
        var held = every.Where(h => InPeriod(h.On)).ToList();
        var baseFrom = _from.Day == 1 && _to.AddDays(1).Day == 1
            ? _from.AddMonths(-((_to.Year * 12 + _to.Month) - (_from.Year * 12 + _from.Month) + 1))
            : _from.AddDays(-(_to.DayNumber - _from.DayNumber + 1));
        var before = every.Count(h => h.On < _from && h.On >= baseFrom);
        Count("G03 HELD", held.Count);
        Count("G03 HELD_PREVIOUS", before);
        Add("G03 CHANGE", before == 0 ? "" : Shown(100m * (held.Count - before) / before), held.Count, before);
        Add("G03 RATIO", before == 0 ? "" : Hundredths((decimal)held.Count / before), held.Count, before);
        Add("G03 TRIPLED", before == 0 ? "" : held.Count >= 2.95m * before ? "true" : "false", held.Count, before);
        Add("G03 DOUBLED", before == 0 ? "" : held.Count >= 1.95m * before ? "true" : "false", held.Count, before);

        var taken = held.Where(h => h.Held.AcceptedDate.ToDay() <= h.On).Select(h => (h.Held, Days: h.On.DayNumber - h.Held.AcceptedDate.ToDay()!.Value.DayNumber)).ToList();
        Median("G04 MEDIAN_DAYS", [.. taken.Select(t => t.Days)], 1);
        Mean("G04 MEAN_DAYS", [.. taken.Select(t => t.Days)]);
        Share("G04 WITHIN_NORM", taken.Count(t => t.Held.WithinNorm), taken.Count);

        var made = held.Where(h => h.Case.First<PlanMade>()?.MadeDate.ToDay() <= _to).ToList();
        Share("G05 MADE", made.Count, held.Count);
        Share("G05 AGREED", made.Count(h => h.Case.First<PlanAnswered>(a => a.Decision is PlanDecision.Agreed or PlanDecision.AgreedWithChanges)?.DecisionDate.ToDay() <= _to), made.Count);
        Share("G06 TOOK_PART", held.Sum(h => h.Held.ChildrenFourAndOverParticipating), held.Sum(h => h.Held.ChildrenFourAndOver));
        Share("G07 PATERNAL", held.Count(h => h.Held.PaternalParticipants > 0), held.Count);
    }

    void ReviewsOfPlans()
    {
        var (onTime, due) = (0, 0);
        foreach (var conference in _cases)
        {
            var numbers = conference.All<ReviewSet>().Select(r => r.Message.Number).Concat(conference.All<ReviewHeld>().Select(r => r.Message.Number)).Distinct();
            foreach (var number in numbers)
            {
                var held = conference.Last<ReviewHeld>(r => r.Number == number);
                var last = held?.DueDate.ToDay() ?? conference.Last<ReviewSet>(r => r.Number == number)?.DueDate.ToDay();
                if (!InPeriod(last) || (held is null && Over(conference, last)))
                    continue;
                due++;
                onTime += held is not null && held.HeldDate.ToDay() <= last ? 1 : 0;
            }
        }

        Share("G08 ON_TIME", onTime, due);

        static bool Over(Case conference, DateOnly? before) =>
            conference.Last<ConferenceClosed>()?.ClosedDate.ToDay() < before
            || conference.Last<ConferenceStoodDown>()?.StoodDownDate.ToDay() < before
            || conference.Last<PlanNotMade>()?.RecordedDate.ToDay() < before
            || (conference.First<PlanAnswered>(a => a.Decision is PlanDecision.NotAgreed)?.DecisionDate.ToDay() < before
                && !(conference.First<PlanAnswered>(a => a.Decision is PlanDecision.Agreed or PlanDecision.AgreedWithChanges)?.DecisionDate.ToDay() <= before));
    }

    void Feedback()
    {
        var sessions = new List<(bool Review, bool Covered)>();
        var forms = new List<FeedbackReceived>();
        var none = new List<FeedbackDeclined>();
        var comments = new List<CommentThemesChosen>();
        var outstanding = 0;
        foreach (var conference in _cases)
        {
            var given = conference.All<FeedbackReceived>().GroupBy(f => f.Message.FeedbackId).Select(f => f.Last().Message)
                .Where(f => InPeriod(f.SessionDate.ToDay()) && f.ReceivedDate.ToDay() <= _to).ToList();
            var silent = conference.All<FeedbackDeclined>().Select(f => f.Message).Where(f => InPeriod(f.SessionDate.ToDay()) && f.AskedDate.ToDay() <= _to).ToList();
            forms.AddRange(given);
            none.AddRange(silent);
            comments.AddRange(given.Select(f => conference.Last<CommentThemesChosen>(c => c.FeedbackId == f.FeedbackId)).OfType<CommentThemesChosen>());

            var held = conference.All<ConferenceHeld>().Select(h => (h.Sequence, Id: h.Message.SessionId, Review: false, On: h.Message.HeldDate.ToDay(), Asked: h.Message.FeedbackAsked))
                .Concat(conference.All<ReviewHeld>().Select(h => (h.Sequence, Id: h.Message.SessionId, Review: true, On: h.Message.HeldDate.ToDay(), Asked: h.Message.FeedbackAsked)))
                .GroupBy(s => s.Id).Select(s => s.OrderBy(h => h.Sequence).Last()).Where(s => InPeriod(s.On));
            foreach (var session in held)
            {
                sessions.Add((session.Review, given.Exists(f => f.Family && f.SessionId == session.Id)));
                outstanding += Math.Max(0, session.Asked - given.Count(f => f.SessionId == session.Id) - silent.Count(f => f.SessionId == session.Id));
            }
        }

        Share("G09 COVERAGE", sessions.Count(s => !s.Review && s.Covered), sessions.Count(s => !s.Review));
        Share("G09 COVERAGE_REVIEW", sessions.Count(s => s.Review && s.Covered), sessions.Count(s => s.Review));
        foreach (var (who, family) in new[] { ("", true), ("WORKER_", false) })
            foreach (var (question, score) in new (string, Func<FeedbackReceived, int>)[]
            {
                ("PREPARED", f => f.Prepared), ("HEARD", f => f.Heard), ("PLAN_IS_OURS", f => f.PlanIsOurs), ("RECOMMEND", f => f.Recommend),
            })
            {
                var scored = forms.Where(f => f.Family == family && score(f) > 0).ToList();
                Mean($"G09 {who}{question}", [.. scored.Select(score)]);
                foreach (var kind in scored.GroupBy(f => f.SessionKind))
                    Mean($"G09 {who}{question} {kind.Key}", [.. kind.Select(score)]);
            }

        Counts("G09 FORMS", forms, f => f.Family ? "FAMILY" : "SOCIAL_WORKER", _ => 1);
        Counts("G09 NO_ANSWER", none, f => f.Family ? "FAMILY" : "SOCIAL_WORKER", _ => 1);
        Count("G09 OUTSTANDING", outstanding);
        Counts("G09 THEMES", [.. comments.SelectMany(c => c.Themes.Distinct())], t => $"{t}", _ => 1);
        Counts("G09 TONES", comments, c => $"{c.Tone}", _ => 1);
    }

    void Applications()
    {
        var issued = _cases.Select(c => c.Last<ApplicationIssued>()).OfType<ApplicationIssued>().Where(a => InPeriod(a.ApplicationDate.ToDay())).ToList();
        Shares("G11 COMPLIANT", issued, a => $"{a.Kind}", a => a.Compliant);
        Count("G11 EXEMPT", issued.Count(a => a.Exempt));
        Count("G11 ISSUED_REGARDLESS", issued.Count(a => a.IssuedRegardless));
        Counts("G11 GAPS", [.. issued.SelectMany(a => a.Gaps.Distinct())], g => $"{g}", _ => 1);
    }

    void Posts()
    {
        long hundredths = 0;
        foreach (var coordinator in _cases)
        {
            var posts = coordinator.All<CoordinatorCapacitySet>().Select(p => (From: p.Message.FromDate.ToDay(), p.Sequence, p.Message.FteHundredths)).OrderBy(p => p.From).ThenBy(p => p.Sequence).ToList();
            if (posts.Count == 0)
                continue;
            for (var day = _from; day <= _to; day = day.AddDays(1))
                hundredths += posts.LastOrDefault(p => p.From <= day).FteHundredths;
        }

        var days = _to.DayNumber - _from.DayNumber + 1;
        var held = _cases.Count(c => InPeriod(c.First<ConferenceHeld>()?.HeldDate.ToDay()));
        Add("G12 AVERAGE_POSTS", Hundredths(hundredths / (100m * days)), hundredths, 0);
        Add("G12 HELD_PER_POST", hundredths == 0 ? "" : Hundredths(held * 100m * days / hundredths), held, hundredths);
    }

    void Mean(string figure, List<int> values) => Add(figure, values.Count == 0 ? "" : Shown((decimal)values.Sum() / values.Count), values.Count, 0);

    static string Hundredths(decimal exact) => (Math.Floor(exact * 100 + 0.5m) / 100).ToString("0.00");
}
