using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Fostering;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Recruitment;

/// <summary>How far the enquiries of a period came.</summary>
sealed class GetRecruitmentFunnel(FactsReader facts, TimeProvider clock)
{
    public async Task<GetRecruitmentFunnelResponse> Handle(GetRecruitmentFunnelRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var period = ReportingPeriod.Read(request.Period, request.PeriodStart, request.PeriodEnd, today);
        var fields = new Fields();
        var asAt = fields.OptionalPastDate("as_at_date", request.AsAtDate, today) ?? today;
        fields.Require(asAt >= period.Start || fields.Any, "as_at_date", "must not be before the period");
        fields.OptionalCode("source_code", request.SourceCode);
        fields.OptionalCode("channel", request.Channel);
        fields.OptionalCode("campaign_code", request.CampaignCode);
        fields.OptionalChoice("breakdown", request.Breakdown);
        fields.ThrowIfAny();

        return await facts.Read(caller.Authority, async view =>
        {
            var newest = view.NewestOf(FosteringEvents.Source);
            var funnel = new RecruitmentFunnel
            {
                PeriodStart = period.Start.ToMessage(),
                PeriodEnd = period.End.ToMessage(),
                AsAtDate = asAt.ToMessage(),
                AsAtTime = Timestamp.FromDateTimeOffset(clock.GetUtcNow()),
                NewestEventTime = newest is { } n ? Timestamp.FromDateTimeOffset(n.At) : null,
                NewestEventId = newest?.Id.ToString("D") ?? "",
                FactsBuild = view.Build,
            };
            var cohort = await Cohort(request, period, asAt, view, cancellation);
            funnel.Branches.AddRange(Funnel.Of(cohort, request.Breakdown is not FunnelBreakdown.Unspecified, Suppression.AppliesTo(caller)));
            return new GetRecruitmentFunnelResponse { Funnel = funnel };
        }, cancellation);
    }

    static async Task<List<Enquiry>> Cohort(GetRecruitmentFunnelRequest request, ReportingPeriod period, DateOnly asAt, FactsView view, CancellationToken cancellation)
    {
        var branch = request.Breakdown switch
        {
            FunnelBreakdown.Unspecified => "''",
            FunnelBreakdown.Source => "e.source",
            FunnelBreakdown.Channel => "e.channel",
            FunnelBreakdown.Campaign => "e.campaign",
        };
        // A day after the one asked about is not known yet.
        await using var read = new NpgsqlCommand($"""
            select {branch},
                   array(select case when day.on_ <= $4 then day.on_ end
                           from unnest(array[e.received_on, e.responded_on, e.visited_on, e.invited_on, e.applied_on,
                                             a.stage_one_completed_on, a.stage_two_begun_on, a.recommended_on, a.approved_on]) with ordinality as day (on_, at)
                          order by day.at)
              from {view.Slot}.fostering_enquiry_fact e
              left join {view.Slot}.fostering_application_fact a on a.authority = e.authority and a.case_id = e.application_id and e.applied_on <= $4
             where e.authority = $1
               and e.received_on between $2 and least($3, $4)
               and ($5 = '' or e.source = $5) and ($6 = '' or e.channel = $6) and ($7 = '' or e.campaign = $7)
            """, view.Connection);
        MeasureQuery.AddPeriod(read, view.Authority, period);
        read.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = asAt });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.SourceCode });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Channel });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.CampaignCode });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var cohort = new List<Enquiry>();
        while (await rows.ReadAsync(cancellation))
            cohort.Add(new(rows.GetString(0), rows.GetFieldValue<DateOnly?[]>(1)));
        return cohort;
    }
}
