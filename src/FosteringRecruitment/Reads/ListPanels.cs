using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Panels, earliest first.</summary>
sealed class ListPanels(RecordList list)
{
    // A panel's document is a few members long; who makes up a quorum is its own rule.
    public const string Columns = "c.version as Version, c.schema_version as SchemaVersion, c.document::text as Document, panel_matters(c.case_id) as Matters";

    public async Task<ListPanelsResponse> Handle(ListPanelsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Panel.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: "");
        filter.Day(fields, "from_date", request.FromDate, "c.listed_on >= @from_date");
        filter.Day(fields, "to_date", request.ToDate, "c.listed_on <= @to_date");
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: false, cancellation);
        var response = new ListPanelsResponse { NextPageToken = next, TotalSize = total };
        response.Panels.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public int SchemaVersion { get; init; }
        public string Document { get; init; } = "";
        public int Matters { get; init; }

        public PanelSummary ToMessage()
        {
            var panel = Panel.FromDocument(System.Text.Encoding.UTF8.GetBytes(Document), SchemaVersion);
            return new()
            {
                PanelId = CaseId.ToString(),
                Etag = CommandFields.EtagOf(Version),
                State = panel.State,
                PanelDate = ListedOn.ToMessage(),
                Matters = Matters,
                Capacity = panel.Capacity,
                Quorate = panel.QuorumGaps().Count == 0,
            };
        }
    }
}
