using Google.Protobuf;
using Suite.KinshipAssessment.People;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.KinshipAssessment.Cases;

/// <summary>The children of a case: one group of brothers and sisters.</summary>
sealed partial class KinshipCase
{
    /// <param name="key">Keyed hash of the child's own id.</param>
    public IReadOnlyList<IMessage> AddChild(Guid id, ChildFacts facts, string key, DateOnly since)
    {
        RequireState("A further child", CaseState.Identified, CaseState.Viability, CaseState.NotViable, CaseState.Viable, CaseState.Reg24Suitability,
            CaseState.FullAssessment, CaseState.SgoAssessment, CaseState.SgoReportFiled, CaseState.ReportShared, CaseState.PanelListed,
            CaseState.PanelDeferred, CaseState.PanelRecommended);
        if (Children.Exists(c => c.Reference == facts.Reference))
            throw Refuse.Precondition("CHILD_ALREADY_IN_CASE", "A child with that reference is in the case already.");
        if (Children.Count >= ChildFacts.MostChildren)
            throw Refuse.Precondition("TOO_MANY_CHILDREN", $"A case has at most {ChildFacts.MostChildren} children.");
        InOrder.RequireField("since_date", since, ConcernOn, "the concern");
        RequireUnderAge(facts, since);

        Children.Add(facts.ToChild(id, key, since));
        return [Amended("CHILDREN")];
    }

    public IReadOnlyList<IMessage> CorrectChild(Guid childId, ChildFacts facts)
    {
        RequireOpen();
        var child = ChildOf(childId);
        if (facts.Reference != child.Reference)
            throw Refuse.Field("child.child_reference", "cannot change: it is what the child is known by elsewhere");
        RequireUnderAge(facts, child.JoinedOn ?? ConcernOn);

        facts.Correct(child);
        return [Amended("CHILDREN")];
    }

    static void RequireUnderAge(ChildFacts facts, DateOnly on)
    {
        if (!facts.UnderAgeOn(on))
            throw Refuse.Field("child.birth_date", "must be of a child under 18 when they came into the case");
    }
}
