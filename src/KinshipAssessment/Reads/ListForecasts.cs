using Suite.KinshipAssessment.Forecasts;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;

namespace Suite.KinshipAssessment.Reads;

/// <summary>The forecast finishing date of each running case, and the turnaround that it rests on.</summary>
sealed class ListForecasts(ServiceDatabase database, TurnaroundReader turnarounds, PageTokens tokens, IAudit audit, TimeProvider clock)
{
    public async Task<ListForecastsResponse> Handle(ListForecastsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.OptionalCode("team", request.Team);
        var page = tokens.Read<Key>(fields, request, caller);
        fields.ThrowIfAny();

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        var parameters = Visible.To(caller);
        parameters.Add("team", request.Team);
        var where = request.Team.Length == 0 ? Visible.Condition : $"{Visible.Condition} and c.team = @team";
        var table = await turnarounds.Of(caller.Authority, cancellation);

        List<Forecasted> all;
        await using (var tenant = await database.Read(caller.Authority, cancellation))
            all = await OpenForecasts.Of(tenant.Connection, where, parameters, table, WorkingCalendar.Today(clock), cancellation);

        var rows = all.Where(f => page.After is not { } after || f.FinishOn < after.FinishOn || (f.FinishOn == after.FinishOn && f.CaseId.CompareTo(after.CaseId) > 0))
            .Take(page.Limit).ToList();
        var (shown, next) = tokens.Cut(rows, page, row => new Key(row.FinishOn, row.CaseId), request, caller);
        var response = new ListForecastsResponse { NextPageToken = next };
        response.Forecasts.AddRange(shown.Select(f => f.Forecast));
        response.Turnarounds.AddRange(table.ToMessages());
        return response;
    }

    sealed record Key(DateOnly FinishOn, Guid CaseId);
}
