using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;

namespace Suite.Suitability.Checks;

/// <summary>Disclosed content: assessed by one person, decided by another, shown for a reason, purged in time.</summary>
public sealed partial class CaseChecks
{
    public IReadOnlyList<CheckHappened> Recommend(Guid checkId, DisclosureView view, DateOnly on, Caller by)
    {
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Recommend);
        if (check.Content is not { } content)
            throw ContentNotHeld();
        InOrder.RequireField("recommendation_date", on, check.CertificateSeenOn ?? check.ReceivedOn, "the result");

        check.State = next;
        check.DisclosureCategory = view.Category;
        check.Content = content with
        {
            AgeThen = view.AgeThen,
            YearsSince = view.YearsSince,
            Pattern = view.Pattern,
            SelfDisclosed = view.SelfDisclosed,
            RelevantToChild = view.RelevantToChild,
            Mitigations = view.Mitigations,
            RecommendAccept = view.Accept,
        };
        check.RecommendedBy = by.Subject;
        check.RecommendedOn = on;
        return [new ChecksAmended()];
    }

    public IReadOnlyList<CheckHappened> Decide(Guid checkId, bool accept, RationaleCode rationale, DateOnly on, Caller by)
    {
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, accept ? CheckMove.Accept : CheckMove.Reject);
        if (by.Subject == check.RecommendedBy)
            throw Refuse.Permission("RECOMMENDER_CANNOT_DECIDE", "Who recommended on a disclosure does not decide on it.");
        if (CheckRules.NeedsSeniorDecision(check.DisclosureCategory) && !by.HasAny("SM", "ADM"))
            throw Refuse.Permission("DISCLOSURE_NEEDS_SENIOR_DECISION", "This is decided by a service manager or the agency decision maker.");
        if (CheckRules.Favours(rationale) != accept)
            throw Refuse.Field("rationale", accept ? "does not speak for accepting" : "does not speak against accepting");
        if (rationale is RationaleCode.WelfareException && SubjectOf(check.PersonId) is { } person && !of.MayBeExcepted(person))
            throw Refuse.Precondition("EXCEPTION_NOT_OPEN", "A specified offence is excepted only for a named child of whom the person is a relative, or whom they foster already.",
                Disqualification.ExceptionCitation);
        InOrder.RequireField("decision_date", on, check.RecommendedOn, "the recommendation");

        check.State = next;
        check.Accepted = accept;
        check.Rationale = rationale;
        check.DecidedBy = by.Subject;
        check.ClosedOn = on;
        return [Moved(check, CheckProgress.Closed, on)];
    }

    /// <summary>The disclosed content, to be shown to one person for a reason that the case writes down. Works in every state: a closed case holds it until it is purged.</summary>
    public string Reveal(Guid checkId) => CheckOf(checkId).Content?.Text ?? throw ContentNotHeld();

    static RefusedException ContentNotHeld() => Refuse.Precondition("CONTENT_NOT_HELD", "No content of this check is held.");
}

/// <summary>
/// Who needs to know of disclosures: the team's manager, service managers, the decision maker, the assessor who works the case, and
/// those given access with disclosures. Everybody else sees that a check came back, not how.
/// </summary>
public static class NeedToKnow
{
    /// <summary>The role in which the caller is shown disclosures; null if they need not know.</summary>
    /// <param name="granted">Access with disclosures was given to the caller.</param>
    public static string? RoleOf(Caller caller, string authority, string team, string worker, bool granted)
    {
        if (caller.Authority != authority)
            return null;
        if (caller.Has("SM"))
            return "SM";
        if (caller.Has("ADM"))
            return "ADM";
        if (caller.Has("TM") && caller.Teams.Contains(team))
            return "TM";
        if (caller.Has("ASSESSOR") && worker.Length > 0 && caller.Subject == worker)
            return "ASSESSOR";
        return granted ? RolesOf(caller) : null;
    }

    public static string RolesOf(Caller caller) => string.Join(',', caller.Roles.Order(StringComparer.Ordinal));

    /// <summary>To be thrown before anything else: that an act is possible at all would say what came back.</summary>
    public static RefusedException Refused() => Refuse.Permission("NEED_TO_KNOW", "Disclosures are for those who need to know of them.");
}
