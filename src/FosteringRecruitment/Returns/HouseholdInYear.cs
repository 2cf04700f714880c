using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Carer = Suite.FosteringRecruitment.Households.Carer;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>
/// A household as it stood on a day, from its own dates. A record shows its places as they are now; how they were is told by what
/// it announced of them.
/// </summary>
/// <param name="Record">The household.</param>
/// <param name="AppliedOn">When its application came in; none of kinship foster carers.</param>
/// <param name="Announced">Its <see cref="PlaceStatusChanged"/>, <see cref="ConstellationJoined"/> and <see cref="ConstellationLeft"/>, in the order of its versions.</param>
sealed record HouseholdInYear(Household Record, DateOnly? AppliedOn, IReadOnlyList<IMessage> Announced)
{
    /// <summary>At the end of that day: whose last day it was is not approved any more.</summary>
    public bool IsApprovedAt(DateOnly day) => Record.ApprovedOn <= day && !(Record.EndedOn <= day);

    public IReadOnlyList<PlaceStatusChanged> PlacesAt(DateOnly day)
    {
        var places = new SortedDictionary<int, PlaceStatusChanged>();
        foreach (var change in Announced.OfType<PlaceStatusChanged>().Where(c => Of(c.StatusDate) <= day).OrderBy(c => Of(c.StatusDate)))
            if (change.Status is PlaceStatus.Unspecified)
                places.Remove(change.PlaceNumber);
            else
                places[change.PlaceNumber] = change;
        return [.. places.Values];
    }

    public Terms? TermsAt(DateOnly day) => Record.Terms.FindLast(t => t.On <= day)?.Terms;

    public bool HasSkillLevelAt(DateOnly day) => Record.Skills.Exists(s => s.From <= day && s.Level is not SkillLevel.Unspecified);

    public IEnumerable<Carer> CarersAt(DateOnly day) => Record.Carers.Where(c => !(c.LeftOn <= day));

    /// <summary>Those who were carers when the approval ended.</summary>
    public IEnumerable<Carer> CarersAtTheEnd => Record.Carers.Where(c => c.LeftOn is null || c.LeftOn >= Record.EndedOn);

    /// <summary>The constellation that it belonged to, and as what.</summary>
    public (string ConstellationId, ConstellationRole Role) ConstellationAt(DateOnly day)
    {
        var found = ("", ConstellationRole.Unspecified);
        foreach (var (_, membership) in Announced.Select(Membership).Where(m => m.On <= day).OrderBy(m => m.On))
            found = membership;
        return found;

        static (DateOnly On, (string, ConstellationRole) Membership) Membership(IMessage announced) => announced switch
        {
            ConstellationJoined joined => (Of(joined.JoinedDate), (joined.ConstellationId, joined.Role)),
            ConstellationLeft left => (Of(left.LeftDate), ("", ConstellationRole.Unspecified)),
            _ => (DateOnly.MaxValue, ("", ConstellationRole.Unspecified)),
        };
    }

    /// <summary>When the next review was due as it was known on that day.</summary>
    public DateOnly ReviewDueAfter(DateOnly day) => Record.Reviews.Find(r => r.HeldOn > day)?.DueOn ?? Record.NextReviewOn;

    static DateOnly Of(Types.V1.Date day) => new(day.Year, day.Month, day.Day);
}
