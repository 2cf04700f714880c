using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Relatives and friends whom the family proposes as carers: another service assesses them.</summary>
sealed partial class Conference
{
    internal const string KinshipCaseNotAccepted = "KINSHIP_CASE_NOT_ACCEPTED", KinshipCaseRefusedRule = "KINSHIP_CASE_REFUSED";

    /// <summary>A child who cannot stay with a parent is placed with relatives or friends before anybody else.</summary>
    const string ProposalCitation = "Children Act 1989 s.22C(6)-(7); kinship care statutory guidance 2024";

    static readonly int[] NotAcceptedPoints = [-1];

    public IReadOnlyList<Ask> Asks() => Plan is null ? [] :
        [.. Plan.Proposals.Where(p => p.State is CallState.NotYetAccepted).Select(p => new Ask(p.Id, OpenKinshipCase.Kind, p.AskedBy))];

    void RequireProposable(PlanFacts facts)
    {
        var young = facts.Proposals.SelectMany(p => p.Carers).DistinctBy(c => c.ParticipantId)
            .Where(c => facts.MadeOn < WorkingCalendar.TurnsOn(c.BirthOn, SessionRules.AdultAge)).ToList();
        if (young.Count > 0)
            throw Refuse.Preconditions("PROPOSED_CARER_NOT_ADULT", $"A carer is {SessionRules.AdultAge} or over.",
                [.. young.Select(c => new RuleViolation(c.ParticipantId.ToString(), "This carer is too young.", AdultCitation))]);

        var grown = facts.Proposals.SelectMany(p => p.ChildIds).Distinct().Select(ChildOf)
            .Where(child => facts.MadeOn >= WorkingCalendar.TurnsOn(child.BirthOn, SessionRules.AdultAge)).ToList();
        if (grown.Count > 0)
            throw Refuse.Preconditions("PROPOSED_FOR_ADULT", $"Carers are proposed for children under {SessionRules.AdultAge}.",
                [.. grown.Select(child => new RuleViolation(child.Id.ToString(), "This young person has come of age.", AdultCitation))]);
    }

    internal Proposal ProposalOf(Guid id) => Plan?.Proposals.Find(p => p.Id == id) ?? throw Refuse.NotFound("PROPOSAL_NOT_FOUND", "There is no such proposal in the plan.");

    /// <summary>Who was proposed before for the same children stays proposed and is not asked about again, unless that was refused.</summary>
    List<IMessage> AddProposals(PlanFacts facts, Func<Guid> newId, Pseudonyms pseudonyms, Caller by)
    {
        var asked = new List<IMessage>();
        foreach (var proposed in facts.Proposals)
        {
            if (Plan!.Proposals.Exists(p => p.State is not CallState.Refused && IsSame(p, proposed)))
                continue;
            var proposal = new Proposal
            {
                Id = newId(),
                Carers = [.. proposed.Carers],
                ChildIds = [.. proposed.ChildIds],
                HouseholdNote = proposed.HouseholdNote,
                On = facts.MadeOn,
                AskedBy = by.Subject,
                Asked = this.ToAsk(proposed, facts.MadeOn),
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

    static bool IsSame(Proposal before, ProposalFacts now) => IsSame(before, now.Carers, now.ChildIds);

    static bool IsSame(Proposal before, IReadOnlyList<Proposer> carers, IReadOnlyList<Guid> childIds) =>
        before.Carers.Select(c => c.ParticipantId).ToHashSet().SetEquals(carers.Select(c => c.ParticipantId))
        && before.ChildIds.ToHashSet().SetEquals(childIds);

    /// <summary>Works in every state: the answer comes when it comes.</summary>
    public IReadOnlyList<IMessage> RecordKinshipCaseOpened(Guid proposalId, Guid kinshipCaseId, DateOnly on)
    {
        var proposal = ProposalOf(proposalId);
        (proposal.KinshipCaseId, proposal.AcceptedOn) = (kinshipCaseId, on);
        return [new KinshipCaseAccepted { ProposalId = proposalId.ToString(), KinshipCaseId = kinshipCaseId.ToString(), AcceptedDate = on.ToMessage() }];
    }

    /// <summary>Works in every state, too. Nobody waits any more for what was refused, so the coordinator's manager is told.</summary>
    public IReadOnlyList<IMessage> RecordKinshipCaseRefused(Guid proposalId, string reason, DateOnly on, Pseudonyms pseudonyms)
    {
        var proposal = ProposalOf(proposalId);
        (proposal.RefusedFor, proposal.RefusedOn) = (reason, on);
        return
        [
            new KinshipCaseRefused
            {
                ProposalId = proposalId.ToString(),
                ChildKeys = { proposal.Asked.Children.Select(child => pseudonyms.KeyOf(Authority, child.Reference)) },
                Reason = reason,
                RefusedDate = on.ToMessage(),
            },
        ];
    }

    void AddProposalDeadlines(List<DueItem> items)
    {
        foreach (var proposal in Plan!.Proposals)
        {
            if (proposal.State is CallState.NotYetAccepted)
                items.Add(Points.Due(KinshipCaseNotAccepted, proposal.Id.ToString(), proposal.On, ProposalCitation, NotAcceptedPoints, "KINSHIP_ASSESSMENT"));
            if (proposal is { State: CallState.Refused, RefusedOn: { } on } && State is not ConferenceState.Closed && !IsProposedAnew(proposal))
                items.Add(Points.Due(KinshipCaseRefusedRule, proposal.Id.ToString(), on, ProposalCitation, AtOnce, "FGC_MGR"));
        }
    }

    bool IsProposedAnew(Proposal refused) => Plan!.Proposals.Exists(p => p.State is not CallState.Refused && IsSame(p, refused.Carers, refused.ChildIds));
}
