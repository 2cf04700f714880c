using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Gives the family another coordinator.</summary>
sealed class ReplaceCoordinator(Allocating allocating, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<ReplaceCoordinatorResponse> Handle(ReplaceCoordinatorRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var conferenceId = fields.Uuid("conference_id", request.ConferenceId);
        var coordinatorId = fields.Uuid("coordinator_id", request.CoordinatorId);
        var on = fields.PastDate("allocated_date", request.AllocatedDate, WorkingCalendar.Today(clock));
        var reason = fields.Code("reason_code", request.ReasonCode);
        var overCapacityReason = fields.OptionalCode("over_capacity_reason", request.OverCapacityReason);
        fields.ThrowIfAny();

        return allocating.Change(request, conferenceId, coordinatorId, on, caller,
            (conference, chosen, known, standard) => conference.ReplaceCoordinator(chosen, on, reason, known, overCapacityReason, standard, pseudonyms),
            conference => new ReplaceCoordinatorResponse { Conference = conference }, cancellation);
    }
}
