using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reads;

/// <summary>Every open deadline of the records that the caller may know of, the most urgent first.</summary>
sealed class ListWorklist(DeadlineList list, TimeProvider clock)
{
    public async Task<ListWorklistResponse> Handle(ListWorklistRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = new Fields();
        var filter = FilterOf(request, caller, today, fields);
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read(request, caller, filter, page, cancellation);
        var response = new ListWorklistResponse { NextPageToken = next, TotalSize = total };
        response.Items.AddRange(rows.Select(row => ToMessage(row, today)));
        return response;
    }

    public static Filter FilterOf(ListWorklistRequest request, Caller caller, DateOnly today, Fields fields)
    {
        fields.OptionalChoice("view", request.View);
        fields.OptionalChoice("record_kind", request.RecordKind);
        var kind = Enum.IsDefined(request.RecordKind) ? KindOf(request.RecordKind) : null;
        var filter = DeadlineList.FilterOf(fields, Visible.To(caller), (WorklistPart)request.View, kind, request.Team, request.Worker, request.Rules, today);
        filter.Code(fields, "blocked_by", request.BlockedBy, "d.blocked_by = @blocked_by");
        filter.Day(fields, "due_by", request.DueBy, "d.due_on <= @due_by");
        return filter;
    }

    static string? KindOf(WorklistRecordKind kind) => kind switch
    {
        WorklistRecordKind.Episode => Episode.Kind,
        WorklistRecordKind.Reunification => Reunification.Kind,
        WorklistRecordKind.Unspecified => null,
    };

    static WorklistItem ToMessage(DeadlineRow row, DateOnly today) => new()
    {
        RecordKind = Enum.GetValues<WorklistRecordKind>().FirstOrDefault(kind => KindOf(kind) == row.Kind),
        RecordId = row.CaseId.ToString(),
        State = StateCode(row),
        Names = row.Names,
        Rule = row.Rule,
        SubjectId = row.Subject,
        DueDate = row.DueOn.ToMessage(),
        DaysOverdue = today.DayNumber - row.DueOn.DayNumber,
        Citation = row.Citation,
        BlockedBy = row.BlockedBy,
        Team = row.Team,
        Worker = row.Worker,
    };

    /// <summary>As the contract names it, without the enum's own name: STEP_DOWN.</summary>
    static string StateCode(DeadlineRow row) => row switch
    {
        { State: "" } => "",
        { Kind: var kind } when kind == Episode.Kind => Codes.Of(Enum.Parse<EpisodeState>(row.State)),
        { Kind: var kind } when kind == Reunification.Kind => Codes.Of(Enum.Parse<ReunificationState>(row.State)),
        _ => "",
    };
}
