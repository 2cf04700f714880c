using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>A campaign of the sample; the same in both councils.</summary>
sealed record SampleCampaign(string Code, string Label, Channel Channel, DateOnly From, DateOnly Until, long CostPence, IReadOnlyList<string> Sources);

/// <summary>Campaigns, rates and needs of the sample councils.</summary>
static class SampleReference
{
    static readonly SampleCampaign[] Campaigns =
    [
        new("NEW_YEAR_2025", "New Year, new family", Channel.Online, new(2025, 1, 13), new(2025, 3, 2), 640_000, ["SOCIAL_MEDIA", "SEARCH_ENGINE", "COUNCIL_WEBSITE"]),
        new("FOSTER_CARE_FORTNIGHT_2025", "Foster Care Fortnight 2025", Channel.Event, new(2025, 5, 12), new(2025, 6, 8), 380_000, ["OPEN_EVENING", "COMMUNITY_EVENT", "FOSTER_CARER"]),
        new("AUTUMN_2025_RADIO", "Autumn on the radio", Channel.PressAndRadio, new(2025, 9, 15), new(2025, 10, 26), 910_000, ["RADIO_OR_TV", "COUNCIL_WEBSITE"]),
        new("SPRING_2026_SCHOOLS", "Spring in schools and nurseries", Channel.School, new(2026, 2, 2), new(2026, 4, 5), 220_000, ["SCHOOL", "NURSERY", "LEAFLET_OR_POSTER"]),
        new("FOSTER_CARE_FORTNIGHT_2026", "Foster Care Fortnight 2026", Channel.Event, new(2026, 5, 11), new(2026, 6, 7), 410_000, ["OPEN_EVENING", "COMMUNITY_EVENT", "FOSTER_CARER"]),
        new("TEENAGERS_2026", "Room for a teenager", Channel.Online, new(2026, 9, 7), new(2026, 12, 20), 780_000, ["SOCIAL_MEDIA", "SEARCH_ENGINE"]),
    ];

    // Weekly fees by level, in pence.
    static readonly (SkillLevel Level, long Pence)[] Fees =
        [(SkillLevel.Level1, 9_000), (SkillLevel.Level2, 15_500), (SkillLevel.Level3, 22_000), (SkillLevel.Level4, 39_500), (SkillLevel.Kinship, 0)];

    static readonly (PlacementType Type, AgeBand Band, int Places)[] Needs =
    [
        (PlacementType.ShortTerm, AgeBand.Age0To2, 9), (PlacementType.ShortTerm, AgeBand.Age3To4, 8), (PlacementType.ShortTerm, AgeBand.Age5To10, 18),
        (PlacementType.ShortTerm, AgeBand.Age11To15, 22), (PlacementType.ShortTerm, AgeBand.Age16To17, 10),
        (PlacementType.LongTerm, AgeBand.Age5To10, 14), (PlacementType.LongTerm, AgeBand.Age11To15, 20), (PlacementType.LongTerm, AgeBand.Age16To17, 8),
        (PlacementType.ShortBreak, AgeBand.Age5To10, 5), (PlacementType.ShortBreak, AgeBand.Age11To15, 4),
        (PlacementType.ParentAndChild, AgeBand.Age0To2, 4), (PlacementType.Uasc, AgeBand.Age16To17, 9), (PlacementType.Emergency, AgeBand.Age11To15, 5),
    ];

    public static SampleCampaign? CampaignOn(DateOnly day) => Array.Find(Campaigns, c => c.From <= day && day <= c.Until);

    /// <summary>Rates are set on what the service knows as the national minimum, and above it.</summary>
    public static IEnumerable<(Post By, IMessage Request, string Subject)> Of(ReferenceData present, string authority)
    {
        foreach (var campaign in Campaigns)
            yield return (Post.Recruiter, new AddCampaignRequest
            {
                Code = campaign.Code,
                Label = campaign.Label,
                Channel = campaign.Channel,
                FromDate = campaign.From.ToMessage(),
                UntilDate = campaign.Until.ToMessage(),
                CostPence = authority == SampleCaseload.Westmere ? campaign.CostPence : campaign.CostPence / 4,
            }, campaign.Code);
        yield return (Post.ServiceManager, new SetRegionRequest { Region = AllowanceRegion.RestOfEngland }, "");
        foreach (var minimum in present.NationalMinimum)
        {
            var year = minimum.FromDate.ToDay();
            yield return (Post.ServiceManager, new SetAllowancesRequest
            {
                Allowances = new() { FromDate = minimum.FromDate, Rates = { minimum.Rates.Select(r => new AllowanceRate { AgeBand = r.AgeBand, Region = r.Region, WeeklyPence = Above(r.WeeklyPence, authority) }) } },
            }, $"{year:yyyy}");
            yield return (Post.ServiceManager, new SetFeesRequest
            {
                Fees = new() { FromDate = minimum.FromDate, Rates = { Fees.Select(f => new FeeRate { SkillLevel = f.Level, WeeklyPence = f.Pence }) } },
            }, $"{year:yyyy}");
        }

        foreach (var (from, share) in ((DateOnly, double)[])[(new(2025, 4, 1), 1), (new(2026, 4, 1), 1.1)])
            yield return (Post.FosteringManager, new SetPlaceNeedsRequest
            {
                PlaceNeeds = new()
                {
                    FromDate = from.ToMessage(),
                    Needs = { Needs.Select(n => new PlaceNeed { PlacementType = n.Type, AgeBand = n.Band, Places = (int)Math.Ceiling(n.Places * share * (authority == SampleCaseload.Westmere ? 1 : 0.2)) }) },
                },
            }, $"{from:yyyy}");
    }

    // Whole pounds; Eastholt pays the minimum.
    static long Above(long minimum, string authority) => authority == SampleCaseload.Westmere ? (minimum * 104 + 9_999) / 10_000 * 100 : minimum;
}
