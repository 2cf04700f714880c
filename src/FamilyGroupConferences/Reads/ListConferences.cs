using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Reads;

/// <summary>Conferences that the caller may know of, newest referral first.</summary>
sealed class ListConferences(RecordList list)
{
    public const string Columns = $"c.version as Version, c.state as State, c.shown_names as Names, c.reason as Reason, c.urgent as Urgent, c.accepted_on as AcceptedOn, c.norm_on as NormOn, c.scheduled_on as ScheduledOn, c.held_on as HeldOn, c.worker as Coordinator, c.team as Team, ({RecordList.EarliestDue}) as NextDueOn";

    public async Task<ListConferencesResponse> Handle(ListConferencesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Conference.Kind, Visible.To(caller));
        filter.States(fields, request.States, otherwise: "");
        filter.Choice(fields, "reason", request.Reason, "c.reason = @reason");
        filter.Code(fields, "coordinator", request.Coordinator, "c.worker <> '' and c.worker = @coordinator");
        filter.Code(fields, "child_reference", request.ChildReference, $"c.case_id in (select cases_of_child('{Conference.Kind}', @child_reference))");
        filter.Day(fields, "held_from", request.HeldFrom, "c.held_on >= @held_from");
        filter.Day(fields, "held_to", request.HeldTo, "c.held_on <= @held_to");
        filter.Name(fields, Conference.Kind, request.Name);
        var page = list.PageOf(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, next, total) = await list.Read<Row>(request, caller, filter, page, Columns, newestFirst: true, cancellation);
        var response = new ListConferencesResponse { NextPageToken = next, TotalSize = total };
        response.Conferences.AddRange(rows.Select(row => row.ToMessage()));
        return response;
    }

    sealed class Row : ListRow
    {
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string Names { get; init; } = "";
        public string Reason { get; init; } = "";
        public bool Urgent { get; init; }
        public DateOnly? AcceptedOn { get; init; }
        public DateOnly? NormOn { get; init; }
        public DateOnly? ScheduledOn { get; init; }
        public DateOnly? HeldOn { get; init; }
        public DateOnly? NextDueOn { get; init; }
        public string Coordinator { get; init; } = "";
        public string Team { get; init; } = "";

        public ConferenceSummary ToMessage() => new()
        {
            ConferenceId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = Enum.Parse<ConferenceState>(State),
            Names = Names,
            Reason = Enum.Parse<ReferralReason>(Reason),
            Urgent = Urgent,
            ReferredDate = ListedOn.ToMessage(),
            AcceptedDate = AcceptedOn.ToMessage(),
            NormDate = NormOn.ToMessage(),
            ScheduledDate = ScheduledOn.ToMessage(),
            HeldDate = HeldOn.ToMessage(),
            NextDueDate = NextDueOn.ToMessage(),
            Coordinator = Coordinator,
            Team = Team,
        };
    }
}
