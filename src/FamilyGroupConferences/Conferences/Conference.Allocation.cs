using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    const string NoLongerIndependent = "NOT_INDEPENDENT";

    /// <summary>An independent coordinator takes it.</summary>
    /// <param name="chosen">Who, and what they have and may have on that day.</param>
    /// <param name="known">Case roles for the children and their siblings that other records know of.</param>
    /// <param name="overCapacityReason">A code; only with it, or when it is urgent, may they have more than their post allows.</param>
    public IReadOnlyList<IMessage> AllocateCoordinator(ChosenCoordinator chosen, DateOnly on, IReadOnlyList<InvolvementFacts> known, string overCapacityReason, Standard standard, Pseudonyms pseudonyms)
    {
        Require("Allocation", ConferenceState.Accepted);
        InOrder.Require(on, StateSince, "the day from which it waits");
        return [Give(chosen, on, known, overCapacityReason, standard, pseudonyms)];
    }

    public IReadOnlyList<IMessage> ReplaceCoordinator(ChosenCoordinator chosen, DateOnly on, string reasonCode, IReadOnlyList<InvolvementFacts> known, string overCapacityReason, Standard standard, Pseudonyms pseudonyms)
    {
        Require("Another coordinator", [.. Coordinated, .. SinceHeld]);
        InOrder.Require(on, AllocatedOn, "the allocation before");
        if (chosen.Id == CoordinatorId)
            throw Refuse.Precondition("COORDINATOR_UNCHANGED", "The coordinator has it already.");

        var (id, subject, since) = (CoordinatorId!.Value, Worker, AllocatedOn!.Value);
        var allocated = Give(chosen, on, known, overCapacityReason, standard, pseudonyms);
        PastCoordinators.Add(new(id, subject, since, on, reasonCode));
        return [Released(subject, on, pseudonyms), allocated];
    }

    CoordinatorAllocated Give(ChosenCoordinator chosen, DateOnly on, IReadOnlyList<InvolvementFacts> known, string overCapacityReason, Standard standard, Pseudonyms pseudonyms)
    {
        if (chosen.Most == 0)
            throw Refuse.Precondition("COORDINATOR_NOT_REGISTERED", "They are no coordinator on that day.");
        // From whom a coordinator must be independent is not known before it is known who works with each child.
        if (Children.Exists(child => !Involvements.Exists(i => i.Role is InvolvementRole.SocialWorker && SameReference(i.ChildReference, child.Reference))))
            throw Refuse.Precondition("SOCIAL_WORKER_NOT_RECORDED", "Record the social worker of each child first.", ConferenceRules.IndependenceCitation);
        if (KnownInvolvements([.. FamilyReferences]).Concat(known).Any(involvement => Binds(involvement, chosen.Subject, on)))
            throw Refuse.Precondition("COORDINATOR_NOT_INDEPENDENT", "They have, or had in the last twelve months, a case role for a child of the family or its sibling.",
                ConferenceRules.IndependenceCitation);
        // How many a post had on a day long past nobody knows.
        var tooMany = chosen.Has >= chosen.Most && !HistoricEntry && (State is ConferenceState.Accepted || Coordinated.Contains(State));
        if (tooMany && !Urgent && overCapacityReason.Length == 0)
            throw Refuse.Precondition("COORDINATOR_AT_CAPACITY", "They have as many conferences as their post allows.", ConferenceRules.CapacityCitation);

        (CoordinatorId, Worker, AllocatedOn, CoordinatorBy) = (chosen.Id, chosen.Subject, on, null);
        OverCapacityReason = tooMany ? overCapacityReason : "";
        if (State is ConferenceState.Accepted or ConferenceState.Allocated)
        {
            BaselineBy = WorkingCalendar.WorkingDaysAfter(on, standard.BaselineWorkingDays);
            MoveTo(ConferenceState.Allocated, on);
        }

        return new() { CoordinatorKey = pseudonyms.KeyOf(Authority, chosen.Subject), AllocatedDate = on.ToMessage(), OverCapacity = tooMany };
    }

    /// <summary>
    /// Whoever turns out to have a case role gives the conference back; once people are being prepared it stays theirs until the manager
    /// has found another, as the worklist then asks.
    /// </summary>
    /// <param name="on">On which that is recorded.</param>
    IReadOnlyList<IMessage> ReleaseUnlessIndependent(DateOnly on, Standard standard, Pseudonyms pseudonyms)
    {
        if (State is not (ConferenceState.Allocated or ConferenceState.BaselineDone) || NotIndependentSince is not { } since)
            return [];

        // What is keyed in has the days of then.
        var released = HistoricEntry ? (since > StateSince ? since : StateSince) : on;
        var subject = Worker;
        PastCoordinators.Add(new(CoordinatorId!.Value, subject, AllocatedOn!.Value, released, NoLongerIndependent));
        (CoordinatorId, Worker, AllocatedOn, OverCapacityReason) = (null, "", null, "");
        // What was agreed, another agrees anew.
        (BaselineBy, BaselineOn) = (null, null);
        Wait(released, standard);
        return [Released(subject, released, pseudonyms)];
    }

    CoordinatorReleased Released(string subject, DateOnly on, Pseudonyms pseudonyms) =>
        new() { CoordinatorKey = pseudonyms.KeyOf(Authority, subject), ReleasedDate = on.ToMessage() };

    /// <summary>First day on which a coordinator who has it was not independent, as far as this record knows; none while they are.</summary>
    internal DateOnly? NotIndependentSince
    {
        get
        {
            if (AllocatedOn is not { } allocated)
                return null;
            DateOnly? since = null;
            foreach (var involvement in KnownInvolvements([.. FamilyReferences]))
                if (Binds(involvement, Worker, allocated) && (since is null || involvement.From < since))
                    since = involvement.From;
            return since < allocated ? allocated : since;
        }
    }

    /// <summary>A role that began after the day binds too: whoever coordinates takes none.</summary>
    static bool Binds(InvolvementFacts involvement, string subject, DateOnly on) =>
        involvement.Subject == subject && (involvement.Until is not { } until || WorkingCalendar.AddMonths(until, ConferenceRules.IndependenceMonths) >= on);

    /// <summary>Case roles for these children of which this record knows: those recorded, and of whoever decided here.</summary>
    internal IReadOnlyList<InvolvementFacts> KnownInvolvements(IReadOnlyList<string> references)
    {
        var known = Involvements.Where(i => OneOf(i.ChildReference)).Select(i => new InvolvementFacts(i.Subject, i.Role, i.ChildReference, i.From, i.Until)).ToList();
        foreach (var child in Children.Where(child => OneOf(child.Reference)))
        {
            known.AddRange(child.FollowUp.CareRisks.Select(risk => Decided(risk.DecidedBy, child, risk.DecidedOn)));
            known.AddRange(Plan?.Answers.Select(answer => Decided(answer.By, child, answer.On)) ?? []);
        }

        return known;

        bool OneOf(string reference) => references.Any(asked => SameReference(asked, reference));
        static InvolvementFacts Decided(string by, Child child, DateOnly on) => new(by, InvolvementRole.DecisionMaker, child.Reference, on, on);
    }
}

/// <summary>A coordinator as they are on the day of an allocation.</summary>
/// <param name="Has">Conferences that are theirs and not held yet.</param>
/// <param name="Most">How many they may have at once; nought if they are no coordinator on that day.</param>
sealed record ChosenCoordinator(Guid Id, string Subject, int Has, int Most);
