using Google.Protobuf;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Helping;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Help for the children and their family that other services give: what was asked of them, and what they answered.</summary>
sealed partial class KinshipCase
{
    internal const string OfAgeCitation = "Children Act 1989 s.105(1)";

    const string HelpCitation = "Local: what is asked of another service is taken there on the day";

    public IReadOnlyList<IMessage> RequestEdgeOfCareSupport(Guid id, Guid childId, SupportAsked asked, DateOnly on, string by)
    {
        RequireOpen();
        var child = ChildOf(childId);
        RequireOrder(on, child.JoinedOn ?? ConcernOn, "the child's coming into the case");
        RequireUnderAge([child], on);
        RequireNotAsked(HelpKind.EdgeOfCare, child.Id);

        return Ask(new(id, HelpKind.EdgeOfCare, on, by, Worker, [Helped(child)]) { Support = asked });
    }

    /// <param name="socialWorker">Of every child for whom nobody else is named as social worker; none if all are named.</param>
    public IReadOnlyList<IMessage> RequestConference(Guid id, ReferralReason reason, string text, DateOnly offeredOn, bool urgent,
        InvolvementFacts? socialWorker, IReadOnlyList<InvolvementFacts> further, DateOnly on, string by)
    {
        RequireOpen();
        RequireOrder(on, ConcernOn, "the concern");
        var children = Children.FindAll(c => UnderAge(c, on));
        RequireUnderAge(children, on);
        RequireNotAsked(HelpKind.Conference, null);

        var involvements = Involvements(children, socialWorker, further);
        return Ask(new(id, HelpKind.Conference, on, by, Worker, [.. children.Select(Helped)])
        {
            Conference = new(reason, text, offeredOn, urgent, involvements),
        });
    }

    /// <summary>Works in every state: the answer comes when it comes.</summary>
    public IReadOnlyList<IMessage> RecordHelpAccepted(Guid id, Guid remoteId, DateOnly on)
    {
        var help = HelpOf(id);
        (help.RemoteId, help.AnsweredOn) = (remoteId, on);
        return [new HelpAccepted { HelpId = id.ToString(), Kind = help.Kind, ChildKeys = { help.Children.Select(c => c.Key) }, RemoteId = remoteId.ToString(), AcceptedDate = on.ToMessage() }];
    }

    /// <summary>Works in every state, too. Nobody waits any more for what was refused, so somebody is told.</summary>
    public IReadOnlyList<IMessage> RecordHelpRefused(Guid id, string reason, DateOnly on)
    {
        var help = HelpOf(id);
        (help.RefusedFor, help.AnsweredOn) = (reason, on);
        var refused = new HelpRefused { HelpId = id.ToString(), Kind = help.Kind, ChildKeys = { help.Children.Select(c => c.Key) }, Reason = reason, RefusedDate = on.ToMessage() };
        if (HistoricEntry)
            return [refused];
        return [refused, Alert(help.Kind is HelpKind.Conference ? CaseRules.ConferenceRefused : CaseRules.EdgeOfCareRefused, id, on, WarningSeverity.Warning)];
    }

    internal HelpEntry HelpOf(Guid id) => Help.Find(h => h.Id == id) ?? throw Refuse.NotFound("HELP_NOT_FOUND", "The case has no such request.");

    IEnumerable<HelpEntry> HelpNotAnswered => Help.Where(h => h.State is HelpState.NotYetAccepted);

    IEnumerable<Ask> HelpAsks() =>
        HelpNotAnswered.Select(h => new Ask(h.Id, h.Kind is HelpKind.Conference ? ReferToConference.Kind : ReferToEdgeOfCare.Kind, h.AskedBy));

    void AddHelpDeadlines(List<DueItem> items)
    {
        foreach (var help in HelpNotAnswered)
        {
            items.Add(help.Kind is HelpKind.Conference
                ? Due(CaseRules.ConferenceNotAccepted, help.Id.ToString(), help.On, HelpCitation, DayAfter, "FAMILY_GROUP_CONFERENCES")
                : Due(CaseRules.EdgeOfCareNotAccepted, help.Id.ToString(), help.On, HelpCitation, DayAfter, "EDGE_OF_CARE"));
        }
    }

    HelpRequested[] Ask(HelpEntry help)
    {
        Help.Add(help);
        return [new() { HelpId = help.Id.ToString(), Kind = help.Kind, ChildKeys = { help.Children.Select(c => c.Key) }, RequestedDate = help.On.ToMessage(), Urgent = help.Urgent }];
    }

    void RequireNotAsked(HelpKind kind, Guid? childId)
    {
        if (HelpNotAnswered.Any(h => h.Kind == kind && (childId is null || h.Children.Any(c => c.ChildId == childId))))
            throw Refuse.Precondition("HELP_ALREADY_REQUESTED", "That was asked for, and the other service has not answered yet.");
    }

    static void RequireUnderAge(List<Child> children, DateOnly on)
    {
        if (!children.Exists(c => UnderAge(c, on)))
            throw Refuse.Precondition("CHILD_OF_AGE", $"This is for children under {CheckRules.AdultAge}.", OfAgeCitation);
    }

    static bool UnderAge(Child child, DateOnly on) => on < WorkingCalendar.TurnsOn(child.BirthDate, CheckRules.AdultAge);

    static HelpedChild Helped(Child child) => new(child.Id, child.Reference, child.Key, child.Name, child.BirthDate, child.Unborn);

    List<InvolvementEntry> Involvements(List<Child> children, InvolvementFacts? socialWorker, IReadOnlyList<InvolvementFacts> further)
    {
        var involvements = new List<InvolvementEntry>();
        foreach (var facts in further)
        {
            foreach (var childId in facts.ChildIds)
                ChildOf(childId);
            involvements.AddRange(children.Where(c => facts.ChildIds.Count == 0 || facts.ChildIds.Contains(c.Id))
                .Select(c => new InvolvementEntry(facts.Subject, facts.Role, c.Id, facts.From, facts.Until)));
        }

        var without = children.FindAll(c => !involvements.Exists(i => i.ChildId == c.Id && i is { Role: InvolvementRole.SocialWorker, Until: null }));
        if (without.Count > 0 && socialWorker is null)
            throw Refuse.Field("social_worker", "is required: involvements do not name the present social worker of every child");
        if (socialWorker is { } worker)
            involvements.AddRange(without.Select(c => new InvolvementEntry(worker.Subject, InvolvementRole.SocialWorker, c.Id, worker.From, null)));

        // Since when a worker has the case is not kept: not before its children were in it.
        if (Worker.Length > 0)
        {
            involvements.AddRange(children.Where(c => !involvements.Exists(i => i.ChildId == c.Id && i.Subject == Worker && i.Role is InvolvementRole.Assessor))
                .Select(c => new InvolvementEntry(Worker, InvolvementRole.Assessor, c.Id, c.JoinedOn ?? ConcernOn, null)));
        }

        if (involvements.Count > HelpRules.MostInvolvements)
            throw Refuse.Field("involvements", $"must be at most {HelpRules.MostInvolvements} for all children together, social workers and the case's worker included");
        return involvements;
    }
}
