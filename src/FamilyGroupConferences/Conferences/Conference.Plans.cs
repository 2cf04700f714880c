using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>The family's own plan, the social worker's answer to it, and what becomes of its actions.</summary>
sealed partial class Conference
{
    internal const string PlanAnswerDue = "PLAN_ANSWER_DUE", PlanActionDue = "PLAN_ACTION_DUE", PlanConcernRule = "PLAN_CONCERN";

    /// <summary>A child is under 18, a carer is not.</summary>
    internal const string AdultCitation = "Children Act 1989 s.105(1)";

    const string AnswerCitation = "Local standard, as on the day the plan was made";
    const string ActionCitation = "The family's plan";

    // Days before (positive) and after (negative) the due day.
    static readonly int[] AnswerPoints = [2, 0, -1], ActionPoints = [7, 0, -1];

    /// <summary>The day of the conference itself, not of its reviews; none before it was held.</summary>
    DateOnly? ConferenceHeldOn => Sessions.Find(session => session is { Kind: SessionKind.Conference, State: SessionState.Held })?.HeldOn;

    /// <param name="standard">That of the day the plan was made.</param>
    /// <param name="newId">Ids of what the plan holds; that of a proposal is its call's, too.</param>
    public IReadOnlyList<IMessage> RecordPlan(PlanFacts facts, Standard standard, Func<Guid> newId, Pseudonyms pseudonyms, Caller by)
    {
        Require(nameof(RecordPlan), ConferenceState.Held, ConferenceState.PlanMade, ConferenceState.NotAgreed);
        InOrder.Require(facts.MadeOn, ConferenceHeldOn, "the conference");
        InOrder.Require(facts.MadeOn, Plan?.MadeOn, "the plan before it");
        InOrder.Require(facts.MadeOn, LastAnswer?.On, "the answer to the plan before it");
        RequireOfNetwork(facts);
        RequireProposable(facts);

        if (Plan is null)
            Plan = new() { Id = newId() };
        else
            Plan.Revision++;
        (Plan.MadeOn, Plan.Summary, Plan.Contingency) = (facts.MadeOn, facts.Summary, facts.Contingency);
        Plan.Actions =
        [
            .. facts.Actions.Select(action => new PlanAction
            {
                Id = newId(),
                Action = action.Action,
                OwnerId = action.OwnerId,
                DueOn = action.DueOn,
                StateOn = facts.MadeOn,
            }),
        ];
        Plan.AnswerBy = WorkingCalendar.WorkingDaysAfter(facts.MadeOn, standard.PlanAnswerWorkingDays);
        MoveTo(ConferenceState.PlanMade, facts.MadeOn);

        var asked = AddProposals(facts, newId, pseudonyms, by);
        return
        [
            new PlanMade
            {
                PlanId = Plan.Id.ToString(),
                Revision = Plan.Revision,
                MadeDate = facts.MadeOn.ToMessage(),
                Actions = Plan.Actions.Count,
                Proposals = Plan.Proposals.Count,
            },
            .. asked,
        ];
    }

    void RequireOfNetwork(PlanFacts facts)
    {
        var wrong = new List<FieldViolation>();
        for (var i = 0; i < facts.Actions.Count; i++)
        {
            if (!IsOfNetwork(facts.Actions[i].OwnerId))
                wrong.Add(new($"actions[{i}].owner_participant_id", "must be somebody of the network"));
            if (facts.Actions[i].DueOn < facts.MadeOn)
                wrong.Add(new($"actions[{i}].due_date", "must not be before the made_date"));
        }

        for (var i = 0; i < facts.Proposals.Count; i++)
        {
            for (var j = 0; j < facts.Proposals[i].Carers.Count; j++)
            {
                var carer = facts.Proposals[i].Carers[j].ParticipantId;
                if (!Participants.Exists(p => p.Id == carer && p.LeftOn is null && IsFamily(p.Role)))
                    wrong.Add(new($"proposals[{i}].carers[{j}].participant_id", "must be an adult of the family or a friend, of the network"));
            }

            for (var j = 0; j < facts.Proposals[i].ChildIds.Count; j++)
            {
                var child = facts.Proposals[i].ChildIds[j];
                if (!IsChild(child))
                    wrong.Add(new($"proposals[{i}].child_ids[{j}]", "must be a child of the conference"));
            }
        }

        if (wrong.Count > 0)
            throw Refuse.Fields(wrong);
    }

    /// <summary>Somebody who left does nothing for the plan any more.</summary>
    bool IsOfNetwork(Guid id) => IsChild(id) || Participants.Exists(p => p.Id == id && p.LeftOn is null);

    public IReadOnlyList<IMessage> RecordNoPlan(DateOnly on, string reasons)
    {
        Require(nameof(RecordNoPlan), ConferenceState.Held);
        InOrder.Require(on, ConferenceHeldOn, "the conference");

        (NoPlanOn, NoPlanReasons) = (on, reasons);
        MoveTo(ConferenceState.NoPlan, on);
        return [new PlanNotMade { RecordedDate = on.ToMessage() }];
    }

    /// <summary>The plan is the family's: it is agreed if it is safe and lawful, and not agreed for reasons that it is given.</summary>
    public IReadOnlyList<IMessage> AnswerPlan(PlanDecision decision, string reasons, string changes, DateOnly on, Caller by)
    {
        if (by.Subject == Worker)
            throw Refuse.Permission("COORDINATOR_DOES_NOT_DECIDE", "The coordinator is independent and makes no decisions in the case; the social worker or their manager answers.");
        Require(nameof(AnswerPlan), ConferenceState.PlanMade);
        if (decision is PlanDecision.NotAgreed && reasons.Length == 0)
            throw Refuse.Field("reasons", AnswerFields.ReasonsRequired);
        if (decision is PlanDecision.AgreedWithChanges && changes.Length == 0)
            throw Refuse.Field("changes", AnswerFields.ChangesRequired);
        InOrder.Require(on, Plan!.MadeOn, "the plan");

        var inTime = on <= Plan.AnswerBy;
        Plan.Answers.Add(new(Plan.Revision, decision, reasons, changes, on, by.Subject, inTime));
        MoveTo(decision switch
        {
            PlanDecision.Agreed => ConferenceState.Agreed,
            PlanDecision.AgreedWithChanges => ConferenceState.AgreedWithChanges,
            PlanDecision.NotAgreed => ConferenceState.NotAgreed,
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        }, on);
        return [new PlanAnswered { PlanId = Plan.Id.ToString(), Decision = decision, DecisionDate = on.ToMessage(), InTime = inTime }];
    }

    PlanAnswer? LastAnswer => Plan?.Answers is [.., var last] ? last : null;

    /// <summary>The answer to the plan as it stands; none while a revision is not answered.</summary>
    PlanAnswer? Answer => LastAnswer is { } last && last.Revision == Plan!.Revision ? last : null;

    public IReadOnlyList<IMessage> RecordActionProgress(Guid actionId, ActionState state, DateOnly on)
    {
        Require(nameof(RecordActionProgress), UnderReview);
        var action = Plan!.Actions.Find(a => a.Id == actionId) ?? throw Refuse.NotFound("ACTION_NOT_FOUND", "There is no such action in the plan.");
        InOrder.Require(on, action.StateOn, action.State is ActionState.Open ? "the plan" : "what was recorded last");

        (action.State, action.StateOn) = (state, on);
        return [Amended("PLAN_ACTIONS")];
    }

    /// <summary>Whoever sees that a child is not safe under the plan says so; the child's social worker and team manager hear of it at once.</summary>
    public IReadOnlyList<IMessage> RaisePlanConcern(string code, DateOnly on, Caller by)
    {
        Require(nameof(RaisePlanConcern), [ConferenceState.PlanMade, ConferenceState.NotAgreed, .. UnderReview]);
        InOrder.Require(on, Plan!.MadeOn, "the plan");

        Concerns.Add(new(code, on, by.Subject));
        string[] alerted = ["CSW", "TM"];
        return
        [
            new PlanConcernRaised { ConcernCode = code, ConcernDate = on.ToMessage(), AlertRoles = { alerted } },
            new DeadlineWarned
            {
                Rule = PlanConcernRule,
                SubjectId = Plan.Id.ToString(),
                DueDate = on.ToMessage(),
                WarningDate = on.ToMessage(),
                Severity = WarningSeverity.Critical,
                AlertRoles = { alerted },
            },
        ];
    }

    void PlanDeadlines(List<DueItem> items)
    {
        if (Plan is null)
            return;
        if (State is ConferenceState.PlanMade)
            items.Add(Points.Due(PlanAnswerDue, "", Plan.AnswerBy, AnswerCitation, AnswerPoints, "CSW"));
        if (UnderReview.Contains(State))
        {
            foreach (var action in Plan.Actions)
            {
                if (action.State is ActionState.Open)
                    items.Add(Points.Due(PlanActionDue, action.Id.ToString(), action.DueOn, ActionCitation, ActionPoints));
            }
        }

        AddProposalDeadlines(items);
    }
}

/// <summary>A plan as the family made it.</summary>
sealed record PlanFacts(DateOnly MadeOn, string Summary, string Contingency, IReadOnlyList<ActionFacts> Actions, IReadOnlyList<ProposalFacts> Proposals);

sealed record ActionFacts(string Action, Guid OwnerId, DateOnly DueOn);

sealed record ProposalFacts(IReadOnlyList<Proposer> Carers, IReadOnlyList<Guid> ChildIds, string HouseholdNote);
