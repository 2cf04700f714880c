using Suite.EdgeOfCare.Reads;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Opens a reunification: a return was considered at a review of the child's case.</summary>
sealed class ConsiderReunification(CaseStore<Reunification> reunifications, CaseStore<Episode> episodes, ReunificationSearch returns, EpisodeSearch families,
    Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<ConsiderReunificationResponse> Handle(ConsiderReunificationRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var child = ChildFields.ReadChild(fields, "child", request.Child, caller.Authority, pseudonyms, today);
        fields.Require(!child.Unborn, "child.unborn", "must be of a child already born");
        var on = fields.PastDate("review_date", request.ReviewDate, today);
        var reasons = fields.Text("reasons", request.Reasons, ReturnFields.Narrative);
        var status = (CareLegalStatus)fields.Choice("legal_status", request.LegalStatus);
        var statusFrom = fields.PastDate("legal_status_date", request.LegalStatusDate, today);
        fields.Require(child.BirthDate <= statusFrom, "legal_status_date", "must not be before the birth_date");
        fields.Require(statusFrom <= on, "legal_status_date", "must not be after the review_date");
        var iro = fields.OptionalCode("iro", request.Iro, ReturnFields.Subject);
        var episodeId = fields.OptionalUuid("episode_id", request.EpisodeId);
        var familyId = fields.OptionalUuid("family_id", request.FamilyId);
        var team = fields.OptionalCode("team", request.Team);
        var worker = fields.OptionalCode("worker", request.Worker, ReturnFields.Subject);
        fields.ThrowIfAny();
        EdgeOfCareRecord.RequireMayKeyIn(request.HistoricEntry, caller);

        var open = await returns.OpenOfChild(child.Reference, caller, cancellation);
        var episode = episodeId is { } id ? await episodes.Find(id, caller, cancellation) : null;
        var family = familyId is { } familyOf ? await families.OfFamily(familyOf, caller, cancellation) : null;
        return await reunifications.Open(request, caller, moment =>
        {
            if (open is not null)
                throw Refuse.Precondition(Reunification.AlreadyOpen, "A reunification of this child is open already.");
            if (episodeId is not null)
                ReturnRules.RequireEpisodeOf(child, episode);
            if (familyId is not null && family is null)
                throw Refuse.NotFound("FAMILY_NOT_FOUND", "There is no such family.");
            if (familyId is not null && episode is not null && episode.FamilyId != familyId)
                throw Refuse.Field("family_id", "must be the family of the episode");

            var (reunification, events) = Reunification.Consider(Guid.CreateVersion7(moment.Now), caller.Authority, new(child, on, reasons, status, statusFrom, iro,
                episodeId, familyId ?? episode?.FamilyId, team, worker, request.Restricted, request.HistoricEntry), caller);
            return (reunification, new Changed<ConsiderReunificationResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events));
        }, cancellation);
    }
}
