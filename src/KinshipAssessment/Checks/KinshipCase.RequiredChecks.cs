using Google.Protobuf;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Which checks the case needs, and which of them still stand in the way of a decision.</summary>
sealed partial class KinshipCase
{
    /// <summary>
    /// Brings the checks in line with what the people, their ages and the route need on a day: raises those that are missing,
    /// and lets go of those that a correction made superfluous. Doing it twice does nothing the second time.
    /// </summary>
    internal IReadOnlyList<IMessage> RaiseRequiredChecks(DateOnly on)
    {
        foreach (var person in People)
            person.CameOfAge |= RequiredChecks.IsAdult(person, on);

        var events = new List<IMessage>();
        var wanted = RequiredChecks.Of(this, on);
        var kept = new HashSet<Check>();
        foreach (var want in wanted)
        {
            var there = Checks.FindAll(c => c.PersonId == want.PersonId && c.Type == want.Type && c.State is not (CheckState.Withdrawn or CheckState.Expired))
                .OrderBy(c => c.State is CheckState.NotRequired).ToList();
            for (var missing = want.Count - there.Count; missing > 0; missing--)
                there.Add(Raise(want.PersonId, want.Type, on));
            for (var i = 0; i < want.Count; i++)
            {
                var check = there[i];
                var raised = !check.Required && check is { State: CheckState.Required or CheckState.ConsentPending };
                (check.Required, check.RequiredByLaw, check.Stage) = (true, i < want.ByLaw, want.Stage);
                kept.Add(check);
                if (raised)
                    events.Add(Progressed(check, CheckProgress.Raised, on));
            }
        }

        foreach (var check in Checks)
        {
            if (!check.Required || kept.Contains(check) || check.State is CheckState.Expired || !IsPresent(check.PersonId))
                continue;
            if (check.State is CheckState.Required or CheckState.ConsentPending)
                events.Add(Withdraw(check, CheckPipeline.Next(check.State, CheckMove.Withdraw), on, "NO_LONGER_REQUIRED"));
            else
                check.Required = check.RequiredByLaw = false;
        }

        return events;
    }

    /// <summary>Viability rests on the police and local authority checks of every carer: each must be back by the day of the decision, and none rejected.</summary>
    internal IReadOnlyList<RuleViolation> ViabilityCheckGaps(DateOnly by)
    {
        var gaps = new List<RuleViolation>();
        foreach (var carer in People.FindAll(p => p is { Kind: PersonKind.ProposedCarer, LeftOn: null }))
            foreach (var type in (ReadOnlySpan<CheckType>)[CheckType.PoliceDirect, CheckType.LocalAuthority])
                if (!Checks.Exists(c => c.PersonId == carer.Id && c.Type == type && c.ReceivedOn <= by
                    && c.State is not (CheckState.Rejected or CheckState.Withdrawn or CheckState.Expired)))
                    gaps.Add(Gap(type, carer.Id));
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
            if (!Checks.Exists(c => c.PersonId == person.Id && c.Type is CheckType.PoliceDirect && IsInForce(c) && !(c.ClosedOn > by)))
                gaps.Add(Gap(CheckType.PoliceDirect, person.Id));
            if (person.Kind is PersonKind.HouseholdMember && !(person.SeenOn <= by))
                gaps.Add(new("ADULT_NOT_SEEN", $"Adult {person.Id} of the household was not seen.", CheckRules.CarePlanning + " reg 24(2), Sch 4"));
            else if (person is { Kind: PersonKind.HouseholdMember, SeenSuitable: false })
                gaps.Add(new("ADULT_NOT_SUITABLE", $"Adult {person.Id} of the household was not found suitable.", CheckRules.CarePlanning + " reg 24(2), Sch 4"));
        }

        return gaps;
    }

    /// <summary>Stage 1 is complete when each of its checks is closed, in whose favour ever, and not before the day on which the last came back.</summary>
    internal IReadOnlyList<RuleViolation> StageOneCheckGaps(DateOnly by) =>
        [.. Checks.Where(c => c is { Required: true, Stage: 1 } && !IsReplaced(c) && (c.IsOpen() || c.AwaitsDecision() || c.State is CheckState.Expired || c.ReceivedOn > by)).Select(GapOf)];

    /// <summary>
    /// An approval needs every required check closed in the carers' favour by its day; those of people outside the household, as of birth
    /// parents, need only be closed. A certificate of a lower level than enhanced with the children's barred list does not do.
    /// </summary>
    internal IReadOnlyList<RuleViolation> DecisionCheckGaps(DateOnly by) =>
        [.. Checks.Where(c => c.Required && IsPresent(c.PersonId) && !IsReplaced(c) && !(IsSettled(c) && !(c.ClosedOn > by))).Select(GapOf)];

    bool IsSettled(Check check) => check.State switch
    {
        CheckState.NotRequired or CheckState.Withdrawn => true,
        CheckState.ReceivedClear or CheckState.Accepted =>
            check.Type is not CheckType.DbsEnhancedBarred || check.CertificateLevel is DbsLevel.EnhancedChildBarred,
        CheckState.Rejected => People.Exists(p => p.Id == check.PersonId && p.Kind is PersonKind.BirthParent or PersonKind.SupportAdult),
        CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased
            or CheckState.ReceivedWithContent or CheckState.RiskAssessment or CheckState.Expired => false,
        CheckState.Withheld or CheckState.Unspecified => false,
    };

    // An expired check is no gap once its renewal is there: the renewal is looked at instead.
    bool IsReplaced(Check check) => check.State is CheckState.Expired && Checks.Exists(c => c.Renews == check.Id && c.Required);

    bool IsPresent(Guid? personId) => personId is not { } id || People.Exists(p => p.Id == id && p.LeftOn is null);

    static RuleViolation GapOf(Check check) => Gap(check.Type, check.PersonId);

    // Says that a check is not closed and not why: a disclosure that waits for its decision looks like one that is not back.
    static RuleViolation Gap(CheckType type, Guid? personId) => new("CHECK_" + Codes.Of(type),
        personId is { } id ? $"{Codes.Of(type)} of person {id} is not closed." : $"{Codes.Of(type)} of the home is not closed.", RequiredChecks.Citation(type));
}
