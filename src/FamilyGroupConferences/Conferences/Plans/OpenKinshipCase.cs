using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Google.Protobuf;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Has carers whom a family proposes assessed: KinshipAssessment opens a case for each proposal of the plan.</summary>
sealed class OpenKinshipCase(KinshipAssessmentService.KinshipAssessmentServiceClient kinship) : IAskHandler<Conference>
{
    public const string Kind = "OPEN_KINSHIP_CASE";

    public async Task<Func<Conference, Moment, IReadOnlyList<IMessage>>> Make(Conference @case, Ask ask, AskContext context, CancellationToken cancellation)
    {
        var answer = await kinship.OpenCaseAsync(@case.ToKinshipCase(ask.Id), context.Headers(), cancellationToken: cancellation);
        var opened = Guid.Parse(answer.Case.CaseId);
        return (conference, moment) => conference.RecordKinshipCaseOpened(ask.Id, opened, moment.Today);
    }
}

static class KinshipCases
{
    /// <summary>From that age on, living with a friend is no private fostering (Children Act 1989 s.66(1)(a)).</summary>
    const int PrivateFosteringAge = 16;

    /// <summary>What the kinship team needs to begin: the household and its members are theirs to ask about.</summary>
    public static OpenCaseRequest ToKinshipCase(this Conference conference, Guid proposalId)
    {
        var proposal = conference.Plan!.Proposals.Single(p => p.Id == proposalId);
        var children = proposal.ChildIds.ConvertAll(conference.ChildOf);
        return new()
        {
            RequestId = proposalId.ToString(),
            Children =
            {
                children.Select(child => new ProposedChild
                {
                    ChildReference = child.Reference,
                    Name = child.Name,
                    BirthDate = child.BirthOn.ToMessage(),
                    Unborn = child.Unborn,
                    LookedAfter = child.FollowUp.LookedAfterOn(proposal.On),
                }),
            },
            People =
            {
                proposal.Carers.Select(carer => (carer, Who: conference.ParticipantOf(carer.ParticipantId))).Select(c => new ProposedPerson
                {
                    Kind = PersonKind.ProposedCarer,
                    Name = c.Who.Name,
                    BirthDate = c.carer.BirthOn.ToMessage(),
                    Relationship = RelationshipOf(c.carer.Relationship),
                    PersonReference = c.Who.Reference,
                }),
            },
            ArrangementType = ArrangementOf(proposal, children),
            Source = CaseSource.FamilyGroupConference,
            SourceCaseId = conference.Id.ToString(),
            ConcernDate = proposal.On.ToMessage(),
            Team = conference.Team,
            Restricted = conference.Restricted,
            HistoricEntry = conference.HistoricEntry,
        };
    }

    /// <summary>
    /// What the family has in mind, until the kinship team and the family choose a route. A looked-after child lives with somebody who is
    /// not a foster carer yet only under regulation 24 of the Care Planning, Placement and Case Review (England) Regulations 2010.
    /// Otherwise it lives with a relative (Children Act 1989 s.105(1)) without any order, or is privately fostered (s.66).
    /// </summary>
    static ArrangementType ArrangementOf(Proposal proposal, List<Child> children) =>
        children.Exists(child => child.FollowUp.LookedAfterOn(proposal.On)) ? ArrangementType.KinshipFosterTemporary
        : proposal.Carers.Exists(carer => IsCloseRelative(carer.Relationship)) ? ArrangementType.InformalFamily
        : children.TrueForAll(child => proposal.On >= WorkingCalendar.TurnsOn(child.BirthOn, PrivateFosteringAge)) ? ArrangementType.Aged1617WithFriend
        : ArrangementType.PrivateFostering;

    static bool IsCloseRelative(CarerRelationship relationship) => relationship is CarerRelationship.Grandparent or CarerRelationship.AuntOrUncle
        or CarerRelationship.Sibling or CarerRelationship.StepParent;

    static Relationship RelationshipOf(CarerRelationship relationship) => relationship switch
    {
        CarerRelationship.Grandparent => Relationship.Grandparent,
        CarerRelationship.AuntOrUncle => Relationship.UncleAunt,
        CarerRelationship.Sibling => Relationship.Sibling,
        CarerRelationship.StepParent => Relationship.StepParent,
        CarerRelationship.OtherRelative => Relationship.OtherRelative,
        CarerRelationship.Friend => Relationship.Friend,
        CarerRelationship.OtherConnectedPerson => Relationship.OtherConnected,
        _ => throw new ArgumentOutOfRangeException(nameof(relationship)),
    };
}
