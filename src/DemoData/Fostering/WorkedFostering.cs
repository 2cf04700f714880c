using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>
/// The worked case of fostering, to the day: from an enquiry over both stages and a panel to an approval 206 days after the application.
/// The same whatever the seed.
/// </summary>
static class WorkedFostering
{
    /// <summary>Everything of it lies before this day.</summary>
    public static readonly DateOnly LastDay = new(2026, 10, 1);

    public const string Authority = SampleCaseload.Westmere;

    static readonly DateOnly Enquired = new(2026, 2, 16), Visited = new(2026, 2, 23), Applied = new(2026, 3, 2), Information = new(2026, 4, 24), Proceeded = new(2026, 5, 7),
        Reported = new(2026, 7, 20), Met = new(2026, 9, 15), Approved = new(2026, 9, 24);

    public const int Number = 900;

    public static Draw Draw { get; } = new("demo-data/worked-fostering");

    static readonly Enquirer[] Enquirers =
    [
        new() { Name = "Rhoswen Merrivale-Cole", BirthDate = new DateOnly(1984, 5, 9).ToMessage(), Email = "enquirer900@westmere.example", Telephone = "07700 900900", Postcode = "WM9 9ZZ" },
        new() { Name = "Emrys Merrivale-Cole", BirthDate = new DateOnly(1981, 11, 23).ToMessage(), Postcode = "WM9 9ZZ" },
    ];

    public static IEnumerable<Step> Story(Life life)
    {
        yield return new Entry(Enquired, Post.FosteringManager, () => new ReceiveEnquiryRequest
        {
            Enquirers = { Enquirers },
            SourceCode = "SCHOOL",
            CampaignCode = "SPRING_2026_SCHOOLS",
            ReceivedDate = Enquired.ToMessage(),
            Interests = { PlacementType.ShortTerm, PlacementType.ShortBreak },
            Team = Teams.Recruitment,
            HistoricEntry = true,
        });
        yield return Do(Enquired.AddDays(1), () => new RespondToEnquiryRequest { RespondedDate = Enquired.AddDays(1).ToMessage(), Means = ContactMeans.Telephone });
        yield return Do(Enquired.AddDays(2), () => new BookVisitRequest { BookedDate = Enquired.AddDays(2).ToMessage(), VisitDate = Visited.ToMessage() });
        yield return Do(Visited, () => new RecordInitialVisitRequest { VisitedDate = Visited.ToMessage(), Summary = "Sample summary: two rooms to spare, and time." });
        yield return Do(Visited.AddDays(1), () => new ScreenEnquiryRequest { Outcome = ScreeningOutcome.Eligible, ScreeningDate = Visited.AddDays(1).ToMessage() });
        yield return Do(Visited.AddDays(2), () => new InviteToApplyRequest { InvitedDate = Visited.AddDays(2).ToMessage() });
        foreach (var step in ApplicationStory.Of(life, Plan()))
            yield return step;

        static Entry Do(DateOnly on, Func<Google.Protobuf.IMessage> make) => new(on, Post.Recruiter, make);
    }

    static ApplicationPlan Plan() => new(Applied, ApplicationFate.Approved)
    {
        People =
        [
            .. Enquirers.Select((e, i) => new ApplicationPersonFacts
            {
                Kind = ApplicationPersonKind.Applicant,
                Name = e.Name,
                BirthDate = e.BirthDate,
                PersonReference = $"FOSTWORKEDP{i}",
                Employed = true,
            }),
            new() { Kind = ApplicationPersonKind.HouseholdMember, Name = "Nell Merrivale-Cole", BirthDate = new DateOnly(2013, 8, 2).ToMessage() },
            new() { Kind = ApplicationPersonKind.Referee, Name = "Olwen Larkhill" },
            new() { Kind = ApplicationPersonKind.Referee, Name = "Kofi Ashdene" },
            new() { Kind = ApplicationPersonKind.Referee, Name = "Una Merrivale", RelativeOfApplicant = true },
        ],
        Home = new() { Bedrooms = 4, SpareBedrooms = 2, Pets = { "CAT" }, Tenure = "OWNED" },
        Checks = new(Turnarounds.Forces[0].Choice) { InformationOn = Information, ReportOn = Reported.AddDays(-4) },
        Terms = new() { MaxChildren = 2, AgeMin = 0, AgeMax = 12, Sex = ApprovalSex.Any, PlacementTypes = { PlacementType.ShortTerm, PlacementType.ShortBreak } },
        On = new()
        {
            Opened = Applied.AddDays(2),
            StageTwo = Proceeded,
            Report = Reported,
            Comments = new(2026, 7, 29),
            Listed = new(2026, 8, 3),
            Panel = Met,
            Minutes = new(2026, 9, 18),
            Decision = Approved,
        },
        Household = new(HouseholdKind.Quiet),
    };
}
