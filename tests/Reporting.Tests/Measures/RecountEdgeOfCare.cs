using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Reporting.Facts;
using Conference = Suite.FamilyGroupConferences.Events.V1;
using ConferenceCodes = Suite.FamilyGroupConferences.V1;
using Kinship = Suite.KinshipAssessment.Events.V1;
using KinshipCodes = Suite.KinshipAssessment.V1;

namespace Suite.Reporting.Tests.Measures;

/// <summary>E01 to E09, over the events themselves, and what the measures of conferences share with them: care risk, days in care, outcome reviews.</summary>
sealed partial class Recount
{
    sealed record Risk(Case Case, bool Echo, string Child, DateOnly On);

    sealed record Review(bool Completed, bool NotLookedAfter, bool InProceedings, bool InCare, bool Averted);

    void EdgeOfCare()
    {
        Averted();
        foreach (var months in new[] { 3, 6 })
        {
            var reviews = OutcomeReviews(echo: true, months);
            string Cohort(Review r) => r.Averted ? "AVERTED" : "OTHER";
            Shares($"E02 OF_COMPLETED_{months}M", [.. reviews.Where(r => r.Completed)], Cohort, r => r.NotLookedAfter);
            Shares($"E02 OF_DUE_{months}M", reviews, Cohort, r => r.NotLookedAfter);
            Shares($"E03 SUSTAINED_{months}M", reviews, Cohort, r => !r.InCare);
            Shares($"E04 COMPLETED_{months}M", reviews, Cohort, r => r.Completed);
            Shares($"E05 ENTERED_CARE_{months}M", reviews, Cohort, r => r.InCare);
        }

        GoalsAndClosures();
        Returns();
        PlacedAtHome();
    }

    IEnumerable<(string Child, DateOnly From, DateOnly? Last)> DaysInCare()
    {
        foreach (var record in _cases)
        {
            var never = record.All<LookedAfterWithdrawn>().Select(w => w.Message.SpellId)
                .Concat(record.All<Conference.LookedAfterEnded>().Where(e => e.Message.Mistaken).Select(e => e.Message.SpellId)).ToHashSet();
            var spells = record.All<LookedAfterStarted>().GroupBy(s => s.Message.SpellId).Select(s => s.Last().Message)
                .Where(s => s.LegalStatus != CareLegalStatus.Section20ShortBreaks)
                .Select(s => (s.SpellId, s.ChildKey, From: s.StartDate.ToDay()!.Value, Until: record.Last<LookedAfterEnded>(e => e.SpellId == s.SpellId)?.UntilDate.ToDay()))
                .Concat(record.All<Conference.LookedAfterStarted>().GroupBy(s => s.Message.SpellId).Select(s => s.Last().Message)
                    .Where(s => s.LegalStatus != ConferenceCodes.CareLegalStatus.Section20ShortBreaks)
                    .Select(s => (s.SpellId, s.ChildKey, From: s.FromDate.ToDay()!.Value,
                        Until: record.Last<Conference.LookedAfterEnded>(e => !e.Mistaken && e.SpellId == s.SpellId)?.UntilDate.ToDay() ?? s.UntilDate.ToDay())));
            foreach (var (id, child, from, until) in spells.Where(s => !never.Contains(s.SpellId)))
                yield return (child, from, until is null || until > from ? until?.AddDays(-1) : from);

            var ordered = Earliest(record.Ordered(KinshipCodes.OrderKind.SpecialGuardianship), record.Ordered(KinshipCodes.OrderKind.ChildArrangementsLivesWith))?.AddDays(-1);
            foreach (var placed in record.Placements)
            {
                var ended = record.All<Kinship.PlacementEnded>().LastOrDefault(e => e.Message.ChildKey == placed.Key);
                yield return (placed.Key, placed.First().Message.PlacementDate.ToDay()!.Value, Earliest(ended.Message?.EndDate.ToDay(), ordered));
                if (ended.Message is not null && ended.Sequence < placed.Last().Sequence)
                    yield return (placed.Key, placed.Last().Message.PlacementDate.ToDay()!.Value, ordered);
            }
        }
    }

    bool InCare(string child, DateOnly first, DateOnly last) => _inCare[child].Any(s => s.From <= last && !(s.Last < first));

    List<Risk> StandingRisks()
    {
        var standing = new List<Risk>();
        foreach (var record in _cases)
        {
            foreach (var risk in record.All<CareRiskDecided>().GroupBy(r => r.Message.CareRiskId))
                if (record.Last<CareRiskCorrected>(c => c.CareRiskId == risk.Key && c.CorrectionDate.ToDay() <= _to)?.Stands ?? true)
                    standing.Add(new(record, true, risk.Last().Message.ChildKey, risk.Last().Message.DecisionDate.ToDay()!.Value));
            foreach (var risk in record.All<Conference.CareRiskDecided>().GroupBy(r => r.Message.DecisionId))
                if (record.Last<Conference.CareRiskCorrected>(c => c.DecisionId == risk.Key && c.CorrectionDate.ToDay() <= _to)?.Stands ?? true)
                    standing.Add(new(record, false, risk.Last().Message.ChildKey, risk.Last().Message.DecisionDate.ToDay()!.Value));
        }

        return standing;
    }

    void Averted()
    {
        var risks = StandingRisks().Where(r => InPeriod(r.On)).ToList();
        var due = risks.Where(r => r.Echo).Select(r => r.Child).ToHashSet();
        var conferenced = risks.Where(r => !r.Echo && r.Case.First<Conference.ConferenceHeld>()?.HeldDate.ToDay() <= _to).Select(r => r.Child).ToHashSet();
        Share("E01 AVERTED", due.Count(c => !InCare(c, _to, _to)), due.Count);
        Counts("E01 SUITE_WIDE", [.. due.Union(conferenced).Where(c => !InCare(c, _to, _to))], c => !conferenced.Contains(c) ? "EDGE_OF_CARE" : due.Contains(c) ? "BOTH" : "CONFERENCES", _ => 1);
    }

    List<Review> OutcomeReviews(bool echo, int months)
    {
        var standing = StandingRisks();
        var reviews = new List<Review>();
        foreach (var record in _cases)
        {
            var said = echo
                ? record.All<FollowUpAnchored>().Select(a => (a.Sequence, Child: a.Message.ChildKey, ByRisk: a.Message.AnchorKind is AnchorKind.CareRiskDecision, Anchor: a.Message.AnchorDate.ToDay(),
                    Due: (months == 3 ? a.Message.ThreeMonthsDueDate : a.Message.SixMonthsDueDate).ToDay()))
                : record.All<Conference.OutcomeReviewSet>().Where(s => (s.Message.Point is ConferenceCodes.ReviewPoint.ThreeMonths) == (months == 3))
                    .Select(s => (s.Sequence, Child: s.Message.ChildKey, ByRisk: s.Message.AnchorKind is ConferenceCodes.AnchorKind.CareRiskDecision, Anchor: s.Message.AnchorDate.ToDay(), Due: s.Message.DueDate.ToDay()));
            var notYet = record.All<CareRiskCorrected>().Select(c => (c.Sequence, c.Message.ChildKey, On: c.Message.CorrectionDate.ToDay()))
                .Concat(record.All<Conference.CareRiskCorrected>().Select(c => (c.Sequence, c.Message.ChildKey, On: c.Message.CorrectionDate.ToDay()))).Where(c => c.On > _to).ToList();
            foreach (var child in said.Where(s => !notYet.Exists(c => c.ChildKey == s.Child && c.Sequence < s.Sequence)).GroupBy(s => s.Child))
            {
                var review = child.OrderBy(s => s.Sequence).Last();
                if (!InPeriod(review.Due))
                    continue;
                var answer = echo
                    ? record.All<OutcomeReviewed>().Select(a => a.Message)
                        .Where(a => a.ChildKey == child.Key && (a.Point is ReviewPoint.ThreeMonths) == (months == 3) && (!a.Corrects || a.ReviewDate.ToDay() <= _to))
                        .Select(a => (a.Completed, a.LookedAfter, a.InProceedings)).LastOrDefault()
                    : record.All<Conference.OutcomeReviewed>().Select(a => a.Message)
                        .Where(a => a.ChildKey == child.Key && (a.Point is ConferenceCodes.ReviewPoint.ThreeMonths) == (months == 3) && (!a.Corrects || a.ReviewDate.ToDay() <= _to))
                        .Select(a => (a.Completed, a.LookedAfter, a.InProceedings)).LastOrDefault();
                var (anchor, due) = (review.Anchor!.Value, review.Due!.Value);
                var quarterEnd = Quarter.Of(anchor).LastDay;
                reviews.Add(new(answer.Completed, answer.Completed && !answer.LookedAfter, answer.InProceedings, InCare(child.Key, anchor, due),
                    review.ByRisk && standing.Exists(r => r.Case == record && r.Child == child.Key && r.On == anchor) && !InCare(child.Key, quarterEnd, quarterEnd)));
            }
        }

        return reviews;
    }

    void GoalsAndClosures()
    {
        var goals = _cases.SelectMany(c => c.All<GoalClosed>().GroupBy(g => g.Message.GoalId).Select(g => g.Last().Message)).Where(g => InPeriod(g.ClosedDate.ToDay())).ToList();
        Share("E06 AT_TARGET", goals.Count(g => g.AtTarget), goals.Count);

        var closed = _cases.Select(c => (c.Id, Closed: c.Last<EpisodeClosed>()!)).Where(c => c.Closed is not null).Select(c => (c.Id, c.Closed.Code, On: c.Closed.ClosedDate.ToDay()!.Value)).ToList();
        var back = _cases.Select(c => c.Last<EpisodeReopened>()).OfType<EpisodeReopened>().ToList();
        var followed = closed.Where(c => InPeriod(c.On.AddMonths(12))).ToList();
        Share("E07 RE_REFERRED_12M", followed.Count(c => back.Exists(b => b.PreviousEpisodeId == $"{c.Id:D}" && b.ReferredDate.ToDay() <= c.On.AddMonths(12))), followed.Count);
        Counts("E07 CLOSED", [.. closed.Where(c => InPeriod(c.On))], c => $"{c.Code}", _ => 1);
        Count("E07 RE_ENTRIES", back.Count(b => InPeriod(b.ReferredDate.ToDay())));
    }

    void Returns()
    {
        var returns = _cases.SelectMany(c => c.All<ChildReturned>().Select(r => (Case: c, r.Message.Route, On: r.Message.ReturnedDate.ToDay()!.Value))).ToList();
        Counts("E08 RETURNED", [.. returns.Where(r => InPeriod(r.On))], r => $"{r.Route}", _ => 1);
        foreach (var months in new[] { 6, 12, 24 })
        {
            var due = returns.Where(r => InPeriod(r.On.AddMonths(months))).ToList();
            var again = due.Count(r => r.Case.First<ReEntered>(e => e.ReturnedDate.ToDay() == r.On && e.ReEntryDate.ToDay() <= r.On.AddMonths(months)) is not null);
            Share($"E08 RE_ENTERED_{months}M", again, due.Count);
            if (months == 6)
                Share("E08 SUSTAINED_6M", due.Count - again, due.Count);
        }
    }

    void PlacedAtHome()
    {
        var open = _cases.SelectMany(c => c.All<PlacedWithParents>().GroupBy(p => p.Message.PlacementId).Select(p => p.Last().Message)
                .Where(p => p.StartDate.ToDay() <= _to && !(c.Last<PlacementWithParentsEnded>(e => e.PlacementId == p.PlacementId)?.EndDate.ToDay() < _to))).ToList();
        Counts("E09 OPEN", open, p => $"{p.LegalStatus}", _ => 1);
        Share("E09 OVER_12_MONTHS", open.Count(p => p.StartDate.ToDay()!.Value.AddMonths(12) < _to), open.Count);
    }
}
