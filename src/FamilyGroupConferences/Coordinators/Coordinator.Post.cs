using Google.Protobuf;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Coordinators;

sealed partial class Coordinator
{
    const int FullPost = 100;

    public static (Coordinator Coordinator, IReadOnlyList<IMessage> Events) Register(Guid id, string authority, string subject, string name, IReadOnlyList<string> languages, Capacity first, Pseudonyms pseudonyms)
    {
        var coordinator = new Coordinator { Id = id, Authority = authority, Subject = subject, Name = name, Languages = [.. languages], Capacities = [first], StateSince = first.From };
        return (coordinator, [coordinator.IsSet(first, pseudonyms)]);
    }

    public IReadOnlyList<IMessage> SetCapacity(Capacity capacity, Pseudonyms pseudonyms)
    {
        InOrder.Require(capacity.From, Capacities[^1].From, "the newest change of the post");
        Capacities.RemoveAll(before => before.From == capacity.From);
        Capacities.Add(capacity);
        return [IsSet(capacity, pseudonyms)];
    }

    /// <param name="theirs">Conferences that are theirs and not closed.</param>
    public IReadOnlyList<IMessage> End(DateOnly on, int theirs, Pseudonyms pseudonyms)
    {
        if (theirs > 0)
            throw Refuse.Precondition("COORDINATOR_HAS_CONFERENCES", "Give their conferences to others first.");
        InOrder.Require(on, Capacities[0].From, "the first day of the post");
        if (Capacities is [.., { FteHundredths: 0 } last] && last.From <= on)
            throw Refuse.Precondition("COORDINATOR_NOT_REGISTERED", "They are no coordinator on that day.");

        // What was planned for later comes to nothing, and is announced so.
        var planned = Capacities.FindAll(capacity => capacity.From > on);
        Capacities.RemoveAll(capacity => capacity.From >= on);
        Capacities.Add(new(on, 0));
        return [IsSet(Capacities[^1], pseudonyms), .. planned.Select(capacity => IsSet(capacity with { FteHundredths = 0 }, pseudonyms))];
    }

    /// <summary>
    /// A conference was given to them. Nothing of it is kept here: it says itself whose it is. But of two that are given at once the second
    /// is refused, so that their count holds.
    /// </summary>
    public IReadOnlyList<IMessage> TakeOn() => [Amended("ALLOCATIONS")];

    internal ChosenCoordinator ChosenOn(DateOnly day, int has, Standard standard) => new(Id, Subject, has, MostOn(day, standard));

    /// <summary>How many conferences they may have at once: in proportion to the post, at least one; none on a day on which they are no coordinator.</summary>
    internal int MostOn(DateOnly day, Standard standard) =>
        FteOn(day) is > 0 and var hundredths ? Math.Max(1, standard.ConferencesPerPost * hundredths / FullPost) : 0;

    /// <summary>Hundredths of a full post.</summary>
    internal int FteOn(DateOnly day) => Capacities.FindLast(capacity => capacity.From <= day)?.FteHundredths ?? 0;

    CoordinatorCapacitySet IsSet(Capacity capacity, Pseudonyms pseudonyms) =>
        new() { CoordinatorKey = pseudonyms.KeyOf(Authority, Subject), FromDate = capacity.From.ToMessage(), FteHundredths = capacity.FteHundredths };

    internal V1.Coordinator ToMessage(DateOnly today, int active, Standard standard)
    {
        var message = new V1.Coordinator
        {
            CoordinatorId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            Subject = Subject,
            Name = Name,
            EndedDate = Capacities is [.., { FteHundredths: 0 } last] && last.From <= today ? last.From.ToMessage() : null,
            ActiveConferences = active,
            MostConferences = MostOn(today, standard),
        };
        message.Languages.AddRange(Languages);
        message.Capacities.AddRange(Capacities.Select(capacity => new V1.Capacity { FromDate = capacity.From.ToMessage(), FteHundredths = capacity.FteHundredths }));
        return message;
    }
}
