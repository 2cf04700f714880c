using Suite.Platform.Errors;

namespace Suite.Suitability.Checks;

/// <summary>Which checks a case needs, and which of them still stand in the way.</summary>
public sealed partial class CaseChecks
{
    /// <summary>
    /// Brings the checks in line with what the people, their ages and the case need on a day: raises those that are missing, and
    /// lets go of those that a correction made superfluous. Doing it twice does nothing the second time. It is done when a case is
    /// opened too: only then is it known who was of age already.
    /// </summary>
    public IReadOnlyList<CheckHappened> BringInLine(DateOnly on)
    {
        foreach (var person in of.Subjects)
            person.CameOfAge |= person.IsAdult(on);

        var happened = new List<CheckHappened>();
        var kept = new HashSet<Check>();
        foreach (var want in of.Wanted(on))
        {
            var there = All.FindAll(c => c.PersonId == want.PersonId && c.Type == want.Type && c.State is not (CheckState.Withdrawn or CheckState.Expired))
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
                    happened.Add(Moved(check, CheckProgress.Raised, on));
            }
        }

        foreach (var check in All)
        {
            if (!check.Required || kept.Contains(check) || check.State is CheckState.Expired || !IsPresent(check.PersonId))
                continue;
            if (check.State is CheckState.Required or CheckState.ConsentPending)
                happened.Add(Withdraw(check, CheckPipeline.Next(check.State, CheckMove.Withdraw), on, "NO_LONGER_REQUIRED"));
            else
                check.Required = check.RequiredByLaw = false;
        }

        return happened;
    }

    /// <summary>Withdraws what is open about somebody who left; nothing about them is required any more.</summary>
    public IReadOnlyList<CheckHappened> LetGoOf(Guid personId, DateOnly leftOn)
    {
        var happened = new List<CheckHappened>();
        foreach (var check in All)
        {
            if (check.PersonId != personId)
                continue;
            var undecided = check.AwaitsDecision();
            if (check.IsOpen() || undecided)
            {
                var withdrawn = Withdraw(check, CheckPipeline.Next(check.State, CheckMove.Withdraw), leftOn, "PERSON_LEFT");
                // Of a check that is back nothing is withdrawn unless it disclosed something: to announce it would say so.
                if (!undecided)
                    happened.Add(withdrawn);
            }

            check.Required = false;
        }

        return happened;
    }

    /// <summary>A stage is complete when each of its checks is closed, in whose favour ever, and not before the day on which the last came back.</summary>
    public IReadOnlyList<RuleViolation> StageGaps(int stage, DateOnly by) =>
        [.. All.Where(c => c.Required && c.Stage == stage && !IsReplaced(c) && (c.IsOpen() || c.AwaitsDecision() || c.State is CheckState.Expired || c.ReceivedOn > by)).Select(GapOf)];

    /// <summary>
    /// An approval needs every required check closed in the applicants' favour by its day; those of people outside the household need
    /// only be closed. A certificate of a lower level than enhanced with the children's barred list does not do.
    /// </summary>
    public IReadOnlyList<RuleViolation> ApprovalGaps(DateOnly by) =>
        [.. All.Where(c => c.Required && IsPresent(c.PersonId) && !IsReplaced(c) && !(IsSettled(c) && !(c.ClosedOn > by))).Select(GapOf)];

    bool IsSettled(Check check) => check.State switch
    {
        CheckState.NotRequired or CheckState.Withdrawn => true,
        CheckState.ReceivedClear or CheckState.Accepted =>
            check.Type is not CheckType.DbsEnhancedBarred || check.CertificateLevel is DbsLevel.EnhancedChildBarred,
        CheckState.Rejected => SubjectOf(check.PersonId) is { IsApplicant: false, InHousehold: false },
        CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased
            or CheckState.ReceivedWithContent or CheckState.RiskAssessment or CheckState.Expired => false,
        CheckState.Withheld or CheckState.Unspecified => false,
    };

    // An expired check is no gap once its renewal is there: the renewal is looked at instead.
    bool IsReplaced(Check check) => check.State is CheckState.Expired && All.Exists(c => c.Renews == check.Id && c.Required);

    RuleViolation GapOf(Check check) => Gap(check.Type, check.PersonId);

    /// <summary>Says that a check is not closed and not why: a disclosure that waits for its decision looks like one that is not back.</summary>
    public RuleViolation Gap(CheckType type, Guid? personId) => new("CHECK_" + Codes.Of(type),
        personId is { } id ? $"{Codes.Of(type)} of person {id} is not closed." : $"{Codes.Of(type)} of the home is not closed.", of.CitationOf(type));
}
