using Google.Protobuf;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

/// <summary>The last steps home and what follows, reached as staff reach them.</summary>
static class AHome
{
    public static readonly DateOnly CaseReviewed = new(2026, 4, 17);
    public static readonly DateOnly PlanPrepared = new(2026, 5, 20);
    public static readonly DateOnly Phased = new(2026, 5, 25);
    public static readonly DateOnly Reclassed = new(2026, 6, 1);
    public static readonly DateOnly Approved = new(2026, 6, 2);
    public static readonly DateOnly Home = new(2026, 6, 8);
    public static readonly DateOnly InThreeMonths = new(2026, 9, 8);
    public static readonly DateOnly InSixMonths = new(2026, 12, 8);

    public const string Nominated = "nom-1";

    public static readonly Caller NominatedOfficer = Staff("NOM", Nominated);

    public static IReadOnlyList<IMessage> Review(Reunification reunification, DateOnly on, bool considered = true) =>
        reunification.RecordCareReview(on, considered, Officer, "Goes on.", Officer);

    /// <summary>All that an approval needs, of a child whose state is CLASSIFIED.</summary>
    public static Reunification Approvable(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = WithViews(status: status);
        Review(reunification, CaseReviewed);
        reunification.RecordPlacementPlan(CaseReviewed, "A room of her own.", review: false);
        return reunification;
    }

    public static IReadOnlyList<IMessage> ApproveAsOfficer(Reunification reunification, DateOnly on) =>
        reunification.ApprovePlacement(Guid.CreateVersion7(), on, "Safe and wanted.", Nominated);

    public static Reunification GoingHome(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = StayingOvernight(status);
        Review(reunification, new(2026, 5, 12));
        Stay(reunification, new(2026, 5, 15, 18, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(14));
        reunification.RecordProgressReview(PlanPrepared, ProgressFinding.GoingWell, "", Worker);
        reunification.RecordPlacementPlan(PlanPrepared, "A room of her own.", review: false);
        reunification.StartPhasedReturn(Phased);
        return reunification;
    }

    /// <summary>Everything is there but the act of return; under an order it is approved.</summary>
    public static Reunification ReadyForHome(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = GoingHome(status);
        Class(reunification, RiskClass.Low, Reclassed);
        reunification.InformSchoolAndHealth(Reclassed, Reclassed, noSchool: false);
        if (reunification.UnderOrderOn(Approved))
            ApproveAsOfficer(reunification, Approved);
        return reunification;
    }

    public static IReadOnlyList<IMessage> GoHome(Reunification reunification, ReturnRoute route, DateOnly? on = null, Caller? by = null) =>
        reunification.Return(Guid.CreateVersion7(), on ?? Home, route, by ?? (route is ReturnRoute.P1 ? NominatedOfficer : TeamManager));

    public static Reunification AtHome(CareLegalStatus status = CareLegalStatus.CareOrder, DateOnly? on = null)
    {
        var reunification = ReadyForHome(status);
        GoHome(reunification, status is CareLegalStatus.Section20SinglePeriod ? ReturnRoute.CeasedE4A : ReturnRoute.P1, on);
        return reunification;
    }

    public static Reunification Monitored(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = AtHome(status);
        reunification.PassTime(Home.AddDays(1), default);
        return reunification;
    }

    public static IReadOnlyList<IMessage> Answer(Reunification reunification, ReviewPoint point, DateOnly on, OutcomeCode outcome = OutcomeCode.AtHomeParent, bool stable = true, bool corrects = false) =>
        reunification.RecordReturnReview(point, on, outcome, stable, "", corrects, corrects ? CorrectionReason.RecordedInError : CorrectionReason.Unspecified, Worker);

    public static Reunification FollowedUp(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = Monitored(status);
        Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths);
        Answer(reunification, ReviewPoint.SixMonths, InSixMonths);
        return reunification;
    }

    public static Reunification Consolidated(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = FollowedUp(status);
        reunification.Consolidate(InSixMonths);
        return reunification;
    }

    public static readonly DateOnly PlacedAtOnce = new(2026, 12, 21);

    /// <summary>Placed before the assessment, from CONSIDERED.</summary>
    public static Reunification Immediate(CareLegalStatus status = CareLegalStatus.CareOrder, DateOnly? on = null)
    {
        var reunification = Considered(status);
        PlaceNow(reunification, on ?? PlacedAtOnce);
        return reunification;
    }

    public static IReadOnlyList<IMessage> PlaceNow(Reunification reunification, DateOnly on) =>
        reunification.PlaceImmediately(Guid.CreateVersion7(), on, "Her carer fell ill.", on, Nominated);

    /// <summary>Assesses whoever lives there, all on one day.</summary>
    public static void AssessNow(Reunification reunification, DateOnly on, DateOnly joinedOn)
    {
        var parent = Join(reunification, joinedOn: joinedOn);
        var check = Guid.CreateVersion7();
        reunification.RequestCheck(check, parent, SuitabilityCheckKind.Police, joinedOn, "WESTMERE");
        reunification.RecordCheckResult(check, on, SuitabilityCheckOutcome.Clear);
        Consider(reunification, parent, on);
        reunification.CompleteAssessment(on, on, "Good enough.");
    }

    /// <summary>All that a confirmation needs.</summary>
    public static Reunification Confirmable(CareLegalStatus status = CareLegalStatus.CareOrder, DateOnly? placedOn = null)
    {
        var placed = placedOn ?? PlacedAtOnce;
        var reunification = Immediate(status, placed);
        AssessNow(reunification, placed.AddDays(7), placed);
        Review(reunification, placed.AddDays(8));
        Class(reunification, RiskClass.Medium, placed.AddDays(8));
        reunification.RecordChildsView(placed.AddDays(8), ViewOfReturn.InFavour, "", "DIRECT_WORK", Worker);
        reunification.RecordIroView(placed.AddDays(8), ViewOfReturn.InFavour, "", Officer);
        reunification.RecordPlacementPlan(placed.AddDays(8), "A room of her own.", review: false);
        return reunification;
    }

    public static IReadOnlyList<IMessage> Confirm(Reunification reunification, DateOnly on) =>
        reunification.ConfirmImmediate(Guid.CreateVersion7(), on, "It goes well.", Nominated);

    public static DueItem? Item(Reunification reunification, string rule) => reunification.DueItems().SingleOrDefault(item => item.Rule == rule);

    public static void RefusedByAll(IEnumerable<(string Reason, string Citation)> expected, Action act)
    {
        var refused = Refused(act);
        Assert.Equal(expected.Select(e => e.Reason), refused.Rules.Select(r => r.Rule));
        Assert.All(expected.Zip(refused.Rules), both => Assert.Contains(both.First.Citation, both.Second.Citation, StringComparison.Ordinal));
        Assert.Equal(expected.First().Reason, refused.Reason);
    }
}
