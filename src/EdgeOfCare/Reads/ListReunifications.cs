using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reads;

/// <summary>Reunifications that the caller may know of, newest first.</summary>
sealed class ListReunifications(RecordList list)
{
    public const string Columns = $"c.version as Version, c.state as State, c.shown_names as ChildName, c.child_reference as ChildReference, c.legal_status as LegalStatus, c.risk as Risk, c.route as Route, c.returned_on as ReturnedOn, c.with_parents as PlacedWithParents, c.team as Team, c.worker as Worker, ({RecordList.EarliestDue}) as NextDueOn";

    public async Task<ListReunificationsResponse> Handle(ListReunificationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Reunification.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: "c.state <> 'Closed'");
        filter.Code(fields, "team", request.Team, "c.team = @team");
        filter.Code(fields, "worker", request.Worker, "c.worker <> '' and c.worker = @worker");
        filter.Code(fields, "iro", request.Iro, "c.iro <> '' and c.iro = @iro");
        filter.Id(fields, "family_id", request.FamilyId, "c.family_id = @family_id");
        filter.Code(fields, "child_reference", request.ChildReference, "c.child_reference = @child_reference");
        if (request.PlacedWithParentsOnly)
            filter.Add("c.with_parents");
        filter.Choice(fields, "route", request.Route, "c.route = @route");
        filter.Name(fields, Reunification.Kind, request.Name);
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: true, cancellation);
        var response = new ListReunificationsResponse { NextPageToken = next, TotalSize = total };
        response.Reunifications.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string ChildName { get; init; } = "";
        public string ChildReference { get; init; } = "";
        public string LegalStatus { get; init; } = "";
        public string Risk { get; init; } = "";
        public string Route { get; init; } = "";
        public DateOnly? ReturnedOn { get; init; }
        public bool PlacedWithParents { get; init; }
        public string Team { get; init; } = "";
        public string Worker { get; init; } = "";
        public DateOnly? NextDueOn { get; init; }

        public ReunificationSummary ToMessage() => new()
        {
            ReunificationId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = Enum.Parse<ReunificationState>(State),
            ChildName = ChildName,
            ChildReference = ChildReference,
            LegalStatus = (V1.CareLegalStatus)Parsed<CareLegalStatus>(LegalStatus),
            Risk = Parsed<RiskClass>(Risk),
            Route = Parsed<ReturnRoute>(Route),
            ReturnedDate = ReturnedOn.ToMessage(),
            PlacedWithParents = PlacedWithParents,
            NextDueDate = NextDueOn.ToMessage(),
            Team = Team,
            Worker = Worker,
        };

        static TEnum Parsed<TEnum>(string name) where TEnum : struct, Enum => name.Length == 0 ? default : Enum.Parse<TEnum>(name);
    }
}
