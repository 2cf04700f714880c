using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Households;

/// <summary>What is due about who lives with the carers, and what the calendar alone brings about.</summary>
sealed partial class Household
{
    // Days before the last day in time. One after it is the day on which something happens by itself.
    static readonly int[] OutsideTermsPoints = [3, 1, 0, -1];
    static readonly int[] RenewalPoints = [CheckRules.RenewalDays, 28, 0];
    static readonly int[] NewDbsPoints = [0, -14, -28];
    static readonly int[] ExemptionPoints = [28, 7, 0, -1];
    static readonly int[] StayingPutPoints = [91, 28, 0];
    static readonly int[] BirthdayPoints = [28, 0];

    internal IEnumerable<DueItem> PlaceDeadlines()
    {
        // A breached one stays open: the placement must end or the terms change.
        foreach (var placement in Placements.Where(IsOutsideTerms))
            yield return Points.Due(PlaceRules.OutsideTermsEnds, placement.Id.ToString(), placement.OutsideTermsUntil!.Value, PlaceRules.EmergencyCitation, OutsideTermsPoints);

        if (Ended is HouseholdState.Unspecified)
        {
            foreach (var renewal in Renewals)
                yield return renewal.ValidUntil is null
                    ? Points.Due(PlaceRules.CheckRenewalDue, SubjectOf(renewal), renewal.DueOn, CheckRules.Adults, NewDbsPoints)
                    : Points.Due(PlaceRules.CheckRenewalDue, SubjectOf(renewal), renewal.DueOn, CheckRules.LocalRenewal, RenewalPoints);

            foreach (var member in ComingOfAge())
                yield return Points.Due(CheckRules.TurnsEighteen, member.Id.ToString(), EighteenthOf(member), CheckRules.Adults, BirthdayPoints);

            // An exemption ends by itself: announced for the last time, it is due no more.
            foreach (var exemption in Exemptions)
                if (exemption is { Until: { } until, EndedOn: null }
                    && Points.Due(PlaceRules.ExemptionEnds, exemption.Id.ToString(), until, PlaceRules.ExemptionCitation, ExemptionPoints) is { WarnOn.Count: > 0 } ends)
                    yield return ends;
        }

        foreach (var staying in StayingPut)
            if (staying.EndedOn is null)
                yield return Points.Due(PlaceRules.StayingPutEnds, staying.Id.ToString(), LatestEndOf(staying.BirthDate), PlaceRules.StayingPutCitation, StayingPutPoints);
    }

    internal void PlacesHappenBy(DateOnly day, List<IMessage> happened)
    {
        foreach (var member in ComingOfAge().Where(member => EighteenthOf(member) <= day).ToList())
        {
            RequireDbs(member.Id, EighteenthOf(member));
            happened.Add(new PersonTurnedEighteen { PersonId = member.Id.ToString(), Birthday = EighteenthOf(member).ToMessage() });
        }

        foreach (var staying in StayingPut.FindAll(staying => staying.EndedOn is null && LatestEndOf(staying.BirthDate) <= day))
            happened.AddRange(End(staying, LatestEndOf(staying.BirthDate)));

        foreach (var placement in Placements.Where(IsOutsideTerms).ToList())
        {
            var dayAfter = placement.OutsideTermsUntil!.Value.AddDays(1);
            if (placement.OutsideTermsBreached || day < dayAfter || Covers(placement, dayAfter))
                continue;
            placement.OutsideTermsBreached = true;
            happened.Add(new OutsideTermsBreached { PlacementId = placement.Id.ToString(), BreachDate = dayAfter.ToMessage() });
        }
    }

    /// <summary>Children of the household, as distinct from those placed: of age they need a DBS check.</summary>
    IEnumerable<Member> ComingOfAge() => Ended is not HouseholdState.Unspecified ? [] : Members.Where(member => member.LeftOn is null
        && EighteenthOf(member) > member.JoinedOn && !Renewals.Exists(renewal => renewal.PersonId == member.Id && renewal.Type is CheckType.DbsEnhancedBarred));

    static string SubjectOf(Renewal renewal) => $"{renewal.PersonId}:{Suite.Suitability.Codes.Of(renewal.Type)}";
}
