using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Enquiries.EnquiryGiven;

namespace Suite.FosteringRecruitment.Tests.Enquiries;

public sealed class EnquiryLifecycle
{
    static readonly DateOnly Later = new(2026, 4, 1);

    /// <summary>The lifecycle as agreed with the recruitment team, written down a second time.</summary>
    static readonly Dictionary<(EnquiryState, EnquiryMove), EnquiryState> Allowed = new()
    {
        [(EnquiryState.Received, EnquiryMove.Respond)] = EnquiryState.Responded,
        [(EnquiryState.Received, EnquiryMove.Withdraw)] = EnquiryState.Withdrawn,
        [(EnquiryState.Responded, EnquiryMove.BookVisit)] = EnquiryState.VisitBooked,
        [(EnquiryState.Responded, EnquiryMove.FindEligible)] = EnquiryState.Responded,
        [(EnquiryState.Responded, EnquiryMove.FindNotNowOrNotEligible)] = EnquiryState.NotProgressed,
        [(EnquiryState.Responded, EnquiryMove.Signpost)] = EnquiryState.Signposted,
        [(EnquiryState.Responded, EnquiryMove.Withdraw)] = EnquiryState.Withdrawn,
        [(EnquiryState.VisitBooked, EnquiryMove.BookVisit)] = EnquiryState.VisitBooked,
        [(EnquiryState.VisitBooked, EnquiryMove.Visit)] = EnquiryState.Visited,
        [(EnquiryState.VisitBooked, EnquiryMove.FindEligible)] = EnquiryState.VisitBooked,
        [(EnquiryState.VisitBooked, EnquiryMove.FindNotNowOrNotEligible)] = EnquiryState.NotProgressed,
        [(EnquiryState.VisitBooked, EnquiryMove.Signpost)] = EnquiryState.Signposted,
        [(EnquiryState.VisitBooked, EnquiryMove.Withdraw)] = EnquiryState.Withdrawn,
        [(EnquiryState.Visited, EnquiryMove.FindEligible)] = EnquiryState.Visited,
        [(EnquiryState.Visited, EnquiryMove.FindNotNowOrNotEligible)] = EnquiryState.NotProgressed,
        [(EnquiryState.Visited, EnquiryMove.Signpost)] = EnquiryState.Signposted,
        [(EnquiryState.Visited, EnquiryMove.Withdraw)] = EnquiryState.Withdrawn,
        [(EnquiryState.InvitedToApply, EnquiryMove.Withdraw)] = EnquiryState.Withdrawn,
        [(EnquiryState.InvitedToApply, EnquiryMove.Apply)] = EnquiryState.Applied,
    };

    public static TheoryData<EnquiryState, int> EveryMoveInEveryState()
    {
        var data = new TheoryData<EnquiryState, int>();
        foreach (var state in Enum.GetValues<EnquiryState>().Where(state => state is not EnquiryState.Unspecified))
            foreach (var move in Enum.GetValues<EnquiryMove>())
                data.Add(state, (int)move);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryMoveInEveryState))]
    public void Every_move_leads_where_the_table_says_or_is_refused_and_changes_nothing(EnquiryState state, int number)
    {
        var move = (EnquiryMove)number;
        var enquiry = In(state);
        // Nobody is invited unscreened; that has a test of its own.
        if ((state, move) is (EnquiryState.Visited, EnquiryMove.Invite))
        {
            enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", Screened, null);
            enquiry.Invite(Later);
            Assert.Equal(EnquiryState.InvitedToApply, enquiry.State);
            return;
        }

        var before = enquiry.ToDocument();
        if (Allowed.TryGetValue((state, move), out var next))
        {
            Assert.Single(Make(enquiry, move, Later));
            Assert.Equal(next, enquiry.State);
        }
        else
        {
            Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Make(enquiry, move, Later)));
            Assert.Equal(before, enquiry.ToDocument());
        }
    }

    [Fact]
    public void Nobody_is_invited_before_the_screening_against_regulation_26_5_offences()
    {
        var enquiry = In(EnquiryState.Visited);

        var refused = Assert.Throws<RefusedException>(() => enquiry.Invite(Invited));

        Assert.Equal("NOT_SCREENED", refused.Reason);
        Assert.Contains("reg 26(5)", refused.Rules[0].Citation);
        Assert.Equal(EnquiryState.Visited, enquiry.State);
    }

    [Fact]
    public void A_screening_before_the_visit_counts_for_the_invitation()
    {
        var enquiry = In(EnquiryState.Responded);
        enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", Responded, null);
        enquiry.BookVisit(Booked, Visited);
        enquiry.RecordVisit(Visited, "Seen.", byVideo: false);

        var invited = Assert.IsType<EnquiryInvited>(Assert.Single(enquiry.Invite(Invited)));

        Assert.Equal(Invited.ToMessage(), invited.InvitedDate);
    }

    [Theory]
    [InlineData(EnquiryState.Received, EnquiryMoves.Respond, "2026-02-15")]
    [InlineData(EnquiryState.Responded, EnquiryMoves.BookVisit, "2026-02-16")]
    [InlineData(EnquiryState.VisitBooked, EnquiryMoves.BookVisit, "2026-02-17")]
    [InlineData(EnquiryState.VisitBooked, EnquiryMoves.Visit, "2026-02-17")]
    [InlineData(EnquiryState.Visited, EnquiryMoves.FindEligible, "2026-02-16")]
    [InlineData(EnquiryState.Visited, EnquiryMoves.FindNotNowOrNotEligible, "2026-02-22")]
    [InlineData(EnquiryState.Visited, EnquiryMoves.Signpost, "2026-02-22")]
    [InlineData(EnquiryState.InvitedToApply, EnquiryMoves.Withdraw, "2026-02-24")]
    [InlineData(EnquiryState.InvitedToApply, EnquiryMoves.Apply, "2026-02-24")]
    public void A_day_before_what_it_follows_is_refused_and_changes_nothing(EnquiryState state, int move, string on)
    {
        var enquiry = In(state);
        var before = enquiry.ToDocument();

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Make(enquiry, (EnquiryMove)move, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(before, enquiry.ToDocument());
    }

    [Fact]
    public void Nobody_is_invited_on_a_day_before_the_screening()
    {
        var enquiry = In(EnquiryState.Visited);
        enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", Screened, null);

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => enquiry.Invite(Screened.AddDays(-1))));
    }

    [Fact]
    public void A_second_screening_is_not_before_the_first_and_takes_its_place()
    {
        var enquiry = In(EnquiryState.Visited);
        enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", Screened, null);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", Screened.AddDays(-1), null)));

        var screened = Assert.IsType<EnquiryScreened>(Assert.Single(enquiry.Screen(ScreeningOutcome.NotNow, ScreeningReason.Health, "", Invited, new(2026, 8, 3))));

        Assert.Equal((ScreeningOutcome.NotNow, ScreeningReason.Health), (screened.Outcome, screened.Reason));
        Assert.Equal(new DateOnly(2026, 8, 3).ToMessage(), screened.ComeBackDate);
        Assert.Equal((EnquiryState.NotProgressed, Invited), (enquiry.State, enquiry.EndedOn));
    }

    [Fact]
    public void Another_day_of_the_visit_takes_the_place_of_the_first()
    {
        var enquiry = In(EnquiryState.VisitBooked);

        enquiry.BookVisit(Booked.AddDays(1), Visited.AddDays(3));

        Assert.Equal(Visited.AddDays(3), enquiry.VisitOn);
        enquiry.RecordVisit(Visited.AddDays(2), "Came a day early.", byVideo: false);
        Assert.Equal(Visited.AddDays(2), enquiry.VisitOn);
    }

    [Fact]
    public void An_application_ends_the_enquiry_and_is_named_by_it()
    {
        var enquiry = In(EnquiryState.InvitedToApply);
        var applicationId = Guid.CreateVersion7();

        var applied = Assert.IsType<EnquiryApplied>(Assert.Single(enquiry.Apply(applicationId, Applied)));

        Assert.Equal(applicationId.ToString(), applied.ApplicationId);
        Assert.Equal((EnquiryState.Applied, applicationId, Applied), (enquiry.State, enquiry.ApplicationId, enquiry.EndedOn));
    }

    [Fact]
    public void Enquirers_are_corrected_in_every_state()
    {
        foreach (var state in Enum.GetValues<EnquiryState>().Where(state => state is not EnquiryState.Unspecified))
        {
            var enquiry = In(state);
            var amended = Assert.IsType<RecordAmended>(Assert.Single(enquiry.CorrectEnquirers([Asker with { Name = "Ada Byron" }])));
            Assert.Equal("ENQUIRERS", amended.Section);
            Assert.Equal("Ada Byron", Assert.Single(enquiry.Enquirers).Name);
        }
    }

    [Theory]
    [InlineData(EnquiryState.NotProgressed)]
    [InlineData(EnquiryState.Withdrawn)]
    [InlineData(EnquiryState.Signposted)]
    [InlineData(EnquiryState.Applied)]
    public void An_enquiry_that_has_ended_is_given_to_nobody(EnquiryState state) =>
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => In(state).AllocateTo("OTHER", "", By("SM"))));

    [Fact]
    public void An_open_enquiry_is_given_to_a_team_and_officer()
    {
        var enquiry = In(EnquiryState.InvitedToApply);

        enquiry.AllocateTo("NORTH", "officer-2", By("TM"));

        Assert.Equal(("NORTH", "officer-2"), (enquiry.Team, enquiry.Worker));
    }

    [Fact]
    public void A_team_manager_gives_away_no_other_teams_enquiry()
    {
        var other = By("TM") with { Teams = new HashSet<string> { "NORTH" } };

        Assert.Equal("NOT_YOUR_TEAM", ReasonOf(() => New().AllocateTo("NORTH", "", other)));
    }

    [Fact]
    public void Only_a_service_manager_lifts_a_restriction()
    {
        var enquiry = New(Request(restricted: true));

        Assert.Equal("RESTRICTION_NOT_YOURS", ReasonOf(() => enquiry.SetRestriction(false, [], By("TM"))));
        enquiry.SetRestriction(false, [], By("SM"));

        Assert.False(enquiry.Restricted);
    }

    [Fact]
    public void A_restricted_enquiry_is_known_to_whoever_received_it_and_to_no_other_officer()
    {
        var enquiry = New(Request(restricted: true));

        Assert.True(enquiry.MayBeKnownTo(Officer));
        Assert.False(enquiry.MayBeKnownTo(Officer with { Subject = "officer-2" }));
        Assert.True(enquiry.MayBeKnownTo(By("SM") with { Subject = "manager-1" }));
    }

    [Theory]
    [InlineData("RECRUIT", false)]
    [InlineData("ASSESSOR", false)]
    [InlineData("TM", true)]
    [InlineData("SM", true)]
    public void Only_managers_key_in_enquiries_with_their_real_dates(string role, bool allowed)
    {
        var request = Request(new DateOnly(2024, 5, 7), historicEntry: true);

        if (allowed)
            Assert.True(New(request, by: By(role)).HistoricEntry);
        else
            Assert.Equal("HISTORIC_ENTRY_NOT_ALLOWED", ReasonOf(() => New(request, by: By(role))));
    }

    [Fact]
    public void Keying_in_ends_once_and_the_past_is_not_warned_of()
    {
        var enquiry = New(Request(new DateOnly(2024, 5, 7), historicEntry: true), by: By("TM"));
        Assert.Empty(enquiry.PassTime(new(2024, 6, 1), DateTimeOffset.UnixEpoch));

        var events = enquiry.FinishHistoricEntry(new(2026, 2, 16));

        Assert.Equal("HISTORIC_ENTRY", Assert.IsType<RecordAmended>(Assert.Single(events)).Section);
        Assert.Equal("NOT_A_HISTORIC_ENTRY", ReasonOf(() => enquiry.FinishHistoricEntry(new(2026, 2, 16))));
    }

    [Fact]
    public void What_is_announced_of_an_enquiry_names_nobody()
    {
        var (_, events) = Enquiry.Receive(Guid.CreateVersion7(), Request(), ReferenceData.BuiltIn(Authority).TargetsOn(CameIn), Officer);

        var received = Assert.IsType<EnquiryReceived>(Assert.Single(events));

        Assert.Equal((1, "GP_SURGERY", Channel.Health), (received.EnquirerCount, received.SourceCode, received.Channel));
        Assert.DoesNotContain("Ada", received.ToString());
        Assert.DoesNotContain("P100", received.ToString());
    }

    [Theory]
    [MemberData(nameof(States))]
    public void A_document_holds_the_enquiry_whole(EnquiryState state)
    {
        var enquiry = In(state);

        var again = Enquiry.FromDocument(enquiry.ToDocument(), Enquiry.SchemaVersion);

        Assert.Equal(enquiry.ToMessage(Later), again.ToMessage(Later));
        Assert.Equal(state, again.State);
    }

    public static TheoryData<EnquiryState> States() => [.. Enum.GetValues<EnquiryState>().Where(state => state is not EnquiryState.Unspecified)];

    /// <summary>The moves as constants: the enum itself is the service's own.</summary>
    static class EnquiryMoves
    {
        public const int Respond = (int)EnquiryMove.Respond, BookVisit = (int)EnquiryMove.BookVisit, Visit = (int)EnquiryMove.Visit,
            FindEligible = (int)EnquiryMove.FindEligible, FindNotNowOrNotEligible = (int)EnquiryMove.FindNotNowOrNotEligible,
            Signpost = (int)EnquiryMove.Signpost, Withdraw = (int)EnquiryMove.Withdraw, Apply = (int)EnquiryMove.Apply;
    }
}
