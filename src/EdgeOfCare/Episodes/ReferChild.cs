using Suite.EdgeOfCare.Reads;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.Reference;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Refers a child; another service's referral joins the episode that the child has open, if it has one.</summary>
sealed class ReferChild(CaseStore<Episode> episodes, EpisodeSearch search, StandardsReader reader, Pseudonyms pseudonyms, TimeProvider clock)
{
    const int MostNeeds = 10, LongestRecordId = 64;

    public async Task<ReferChildResponse> Handle(ReferChildRequest request, Caller caller, CancellationToken cancellation)
    {
        EdgeOfCareRecord.RequireMayKeyIn(request.HistoricEntry, caller);
        var referral = Read(request, caller, out var familyId);
        var standards = await reader.Of(caller, cancellation);

        while (true)
        {
            var ofChild = await search.OfChild(referral.Child.Reference, caller, cancellation);
            var open = ofChild.FirstOrDefault(episode => episode.IsOpen);
            try
            {
                return open is not null && referral.Requester is { } requester
                    ? await Join(open.Id, requester, request, caller, cancellation)
                    : await Open(referral, familyId, open, Episode.LastClosed(ofChild, referral.On), standards.On(referral.On), request, caller, cancellation);
            }
            catch (RefusedException refused) when (referral.Requester is not null && refused.Reason is Episode.AlreadyOpen or Closed)
            {
                // Opened or closed by somebody else in between: a service that asks is answered from what there is now.
            }
        }
    }

    /// <summary>The reason with which an episode refuses a requester once it is closed.</summary>
    const string Closed = "MOVE_NOT_ALLOWED";

    Task<ReferChildResponse> Join(Guid episodeId, Requester requester, ReferChildRequest request, Caller caller, CancellationToken cancellation) =>
        episodes.ChangeFound(episodeId, request, caller, actOn: null, (episode, moment) =>
        {
            var events = episode.AddRequester(requester);
            return new Changed<ReferChildResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);

    async Task<ReferChildResponse> Open(Referral referral, Guid? familyId, Episode? open, Episode? previous, LocalStandards standards,
        ReferChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var family = familyId is { } given ? await search.OfFamily(given, caller, cancellation) : null;
        return await episodes.Open(request, caller, moment =>
        {
            // Decided here and not above: a retry gets its first answer, and is not in the way of what that first call opened.
            if (open is not null)
                throw Refuse.Precondition(Episode.AlreadyOpen,
                    open.MayBeKnownTo(caller) ? $"The child has an episode that is open: {open.Id}." : "The child has an episode that is open.");
            if (familyId is not null && family is null)
                throw Refuse.NotFound("FAMILY_NOT_FOUND", "There is no such family.");

            var (episode, events) = Episode.Refer(Guid.CreateVersion7(moment.Now), familyId ?? Guid.CreateVersion7(moment.Now), referral, previous, standards, caller);
            return (episode, new Changed<ReferChildResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events));
        }, cancellation);
    }

    Referral Read(ReferChildRequest request, Caller caller, out Guid? familyId)
    {
        var fields = Fields.Of(request);
        var child = ChildFields.ReadChild(fields, "child", request.Child, caller.Authority, pseudonyms, WorkingCalendar.Today(clock));
        familyId = fields.OptionalUuid("family_id", request.FamilyId);
        var at = fields.PastInstant("referred_time", request.ReferredTime, clock);
        var on = WorkingCalendar.LondonDate(at);
        fields.Require(at == default || on >= WorkingCalendar.FirstDay, "referred_time", "must lie in the years of the working calendar");
        var openness = fields.Choice("openness", request.Openness);
        var needs = fields.Each("needs", request.Needs, 1, MostNeeds, fields.Choice);
        fields.Require(needs.Distinct().Count() == needs.Count, "needs", "must not repeat a need");
        var summary = fields.OptionalText("summary", request.Summary, EpisodeFields.LongestText);
        var requester = ReadRequester(fields, request, caller);
        var team = fields.OptionalCode("team", request.Team);
        var involved = EpisodeFields.InvolvedWorkers(fields, request.InvolvedWorkers);
        fields.ThrowIfAny();

        return new(child, at, on, request.Crisis, openness, needs, summary, requester, team, involved, request.Restricted, request.HistoricEntry);
    }

    static Requester? ReadRequester(Fields fields, ReferChildRequest request, Caller caller)
    {
        if (caller.Has("SERVICE"))
            return new(fields.Choice("requested_by_service", request.RequestedByService), fields.Code("requested_by_record_id", request.RequestedByRecordId, LongestRecordId));

        const string OfServices = "is for services only";
        fields.Require(request.RequestedByService is AskingService.Unspecified, "requested_by_service", OfServices);
        fields.Require(request.RequestedByRecordId.Length == 0, "requested_by_record_id", OfServices);
        return null;
    }
}
