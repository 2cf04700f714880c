using Google.Protobuf;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>What an assessor found about a disclosure; kept with the content and purged with it.</summary>
sealed record DisclosureView(OffenceCategory Category, int AgeThen, int YearsSince, bool Pattern, bool SelfDisclosed, bool RelevantToChild, string Mitigations, bool Accept);

/// <summary>Disclosed content: assessed by one person, decided by another, shown for a reason, purged in time.</summary>
sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> RecommendDisclosure(Guid checkId, DisclosureView view, DateOnly on, string by)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Recommend);
        InOrder("recommendation_date", on, check.CertificateSeenOn ?? check.ReceivedOn, "the result");

        check.State = next;
        check.DisclosureCategory = view.Category;
        check.Content = check.Content! with
        {
            AgeThen = view.AgeThen,
            YearsSince = view.YearsSince,
            Pattern = view.Pattern,
            SelfDisclosed = view.SelfDisclosed,
            RelevantToChild = view.RelevantToChild,
            Mitigations = view.Mitigations,
            RecommendAccept = view.Accept,
        };
        check.RecommendedBy = by;
        check.RecommendedOn = on;
        return [new RecordAmended { Section = "CHECKS" }];
    }

    public IReadOnlyList<IMessage> DecideDisclosure(Guid checkId, bool accept, RationaleCode rationale, DateOnly on, Caller by)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, accept ? CheckMove.Accept : CheckMove.Reject);
        if (by.Subject == check.RecommendedBy)
            throw Refuse.Permission("RECOMMENDER_CANNOT_DECIDE", "Who recommended on a disclosure does not decide on it.");
        if (CheckRules.NeedsSeniorDecision(check.DisclosureCategory) && !by.HasAny("SM", "ADM"))
            throw Refuse.Permission("DISCLOSURE_NEEDS_SENIOR_DECISION", "This is decided by a service manager or the agency decision maker.");
        if (CheckRules.Favours(rationale) != accept)
            throw Refuse.Field("rationale", accept ? "does not speak for accepting" : "does not speak against accepting");
        InOrder("decision_date", on, check.RecommendedOn, "the recommendation");

        check.State = next;
        check.Accepted = accept;
        check.Rationale = rationale;
        check.DecidedBy = by.Subject;
        check.ClosedOn = on;
        return [Progressed(check, CheckProgress.Closed, on)];
    }

    /// <summary>A specified offence was found (Fostering Services Regulations 2011 reg 26(5)): there is then no independent review.</summary>
    internal bool DisqualifyingOffenceFound => Checks.Exists(c => c is { State: CheckState.Rejected, Rationale: RationaleCode.Disqualifying });

    /// <summary>
    /// Need to know: the team's manager, service managers, the decision maker, the assessor who works the case, and those given
    /// access with disclosures. Everybody else sees that a check came back, not how.
    /// </summary>
    internal bool MaySeeDisclosures(Caller caller) => DisclosureRole(caller) is not null;

    // The role in which the caller is shown it; null if they need not know.
    string? DisclosureRole(Caller caller)
    {
        if (caller.Authority != Authority)
            return null;
        if (caller.Has("SM"))
            return "SM";
        if (caller.Has("ADM"))
            return "ADM";
        if (caller.Has("TM") && caller.Teams.Contains(Team))
            return "TM";
        if (caller.Has("ASSESSOR") && Worker.Length > 0 && caller.Subject == Worker)
            return "ASSESSOR";
        return Access.Exists(a => a.Subject == caller.Subject && a.Disclosures) ? RolesOf(caller) : null;
    }

    static string RolesOf(Caller caller) => string.Join(',', caller.Roles.Order(StringComparer.Ordinal));

    /// <summary>Shows disclosed content, and writes down to whom and why. Works in every state: a closed case holds it until it is purged.</summary>
    public (string Content, IReadOnlyList<IMessage> Events) RevealCheckContent(Guid checkId, Caller caller, string reason, DateTimeOffset at)
    {
        var role = DisclosureRole(caller) ?? throw Refuse.Permission("NEED_TO_KNOW", "Disclosed content is shown to those who need to know it.");
        var check = CheckOf(checkId);
        if (check.Content is not { } content)
            throw Refuse.Precondition("CONTENT_NOT_HELD", "No content of this check is held.");

        Reveals.Add(new(at, caller.Subject, role, RevealKind.CheckContent, check.Id.ToString(), reason));
        return (content.Text, [new RecordAmended { Section = "REVEAL_LOG" }]);
    }
}
