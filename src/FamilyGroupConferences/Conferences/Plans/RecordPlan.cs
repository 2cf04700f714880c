using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records the family's plan, or its revision.</summary>
sealed class RecordPlan(CaseStore<Conference> conferences, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    const int MostActions = 50, MostProposals = 10, MostCarers = 2, MostChildren = 12, ActionLength = 1_000;

    public async Task<RecordPlanResponse> Handle(RecordPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var facts = new PlanFacts(
            fields.PastDate("made_date", request.MadeDate, today),
            fields.Text("summary", request.Summary, Texts.Longest),
            fields.OptionalText("contingency", request.Contingency, Texts.Longest),
            fields.Each("actions", request.Actions, 1, MostActions, (path, action) => ReadAction(fields, path, action)),
            fields.Each("proposals", request.Proposals, 0, MostProposals, (path, proposal) => ReadProposal(fields, path, proposal, today)));
        fields.ThrowIfAny();

        var standard = (await standards.Of(caller, cancellation)).On(facts.MadeOn);
        return await conferences.Change(request, caller, actOn: facts.MadeOn, (conference, moment) =>
        {
            var events = conference.RecordPlan(facts, standard, () => Guid.CreateVersion7(moment.Now), pseudonyms, caller);
            return new Changed<RecordPlanResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }

    static ActionFacts ReadAction(Fields fields, string path, PlanActionFacts action) => new(
        fields.Text(path + ".action", action.Action, ActionLength),
        fields.Uuid(path + ".owner_participant_id", action.OwnerParticipantId),
        fields.Date(path + ".due_date", action.DueDate));

    static ProposalFacts ReadProposal(Fields fields, string path, CarerProposal proposal, DateOnly today)
    {
        var carers = fields.Each(path + ".carers", proposal.Carers, 1, MostCarers, (carer, c) => new Proposer(
            fields.Uuid(carer + ".participant_id", c.ParticipantId),
            fields.Choice(carer + ".relationship", c.Relationship),
            fields.PastDate(carer + ".birth_date", c.BirthDate, today)));
        var children = fields.Each(path + ".child_ids", proposal.ChildIds, 1, MostChildren, (child, id) => fields.Uuid(child, id));
        fields.Require(carers.DistinctBy(c => c.ParticipantId).Count() == carers.Count, path + ".carers", "must not repeat anybody");
        fields.Require(children.Distinct().Count() == children.Count, path + ".child_ids", "must not repeat a child");
        return new(carers, children, fields.OptionalText(path + ".household_note", proposal.HouseholdNote, Texts.Longest));
    }
}
