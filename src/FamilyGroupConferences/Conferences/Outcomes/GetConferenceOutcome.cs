using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What came of a conference. More people may ask this than may read the conference.</summary>
sealed class GetConferenceOutcome(CaseStore<Conference> conferences, IAudit audit)
{
    static readonly HashSet<string> AnyRecord = ["SERVICE"];

    public async Task<GetConferenceOutcomeResponse> Handle(GetConferenceOutcomeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var conferenceId = fields.Uuid("conference_id", request.ConferenceId);
        fields.ThrowIfAny();

        // Found whoever asks; whether they may know of it is decided here, and the trail names them as they are.
        var conference = await conferences.Find(conferenceId, caller with { Roles = AnyRecord }, cancellation);
        if (conference is null || !(conference.MayBeKnownTo(caller) || conference.OutcomeIsFor(caller)))
            throw Refuse.NotFound(Conference.NotFoundReason, "There is no such record.");
        await audit.Record(new(caller, CommandFields.RpcOf(request), conferenceId, null, "OK"), cancellation);
        return new() { Outcome = conference.ToOutcome() };
    }
}
