using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Registrations;

/// <summary>
/// Has the fostering register take carers whom the decision maker approved. The register knows the case by its id: however often
/// it is asked, the carers are registered once.
/// </summary>
sealed class RegisterApprovedCarers(CarerRegisterService.CarerRegisterServiceClient register) : IAskHandler<KinshipCase>
{
    public const string Kind = "REGISTER_APPROVED_CARERS";

    public async Task<Func<KinshipCase, Moment, IReadOnlyList<IMessage>>> Make(KinshipCase @case, Ask ask, AskContext context, CancellationToken cancellation)
    {
        var answer = await register.RegisterApprovedCarerAsync(@case.ToRegistration(context.RequestId), context.Headers(), cancellationToken: cancellation);
        var household = Guid.Parse(answer.Household.HouseholdId);
        return (kinship, moment) => kinship.RecordRegistered(household, moment.Today);
    }
}

static class Registration
{
    public static RegisterApprovedCarerRequest ToRegistration(this KinshipCase kinship, Guid requestId)
    {
        var approval = kinship.Assessment!.Decisions.Find(d => d.Decision is Decision.Approve)!;
        var request = new RegisterApprovedCarerRequest
        {
            RequestId = requestId.ToString(),
            KinshipCaseId = kinship.Id.ToString(),
            DecisionDate = approval.On.ToMessage(),
            DecidedBy = approval.DecidedBy,
            RuleVersion = approval.RuleVersion,
            Team = kinship.Team,
            Restricted = kinship.Restricted,
            HistoricEntry = kinship.HistoricEntry,
        };
        request.Carers.AddRange(kinship.Carers.Select(c => new KinshipCarer
        {
            Name = c.Name,
            BirthDate = c.BirthDate.ToMessage(),
            PersonReference = c.Reference,
            DbsValidUntilDate = kinship.ValidUntil(c, CheckType.DbsEnhancedBarred).ToMessage(),
            MedicalValidUntilDate = kinship.ValidUntil(c, CheckType.Medical).ToMessage(),
        }));
        var approved = kinship.Children.FindAll(c => c.ApprovedFor);
        request.Children.AddRange(approved.Select(c => new KinshipChild
        {
            ChildReference = c.Reference,
            BirthDate = c.BirthDate.ToMessage(),
            // A kinship case is about one child or one sibling group.
            SiblingGroup = approved.Count > 1 ? kinship.Id.ToString() : "",
            PlacedDate = c.PlacementEndedOn is null ? c.PlacedOn.ToMessage() : null,
        }));
        return request;
    }

    static DateOnly? ValidUntil(this KinshipCase kinship, Person carer, CheckType type) =>
        kinship.Checks.Where(c => c.PersonId == carer.Id && c.Type == type).Max(c => c.ValidUntil);
}
