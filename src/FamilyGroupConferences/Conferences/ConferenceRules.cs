using Suite.Outcomes;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Names of the deadlines, and what no standard sets.</summary>
static class ConferenceRules
{
    public const string Screening = "SCREENING_DUE";
    public const string Coordinator = "COORDINATOR_DUE";
    public const string NotIndependent = "COORDINATOR_NOT_INDEPENDENT";
    public const string Baseline = "BASELINE_DUE";
    public const string UrgentConference = "URGENT_CONFERENCE_DUE";
    public const string Conference = "CONFERENCE_DUE";
    public const string Feedback = "FEEDBACK_DUE";
    public const string PlanAnswer = "PLAN_ANSWER_DUE";
    public const string PlanAction = "PLAN_ACTION_DUE";
    public const string ReviewConference = "REVIEW_CONFERENCE_DUE";
    public const string KinshipCase = "KINSHIP_CASE_NOT_ACCEPTED";
    public const string FirstOutcomeReview = OutcomeRules.FirstReviewDue;
    public const string SecondOutcomeReview = OutcomeRules.SecondReviewDue;
    public const string RetentionEnds = "RETENTION_ENDS";

    /// <summary>For so long after a case role for a child or its sibling has ended, nobody coordinates that child's conference.</summary>
    public const int IndependenceMonths = 12;

    public const string StandardCitation = "Local standard, as on the day from which it counts";

    public const string IndependenceCitation = "Local standard: a coordinator has no case role for the child or its siblings, and had none in the last 12 months";

    public const int MostChildren = 12, MostSiblings = 20, MostParticipants = 60, MostInvolvements = 60;
}
