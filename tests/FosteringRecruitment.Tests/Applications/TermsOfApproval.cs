using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Tests.Applications;

public sealed class TermsOfApproval
{
    static ApprovalTerms Usual() => Given.Terms.ToMessage();

    static IEnumerable<string> Wrong(Action<ApprovalTerms> with)
    {
        var terms = Usual();
        with(terms);
        var fields = new Fields();
        TermsFields.ReadTerms(fields, "terms", terms);
        return Assert.Throws<RefusedException>(fields.ThrowIfAny).Fields.Select(f => f.Field);
    }

    [Fact]
    public void Terms_are_read_as_they_are_shown()
    {
        var fields = new Fields();

        var terms = TermsFields.ReadTerms(fields, "terms", Usual());

        fields.ThrowIfAny();
        Assert.Equal(Usual(), terms.ToMessage());
    }

    [Fact]
    public void Schedule_7_more_than_three_children_are_brothers_and_sisters_placed_together()
    {
        Assert.Equal(["terms.max_children"], Wrong(t => t.MaxChildren = 4));
        var fields = new Fields();
        var siblings = Usual();
        (siblings.MaxChildren, siblings.SiblingsTogether) = (5, true);

        Assert.Equal(5, TermsFields.ReadTerms(fields, "terms", siblings).MaxChildren);
        fields.ThrowIfAny();
    }

    [Fact]
    public void Named_children_go_with_their_kind_of_placement()
    {
        Assert.Equal(["terms.named_child_references"], Wrong(t => t.NamedChildReferences.Add("CH1")));
        Assert.Equal(["terms.named_child_references"], Wrong(t => t.PlacementTypes.Add(PlacementType.NamedChild)));
        Assert.Equal(["terms.named_child_references[0]"], Wrong(t => (t.PlacementTypes[0], _) = (PlacementType.NamedChild, Add(t, "not a reference"))));

        static bool Add(ApprovalTerms terms, string reference)
        {
            terms.NamedChildReferences.Add(reference);
            return true;
        }
    }

    [Fact]
    public void Every_bad_field_is_named_at_once()
    {
        Assert.Equal(["terms.max_children", "terms.age_min", "terms.age_max", "terms.sex", "terms.placement_types"], Wrong(t =>
        {
            (t.MaxChildren, t.AgeMin, t.AgeMax, t.Sex) = (0, 18, 4, ApprovalSex.Unspecified);
            t.PlacementTypes.Clear();
        }));
        Assert.Equal(["terms.placement_types"], Wrong(t => t.PlacementTypes.Add(t.PlacementTypes[0])));
    }
}
