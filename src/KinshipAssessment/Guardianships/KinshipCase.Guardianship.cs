using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Guardianships;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> RecordGuardianshipNotice(DateOnly on)
    {
        RequireOpen();
        Guardianship ??= new();
        Guardianship.NoticeOn = on;

        // The authority must look into the matter and report; before the route is chosen the assessment has nothing to stand on.
        if (RouteOn is not null && State is not (CaseState.Expired or CaseState.PlacementEnded or CaseState.CarerWithdrew or CaseState.ChildMoved or CaseState.OrderMade))
            AssessGuardianship(on);
        return [Amended("GUARDIANSHIP_NOTICE")];
    }

    void AssessGuardianship(DateOnly on)
    {
        Guardianship ??= new();
        if (Guardianship.Assessing || Guardianship.ReportFiledOn is not null)
            return;
        Guardianship.Assessing = true;
        Guardianship.StartedOn = on;
    }

    public IReadOnlyList<IMessage> FileGuardianshipReport(DateOnly on, string signedOffBy)
    {
        RequireOpen();
        if (Guardianship is not { Assessing: true } work)
            throw Refuse.Precondition("NO_GUARDIANSHIP_ASSESSMENT", "No special guardianship assessment runs.", GuardianshipRules.ReportCitation);
        RequireOrder(on, work.StartedOn, "the start of the assessment");

        // Beside a fostering assessment the case keeps its state.
        if (State is CaseState.SgoAssessment)
            Move(CaseMove.FileGuardianshipReport, on);
        else
            RequireState("A report for the court", GuardianshipAlongside);

        work.Assessing = false;
        work.ReportFiledOn = on;
        work.ReportSignedOffBy = signedOffBy;
        return [new GuardianshipReportFiled { FiledDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordOrder(OrderKind kind, bool made, DateOnly on)
    {
        RequireOpen();
        if (Guardianship is not { ReportFiledOn: { } filedOn } work)
            throw Refuse.Precondition("REPORT_NOT_FILED", "A court makes no order without the authority's report.", GuardianshipRules.ReportCitation);
        RequireOrder(on, filedOn, "the report");

        var events = new List<IMessage> { new OrderDecided { Kind = kind, Made = made, OrderDate = on.ToMessage() } };
        if (made)
        {
            Move(CaseMove.MakeOrder, on);
            Arrangement = kind is OrderKind.SpecialGuardianship ? ArrangementType.Sgo : ArrangementType.CaoLivesWith;
            EndTemporaryApproval(ApprovalState.Superseded, on);
            events.AddRange(EndPlacements(on, "ORDER_MADE"));
        }
        else if (State is CaseState.SgoReportFiled)
        {
            Move(CaseMove.RefuseOrder, on);
        }
        else
        {
            // Something else still runs, or has come to its own end.
            RequireState("An order", GuardianshipAlongside);
        }

        work.OrderKind = kind;
        work.OrderMade = made;
        work.OrderOn = on;
        events.Add(Reached("W14", on));
        return events;
    }

    static ReadOnlySpan<CaseState> GuardianshipAlongside =>
        new[]
        {
            CaseState.Reg24Suitability, CaseState.FullAssessment, CaseState.ReportShared, CaseState.PanelListed, CaseState.PanelDeferred,
            CaseState.PanelRecommended, CaseState.AdmApproved, CaseState.QdIssued, CaseState.Representations, CaseState.IrmReview,
            CaseState.FinalDecision, CaseState.NotApproved, CaseState.PlacementEnded,
        };
}
