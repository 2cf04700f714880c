using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Offers;

sealed partial class FgdmOffer
{
    /// <summary>The meeting is for children for whom it was offered.</summary>
    internal void RequireChildren(IEnumerable<string> references)
    {
        if (references.Any(reference => !Children.Exists(child => Conference.SameReference(child.Reference, reference))))
            throw Refuse.Precondition("CHILD_NOT_IN_OFFER", "A child of the conference is not among those of the offer.", OfferRules.Citation);
    }

    /// <summary>Case roles for these children of which the offer knows: its social worker, and whoever judged it not to be in a child's interests.</summary>
    internal IReadOnlyList<InvolvementFacts> KnownInvolvements(IReadOnlyList<string> references)
    {
        var known = new List<InvolvementFacts>();
        foreach (var child in Children.Where(child => references.Any(asked => Conference.SameReference(asked, child.Reference))))
        {
            if (Worker.Length > 0)
                known.Add(new(Worker, InvolvementRole.SocialWorker, child.Reference, LetterOn, EndedOn));
            known.AddRange(Exemptions.Select(exemption => new InvolvementFacts(exemption.By, InvolvementRole.DecisionMaker, child.Reference, exemption.On, exemption.On)));
        }

        return known;
    }
}
