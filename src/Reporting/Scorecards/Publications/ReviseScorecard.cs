using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Events.V1;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>Publishes a period again; what was published before stays.</summary>
sealed class ReviseScorecard(CaseStore<Publication> publications, CaseStore<ScorecardTemplate> templates, ScorecardWriter writer, PublishedStore store)
{
    const int LongestNote = 500;

    public async Task<ReviseScorecardResponse> Handle(ReviseScorecardRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("scorecard_id", request.ScorecardId);
        var reason = fields.Choice("reason", request.Reason);
        var note = ScorecardText.Read(fields, "note", request.Note, LongestNote);
        fields.ThrowIfAny();
        if (await publications.Answered<ReviseScorecardResponse>(request, caller, cancellation) is { } first)
            return first;

        var (before, version) = await store.Of(caller.Authority, id, cancellation);
        if (request.Etag != CommandFields.EtagOf(version))
            throw Refuse.Aborted("ETAG_STALE", "The record has changed since it was read; read it again and decide again.");
        var template = await templates.Of(before[0].TemplateId, caller, cancellation);
        var worked = await writer.WorkOut(template, new(before[0].PeriodStart, before[0].PeriodEnd), caller.Authority, cancellation);
        Publishing.MayBe(worked, caller);

        return await publications.Change<ReviseScorecardResponse>(request, caller, null, (publication, moment) =>
        {
            var snapshot = Snapshot.Of(worked, id, ++publication.Newest, before[^1].Hash, reason, note, caller.Subject, moment.Now);
            var (green, amber, red) = Publishing.Count(worked.For(withholds: true));
            var revised = new ScorecardRevised
            {
                TemplateId = snapshot.TemplateId.ToString("D"),
                TemplateVersion = snapshot.TemplateVersion,
                PeriodStart = snapshot.PeriodStart.ToMessage(),
                PeriodEnd = snapshot.PeriodEnd.ToMessage(),
                Revision = snapshot.Revision,
                Reason = reason,
                ContentHash = snapshot.HexHash,
                GreenCount = green,
                AmberCount = amber,
                RedCount = red,
            };
            return new(() => new() { Published = before.Append(snapshot).ToList().ToMessage(publication.Version) }, revised)
            {
                Beside = PublishedStore.Insert(snapshot),
                Purpose = snapshot.RunId.ToString("D"),
            };
        }, cancellation);
    }
}
