using Suite.Platform.Errors;
using Suite.Reporting.Returns;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Returns.PaperChild;

namespace Suite.Reporting.Tests.Returns;

public sealed class MeasuringDistances(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Theory]
    [InlineData(0, 0, "0.0")]
    [InlineData(0, 80, "0.0")]
    [InlineData(0, 81, "0.1")]
    [InlineData(0, 241, "0.1")]
    [InlineData(0, 242, "0.2")]
    [InlineData(3219, 0, "2.0")]
    [InlineData(3000, 4000, "3.1")]
    [InlineData(0, 32186, "20.0")]
    [InlineData(0, 700000, "435.0")]
    [InlineData(700000, 1300000, "917.5")]
    [InlineData(1300000, 1300000, "999.9")]
    public void A_mile_is_1609_metres_and_a_third_and_tenths_are_rounded_half_up(int east, int north, string miles) =>
        Assert.Equal(decimal.Parse(miles, System.Globalization.CultureInfo.InvariantCulture), Distances.Miles(new(0, 0, "E1"), new(east, north, "E1")));

    [Fact]
    public void Northern_ireland_has_a_grid_of_its_own() => Assert.Null(Distances.Miles(new(0, 0, "E1"), new(1000, 1000, "N1")));

    [Theory]
    [InlineData("ab2 2bb", "C2", false, "1.0 E06000001 OWN")]
    [InlineData("AC1 1AA", "C2", false, "20.0 E06000002 ADJOINING")]
    [InlineData("CD1 1AA", "C2", false, "20.0 E06000003 OTHER")]
    [InlineData("BT1 1AA", "C2", false, "- N09000003 OTHER")]
    [InlineData("ZZ9 9ZZ", "C2", false, "- - -")]
    [InlineData("AB2 2BB", "V4", false, "- - -")]
    [InlineData("AC1 1AA", "C2", true, "- E06000002 ADJOINING")]
    public async Task A_placements_place_and_distance_are_worked_out_of_postcodes(string placedAt, string status, bool seekingAsylum, string expected)
    {
        var authority = reporting.NewAuthority();
        await PostcodesOfTests.Load(reporting, authority);
        var child = Named("c1").Episode("01/06/2023", ls: status, placedAt: placedAt);
        await reporting.TakeIn(authority, new PaperReturn(2025).With(seekingAsylum ? child.Uasc() : child));
        Assert.Equal(expected, await reporting.Look<string>(
            "select coalesce(distance_miles::text, '-') || ' ' || coalesce(placement_authority, '-') || ' ' || coalesce(placement_where, '-') from returns.episode where authority = @authority", new { authority }));
    }

    [Fact]
    public async Task Without_postcodes_there_are_no_distances_and_a_warning_says_so()
    {
        var authority = reporting.NewAuthority();
        var imported = await reporting.Import(authority, new PaperReturn(2025).With(Named("c1").Episode("01/06/2023")));
        Assert.Equal(["L301", "L302"], imported.Findings.Where(f => f.Row == 0).Select(f => f.RuleCode));
        Assert.Equal(1, await reporting.Look<int>("select count(*) from returns.episode where authority = @authority and distance_miles is null and placement_where is null", new { authority }));

        // Loaded later, the next submission restates the distance.
        await PostcodesOfTests.Load(reporting, authority);
        var again = await reporting.TakeIn(authority, new PaperReturn(2025).With(Named("c1").Episode("01/06/2023")));
        Assert.Equal(1, again.Tables.Single(t => t.Table is ReturnTable.Episodes).Changed);
    }

    [Fact]
    public async Task A_new_directory_replaces_the_old_one_and_the_same_request_is_one_act()
    {
        var authority = reporting.NewAuthority();
        var id = Guid.NewGuid().ToString("D");
        var first = await PostcodesOfTests.Import(reporting, authority, PostcodesOfTests.File, id);
        Assert.Equal((7L, 1L), (first.Postcodes, first.LeftOut));
        Assert.Equal(first, await PostcodesOfTests.Import(reporting, authority, PostcodesOfTests.File, id));

        // As newer editions call their columns; a postcode twice is one.
        var second = await PostcodesOfTests.Import(reporting, authority, "pcd7,lad25cd,east1m,north1m\r\nAB1 1AA,E06000001,1,2\r\nAB1 1AA,E06000001,1,2\r\nAB1 1AB,E06000001,1,2\r\n");
        Assert.Equal((2L, 1L), (second.Postcodes, second.LeftOut));
        Assert.Equal(2, await reporting.Look<int>("select count(*) from returns.postcode where authority = @authority", new { authority }));
        Assert.Equal(1, await reporting.Look<int>("select count(*) from returns.postcode_load where authority = @authority and serves", new { authority }));
    }

    [Theory]
    [InlineData("pcds,oseast1m,osnrth1m\r\nAB1 1AA,1,2\r\n")]
    [InlineData("pcds,oseast1m,osnrth1m,oslaua\r\nAB1 1AA,,,E06000001\r\n")]
    public async Task A_directory_that_cannot_be_used_leaves_the_old_one(string file)
    {
        var authority = reporting.NewAuthority();
        await PostcodesOfTests.Load(reporting, authority);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => PostcodesOfTests.Import(reporting, authority, file));
        Assert.Equal("POSTCODES_REFUSED", refused.Reason);
        Assert.Equal(7, (await new ReturnStore(reporting.Database, reporting.Clock).Postcodes(authority, CancellationToken.None))!.Postcodes);
    }
}
