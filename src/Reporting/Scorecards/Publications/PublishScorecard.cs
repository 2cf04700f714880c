using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Events.V1;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>Publishes the scorecard of a period for the first time.</summary>
sealed class PublishScorecard(CaseStore<Publication> publications, CaseStore<ScorecardTemplate> templates, ScorecardWriter writer, PublishedStore store, TimeProvider clock)
{
    public async Task<PublishScorecardResponse> Handle(PublishScorecardRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var templateId = fields.Uuid("template_id", request.TemplateId);
        fields.ThrowIfAny();
        if (await publications.Answered<PublishScorecardResponse>(request, caller, cancellation) is { } first)
            return first;

        var today = WorkingCalendar.Today(clock);
        var period = ScorecardPeriods.Read(request.Period, request.PeriodStart, request.PeriodEnd, today);
        Publishing.PeriodMayBe(period, today);
        var template = await templates.Of(templateId, caller, cancellation);
        if (await store.IsPublished(caller.Authority, templateId, period.Start, period.End, cancellation))
            throw Refuse.Exists("SCORECARD_PUBLISHED", "The scorecard of this period is published; what comes after is a revision.");
        var worked = await writer.WorkOut(template, period, caller.Authority, cancellation);
        Publishing.MayBe(worked, caller);

        return await publications.Open(request, caller, moment =>
        {
            var publication = new Publication { Id = Guid.CreateVersion7(moment.Now), TemplateId = templateId, PeriodStart = period.Start, PeriodEnd = period.End };
            var snapshot = Snapshot.Of(worked, publication.Id, revision: 1, previousHash: [], RevisionReason.Unspecified, note: "", caller.Subject, moment.Now);
            var (green, amber, red) = Publishing.Count(worked.For(withholds: true));
            var published = new ScorecardPublished
            {
                TemplateId = templateId.ToString("D"),
                TemplateVersion = snapshot.TemplateVersion,
                PeriodStart = period.Start.ToMessage(),
                PeriodEnd = period.End.ToMessage(),
                ContentHash = snapshot.HexHash,
                GreenCount = green,
                AmberCount = amber,
                RedCount = red,
            };
            return (publication, new Changed<PublishScorecardResponse>(() => new() { Published = new[] { snapshot }.ToMessage(publication.Version) }, published)
            {
                Beside = PublishedStore.Insert(snapshot),
                Purpose = snapshot.RunId.ToString("D"),
            });
        }, cancellation);
    }
}
