using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records what was shared with whom and why.</summary>
sealed class RecordSharing(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    const int MostPeople = 72;

    public Task<RecordSharingResponse> Handle(RecordSharingRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var sharedWith = fields.Code("shared_with", request.SharedWith);
        var what = fields.Code("what_code", request.WhatCode);
        var basis = fields.Choice("basis", request.Basis);
        var people = fields.Each("participant_ids", request.ParticipantIds, 1, MostPeople, fields.Uuid);
        fields.Require(people.Distinct().Count() == people.Count, "participant_ids", "must not repeat anybody");
        if (basis is SharingBasis.Safeguarding && string.IsNullOrWhiteSpace(request.Reason))
            fields.Add("reason", "is required where a child's safety required it");
        var reason = fields.OptionalText("reason", request.Reason, Texts.Longest);
        var on = fields.PastDate("shared_date", request.SharedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordSharing(new(sharedWith, what, basis, [.. people], reason, on, caller.Subject));
            return new Changed<RecordSharingResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
