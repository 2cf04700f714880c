using Google.Protobuf;
using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Has carers whom a family proposes assessed: KinshipAssessment opens a case for each proposal of the plan.</summary>
sealed class OpenKinshipCase(KinshipAssessmentService.KinshipAssessmentServiceClient kinship, Pseudonyms pseudonyms) : IAskHandler<Conference>
{
    public const string Kind = "OPEN_KINSHIP_CASE";

    public async Task<Func<Conference, Moment, IReadOnlyList<IMessage>>> Make(Conference @case, Ask ask, AskContext context, CancellationToken cancellation)
    {
        try
        {
            var answer = await kinship.OpenCaseAsync(@case.ToKinshipCase(ask.Id), context.Headers(), cancellationToken: cancellation);
            var opened = Guid.Parse(answer.Case.CaseId);
            return (conference, moment) => conference.RecordKinshipCaseOpened(ask.Id, opened, moment.Today);
        }
        catch (RpcException refused) when (AskRefusal.Of(refused) is { } reason)
        {
            return (conference, moment) => conference.RecordKinshipCaseRefused(ask.Id, reason, moment.Today, pseudonyms);
        }
    }
}

static class KinshipCases
{
    /// <summary>From that age on, living with a friend is no private fostering (Children Act 1989 s.66(1)(a)).</summary>
    const int PrivateFosteringAge = 16;

    /// <summary>Of what is kept with the proposal and does not change any more, and of nothing else.</summary>
    public static OpenCaseRequest ToKinshipCase(this Conference conference, Guid proposalId)
    {
        var proposal = conference.ProposalOf(proposalId);
        var asked = proposal.Asked;
        return new()
        {
            RequestId = proposalId.ToString(),
            Children =
            {
                asked.Children.Select(child => new ProposedChild
                {
                    ChildReference = child.Reference,
                    Name = child.Name,
                    BirthDate = child.BirthOn.ToMessage(),
                    Unborn = child.Unborn,
                    LookedAfter = child.LookedAfter,
                }),
            },
            People =
            {
                asked.Carers.Select(carer => new ProposedPerson
                {
                    Kind = PersonKind.ProposedCarer,
                    Name = carer.Name,
                    BirthDate = carer.BirthOn.ToMessage(),
                    Relationship = carer.Relationship,
                    PersonReference = carer.Reference,
                }),
            },
            ArrangementType = asked.Arrangement,
            Source = CaseSource.FamilyGroupConference,
            SourceCaseId = conference.Id.ToString(),
            ConcernDate = proposal.On.ToMessage(),
            Team = asked.Team,
            Restricted = asked.Restricted,
            HistoricEntry = asked.HistoricEntry,
        };
    }

    /// <summary>What the kinship team needs to begin: the household and its members are theirs to ask about.</summary>
    public static KinshipCaseAsked ToAsk(this Conference conference, ProposalFacts proposed, DateOnly on)
    {
        var children = proposed.ChildIds.Select(conference.ChildOf).ToList();
        return new(
            [.. children.Select(child => new AskedChild(child.Reference, child.Name, child.BirthOn, child.Unborn, child.FollowUp.LookedAfterOn(on)))],
            [
                .. proposed.Carers.Select(carer => (carer, Who: conference.ParticipantOf(carer.ParticipantId)))
                    .Select(c => new AskedCarer(c.Who.Name, c.Who.Reference, c.carer.BirthOn, RelationshipOf(c.carer.Relationship))),
            ],
            ArrangementOf(proposed, children, on), conference.Team, conference.Restricted, conference.HistoricEntry);
    }

    /// <summary>
    /// What the family has in mind, until the kinship team and the family choose a route. A looked-after child lives with somebody who is
    /// not a foster carer yet only under regulation 24 of the Care Planning, Placement and Case Review (England) Regulations 2010.
    /// Otherwise it lives with a relative (Children Act 1989 s.105(1)) without any order, or is privately fostered (s.66).
    /// </summary>
    static ArrangementType ArrangementOf(ProposalFacts proposed, List<Child> children, DateOnly on) =>
        children.Exists(child => child.FollowUp.LookedAfterOn(on)) ? ArrangementType.KinshipFosterTemporary
        : proposed.Carers.Any(carer => IsCloseRelative(carer.Relationship)) ? ArrangementType.InformalFamily
        : children.TrueForAll(child => on >= WorkingCalendar.TurnsOn(child.BirthOn, PrivateFosteringAge)) ? ArrangementType.Aged1617WithFriend
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
