using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Offers;

sealed partial class FgdmOffer
{
    // Days before (positive) and after (negative) the last day in time.
    static readonly int[] OnTheDay = [0];
    static readonly int[] OnTheDayAndAfter = [0, -1];

    public override IReadOnlyList<string> KnownToRoles => ["FGC_MGR", "INSPECTOR", "IRO"];

    public override IReadOnlyList<string> TeamRoles => ["CSW", "TM"];

    /// <summary>Until when it is kept; null before it came to its end.</summary>
    internal DateOnly? RetainUntil => BeforeApplication ? null : Children.Max(child => child.BirthOn).AddYears(OfferRules.RetentionAge);

    public override IReadOnlyList<DueItem> DueItems()
    {
        if (RetainUntil is { } retainUntil)
            return [Points.Due(OfferRules.RetentionEnds, "", retainUntil, OfferRules.RetentionCitation, OnTheDay, "TM")];
        return State is OfferState.Exempt
            ? []
            : [.. OfferedTo.Where(person => person.Response is OfferResponse.Unspecified)
                .Select(person => Points.Due(OfferRules.Response, person.Id.ToString(), AnswerBy, OfferRules.ResponseCitation, OnTheDayAndAfter, "FAMILY"))];
    }

    // All of it is local, so none of it is critical.
    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) => item.Rule switch
    {
        OfferRules.Response when point > item.DueOn => (WarningUrgency.Warning, ["CSW", "TM"]),
        OfferRules.RetentionEnds => (WarningUrgency.Notice, ["TM"]),
        _ => (WarningUrgency.Notice, ["CSW"]),
    };
}
