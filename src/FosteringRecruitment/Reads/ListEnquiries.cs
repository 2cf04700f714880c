using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Enquiries that the caller may know of, newest first.</summary>
sealed class ListEnquiries(RecordList list)
{
    public const string Columns = $"c.version as Version, c.state as State, c.shown_names as Names, c.source_code as SourceCode, c.campaign_code as CampaignCode, c.worker as Worker, c.come_back_on as ComeBackOn, {Disclosing.NextDueOn}";

    public async Task<ListEnquiriesResponse> Handle(ListEnquiriesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Enquiry.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: "");
        filter.Code(fields, "source_code", request.SourceCode, "c.source_code = @source_code");
        filter.Code(fields, "campaign_code", request.CampaignCode, "c.campaign_code <> '' and c.campaign_code = @campaign_code");
        filter.Code(fields, "worker", request.Worker, "c.worker <> '' and c.worker = @worker");
        filter.Day(fields, "received_from", request.ReceivedFrom, "c.listed_on >= @received_from");
        filter.Day(fields, "received_to", request.ReceivedTo, "c.listed_on <= @received_to");
        filter.Name(fields, Enquiry.Kind, request.Name);
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: true, cancellation);
        var response = new ListEnquiriesResponse { NextPageToken = next, TotalSize = total };
        response.Enquiries.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string Names { get; init; } = "";
        public string SourceCode { get; init; } = "";
        public string CampaignCode { get; init; } = "";
        public string Worker { get; init; } = "";
        public DateOnly? ComeBackOn { get; init; }
        public DateOnly? NextDueOn { get; init; }

        public EnquirySummary ToMessage() => new()
        {
            EnquiryId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = Enum.Parse<EnquiryState>(State),
            Names = Names,
            SourceCode = SourceCode,
            CampaignCode = CampaignCode,
            ReceivedDate = ListedOn.ToMessage(),
            NextDueDate = NextDueOn.ToMessage(),
            Worker = Worker,
            ComeBackDate = ComeBackOn.ToMessage(),
        };
    }
}
