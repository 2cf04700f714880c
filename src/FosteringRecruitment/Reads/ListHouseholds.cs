using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Households that the caller may know of, oldest approval first; those approved, if no state is asked for.</summary>
sealed class ListHouseholds(RecordList list)
{
    /// <summary>Word for word as in the index of those approved.</summary>
    public const string Approved = "c.state not in ('Resigned', 'Terminated', 'TransferredOut', 'Deceased')";

    /// <summary>Word for word as in the index of those with room.</summary>
    public const string Vacant = "c.places_vacant > 0";

    /// <summary>Ages that terms may name: 0 to 17 (a child is under 18, Children Act 1989 s.105).</summary>
    const int OldestChild = 17;

    public const string Columns = $"c.version as Version, c.state as State, c.shown_names as Names, c.route as Route, c.places_filled as Filled, c.places_vacant as Vacant, c.places_not_available as NotAvailable, c.next_review_on as NextReviewOn, c.worker as Worker, c.placement_types as PlacementTypes, c.age_min as AgeMin, c.age_max as AgeMax, {Disclosing.NextDueOn}";

    public async Task<ListHouseholdsResponse> Handle(ListHouseholdsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Household.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: Approved);
        filter.Choice(fields, "route", request.Route, "c.route = @route");
        if (request.WithVacancy)
            filter.Add(Vacant);
        fields.Number("vacancy_for_age", request.VacancyForAge, 0, OldestChild + 1);
        fields.Require(request.WithVacancy || request.VacancyForAge == 0, "vacancy_for_age", "goes with with_vacancy");
        if (request.VacancyForAge > 0)
        {
            filter.Add("@age between c.age_min and c.age_max", "age", request.VacancyForAge - 1);
            // A place for named children is none for another child.
            if (request.PlacementType is not PlacementType.NamedChild)
                filter.Add("c.placement_types <> array['NamedChild']");
        }

        filter.Choice(fields, "placement_type", request.PlacementType, "c.placement_types @> array[@placement_type]");
        filter.Code(fields, "team", request.Team, "c.team = @team");
        filter.Code(fields, "worker", request.Worker, "c.worker <> '' and c.worker = @worker");
        filter.Id(fields, "constellation_id", request.ConstellationId, "c.constellation_id = @constellation_id");
        filter.Name(fields, Household.Kind, request.Name);
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: false, cancellation);
        var response = new ListHouseholdsResponse { NextPageToken = next, TotalSize = total };
        response.Households.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string Names { get; init; } = "";
        public string Route { get; init; } = "";
        public int Filled { get; init; }
        public int Vacant { get; init; }
        public int NotAvailable { get; init; }
        public DateOnly? NextReviewOn { get; init; }
        public string Worker { get; init; } = "";
        public string[] PlacementTypes { get; init; } = [];
        public int? AgeMin { get; init; }
        public int? AgeMax { get; init; }
        public DateOnly? NextDueOn { get; init; }

        public HouseholdSummary ToMessage() => new()
        {
            HouseholdId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = Enum.Parse<HouseholdState>(State),
            Names = Names,
            Route = Enum.Parse<FosteringRoute>(Route),
            ApprovedDate = ListedOn.ToMessage(),
            PlacesApproved = Filled + Vacant + NotAvailable,
            PlacesFilled = Filled,
            PlacesVacant = Vacant,
            PlacesNotAvailable = NotAvailable,
            NextReviewDueDate = NextReviewOn.ToMessage(),
            NextDueDate = NextDueOn.ToMessage(),
            Worker = Worker,
            PlacementTypes = { PlacementTypes.Select(Enum.Parse<PlacementType>) },
            AgeMin = AgeMin ?? 0,
            AgeMax = AgeMax ?? 0,
        };
    }
}
