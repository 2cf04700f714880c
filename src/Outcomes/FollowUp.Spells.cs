using System.Text.Json.Serialization;
using Suite.Platform.Errors;

namespace Suite.Outcomes;

public sealed partial class FollowUp
{
    /// <summary>The time that goes on; none while the child is not looked after.</summary>
    [JsonIgnore]
    public LookedAfterSpell? OpenSpell => Spells.Find(spell => spell.IsOpen);

    /// <param name="until">If it has ended already, the first day on which the child was not looked after any more.</param>
    public void StartLookedAfter(Guid id, DateOnly from, DateOnly? until, CareLegalStatus status, string by)
    {
        if (until is { } ended)
            RequireInOrder(ended, from, "the first day looked after");
        var begun = new LookedAfterSpell { Id = id, From = from, Until = until, Status = status, RecordedBy = by, EndedBy = until is null ? "" : by };
        if (Spells.Exists(spell => spell.Overlaps(begun)))
            throw Refuse.Precondition("LOOKED_AFTER_ALREADY", "The child is on record as looked after in that time.", OutcomeRules.LookedAfterCitation);

        var later = Spells.FindIndex(spell => spell.From > from || (spell.From == from && (spell.Until ?? DateOnly.MaxValue) > (until ?? DateOnly.MaxValue)));
        Spells.Insert(later < 0 ? Spells.Count : later, begun);
    }

    /// <param name="until">The first day on which the child was not looked after any more.</param>
    public LookedAfterSpell EndLookedAfter(DateOnly until, string by)
    {
        var spell = OpenSpell ?? throw Refuse.Precondition("NOT_LOOKED_AFTER", "The child is not on record as looked after.", OutcomeRules.LookedAfterCitation);
        RequireInOrder(until, spell.From, "the first day looked after");

        spell.Until = until;
        spell.EndedBy = by;
        return spell;
    }

    /// <summary>It never was, or not on these days: what was is recorded anew. The mistake stays on the record and counts for nothing.</summary>
    /// <param name="reason">A code.</param>
    public LookedAfterSpell WithdrawLookedAfter(Guid id, DateOnly on, string reason, string by)
    {
        var spell = Spells.Find(s => s.Id == id && s.Counts) ?? throw Refuse.NotFound("LOOKED_AFTER_SPELL_NOT_FOUND", "There is no such time looked after.");
        RequireInOrder(on, spell.From, "the first day looked after");

        spell.WithdrawnOn = on;
        spell.WithdrawalReason = reason;
        spell.WithdrawnBy = by;
        return spell;
    }

    public bool LookedAfterOn(DateOnly day) => Spells.Exists(spell => spell.Covers(day));

    /// <summary>Days looked after, the first and the last included; a time that goes on is taken to go on until the last.</summary>
    public int LookedAfterDays(DateOnly first, DateOnly last)
    {
        var days = 0;
        var next = first;
        foreach (var spell in Spells.Where(spell => spell.IsInCare))
        {
            // A day on which one ended and another began is one day.
            var from = spell.From > next ? spell.From : next;
            var to = spell.LastDay < last ? spell.LastDay.Value : last;
            if (from > to)
                continue;
            days += to.DayNumber - from.DayNumber + 1;
            next = to.AddDays(1);
        }

        return days;
    }
}
