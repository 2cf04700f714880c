using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Relatives and friends whom the family proposes as carers: another service assesses them.</summary>
sealed partial class Conference
{
    internal const string KinshipCaseNotAccepted = "KINSHIP_CASE_NOT_ACCEPTED";

    /// <summary>A child who cannot stay with a parent is placed with relatives or friends before anybody else.</summary>
    const string ProposalCitation = "Children Act 1989 s.22C(6)-(7); kinship care statutory guidance 2024";

    static readonly int[] NotAcceptedPoints = [-1];

    public IReadOnlyList<Ask> Asks() => Plan is null ? [] :
        [.. Plan.Proposals.Where(p => p.KinshipCaseId is null).Select(p => new Ask(p.Id, OpenKinshipCase.Kind, p.AskedBy))];

    void RequireProposable(PlanFacts facts)
    {
        var young = facts.Proposals.SelectMany(p => p.Carers).DistinctBy(c => c.ParticipantId)
            .Where(c => facts.MadeOn < WorkingCalendar.TurnsOn(c.BirthOn, AdultAge)).ToList();
        if (young.Count > 0)
            throw Refuse.Preconditions("PROPOSED_CARER_NOT_ADULT", $"A carer is {AdultAge} or over.",
                [.. young.Select(c => new RuleViolation(c.ParticipantId.ToString(), "This carer is too young.", AdultCitation))]);

        var grown = facts.Proposals.SelectMany(p => p.ChildIds).Distinct().Select(ChildOf)
            .Where(child => facts.MadeOn >= WorkingCalendar.TurnsOn(child.BirthOn, AdultAge)).ToList();
        if (grown.Count > 0)
            throw Refuse.Preconditions("PROPOSED_FOR_ADULT", $"Carers are proposed for children under {AdultAge}.",
                [.. grown.Select(child => new RuleViolation(child.Id.ToString(), "This young person has come of age.", AdultCitation))]);
    }

    /// <summary>Who was proposed before for the same children stays proposed and is not asked about again.</summary>
    List<IMessage> AddProposals(PlanFacts facts, Func<Guid> newId, Pseudonyms pseudonyms, Caller by)
    {
        var asked = new List<IMessage>();
        foreach (var proposed in facts.Proposals)
        {
            if (Plan!.Proposals.Exists(p => IsSame(p, proposed)))
                continue;
            var proposal = new Proposal
            {
                Id = newId(),
                Carers = [.. proposed.Carers],
                ChildIds = [.. proposed.ChildIds],
                HouseholdNote = proposed.HouseholdNote,
                On = facts.MadeOn,
                AskedBy = by.Subject,
            };
            Plan.Proposals.Add(proposal);
            asked.Add(new KinshipCaseRequested
            {
                ProposalId = proposal.Id.ToString(),
                ChildKeys = { proposal.ChildIds.Select(id => pseudonyms.KeyOf(Authority, ChildOf(id).Reference)) },
                RequestedDate = facts.MadeOn.ToMessage(),
            });
        }

        return asked;
    }

    static bool IsSame(Proposal before, ProposalFacts now) =>
        before.Carers.Select(c => c.ParticipantId).ToHashSet().SetEquals(now.Carers.Select(c => c.ParticipantId))
        && before.ChildIds.ToHashSet().SetEquals(now.ChildIds);

    /// <summary>Works in every state: the answer comes when it comes.</summary>
    public IReadOnlyList<IMessage> RecordKinshipCaseOpened(Guid proposalId, Guid kinshipCaseId, DateOnly on)
    {
        var proposal = Plan!.Proposals.Single(p => p.Id == proposalId);
        (proposal.KinshipCaseId, proposal.AcceptedOn) = (kinshipCaseId, on);
        return [new KinshipCaseAccepted { ProposalId = proposalId.ToString(), KinshipCaseId = kinshipCaseId.ToString(), AcceptedDate = on.ToMessage() }];
    }

    void AddProposalDeadlines(List<DueItem> items)
    {
        foreach (var proposal in Plan!.Proposals)
        {
            if (proposal.KinshipCaseId is null)
                items.Add(Points.Due(KinshipCaseNotAccepted, proposal.Id.ToString(), proposal.On, ProposalCitation, NotAcceptedPoints, "KINSHIP_ASSESSMENT"));
        }
    }
}
