using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records that a child is no longer looked after, or never was.</summary>
sealed class RecordLookedAfterEnded(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordLookedAfterEndedResponse> Handle(RecordLookedAfterEndedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var spellId = fields.Uuid("spell_id", request.SpellId);
        var until = fields.PastDate("until_date", request.UntilDate, WorkingCalendar.Today(clock));
        if (request.Mistaken && request.ReasonCode.Length == 0)
            fields.Add("reason_code", "is required where it was a mistake");
        fields.Require(request.Mistaken || request.ReasonCode.Length == 0, "reason_code", "is for a mistake only");
        var reason = fields.OptionalCode("reason_code", request.ReasonCode);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: until, (conference, moment) =>
        {
            var events = request.Mistaken
                ? conference.WithdrawLookedAfter(childId, spellId, until, reason, pseudonyms, caller)
                : conference.EndLookedAfter(childId, spellId, until, pseudonyms, caller);
            return new Changed<RecordLookedAfterEndedResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
