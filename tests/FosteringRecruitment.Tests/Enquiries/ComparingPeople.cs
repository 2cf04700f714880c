using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Enquiries.Duplicates;

namespace Suite.FosteringRecruitment.Tests.Enquiries;

public sealed class ComparingPeople
{
    static readonly Enquirer John = new("John Smith", new(1980, 5, 6), "", "", "", "");

    [Theory]
    [InlineData("JOHN SMITH")]
    [InlineData("  john   smith ")]
    [InlineData("Smith, John")]
    [InlineData("Mr John Smith")]
    [InlineData("John Smith Jr.")]
    [InlineData("John Smith Jnr")]
    [InlineData("John Smith Junior")]
    [InlineData("Dr. John Smith III")]
    [InlineData("Jöhn Smïth")]
    public void The_same_name_is_written_in_many_ways(string written) =>
        Assert.Equal([MatchesOn.NameAndBirthDate], Likeness.Between(John with { Name = written }, John));

    [Theory]
    [InlineData("Siobhán O'Brien", "siobhan obrien")]
    [InlineData("Siobhán O’Brien", "O'BRIEN Siobhan")]
    [InlineData("Łukasz Wójcik", "Lukasz Wojcik")]
    [InlineData("Søren Strauß", "Soren Strauss")]
    [InlineData("Anna-Marie Smith-Jones", "Smith Jones, Anna Marie")]
    [InlineData("Nguyễn Văn An", "An Van Nguyen")]
    [InlineData("J.R. Hartley", "JR Hartley")]
    [InlineData("Mr Junior", "mr junior")]
    public void Accents_apostrophes_hyphens_and_order_make_no_other_name(string one, string other) =>
        Assert.Equal(Likeness.NameParts(one), Likeness.NameParts(other));

    [Fact]
    public void Composed_and_decomposed_accents_are_the_same() =>
        Assert.Equal(Likeness.NameParts("Zo\u00EB"), Likeness.NameParts("Zoe\u0308"));

    [Theory]
    [InlineData("Jon Smith")]
    [InlineData("John Smyth")]
    [InlineData("John Peter Smith")]
    public void A_slip_or_a_middle_name_is_similar_if_the_birth_date_agrees(string written)
    {
        Assert.Equal([MatchesOn.SimilarNameAndBirthDate], Likeness.Between(John with { Name = written }, John));
        Assert.Empty(Likeness.Between(John with { Name = written, BirthDate = new(1980, 5, 7) }, John));
    }

    [Theory]
    [InlineData("Mary Smith")]
    [InlineData("John Okafor")]
    [InlineData("Smith")]
    public void A_birth_date_with_another_name_is_nothing(string written) =>
        Assert.Empty(Likeness.Between(John with { Name = written }, John));

    [Fact]
    public void A_name_alone_is_nothing()
    {
        Assert.Empty(Likeness.Between(John with { BirthDate = null }, John));
        Assert.Empty(Likeness.Between(John with { BirthDate = null }, John with { BirthDate = null }));
        Assert.Empty(Likeness.Between(John with { BirthDate = new(1981, 5, 6) }, John));
    }

    [Theory]
    [InlineData("AB1 2CD", "ab12cd", true)]
    [InlineData("AB1 2CD", "AB1 2CE", false)]
    [InlineData("", "", false)]
    public void A_name_counts_with_the_postcode_however_it_is_spaced(string one, string other, bool match)
    {
        var matches = Likeness.Between(John with { BirthDate = null, Postcode = one }, John with { Postcode = other });
        Assert.Equal(match ? [MatchesOn.NameAndPostcode] : [], matches);
    }

    [Fact]
    public void A_postcode_with_another_name_is_nothing() =>
        Assert.Empty(Likeness.Between(new("Mary Jones", null, "", "", "AB1 2CD", ""), John with { Postcode = "AB1 2CD" }));

    [Theory]
    [InlineData("07700 900123", "+44 7700 900123", true)]
    [InlineData("07700 900123", "0044 (0)7700-900-123", true)]
    [InlineData("07700900123", "+44 (0) 7700 900123", true)]
    [InlineData("+33 1 23 45 67 89", "0033123456789", true)]
    [InlineData("+33 1 23 45 67 89", "0123456789", false)]
    [InlineData("07700 900123", "07700 900124", false)]
    [InlineData("12345", "12345", false)]
    [InlineData("", "", false)]
    public void Telephone_numbers_are_compared_as_dialled(string one, string other, bool match)
    {
        var matches = Likeness.Between(new("Ada", null, "", one, "", ""), new("Grace", null, "", other, "", ""));
        Assert.Equal(match ? [MatchesOn.Telephone] : [], matches);
    }

    [Theory]
    [InlineData("Ada@Example.ORG", "ada@example.org", true)]
    [InlineData("ada@example.org", "ada@example.com", false)]
    [InlineData("", "", false)]
    public void Email_addresses_are_compared_in_any_case(string one, string other, bool match)
    {
        var matches = Likeness.Between(new("Ada", null, one, "", "", ""), new("Grace", null, other, "", "", ""));
        Assert.Equal(match ? [MatchesOn.Email] : [], matches);
    }

    [Theory]
    [InlineData("P100", "p100", true)]
    [InlineData("P100", "P101", false)]
    [InlineData("", "", false)]
    public void A_reference_says_it_whatever_the_name(string one, string other, bool match)
    {
        var matches = Likeness.Between(new("Ada", null, "", "", "", one), new("Grace", null, "", "", "", other));
        Assert.Equal(match ? [MatchesOn.Reference] : [], matches);
    }

    [Fact]
    public void All_that_agrees_is_named_the_strongest_first()
    {
        var one = new Enquirer("Ada Lovell", new(1985, 3, 4), "ada@example.org", "07700 900123", "AB1 2CD", "P100");

        Assert.Equal([MatchesOn.Reference, MatchesOn.NameAndBirthDate, MatchesOn.NameAndPostcode, MatchesOn.Email, MatchesOn.Telephone], Likeness.Between(one, one));
    }
}
