using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reads;

/// <summary>Episodes that the caller may know of, newest referral first.</summary>
sealed class ListEpisodes(RecordList list)
{
    public const string Columns = $"c.version as Version, c.state as State, c.shown_names as ChildName, c.child_reference as ChildReference, c.family_id as FamilyId, c.crisis as Crisis, c.care_risk as DueToEnterCare, c.re_entry as ReEntry, c.intensity as Intensity, c.team as Team, c.worker as Worker, ({RecordList.EarliestDue}) as NextDueOn";

    public async Task<ListEpisodesResponse> Handle(ListEpisodesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Episode.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: "c.state not in ('Declined', 'Withdrawn', 'Complete')");
        filter.Code(fields, "team", request.Team, "c.team = @team");
        filter.Code(fields, "worker", request.Worker, "c.worker <> '' and c.worker = @worker");
        filter.Id(fields, "family_id", request.FamilyId, "c.family_id = @family_id");
        filter.Code(fields, "child_reference", request.ChildReference, "c.child_reference = @child_reference");
        if (request.CrisisOnly)
            filter.Add("c.crisis");
        if (request.CareRiskOnly)
            filter.Add("c.care_risk");
        filter.Day(fields, "referred_from", request.ReferredFrom, "c.listed_on >= @referred_from");
        filter.Day(fields, "referred_to", request.ReferredTo, "c.listed_on <= @referred_to");
        filter.Name(fields, Episode.Kind, request.Name);
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: true, cancellation);
        var response = new ListEpisodesResponse { NextPageToken = next, TotalSize = total };
        response.Episodes.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string ChildName { get; init; } = "";
        public string ChildReference { get; init; } = "";
        public Guid? FamilyId { get; init; }
        public bool Crisis { get; init; }
        public bool DueToEnterCare { get; init; }
        public bool ReEntry { get; init; }
        public string Intensity { get; init; } = "";
        public string Team { get; init; } = "";
        public string Worker { get; init; } = "";
        public DateOnly? NextDueOn { get; init; }

        public EpisodeSummary ToMessage() => new()
        {
            EpisodeId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = Enum.Parse<EpisodeState>(State),
            ChildName = ChildName,
            ChildReference = ChildReference,
            FamilyId = FamilyId?.ToString() ?? "",
            ReferredDate = ListedOn.ToMessage(),
            Crisis = Crisis,
            DueToEnterCare = DueToEnterCare,
            ReEntry = ReEntry,
            Intensity = Intensity.Length == 0 ? V1.Intensity.Unspecified : Enum.Parse<Intensity>(Intensity),
            NextDueDate = NextDueOn.ToMessage(),
            Team = Team,
            Worker = Worker,
        };
    }
}
