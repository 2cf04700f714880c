using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Tests;

/// <summary>Takes every act down and answers with so much of a case as the stories look at.</summary>
sealed class PaperService : ICommands
{
    static readonly CheckType[] AfterRoute = [CheckType.DbsEnhancedBarred, CheckType.Identity, CheckType.Medical, CheckType.HomeSafety];

    public List<(DateOnly On, Post By, Guid RequestId, IMessage Request)> Taken { get; } = [];

    public Task<KinshipCase> Do(Act act, CasePlan plan, Guid requestId, KinshipCase? last, CancellationToken cancellation)
    {
        Taken.Add((act.On, act.By, requestId, act.Request));
        var kinship = last?.Clone() ?? new KinshipCase { CaseId = $"case-{plan.Number}" };
        kinship.Etag = $"{Taken.Count}";
        Apply(kinship, act);
        return Task.FromResult(kinship);
    }

    static void Apply(KinshipCase kinship, Act act)
    {
        var state = act.Request switch
        {
            OpenCaseRequest => CaseState.Identified,
            StartViabilityRequest or ChallengeViabilityRequest => CaseState.Viability,
            DecideViabilityRequest decided => decided.Viable ? CaseState.Viable : CaseState.NotViable,
            ChooseRouteRequest chosen => chosen.Route is Route.TemporaryApproval ? CaseState.Reg24Suitability
                : chosen.Route is Route.FullAssessment ? CaseState.FullAssessment : CaseState.SgoAssessment,
            ApproveTemporarilyRequest => CaseState.FullAssessment,
            EndPlacementRequest => CaseState.PlacementEnded,
            DeclineAtStageOneRequest => CaseState.NotApproved,
            ShareReportRequest => CaseState.ReportShared,
            ListForPanelRequest => CaseState.PanelListed,
            RecordPanelRequest panel => panel.Recommendation is PanelRecommendation.Defer ? CaseState.PanelDeferred : CaseState.PanelRecommended,
            DecideRequest decision => decision.Decision is Decision.Approve ? CaseState.AdmApproved
                : decision.Decision is Decision.NotApprove ? CaseState.NotApproved : CaseState.QdIssued,
            MakeRepresentationsRequest => CaseState.Representations,
            SeekIndependentReviewRequest => CaseState.IrmReview,
            RecordReviewOutcomeRequest => CaseState.FinalDecision,
            FileGuardianshipReportRequest => CaseState.SgoReportFiled,
            RecordOrderRequest order => order.Made ? CaseState.OrderMade : CaseState.OrderRefused,
            RecordWithdrawalRequest => CaseState.CarerWithdrew,
            RecordChildMovedRequest => CaseState.ChildMoved,
            CloseCaseRequest => CaseState.Closed,
            _ => kinship.State,
        };
        kinship.State = state;
        switch (act.Request)
        {
            case OpenCaseRequest opened:
                kinship.Children.Add(opened.Children.Select((c, i) => new Child { ChildId = $"child-{i}", BirthDate = c.BirthDate }));
                kinship.People.Add(opened.People.Select((p, i) => new Person { PersonId = $"person-{i}", Kind = p.Kind, BirthDate = p.BirthDate }));
                Raise(kinship, act.On, [CheckType.PoliceDirect, CheckType.LocalAuthority]);
                break;
            case ChooseRouteRequest:
                Raise(kinship, act.On, AfterRoute);
                break;
            case ApproveTemporarilyRequest approved:
                kinship.TemporaryApproval = new() { State = ApprovalState.Running, LastCoveredDate = act.On.AddDays(111).ToMessage() };
                foreach (var child in kinship.Children)
                    child.PlacedDate = approved.PlacementDate;
                break;
            case ExtendTemporaryApprovalRequest { Kind: ExtensionKind.EightWeeks }:
                kinship.TemporaryApproval.State = ApprovalState.Extended8W;
                kinship.TemporaryApproval.LastCoveredDate = kinship.TemporaryApproval.LastCoveredDate.ToDay().AddDays(56).ToMessage();
                break;
            case ExtendTemporaryApprovalRequest:
                kinship.TemporaryApproval.State = ApprovalState.ExtendedIrm;
                kinship.TemporaryApproval.LastCoveredDate = null;
                break;
            case DecideRequest { Decision: Decision.Approve } when kinship.TemporaryApproval is not null:
                kinship.TemporaryApproval.State = ApprovalState.Superseded;
                break;
            case RequestCheckRequest asked:
                kinship.Checks.First(c => c.PersonId == asked.PersonId && c.Type == asked.Type && c.State is CheckState.Required).State = CheckState.Requested;
                break;
            case RecordCheckConsentRequest consent:
                Of(kinship, consent.CheckId).State = CheckState.Required;
                break;
            case RecordCheckResultRequest result:
                Of(kinship, result.CheckId).State = result.Outcome is CheckOutcome.Clear ? CheckState.ReceivedClear : CheckState.ReceivedWithContent;
                break;
            case RecommendDisclosureRequest recommended:
                Of(kinship, recommended.CheckId).State = CheckState.RiskAssessment;
                break;
            case DecideDisclosureRequest disclosed:
                Of(kinship, disclosed.CheckId).State = CheckState.Accepted;
                break;
            case WaiveCheckRequest waived:
                Of(kinship, waived.CheckId).State = CheckState.NotRequired;
                break;
        }
    }

    static void Raise(KinshipCase kinship, DateOnly on, IEnumerable<CheckType> types)
    {
        foreach (var type in types)
            foreach (var person in type is CheckType.HomeSafety ? [""] : kinship.People.Where(p => Needs(p, type, on)).Select(p => p.PersonId))
                kinship.Checks.Add(new Check
                {
                    CheckId = $"check-{kinship.Checks.Count}",
                    PersonId = person,
                    Type = type,
                    State = type is CheckType.Medical ? CheckState.ConsentPending : CheckState.Required,
                    Required = true,
                    RequiredByLaw = type is not CheckType.HomeSafety,
                    Stage = type is CheckType.HomeSafety ? 2 : 1,
                    RaisedDate = on.ToMessage(),
                });
    }

    static bool Needs(Person person, CheckType type, DateOnly on) => person.Kind is PersonKind.ProposedCarer
        || type is CheckType.DbsEnhancedBarred && person.Kind is PersonKind.HouseholdMember && person.BirthDate.ToDay().AddYears(18) <= on;

    static Check Of(KinshipCase kinship, string checkId) => kinship.Checks.Single(c => c.CheckId == checkId);
}
