using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Cases;

public sealed class HoldingAndClosing
{
    [Fact]
    public void A_hold_moves_no_deadline()
    {
        var kinship = Given.TemporarilyApproved();
        var before = kinship.DueItems().Select(i => (i.Rule, i.Subject, i.DueOn)).ToList();

        kinship.PutOnHold(HoldReason.CarerIll, Given.Placed.AddDays(3));
        var during = kinship.DueItems().Select(i => (i.Rule, i.Subject, i.DueOn)).ToList();
        kinship.Resume(Given.Placed.AddDays(40));

        Assert.Equal(before, during);
        Assert.Equal(before, kinship.DueItems().Select(i => (i.Rule, i.Subject, i.DueOn)));
        Assert.Equal(new(2026, 12, 27), kinship.Temporary!.LastCoveredOn);
    }

    [Fact]
    public void One_hold_at_a_time()
    {
        var kinship = Given.Identified();
        Given.Refused("NOT_ON_HOLD", () => kinship.Resume(Given.Viable));
        kinship.PutOnHold(HoldReason.CarerAbroad, Given.Concern);
        Given.Refused("ALREADY_ON_HOLD", () => kinship.PutOnHold(HoldReason.Other, Given.Viable));

        var ended = kinship.Resume(Given.Viable);

        Assert.Equal(Given.Viable, ended.Single<HoldEnded>().ResumeDate.ToDay());
        Assert.NotEmpty(kinship.PutOnHold(HoldReason.Other, Given.Viable));
    }

    [Fact]
    public void A_hold_begins_after_the_concern_and_ends_after_it_began()
    {
        var kinship = Given.Identified();
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.PutOnHold(HoldReason.Other, Given.Concern.AddDays(-1)));
        kinship.PutOnHold(HoldReason.Other, Given.Viable);
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.Resume(Given.Viable.AddDays(-1)));
    }

    [Fact]
    public void Closing_ends_the_hold_and_the_deadlines()
    {
        var kinship = Given.Approved(Given.TemporarilyApproved());
        kinship.PutOnHold(HoldReason.Other, Given.Decided);
        kinship.RecordRegistered(Guid.CreateVersion7(), Given.Decided);

        var closed = kinship.Close(ClosureCode.ApprovedFoster, Given.Decided.AddDays(10));

        Assert.Equal(ClosureCode.ApprovedFoster, closed.Single<CaseClosed>().Code);
        Assert.Equal(CaseState.Closed, kinship.State);
        Assert.Null(kinship.OpenHold);
        Assert.Empty(kinship.DueItems());
        Given.Refused("CASE_CLOSED", () => kinship.Close(ClosureCode.ApprovedFoster, Given.Decided.AddDays(10)));
        Given.Refused("CASE_CLOSED", () => kinship.PutOnHold(HoldReason.Other, Given.Decided.AddDays(10)));
    }

    [Fact]
    public void The_code_fits_the_path()
    {
        foreach (var (state, kinship) in ClosableCases())
        {
            Assert.Equal(state, kinship.State);
            var fitting = Enum.GetValues<ClosureCode>().Where(code => Closes(kinship, code)).ToHashSet();
            Assert.Equal(Expected(state), fitting);
        }
    }

    static HashSet<ClosureCode> Expected(CaseState state) => state switch
    {
        CaseState.Identified or CaseState.Viable => [ClosureCode.Cao, ClosureCode.Informal, ClosureCode.ChildHome, ClosureCode.OtherPlacement],
        CaseState.Reg24Suitability => [ClosureCode.Cao, ClosureCode.Informal, ClosureCode.NegativeAssessment, ClosureCode.ChildHome, ClosureCode.OtherPlacement],
        CaseState.NotViable => [ClosureCode.NegativeViability, ClosureCode.ChildHome, ClosureCode.OtherPlacement],
        CaseState.AdmApproved => [ClosureCode.ApprovedFoster],
        CaseState.NotApproved => [ClosureCode.NegativeAssessment, ClosureCode.ChildHome, ClosureCode.OtherPlacement],
        CaseState.OrderMade => [ClosureCode.Sgo],
        CaseState.OrderRefused or CaseState.PlacementEnded => [ClosureCode.Informal, ClosureCode.NegativeAssessment, ClosureCode.ChildHome, ClosureCode.OtherPlacement],
        CaseState.CarerWithdrew => [ClosureCode.Informal, ClosureCode.CarerWithdrew, ClosureCode.ChildHome, ClosureCode.OtherPlacement],
        CaseState.ChildMoved => [ClosureCode.ChildHome, ClosureCode.OtherPlacement],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    static IEnumerable<(CaseState, KinshipAssessment.Cases.KinshipCase)> ClosableCases()
    {
        yield return (CaseState.Identified, Given.Identified());
        yield return (CaseState.Viable, Given.FoundViable());
        yield return (CaseState.Reg24Suitability, Given.InSuitability());
        yield return (CaseState.NotViable, Given.FoundNotViable());
        yield return (CaseState.AdmApproved, Given.Approved(Given.TemporarilyApproved()));
        var refused = Given.Determined(Given.InFullAssessment());
        Given.Pass(refused, Given.Decided.AddDays(29));
        yield return (CaseState.NotApproved, refused);
        var ordered = Given.GuardianshipReported();
        ordered.RecordOrder(OrderKind.SpecialGuardianship, made: true, Given.Decided);
        yield return (CaseState.OrderMade, ordered);
        var notOrdered = Given.GuardianshipReported();
        notOrdered.RecordOrder(OrderKind.SpecialGuardianship, made: false, Given.Decided);
        yield return (CaseState.OrderRefused, notOrdered);
        var ended = Given.TemporarilyApproved();
        ended.EndPlacement(Given.Decided, "CARER_REQUEST", "FOSTER_PLACEMENT", Given.TeamManager);
        yield return (CaseState.PlacementEnded, ended);
        var withdrew = Given.InFullAssessment();
        withdrew.RecordWithdrawal(Given.Decided, "AW3");
        yield return (CaseState.CarerWithdrew, withdrew);
        var moved = Given.InFullAssessment();
        moved.RecordChildMoved(Given.Decided, "HOME");
        yield return (CaseState.ChildMoved, moved);
    }

    // The code is looked at before anything changes, so one case serves for all of them; the one that closes it is on a copy.
    static bool Closes(KinshipAssessment.Cases.KinshipCase kinship, ClosureCode code)
    {
        var copy = KinshipAssessment.Cases.KinshipCase.FromDocument(kinship.ToDocument(), KinshipAssessment.Cases.KinshipCase.SchemaVersion);
        try
        {
            copy.Close(code, new(2027, 2, 1));
            return true;
        }
        catch (Platform.Errors.RefusedException refused)
        {
            Assert.Equal("CLOSURE_CODE_DOES_NOT_FIT", refused.Reason);
            return false;
        }
    }

    [Fact]
    public void Aged_eighteen_fits_once_every_child_is()
    {
        var kinship = Given.Opened(Given.AnOpening() with { Children = [Given.AChild("CH1", new(2008, 9, 10)), Given.AChild("CH2", new(2008, 10, 10))] });

        Given.Refused("CLOSURE_CODE_DOES_NOT_FIT", () => kinship.Close(ClosureCode.Aged18, new(2026, 10, 9)));
        Assert.NotEmpty(kinship.Close(ClosureCode.Aged18, new(2026, 10, 10)));
    }

    [Fact]
    public void A_child_arrangements_order_closes_as_one()
    {
        var kinship = Given.GuardianshipReported();
        kinship.RecordOrder(OrderKind.ChildArrangementsLivesWith, made: true, Given.Decided);

        Given.Refused("CLOSURE_CODE_DOES_NOT_FIT", () => kinship.Close(ClosureCode.Sgo, Given.Decided));
        Assert.NotEmpty(kinship.Close(ClosureCode.Cao, Given.Decided));
    }

    [Fact]
    public void Carers_who_were_not_approved_are_not_closed_over_a_placement()
    {
        var kinship = Given.Determined(Given.TemporarilyApproved());
        kinship.MakeRepresentations(Given.Decided.AddDays(1));
        kinship.ListForPanel(Given.Decided.AddDays(1), Given.Decided.AddDays(2));
        kinship.RecordPanel(Given.APanel(Given.Decided.AddDays(2), PanelRecommendation.RecommendNotSuitable));
        Given.NotApprove(kinship, Given.Decided.AddDays(5));

        Given.Refused("PLACEMENT_COVERED", () => kinship.Close(ClosureCode.NegativeAssessment, Given.Decided.AddDays(6)));
    }

    [Fact]
    public void The_timetable_ended_when_the_assessment_did_and_not_when_the_file_was_closed()
    {
        var kinship = Given.FoundNotViable();

        kinship.Close(ClosureCode.NegativeViability, Given.Concern.AddDays(200));

        Assert.Equal(Given.Viable, kinship.TimetableEndedOn);
        Assert.Equal(Rag.Green, kinship.Rating(Given.Concern.AddDays(300)));
    }
}
