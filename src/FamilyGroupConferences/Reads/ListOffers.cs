using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Reads;

/// <summary>Offers that the caller may know of, newest letter first.</summary>
sealed class ListOffers(RecordList list)
{
    public const string Columns = "c.version as Version, c.state as State, c.shown_names as Names, c.application_on as ApplicationOn, c.compliant as Compliant, c.conference_id as ConferenceId, c.team as Team";

    public async Task<ListOffersResponse> Handle(ListOffersRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(FgdmOffer.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: "");
        filter.Code(fields, "child_reference", request.ChildReference, $"c.case_id in (select cases_of_child('{FgdmOffer.Kind}', @child_reference))");
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: true, cancellation);
        var response = new ListOffersResponse { NextPageToken = next, TotalSize = total };
        response.Offers.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string Names { get; init; } = "";
        public DateOnly? ApplicationOn { get; init; }
        public bool Compliant { get; init; }
        public Guid? ConferenceId { get; init; }
        public string Team { get; init; } = "";

        public FgdmOfferSummary ToMessage() => new()
        {
            OfferId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = Enum.Parse<OfferState>(State),
            Names = Names,
            LetterDate = ListedOn.ToMessage(),
            ApplicationDate = ApplicationOn.ToMessage(),
            Compliant = Compliant,
            ConferenceId = ConferenceId?.ToString() ?? "",
            Team = Team,
        };
    }
}
