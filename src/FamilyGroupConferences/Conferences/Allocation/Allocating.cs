using Google.Protobuf;
using Suite.FamilyGroupConferences.Coordinators;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Looks up what an allocation is decided by: the coordinator, what they have, and who works with the family.</summary>
sealed class Allocating(CaseStore<Conference> conferences, CaseStore<Coordinator> coordinators, CoordinatorLoads loads, FamilyRecords families, StandardsReader standards, Pseudonyms pseudonyms)
{
    /// <param name="allocate">The rule: given who was chosen, what is known of case roles elsewhere and the standard of that day.</param>
    public async Task<TResponse> Change<TResponse>(IMessage request, Guid conferenceId, Guid coordinatorId, DateOnly on, Caller caller,
        Func<Conference, ChosenCoordinator, IReadOnlyList<InvolvementFacts>, Standard, IReadOnlyList<IMessage>> allocate, Func<V1.Conference, TResponse> answer, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        // Read before what they have is counted: whoever allocates between the two makes this version stale.
        var coordinator = await coordinators.Find(coordinatorId, caller, cancellation) ?? throw Refuse.NotFound(Coordinator.NotFoundReason, "There is no such coordinator.");
        var has = (await loads.Of([coordinatorId], caller, cancellation))[coordinatorId].Active;
        var standard = (await standards.Of(caller, cancellation)).On(on);
        // Asked as the service: a rule counts what is known of a family, whoever may know of it.
        var family = await conferences.Find(conferenceId, Caller.System(caller.Authority), cancellation);
        IReadOnlyList<string> references = [.. family?.FamilyReferences ?? []];
        var known = (await families.Of(references, conferenceId, caller, cancellation)).InvolvementsFor(references);

        return await conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = allocate(conference, coordinator.ChosenOn(on, has, standard), known, standard);
            return new Changed<TResponse>(() => answer(conference.ToMessage(caller, moment.Today, pseudonyms)), events) { Also = [Also.Of(coordinator, coordinator.TakeOn())] };
        }, cancellation);
    }
}
