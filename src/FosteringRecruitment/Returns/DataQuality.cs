using Suite.FosteringRecruitment.V1;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>What is missing or contradicts itself. An error stands in the way of sending; a warning is to be looked at.</summary>
sealed class DataQuality(ReportingYear year)
{
    /// <summary>Local: a place that was out of use this long is looked at again.</summary>
    const int OldPlaceStatusMonths = 12;

    /// <summary>Local: the age from which the authority approves carers.</summary>
    const int YoungestCarer = 21;

    readonly List<DataQualityIssue> _issues = [];

    public IReadOnlyList<DataQualityIssue> Issues => _issues;

    public bool CanBeSent => _issues.TrueForAll(i => i.Severity is not IssueSeverity.Error);

    DateOnly To => year.LastDay;

    bool InYear(DateOnly? day) => day >= year.FirstDay && day <= To;

    public void Take(Application application)
    {
        if (application.ReceivedOn > To || application.EndedOn < year.FirstDay)
            return;
        var id = application.Id;
        if (!(application.EndedOn <= To) && WorkingCalendar.AddMonths(application.ReceivedOn, FosteringRules.RecommendationMonths) <= To)
            Error("APPLICATION_WITHOUT_OUTCOME", "APPLICATIONS", id, $"There is no outcome {FosteringRules.RecommendationMonths} months after the application came in: record it, or the withdrawal.");
        if (application.State is ApplicationState.Withdrawn && InYear(application.EndedOn) && application.WithdrawalCode is WithdrawalCode.Unspecified)
            Error("WITHDRAWAL_WITHOUT_CODE", "WITHDRAWALS", id, "It was withdrawn without a code from AW0 to AW5; it is counted as AW0.");
        if (application.HistoricEntry)
            Warning("STILL_BEING_KEYED_IN", "APPLICATIONS", id, "The record is still being keyed in: finish the entry.");
    }

    public void Take(HouseholdInYear household)
    {
        var record = household.Record;
        if (record.ApprovedOn > To || record.EndedOn < year.FirstDay)
            return;
        var id = record.Id;
        if (InYear(record.EndedOn) && record.DeregistrationReason is DeregistrationReason.Unspecified)
            Error("ENDED_WITHOUT_REASON", "DEREGISTRATIONS", id, "The approval ended without a reason: record why.");
        foreach (var _ in record.Investigations.Where(i => InYear(i.OpenedOn) && i.ClosedOn <= To && i.Outcome is InvestigationOutcome.Unspecified))
            Error("INVESTIGATION_WITHOUT_OUTCOME", "ALLEGATIONS", id, "An investigation was closed without an outcome: record what came of it.");
        foreach (var _ in record.Complaints.Where(c => InYear(c.ReceivedOn) && c.ResolvedOn <= To && c.Outcome.Length == 0))
            Error("COMPLAINT_WITHOUT_OUTCOME", "COMPLAINTS", id, "A complaint was resolved without an outcome: record how it ended.");
        if (record.HistoricEntry)
            Warning("STILL_BEING_KEYED_IN", "HOUSEHOLDS", id, "The record is still being keyed in: finish the entry.");
        if (household.IsApprovedAt(To))
            TakeApproved(household);
    }

    void TakeApproved(HouseholdInYear household)
    {
        var (record, id) = (household.Record, household.Record.Id);
        if (!(record.AgreementOn <= To))
            Error("HOUSEHOLD_WITHOUT_AGREEMENT", "HOUSEHOLDS", id, "There is no foster care agreement (Fostering Services (England) Regulations 2011 reg 27(5), Sch 5): record it.");
        if (!household.HasSkillLevelAt(To))
            Error("HOUSEHOLD_WITHOUT_SKILL_LEVEL", "HOUSEHOLDS", id, "No level of skills holds on 31 March: set it.");
        if (household.ReviewDueAfter(To) <= To)
            Warning("REVIEW_OVERDUE", "REVIEWS", id, "The review was due by 31 March and not held by then (Fostering Services (England) Regulations 2011 reg 28).");

        var terms = household.TermsAt(To);
        if (terms is null)
            Error("HOUSEHOLD_WITHOUT_TERMS", "TERMS", id, "No terms of approval hold on 31 March (Fostering Services (England) Regulations 2011 reg 27(5)).");
        else if (terms.AgeMin > terms.AgeMax)
            Error("TERMS_AGES_CROSSED", "TERMS", id, "The youngest age of the terms is above the oldest: correct the terms.");

        var places = household.PlacesAt(To);
        if (terms is not null && places.Count != terms.MaxChildren)
            Warning("PLACES_DIFFER_FROM_TERMS", "PLACES", id, $"The terms are for {terms.MaxChildren}, the places on 31 March are {places.Count}.");
        if (places.Any(p => p.Status is PlaceStatus.NotAvailable && new DateOnly(p.StatusDate.Year, p.StatusDate.Month, p.StatusDate.Day) <= To.AddMonths(-OldPlaceStatusMonths)))
            Warning("PLACE_STATUS_OLD", "PLACES", id, $"A place has not been available for {OldPlaceStatusMonths} months: look whether it still is not.");

        if (household.CarersAt(To).Any(c => WorkingCalendar.AgeOn(c.BirthDate, To) < YoungestCarer))
            Warning("CARER_UNDER_21", "CARERS", id, $"A carer is under {YoungestCarer} on 31 March: look at the date of birth.");
        if (household.CarersAt(To).Count(c => c.Characteristics is not { Ethnicity.Length: > 0, Religion.Length: > 0, Disability.Length: > 0, SexualOrientation.Length: > 0, Sex.Length: > 0 }) is > 0 and var carers)
            Warning("CHARACTERISTICS_NOT_STATED", "CARERS", id, $"Of {carers} carers not every characteristic is stated: ask, and leave it where they do not wish to say.");
    }

    void Error(string rule, string table, Guid id, string message) => Add(IssueSeverity.Error, rule, table, id, message);

    void Warning(string rule, string table, Guid id, string message) => Add(IssueSeverity.Warning, rule, table, id, message);

    void Add(IssueSeverity severity, string rule, string table, Guid id, string message) =>
        _issues.Add(new() { Severity = severity, Rule = rule, Table = table, RecordId = id.ToString("D"), Message = message });

    public Sheet Sheet() => new("DATA_QUALITY", "What is missing or contradicts itself",
        [
            new("SEVERITY", "ERROR stands in the way of sending, WARNING is to be looked at"),
            new("RULE", "Stable name of the rule"),
            new("TABLE", "Which table it touches"),
            new("RECORD_ID", "Which record; opaque"),
            new("MESSAGE", "What to do"),
        ],
        [.. _issues.Select(i => new Cell[] { Codes.Of(i.Severity), i.Rule, i.Table, i.RecordId, i.Message })]);
}
