using System.Globalization;
using Dapper;
using Npgsql;
using Suite.DemoData.Caseload;
using Suite.DemoData.Returns;
using Suite.DemoData.Scorecards;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Suitability.Approval;
using Suite.Testing;
using Xunit;
using Application = Suite.FosteringRecruitment.Applications.Application;
using Decision = Suite.Suitability.Approval.Decision;
using Enquiry = Suite.FosteringRecruitment.Enquiries.Enquiry;
using Household = Suite.FosteringRecruitment.Households.Household;
using PanelRecommendation = Suite.Suitability.Approval.PanelRecommendation;

namespace Suite.Tests;

/// <summary>
/// The sample caseload goes in through the public API; F01 to F10 come out of Reporting, and are counted again, by other rules of
/// counting than Reporting's SQL, from the records that FosteringRecruitment keeps; and figures out of the statutory returns, from the
/// lives that the sample's returns tell of.
/// </summary>
public sealed class FiguresEqualTheRecords
{
    const string Authority = "E10000901";

    static readonly (DateOnly First, DateOnly Last)[] Periods = [(new(2025, 4, 1), new(2026, 3, 31)), (new(2026, 10, 1), new(2026, 12, 31))];

    [Fact]
    public async Task Of_the_sample_caseload()
    {
        await using var suite = await RunningSuite.Start(present: new(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        // The smaller council's caseload of all services, so that each loads; of the bigger one what is counted.
        await suite.LoadSampleCases("--authority", "E10000902");
        await suite.LoadSampleCases("--authority", Authority, "--scenario", "fostering");
        await suite.LoadSampleCases("--authority", Authority, "--scenario", "scorecards");

        var enquiries = await suite.FosteringRecords<Enquiry>(Authority);
        var applications = await suite.FosteringRecords<Application>(Authority);
        var households = await suite.FosteringRecords<Household>(Authority);
        Assert.True(enquiries.Count > 100 && applications.Count > 20 && households.Count > 30, $"{enquiries.Count} enquiries, {applications.Count} applications, {households.Count} households");

        var lives = BoardLoad.Lives(SampleCaseload.DefaultSeed, new(2027, 1, 11), Authority);
        foreach (var (first, last) in Periods)
        {
            var recount = Recount(enquiries, applications, households, first, last).Concat(Recount(lives, first, last)).ToDictionary(f => f.Key, f => f.Value);
            var reports = suite.ReportsFor(Officers.Analyst);
            foreach (var (key, expected) in recount)
            {
                var (measure, part) = (key.Split(' ')[0], key.Split(' ')[1]);
                var figures = (await reports.GetMeasureAsync(new() { MeasureId = measure, PeriodStart = Officers.On(first), PeriodEnd = Officers.On(last) })).Result.Figures;
                var figure = figures.Single(f => f.Part == part && f.Breakdown.Length == 0);
                Assert.Equal($"{first:O} to {last:O}: {key} = {expected}", $"{first:O} to {last:O}: {key} = {(expected.Contains('/', StringComparison.Ordinal) ? $"{figure.Numerator}/{figure.Denominator}" : part.EndsWith("_DAYS", StringComparison.Ordinal) ? figure.Value : $"{figure.Numerator}")}");
            }
        }

        var places = households.Where(h => h.EndedOn is null && h.Route is not FosteringRoute.Kinship).SelectMany(h => h.Places).ToList();
        var vacancy = (await suite.ReportsFor(Officers.Analyst).GetMeasureAsync(new() { MeasureId = "F08" })).Result.Figures.Single(f => f.Part == "VACANT" && f.Breakdown.Length == 0);
        Assert.Equal((places.Count(p => p.Status is PlaceStatus.Vacant), places.Count), (vacancy.Numerator, vacancy.Denominator));
    }

    /// <summary>Of the children whose returns were imported: as they lived, not as the returns have it row by row.</summary>
    static IEnumerable<KeyValuePair<string, string>> Recount(IReadOnlyList<CareLife> lives, DateOnly first, DateOnly last)
    {
        bool In(DateOnly? day) => day >= first && day <= last;
        var times = lives.SelectMany(l => l.Times).Where(t => !t.IsShortBreak).ToList();
        var now = times.Where(t => t.Covers(last)).ToList();
        yield return new("C01 CHILDREN", $"{now.Count}");
        yield return new("C03 STARTED", $"{times.Count(t => In(t.From))}");
        yield return new("C03 CEASED", $"{times.Count(t => In(t.To))}");
        yield return new("C04 FOSTER", $"{now.Count(t => t.Episodes.Last(e => e.From <= last && !e.Placement.IsTemporary).Placement.IsFoster)}/{now.Count}");
        yield return new("C19 INCIDENTS", $"{lives.Sum(l => l.Missing.Count(m => m.Kind is "M" && In(m.From)))}");
    }

    static IEnumerable<KeyValuePair<string, string>> Recount(IReadOnlyList<Enquiry> enquiries, IReadOnlyList<Application> applications, IReadOnlyList<Household> households, DateOnly first, DateOnly last)
    {
        bool In(DateOnly? day) => day >= first && day <= last;
        var byId = applications.ToDictionary(a => a.Id);

        var asked = enquiries.Where(e => In(e.ReceivedOn)).ToList();
        yield return new("F01 ENQUIRIES", $"{asked.Count}");
        yield return new("F01 APPLIED", $"{asked.Count(e => e.ApplicationId is { } id && byId[id].ReceivedOn <= last)}/{asked.Count}");

        var received = applications.Where(a => In(a.ReceivedOn)).ToList();
        var closed = received.Where(a => ClosedOn(a) <= last).ToList();
        yield return new("F02 APPLICATIONS", $"{received.Count}");
        yield return new("F02 APPROVED", $"{closed.Count(a => a.State is ApplicationState.Approved)}/{closed.Count}");

        var (came, went) = (households.Where(h => In(h.ApprovedOn)).ToList(), households.Where(h => In(h.EndedOn)).ToList());
        yield return new("F03 HOUSEHOLDS", $"{came.Count}");
        yield return new("F03 CARERS", $"{came.Sum(h => h.Carers.Count)}");
        yield return new("F03 PLACES", $"{came.Sum(h => h.Terms[0].Terms.MaxChildren)}");
        yield return new("F04 HOUSEHOLDS", $"{went.Count}");
        yield return new("F05 HOUSEHOLDS", $"{came.Count}/{went.Count}");

        var decided = applications.Where(a => In(FirstDecision(a))).ToList();
        yield return new("F06 DECISION_MEDIAN_DAYS", Median(decided.Select(a => FirstDecision(a)!.Value.DayNumber - a.ReceivedOn.DayNumber)));
        var sat = applications.Select(a => (a.ReceivedOn, On: a.Process?.Panels.Find(p => p.Recommendation is PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable)?.On))
            .Where(p => In(p.On)).ToList();
        yield return new("F06 PANEL_WITHIN_8_MONTHS", $"{sat.Count(p => p.On <= p.ReceivedOn.AddMonths(8))}/{sat.Count}");
        yield return new("F07 STAGE_1_MEDIAN_DAYS", Median(applications.Where(a => In(a.Process?.StageOneInformationOn)).Select(a => a.Process!.StageOneInformationOn!.Value.DayNumber - a.StageOneOn!.Value.DayNumber)));

        var reviews = households.SelectMany(h => h.Reviews).Where(r => In(r.DueOn)).ToList();
        var missed = households.Count(h => In(h.NextReviewOn) && !(h.EndedOn < h.NextReviewOn));
        yield return new("F09 ON_TIME", $"{reviews.Count(r => r.HeldOn <= r.DueOn)}/{reviews.Count + missed}");

        var ended = applications.Where(a => In(ClosedOn(a))).ToList();
        yield return new("F10 WITHDRAWN", $"{ended.Count(a => a.State is ApplicationState.Withdrawn)}");
    }

    static DateOnly? ClosedOn(Application application) => application.State switch
    {
        ApplicationState.Approved => application.Process!.Decisions.Find(d => d.Decision is Decision.Approve)!.On,
        ApplicationState.NotApproved or ApplicationState.Stage1Declined => application.Process!.Decisions.Find(d => d.Decision is Decision.NotApprove)!.On,
        ApplicationState.Withdrawn or ApplicationState.RejectedAtEntry => application.EndedOn,
        _ => null,
    };

    static DateOnly? FirstDecision(Application application) => application.Process?.Decisions.Find(d => !d.AtStageOne)?.On;

    static string Median(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        if (sorted.Count == 0)
            return "";
        var middle = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2m;
        return decimal.Round(middle, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
