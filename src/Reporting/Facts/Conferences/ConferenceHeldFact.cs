using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The conference was held (G03 to G07, G09, G12), on the London day that its event names.</summary>
sealed class ConferenceHeldFact : IFactOf<ConferenceHeld>
{
    public void Apply(ConferenceHeld happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.HeldDate.RequiredDay();
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Held, meta.Sequence, new(on, happened.AcceptedDate.ToDay(), happened.WithinNorm, happened.ChildrenFourAndOver,
            happened.ChildrenFourAndOverParticipating, happened.FamilyParticipants, happened.PaternalParticipants, happened.Professionals));
        facts.Row(ConferenceTables.Sessions, meta, happened.SessionId).Set(SessionFact.Held, meta.Sequence, new(SessionKind.Conference.ToCode(), on, happened.FeedbackAsked));
        facts.Milestone(meta, ConferenceEvents.Service, "", on, "CONFERENCE_HELD");
    }
}
