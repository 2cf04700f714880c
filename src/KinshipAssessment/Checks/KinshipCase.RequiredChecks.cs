using Google.Protobuf;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Which checks the case needs, and which of them still stand in the way of a decision.</summary>
sealed partial class KinshipCase
{
    /// <summary>Brings the checks in line with what the people, their ages and the route need on a day.</summary>
    internal IReadOnlyList<IMessage> RaiseRequiredChecks(DateOnly on) => Announce(Following.BringInLine(on));

    /// <summary>Viability rests on the police and local authority checks of every carer: each must be back by the day of the decision, and none rejected.</summary>
    internal IReadOnlyList<RuleViolation> ViabilityCheckGaps(DateOnly by)
    {
        var gaps = new List<RuleViolation>();
        foreach (var carer in People.FindAll(p => p is { Kind: PersonKind.ProposedCarer, LeftOn: null }))
            foreach (var type in (ReadOnlySpan<CheckType>)[CheckType.PoliceDirect, CheckType.LocalAuthority])
                if (!Checks.Exists(c => c.PersonId == carer.Id && c.Type == type && c.ReceivedOn <= by
                    && c.State is not (CheckState.Rejected or CheckState.Withdrawn or CheckState.Expired)))
                    gaps.Add(Following.Gap(type, carer.Id));
        return gaps;
    }

    /// <summary>
    /// Regulation 24: a direct police check of every carer and adult of the household that stands in nobody's way, and every
    /// adult of the household seen and found suitable, all by the day of the approval.
    /// </summary>
    internal IReadOnlyList<RuleViolation> TemporaryApprovalCheckGaps(DateOnly by)
    {
        var gaps = new List<RuleViolation>();
        foreach (var person in People)
        {
            if (person.LeftOn is not null || !(person.Kind is PersonKind.ProposedCarer || person is { Kind: PersonKind.HouseholdMember, CameOfAge: true }))
                continue;
            if (!Checks.Exists(c => c.PersonId == person.Id && c.Type is CheckType.PoliceDirect && c.IsInForce() && !(c.ClosedOn > by)))
                gaps.Add(Following.Gap(CheckType.PoliceDirect, person.Id));
            if (person.Kind is PersonKind.HouseholdMember && !(person.SeenOn <= by))
                gaps.Add(new("ADULT_NOT_SEEN", $"Adult {person.Id} of the household was not seen.", RequiredChecks.CarePlanning + " reg 24(2), Sch 4"));
            else if (person is { Kind: PersonKind.HouseholdMember, SeenSuitable: false })
                gaps.Add(new("ADULT_NOT_SUITABLE", $"Adult {person.Id} of the household was not found suitable.", RequiredChecks.CarePlanning + " reg 24(2), Sch 4"));
        }

        return gaps;
    }

    internal IReadOnlyList<RuleViolation> StageOneCheckGaps(DateOnly by) => Following.StageGaps(1, by);

    internal IReadOnlyList<RuleViolation> DecisionCheckGaps(DateOnly by) => Following.ApprovalGaps(by);
}
