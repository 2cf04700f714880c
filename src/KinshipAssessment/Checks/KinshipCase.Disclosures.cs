using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Identity;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Disclosed content: only for those who need to know, and written down to whom it was shown and why.</summary>
sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> RecommendDisclosure(Guid checkId, DisclosureView view, DateOnly on, Caller by)
    {
        RequireNeedToKnow(by);
        RequireOpen();
        return Announce(Following.Recommend(checkId, view, on, by));
    }

    public IReadOnlyList<IMessage> DecideDisclosure(Guid checkId, bool accept, RationaleCode rationale, DateOnly on, Caller by)
    {
        RequireNeedToKnow(by);
        RequireOpen();
        return Announce(Following.Decide(checkId, accept, rationale, on, by));
    }

    /// <summary>Everybody else sees that a check came back, not how.</summary>
    internal bool MaySeeDisclosures(Caller caller) => DisclosureRole(caller) is not null;

    string? DisclosureRole(Caller caller) =>
        NeedToKnow.RoleOf(caller, Authority, Team, Worker, granted: Access.Exists(a => a.Subject == caller.Subject && a.Disclosures));

    string RequireNeedToKnow(Caller caller) => DisclosureRole(caller) ?? throw NeedToKnow.Refused();

    /// <summary>Shows disclosed content, and writes down to whom and why. Works in every state: a closed case holds it until it is purged.</summary>
    public (string Content, IReadOnlyList<IMessage> Events) RevealCheckContent(Guid checkId, Caller caller, string reason, DateTimeOffset at)
    {
        var role = RequireNeedToKnow(caller);
        var content = Following.Reveal(checkId);

        Reveals.Add(new(at, caller.Subject, role, RevealKind.CheckContent, checkId.ToString(), reason));
        return (content, [new RecordAmended { Section = "REVEAL_LOG" }]);
    }
}
