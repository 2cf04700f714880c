using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Applications that the caller may know of, oldest first; those that run, if no state is asked for.</summary>
sealed class ListApplications(RecordList list)
{
    /// <summary>Word for word as in the index of those that run.</summary>
    public const string Open = "c.state not in ('RejectedAtEntry', 'Stage1Declined', 'Approved', 'NotApproved', 'Withdrawn')";

    public const string Columns = $"c.version as Version, c.state as State, c.shown_names as Names, c.route as Route, c.checks_outstanding as ChecksOutstanding, c.worker as Worker, c.panel_id as PanelId, c.on_hold as OnHold, {Disclosing.NextDueOn}";

    public async Task<ListApplicationsResponse> Handle(ListApplicationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Application.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: Open);
        filter.Choice(fields, "route", request.Route, "c.route = @route");
        filter.Code(fields, "team", request.Team, "c.team = @team");
        filter.Code(fields, "worker", request.Worker, "c.worker <> '' and c.worker = @worker");
        filter.Id(fields, "panel_id", request.PanelId, "c.panel_id = @panel_id");
        filter.Day(fields, "received_from", request.ReceivedFrom, "c.listed_on >= @received_from");
        filter.Day(fields, "received_to", request.ReceivedTo, "c.listed_on <= @received_to");
        filter.Name(fields, Application.Kind, request.Name);
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: false, cancellation);
        var response = new ListApplicationsResponse { NextPageToken = next, TotalSize = total };
        response.Applications.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string Names { get; init; } = "";
        public string Route { get; init; } = "";
        public int ChecksOutstanding { get; init; }
        public string Worker { get; init; } = "";
        public Guid? PanelId { get; init; }
        public bool OnHold { get; init; }
        public DateOnly? NextDueOn { get; init; }

        public ApplicationSummary ToMessage() => new()
        {
            ApplicationId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = Enum.Parse<ApplicationState>(State),
            Names = Names,
            Route = Enum.Parse<FosteringRoute>(Route),
            ReceivedDate = ListedOn.ToMessage(),
            PanelDueDate = WorkingCalendar.AddMonths(ListedOn, FosteringRules.RecommendationMonths).ToMessage(),
            NextDueDate = NextDueOn.ToMessage(),
            ChecksOutstanding = ChecksOutstanding,
            Worker = Worker,
            PanelId = PanelId?.ToString() ?? "",
            OnHold = OnHold,
        };
    }
}
