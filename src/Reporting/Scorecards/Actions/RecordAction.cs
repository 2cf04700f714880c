using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Actions;

/// <summary>Records what a committee asks for.</summary>
sealed class RecordAction(CaseStore<CommitteeAsk> asks, TimeProvider clock)
{
    public Task<RecordActionResponse> Handle(RecordActionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var committee = fields.Code("committee_code", request.CommitteeCode);
        var kind = fields.Choice("kind", request.Kind);
        var asked = fields.PastDate("asked_date", request.AskedDate, WorkingCalendar.Today(clock));
        var text = ScorecardText.Read(fields, "ask", request.Ask);
        fields.Require(request.MeasureId.Length == 0 || Catalogue.All.Any(m => m.Id == request.MeasureId), "measure_id", "must be a measure of the catalogue, or empty");
        var owner = Owner.Read(fields, request.OwnerRole, request.OwnerPost);
        var due = fields.Date("due_date", request.DueDate);
        fields.Require(due >= asked, "due_date", "must not be before the ask");
        fields.ThrowIfAny();

        return asks.Open(request, caller, moment =>
        {
            var ask = new CommitteeAsk
            {
                Id = Guid.CreateVersion7(moment.Now),
                Committee = committee,
                AskKind = kind,
                AskedOn = asked,
                Ask = text,
                MeasureId = request.MeasureId,
                OwnerRole = owner.Role,
                OwnerPost = owner.Post,
                DueOn = due,
            };
            return (ask, new Changed<RecordActionResponse>(() => new() { Action = ask.ToMessage(moment.Today) }, ask.Recorded()) { Beside = [ask.Row(caller.Authority)] });
        }, cancellation);
    }
}

/// <summary>Answers it; a later answer stands beside the earlier one.</summary>
sealed class AnswerAction(CaseStore<CommitteeAsk> asks, TimeProvider clock)
{
    public Task<AnswerActionResponse> Handle(AnswerActionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var answer = ScorecardText.Read(fields, "answer", request.Answer);
        var on = fields.PastDate("answered_date", request.AnsweredDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return asks.Change<AnswerActionResponse>(request, caller, null, (ask, moment) =>
        {
            var answered = ask.AnswerWith(answer, on);
            return new(() => new() { Action = ask.ToMessage(moment.Today) }, answered) { Beside = [ask.Row(caller.Authority)] };
        }, cancellation);
    }
}

/// <summary>Closes it.</summary>
sealed class CloseAction(CaseStore<CommitteeAsk> asks)
{
    public Task<CloseActionResponse> Handle(CloseActionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var outcome = fields.Choice("outcome", request.Outcome);
        fields.ThrowIfAny();

        return asks.Change<CloseActionResponse>(request, caller, null, (ask, moment) =>
        {
            var closed = ask.Close(outcome, moment.Today);
            return new(() => new() { Action = ask.ToMessage(moment.Today) }, closed) { Beside = [ask.Row(caller.Authority)] };
        }, cancellation);
    }
}
