using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Panels, earliest first.</summary>
sealed class ListPanels(RecordList list)
{
    // A panel's document is a few members long; who makes up a quorum is its own rule.
    public const string Columns = "c.version as Version, c.schema_version as SchemaVersion, c.document::text as Document, (select count(*)::int from cases a where a.authority = c.authority and a.panels <> '{}' and a.panels @> array[c.case_id]) as Matters";

    public async Task<ListPanelsResponse> Handle(ListPanelsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Panel.Kind, caller);
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
                Quorate = IsQuorate(panel),
            };
        }
    }

    /// <summary>Those expected or, once it is held, those who attended (reg 24).</summary>
    static bool IsQuorate(Panel panel)
    {
        var members = panel.Members.Where(m => panel.State is not PanelState.Held || panel.Attended.Contains(m.Subject));
        return PanelQuorum.Gaps(new(panel.On, [.. members.Select(m => new PanelMemberEntry(m.Subject, m.Role, false))], panel.Joint, default, "")).Count == 0;
    }
}
