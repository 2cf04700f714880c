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
    public IReadOnlyList<IMessage> RecommendDisclosure(Guid checkId, DisclosureView view, DateOnly on, Caller by)
    {
        RequireNeedToKnow(by);
        RequireOpen();
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Recommend);
        if (check.Content is not { } content)
            throw ContentNotHeld();
        InOrder("recommendation_date", on, check.CertificateSeenOn ?? check.ReceivedOn, "the result");

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
        return [new RecordAmended { Section = "CHECKS" }];
    }

    public IReadOnlyList<IMessage> DecideDisclosure(Guid checkId, bool accept, RationaleCode rationale, DateOnly on, Caller by)
    {
        RequireNeedToKnow(by);
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

    /// <summary>
    /// A specified offence of a carer or an adult of the household was found (Fostering Services Regulations 2011 reg 26(5)): there
    /// is then no independent review.
    /// </summary>
    internal bool DisqualifyingOffenceFound => Checks.Exists(c => c is { State: CheckState.Rejected, Rationale: RationaleCode.Disqualifying }
        && People.Exists(p => p.Id == c.PersonId && p is { LeftOn: null, Kind: PersonKind.ProposedCarer or PersonKind.HouseholdMember }));

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

    // Before anything else: that an act is possible at all would say what came back.
    string RequireNeedToKnow(Caller caller) =>
        DisclosureRole(caller) ?? throw Refuse.Permission("NEED_TO_KNOW", "Disclosures are for those who need to know of them.");

    static RefusedException ContentNotHeld() => Refuse.Precondition("CONTENT_NOT_HELD", "No content of this check is held.");

    static string RolesOf(Caller caller) => string.Join(',', caller.Roles.Order(StringComparer.Ordinal));

    /// <summary>Shows disclosed content, and writes down to whom and why. Works in every state: a closed case holds it until it is purged.</summary>
    public (string Content, IReadOnlyList<IMessage> Events) RevealCheckContent(Guid checkId, Caller caller, string reason, DateTimeOffset at)
    {
        var role = RequireNeedToKnow(caller);
        var check = CheckOf(checkId);
        if (check.Content is not { } content)
            throw ContentNotHeld();

        Reveals.Add(new(at, caller.Subject, role, RevealKind.CheckContent, check.Id.ToString(), reason));
        return (content.Text, [new RecordAmended { Section = "REVEAL_LOG" }]);
    }
}
