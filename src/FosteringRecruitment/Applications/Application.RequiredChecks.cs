using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Which checks the application needs, and what still stands in the way of each stage and of an approval.</summary>
sealed partial class Application
{
    /// <summary>Brings the checks in line with what the people, their ages, the home and the stage need on a day.</summary>
    internal IReadOnlyList<IMessage> RaiseChecks(DateOnly on) => ChecksRun ? Announce(Following.BringInLine(on)) : [];

    /// <summary>All information of regulation 26(1A), with what practice adds that nobody waived.</summary>
    internal IReadOnlyList<RuleViolation> StageOneGaps(DateOnly by) => [.. Following.StageGaps(1, by), .. InformationGaps(by)];

    internal IReadOnlyList<RuleViolation> StageTwoGaps(DateOnly by) => Following.StageGaps(2, by);

    /// <summary>
    /// Everything that stands in the way of an approval on a day: checks, referees, addresses, specified offences, approval by another
    /// service, a brief report.
    /// </summary>
    /// <param name="terms">What would be approved; where an offence was excepted for a child, nothing else may be.</param>
    internal IReadOnlyList<RuleViolation> ApprovalGaps(DateOnly by, Terms? terms)
    {
        List<RuleViolation> gaps = [.. Following.ApprovalGaps(by), .. InformationGaps(by)];
        if (IsDisqualified(by))
            gaps.Add(new("DISQUALIFIED", "A specified offence stands in the way, and no exception was made.", Disqualification.Citation));
        if (HasException && !IsForTheExceptedChild(terms))
            gaps.Add(new("NAMED_CHILD_ONLY", "A specified offence was excepted for one named child: only that child can be approved for.", Disqualification.ExceptionCitation));
        var approvedElsewhere = People.FindAll(p => p is { Kind: ApplicationPersonKind.Applicant, LeftOn: null, StillApprovedElsewhere: true }).ConvertAll(p => p.Id);
        gaps.AddRange((Process ?? new()).ApprovalGaps(approvedElsewhere));
        return gaps;
    }

    List<RuleViolation> InformationGaps(DateOnly by)
    {
        var gaps = new List<RuleViolation>();
        if (RequiredChecks.NeedsReferees(this)
            && People.Count(p => p is { Kind: ApplicationPersonKind.Referee, LeftOn: null } && IsInterviewed(p, by)) < RequiredChecks.RefereesByLaw)
            gaps.Add(new("TWO_REFEREES", "Two personal referees have to be interviewed, with a written report of each interview.", RequiredChecks.RefereesCitation));
        foreach (var person in People)
            if (person is { Kind: ApplicationPersonKind.Applicant, LeftOn: null } && !HasTenYearsCovered(person))
                gaps.Add(new("TEN_YEARS_OF_ADDRESSES", $"The addresses of applicant {person.Id} do not cover ten years without a gap.", RequiredChecks.AddressesCitation));
        return gaps;
    }

    internal bool HasTenYearsCovered(Person person) => AddressHistory.IsCovered(person, ReceivedOn);

    static bool IsInterviewed(Person referee, DateOnly by) => referee.InterviewedOn <= by && referee.ReportedOn <= by;

    /// <summary>Regulation 26(5): a specified offence of an applicant, or of somebody of 18 or over in the household, without an exception.</summary>
    internal bool IsDisqualified(DateOnly on) => Disqualification.OffenceFound(this, on);

    /// <summary>The same of one person.</summary>
    internal bool IsDisqualified(Person person, DateOnly on) =>
        person.LeftOn is null && (person.Kind is ApplicationPersonKind.Applicant || (person.Kind is ApplicationPersonKind.HouseholdMember && person.IsAdult(on)))
        && Checks.Exists(c => c.PersonId == person.Id && c is { State: CheckState.Rejected, Rationale: RationaleCode.Disqualifying });

    /// <summary>Regulation 26(8): somebody who is still part of the application may foster, or live with, one named child only.</summary>
    internal bool HasException => ExceptionChildReference.Length > 0
        && Checks.Exists(c => c is { Accepted: true, Rationale: RationaleCode.WelfareException } && People.Exists(p => p.Id == c.PersonId && p.LeftOn is null));

    bool IsForTheExceptedChild(Terms? terms) =>
        terms is { MaxChildren: 1, PlacementTypes: [PlacementType.NamedChild], NamedChildReferences: [var child] } && child == ExceptionChildReference;
}
