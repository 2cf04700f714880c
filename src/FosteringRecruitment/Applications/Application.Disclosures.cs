using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>For which child a specified offence is excepted, and why that child's welfare allows it (reg 26(8)).</summary>
sealed record WelfareException(string ChildReference, DisqualificationException Ground);

/// <summary>Disclosed content: only for those who need to know, and written down to whom it was shown and why.</summary>
sealed partial class Application
{
    public IReadOnlyList<IMessage> RecommendDisclosure(Guid checkId, DisclosureView view, DateOnly on, Caller by)
    {
        RequireNeedToKnow(by);
        RequireChecksRun("Recommending on a disclosure");
        return Announce(Following.Recommend(checkId, view, on, by));
    }

    /// <param name="exception">With WELFARE_EXCEPTION, and never without.</param>
    public IReadOnlyList<IMessage> DecideDisclosure(Guid checkId, bool accept, RationaleCode rationale, WelfareException? exception, DateOnly on, Caller by)
    {
        RequireNeedToKnow(by);
        RequireChecksRun("Deciding on a disclosure");
        if ((rationale is RationaleCode.WelfareException) != (exception is not null))
            throw Refuse.Field("exception", "belongs to WELFARE_EXCEPTION, with the child");
        if (rationale is RationaleCode.Disqualifying)
            RequireMayDisqualify(checkId, on);
        if (exception is not null && HasException && ExceptionChildReference != exception.ChildReference)
            throw Refuse.Precondition("EXCEPTION_FOR_ANOTHER_CHILD", "An offence was excepted for another child already: an application is about one of them.",
                Disqualification.ExceptionCitation);

        var happened = Following.Decide(checkId, accept, rationale, on, by);
        if (exception is not null)
            (ExceptionChildReference, Exception) = (exception.ChildReference, exception.Ground);
        return Moved(happened, on);
    }

    // Offences of people outside the household, and of children in it, are weighed but disqualify nobody.
    void RequireMayDisqualify(Guid checkId, DateOnly on)
    {
        var personId = Following.CheckOf(checkId).PersonId;
        if (People.Find(p => p.Id == personId) is not { } person
            || !(person.Kind is ApplicationPersonKind.Applicant || (person.Kind is ApplicationPersonKind.HouseholdMember && person.IsAdult(on))))
            throw Refuse.Field("rationale", "is for an applicant and for somebody of 18 or over in the household");
    }

    /// <summary>Everybody else sees that a check came back, not how.</summary>
    internal bool MaySeeDisclosures(Caller caller) => DisclosureRole(caller) is not null;

    // Access to a restricted record is no access to what its checks disclosed.
    string? DisclosureRole(Caller caller) => NeedToKnow.RoleOf(caller, Authority, Team, Worker, granted: false);

    string RequireNeedToKnow(Caller caller) => DisclosureRole(caller) ?? throw NeedToKnow.Refused();

    /// <summary>Shows disclosed content, and writes down to whom and why. Works in every state: an application that has ended holds it until it is purged.</summary>
    public (string Content, IReadOnlyList<IMessage> Events) RevealCheckContent(Guid checkId, Caller caller, string reason, DateTimeOffset at)
    {
        var role = RequireNeedToKnow(caller);
        var content = Following.Reveal(checkId);

        Reveals.Add(new(at, caller.Subject, role, "CHECK_CONTENT", checkId, reason));
        return (content, [Amended("REVEAL_LOG")]);
    }
}
