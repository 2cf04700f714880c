using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Households;

/// <summary>A child who is to be placed.</summary>
/// <param name="SiblingKey">Keyed hash of the sibling group, for events.</param>
sealed record ChildToPlace(Guid PlacementId, string Reference, string Key, DateOnly BirthDate, ApprovalSex Sex, PlacementType Type, string SiblingGroup, string SiblingKey);

/// <summary>Children come, within the terms or for some days outside them, and leave.</summary>
sealed partial class Household
{
    /// <param name="emergency">Outside the terms, for up to 6 working days.</param>
    /// <param name="usualLimit">The usual fostering limit as it holds on the day.</param>
    internal IReadOnlyList<IMessage> PlaceChild(ChildToPlace child, DateOnly on, bool emergency, int usualLimit)
    {
        if (!MayTakeChildren)
            throw MoveNotAllowed("PlaceChild", State);
        InOrder.Require(on, ApprovedOn, "the approval");
        if (Placements.Exists(placement => placement.ChildReference == child.Reference && placement.EndedOn is null))
            throw Refuse.Precondition("CHILD_ALREADY_PLACED", "The child is in placement here.");

        var place = VacantPlaceOn(on);
        var departures = Departures(TermsOn(on), child.Reference, child.BirthDate, child.Sex, child.Type, place is not null, on);
        if (departures.Count > 0 && !emergency)
            throw Refuse.Preconditions("OUTSIDE_TERMS", "The terms of approval do not cover this placement; only an emergency placement may depart from them, for up to 6 working days.", departures);
        RequireWithinUsualLimit(child, on, usualLimit);

        return Take(new()
        {
            Id = child.PlacementId,
            ChildReference = child.Reference,
            ChildKey = child.Key,
            BirthDate = child.BirthDate,
            Sex = child.Sex,
            Type = child.Type,
            PlacedOn = on,
            OutsideTerms = [.. departures.Select(departure => departure.Rule)],
            OutsideTermsUntil = departures.Count > 0 ? WorkingCalendar.WorkingDaysAfter(on, PlaceRules.EmergencyWorkingDays) : null,
            SiblingGroup = child.SiblingGroup,
            UsualLimit = usualLimit,
        }, child.SiblingKey, place, on);
    }

    /// <summary>A child whom the kinship assessment placed with these carers, perhaps before they were approved: the approval names the child.</summary>
    internal IReadOnlyList<IMessage> TakeFromKinship(ChildToPlace child, DateOnly placedOn) => Take(new()
    {
        Id = child.PlacementId,
        ChildReference = child.Reference,
        ChildKey = child.Key,
        BirthDate = child.BirthDate,
        Sex = child.Sex,
        Type = child.Type,
        PlacedOn = placedOn,
        SiblingGroup = child.SiblingGroup,
        FromKinship = true,
    }, child.SiblingKey, VacantPlaceOn(ApprovedOn), placedOn);

    /// <summary>A child left. Works in every state, also after the end of the approval.</summary>
    internal IReadOnlyList<IMessage> EndChildPlacement(Guid placementId, DateOnly on, PlacementEndReason reason)
    {
        var placement = PlacementOf(placementId);
        if (placement.EndedOn is not null)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The placement has ended.");
        InOrder.Require(on, placement.PlacedOn, "the placement");
        return [End(placement, on, reason), .. Settle(on)];
    }

    internal Placement PlacementOf(Guid id) => Placements.Find(placement => placement.Id == id)
        ?? throw Refuse.NotFound("PLACEMENT_NOT_FOUND", "There is no such placement in this household.");

    internal IReadOnlyList<IMessage> GrantExemption(Guid id, DateOnly on, DateOnly? until, int maxChildren, IReadOnlyList<string> children, string conditions, int usualLimit)
    {
        RequireApproved("GrantExemption");
        InOrder.Require(on, ApprovedOn, "the approval");
        if (maxChildren <= usualLimit)
            throw Refuse.Field("max_children", $"must be more than the usual fostering limit of {usualLimit} ({PlaceRules.ExemptionCitation})");
        Exemptions.Add(new() { Id = id, GrantedOn = on, Until = until, MaxChildren = maxChildren, ChildReferences = children, Conditions = conditions });
        return [new ExemptionGranted { ExemptionId = id.ToString(), GrantedDate = on.ToMessage(), MaxChildren = maxChildren }];
    }

    internal IReadOnlyList<IMessage> EndExemption(Guid id, DateOnly on)
    {
        var exemption = Exemptions.Find(exemption => exemption.Id == id) ?? throw Refuse.NotFound("EXEMPTION_NOT_FOUND", "There is no such exemption of this household.");
        if (exemption.EndedOn is not null || exemption.Until < on)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The exemption has ended.", PlaceRules.ExemptionCitation);
        InOrder.Require(on, exemption.GrantedOn, "the exemption");
        exemption.EndedOn = on;
        return [Amended("EXEMPTIONS")];
    }

    List<IMessage> Take(Placement placement, string siblingKey, Place? place, DateOnly on)
    {
        Placements.Add(placement);
        place?.PlacementId = placement.Id;
        var placed = new ChildPlaced
        {
            PlacementId = placement.Id.ToString(),
            ChildKey = placement.ChildKey,
            PlacedDate = on.ToMessage(),
            PlacementType = placement.Type,
            AgeBand = AgeBands.Of(WorkingCalendar.AgeOn(placement.BirthDate, on)),
            OutsideTerms = placement.OutsideTermsUntil is not null,
            OutsideTermsUntilDate = placement.OutsideTermsUntil.ToMessage(),
            SiblingGroupKey = siblingKey,
        };
        return [placed, .. Settle(on)];
    }

    ChildPlacementEnded End(Placement placement, DateOnly on, PlacementEndReason reason)
    {
        placement.EndedOn = on;
        placement.EndReason = reason;
        if (PlaceOf(placement) is { } place)
        {
            InOrder.Require(on, place.Since, "the place was filled");
            place.PlacementId = null;
        }

        return new() { PlacementId = placement.Id.ToString(), ChildKey = placement.ChildKey, EndedDate = on.ToMessage(), Reason = reason };
    }

    /// <summary>The first place that is vacant and was on that day.</summary>
    Place? VacantPlaceOn(DateOnly day)
    {
        var vacant = Places.FindAll(place => place.Status is PlaceStatus.Vacant);
        if (vacant.Count > 0)
            InOrder.Require(day, vacant.Min(place => place.Since), "a place became vacant");
        return vacant.Find(place => place.Since <= day);
    }

    /// <summary>Every rule of the terms that a placement departs from. What is not known of the child counts as outside.</summary>
    static List<RuleViolation> Departures(Terms terms, string reference, DateOnly birthDate, ApprovalSex sex, PlacementType type, bool hasPlace, DateOnly on)
    {
        var departures = new List<RuleViolation>();
        if (!hasPlace)
            departures.Add(new(PlaceRules.MaxChildren, $"The terms allow {terms.MaxChildren} children, and no place is vacant.", PlaceRules.TermsCitation));
        var age = WorkingCalendar.AgeOn(birthDate, on);
        if (age < terms.AgeMin || age > terms.AgeMax)
            departures.Add(new(PlaceRules.Age, $"The terms are for ages {terms.AgeMin} to {terms.AgeMax}.", PlaceRules.TermsCitation));
        if (terms.Sex is ApprovalSex.Female or ApprovalSex.Male && sex != terms.Sex)
            departures.Add(new(PlaceRules.Sex, "The terms are limited to children of one sex.", PlaceRules.TermsCitation));
        if (!terms.PlacementTypes.Contains(type))
            departures.Add(new(PlaceRules.Type, "The terms do not cover placements of this kind.", PlaceRules.TermsCitation));
        var forNamedOnly = type is PlacementType.NamedChild || terms.PlacementTypes.All(covered => covered is PlacementType.NamedChild);
        if (forNamedOnly && !terms.NamedChildReferences.Contains(reference))
            departures.Add(new(PlaceRules.NamedChild, "The terms do not name this child.", PlaceRules.TermsCitation));
        return departures;
    }

    /// <summary>
    /// Children Act 1989 Sch 7: no more children than the usual limit, unless all of them are siblings of each other (para 3) or an
    /// exemption names them all (paras 4 and 5). Young people who stay put are no children.
    /// </summary>
    void RequireWithinUsualLimit(ChildToPlace child, DateOnly on, int usualLimit)
    {
        List<(string Reference, string Group)> children =
        [
            .. Placements.Where(placement => placement.EndedOn is null && on < WorkingCalendar.TurnsOn(placement.BirthDate, PlaceRules.AdultAge))
                .Select(placement => (placement.ChildReference, placement.SiblingGroup)),
            (child.Reference, child.SiblingGroup),
        ];
        if (children.Count <= usualLimit
            || (child.SiblingGroup.Length > 0 && children.TrueForAll(other => other.Group == child.SiblingGroup))
            || Exemptions.Exists(exemption => IsInForce(exemption, on) && children.Count <= exemption.MaxChildren
                && children.TrueForAll(other => exemption.ChildReferences.Contains(other.Reference))))
            return;
        throw Refuse.Precondition("USUAL_FOSTERING_LIMIT",
            $"More than {usualLimit} children who are not all siblings need an exemption that names each of them.", PlaceRules.UsualLimitCitation);
    }

    static bool IsInForce(Exemption exemption, DateOnly on) =>
        exemption.GrantedOn <= on && !(exemption.Until < on) && (exemption.EndedOn is not { } ended || on < ended);

    /// <summary>An emergency placement that is still outside the terms.</summary>
    static bool IsOutsideTerms(Placement placement) =>
        placement is { OutsideTermsUntil: not null, EndedOn: null, TermsCoverOn: null };

    /// <summary>Other terms, or a place that fell free, may have come to cover what began outside the terms.</summary>
    void NoteCover(DateOnly on)
    {
        foreach (var placement in Placements.Where(IsOutsideTerms))
            Covers(placement, on);
    }

    bool Covers(Placement placement, DateOnly on)
    {
        if (on >= placement.PlacedOn
            && Departures(TermsOn(on), placement.ChildReference, placement.BirthDate, placement.Sex, placement.Type, HasPlace(placement), on).Count == 0)
            placement.TermsCoverOn = on;
        return placement.TermsCoverOn is not null;
    }
}
