using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Refers a family.</summary>
sealed class ReferFamily(CaseStore<Conference> conferences, CaseStore<FgdmOffer> offers, FamilyRecords families, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<ReferFamilyResponse> Handle(ReferFamilyRequest request, Caller caller, CancellationToken cancellation)
    {
        RequireMayNameService(request, caller);
        var referral = Read(request, caller, WorkingCalendar.Today(clock));
        var standard = (await standards.Of(caller, cancellation)).On(referral.ReferredOn);
        var offer = referral.OfferId is not { } offerId ? null
            : await offers.Find(offerId, caller, cancellation) ?? throw Refuse.NotFound(FgdmOffer.NotFoundReason, "There is no such offer.");
        var references = referral.Children.Select(child => child.Reference).ToList();
        var others = await families.Of(references, except: null, caller, cancellation);
        var requested = await families.IsRequested(referral.RequestedByService, referral.RequestedByRecordId, caller, cancellation);

        return await conferences.Open(request, caller, moment =>
        {
            // Decided here and not above: a retry gets its first answer, and is not refused for what that first call made.
            if (requested)
                throw Refuse.Precondition("ALREADY_REQUESTED", "The record has a conference that has not ended.");
            others.RequireNoOpenConference(references);
            offer?.RequireChildren(references);

            var (conference, events) = Conference.Refer(referral, standard, caller, () => Guid.CreateVersion7(moment.Now), pseudonyms);
            return (conference, new Changed<ReferFamilyResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events));
        }, cancellation);
    }

    /// <summary>Who asked is what the calling service says of itself.</summary>
    static void RequireMayNameService(ReferFamilyRequest request, Caller caller)
    {
        var named = request.RequestedByService.Length > 0 || request.RequestedByRecordId.Length > 0;
        if (named && (!caller.Has("SERVICE") || (caller.Actor is { } actor && actor != request.RequestedByService)))
            throw Refuse.Permission("REQUESTED_BY_NOT_ALLOWED", "Only a service of the suite says that it asked, and only of itself.");
    }

    static Referral Read(ReferFamilyRequest request, Caller caller, DateOnly today)
    {
        var fields = Fields.Of(request);
        var children = fields.Each("children", request.Children, 1, ConferenceRules.MostChildren, (path, child) => FamilyFields.Child(fields, path, child, today));
        var siblings = FamilyFields.References(fields, "sibling_references", request.SiblingReferences, ConferenceRules.MostSiblings);
        var family = children.Select(child => child.Reference).Concat(siblings).Where(reference => reference.Length > 0).ToList();
        fields.Require(family.Distinct(StringComparer.OrdinalIgnoreCase).Count() == family.Count, "children", "must not repeat a child_reference, nor name one of the sibling_references");

        var participants = fields.Each("participants", request.Participants, 0, ConferenceRules.MostParticipants, (path, person) => FamilyFields.Person(fields, path, person, today));
        var offeredOn = fields.PastDate("offered_date", request.OfferedDate, today);
        var referredOn = fields.PastDate("referred_date", request.ReferredDate, today);
        fields.Require(offeredOn <= referredOn, "offered_date", "must not be after the referred_date");
        fields.Require(referredOn == default || referredOn >= WorkingCalendar.FirstDay, "referred_date", "must lie in the years of the working calendar");

        var involvements = fields.Each("involvements", request.Involvements, 1, ConferenceRules.MostInvolvements, (path, involvement) => FamilyFields.Involvement(fields, path, involvement, today));
        fields.Require(involvements.All(i => i.ChildReference.Length == 0 || family.Contains(i.ChildReference, StringComparer.OrdinalIgnoreCase)), "involvements",
            "must be for the children and sibling_references");
        fields.Require(children.All(child => involvements.Any(i => i.Role is InvolvementRole.SocialWorker && !(i.Until < referredOn) && Conference.SameReference(i.ChildReference, child.Reference))),
            "involvements", "must name the social worker of each child, as on the referred_date");

        var reason = fields.Choice("reason", request.Reason);
        var text = fields.OptionalText("referral_text", request.ReferralText, Texts.Longest);
        var offerId = fields.OptionalUuid("offer_id", request.OfferId);
        // Another service does not know which team takes families on; the conference manager gives it to one.
        var team = caller.Has("SERVICE") ? fields.OptionalCode("team", request.Team) : fields.Code("team", request.Team);
        var service = fields.OptionalCode("requested_by_service", request.RequestedByService);
        var recordId = fields.OptionalUuid("requested_by_record_id", request.RequestedByRecordId);
        fields.Require(service.Length > 0 == recordId is not null, "requested_by_record_id", "goes with requested_by_service: both or neither");
        fields.ThrowIfAny();
        return new(children, siblings, participants, involvements, reason, text, offeredOn, referredOn, request.Urgent, offerId, team, request.Restricted, request.HistoricEntry,
            service, recordId?.ToString() ?? "");
    }
}
