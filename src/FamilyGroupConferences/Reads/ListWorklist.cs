using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Reads;

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
        return DeadlineList.FilterOf(fields, Visible.To(caller), (WorklistPart)request.View, kind, request.Team, request.Worker, request.Rules, today);
    }

    static string? KindOf(WorklistRecordKind kind) => kind switch
    {
        WorklistRecordKind.Conference => Conference.Kind,
        WorklistRecordKind.Offer => FgdmOffer.Kind,
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

    /// <summary>As the contract names it, without the enum's own name: BASELINE_DONE.</summary>
    static string StateCode(DeadlineRow row) => row switch
    {
        { State: "" } => "",
        { Kind: var kind } when kind == Conference.Kind => Codes.Of(Enum.Parse<ConferenceState>(row.State)),
        { Kind: var kind } when kind == FgdmOffer.Kind => Codes.Of(Enum.Parse<OfferState>(row.State)),
        _ => "",
    };
}
