using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.Returns;
using Suite.FosteringRecruitment.Tests.Reads;
using Suite.FosteringRecruitment.V1;
using Complaint = Suite.FosteringRecruitment.Households.Complaint;
using Investigation = Suite.FosteringRecruitment.Households.Investigation;
using Placement = Suite.FosteringRecruitment.Households.Placement;
using StayingPut = Suite.FosteringRecruitment.Households.StayingPut;

namespace Suite.FosteringRecruitment.Tests.Returns;

/// <summary>What each table of the annual data collection says, row by row, of the year 1 April 2026 to 31 March 2027.</summary>
public sealed class Counting
{
    static readonly DateOnly YearEnd = new(2027, 3, 31);

    readonly DataCollection _collection = new(new(2026));

    string[] Rows(string table) => [.. _collection.Sheets().Single(s => s.Name == table).Rows.Select(row => string.Join('|', row))];

    /// <summary>The same without what is nought.</summary>
    string[] Some(string table) => [.. Rows(table).Where(row => row.Split('|').Any(cell => int.TryParse(cell, out var number) && number > 0))];

    static PlaceStatusChanged Place(int number, PlaceStatus status, DateOnly on, PlaceReason reason = PlaceReason.Unspecified, bool stayingPut = false) =>
        new() { PlaceNumber = number, Status = status, Reason = reason, StatusDate = on.ToMessage(), StayingPut = stayingPut };

    void Take(Household household, params IMessage[] announced) => _collection.Take(new HouseholdInYear(household, null, announced));

    static Household Household(DateOnly? approved = null) => SomeRecords.Household(approved: approved ?? new(2025, 6, 2));

    static Household Ended(DateOnly on, HouseholdState how, DeregistrationReason reason)
    {
        var household = Household();
        (household.Ended, household.EndedOn, household.DeregistrationReason) = (how, on, reason);
        return household;
    }

    [Fact]
    public void Enquiries_are_counted_by_month_source_and_channel()
    {
        _collection.Take(new EnquiryCount(new(2026, 5, 1), "WEBSITE", "ONLINE", 3));
        _collection.Take(new EnquiryCount(new(2026, 4, 1), "GP_SURGERY", "HEALTH", 2));

        Assert.Equal(["01/04/2026|GP_SURGERY|HEALTH|2", "01/05/2026|WEBSITE|ONLINE|3"], Rows("ENQUIRIES"));
    }

    [Fact]
    public void Applications_stand_at_the_end_where_their_own_dates_put_them()
    {
        _collection.Take(SomeRecords.Application(received: new(2026, 3, 2), state: ApplicationState.Approved, ended: new(2026, 9, 24)));
        _collection.Take(SomeRecords.Application(received: new(2026, 3, 31), state: ApplicationState.Withdrawn, ended: new(2027, 4, 1), code: WithdrawalCode.Aw3));
        _collection.Take(SomeRecords.Application(received: new(2026, 4, 1), state: ApplicationState.Withdrawn, ended: new(2027, 3, 31), code: WithdrawalCode.Aw1));
        _collection.Take(SomeRecords.Application(received: new(2027, 3, 31)));
        _collection.Take(SomeRecords.Application(received: new(2027, 4, 1)));
        _collection.Take(SomeRecords.Application(received: new(2025, 4, 1), state: ApplicationState.NotApproved, ended: new(2026, 3, 31)));
        _collection.Take(SomeRecords.Application(received: new(2026, 6, 1), state: ApplicationState.Stage1Declined, ended: new(2026, 8, 1), route: FosteringRoute.ShortBreak));

        Assert.Equal(["MAINSTREAM|2|2|1|0|0|0|1|2", "KINSHIP|0|0|0|0|0|0|0|0", "SHORT_BREAK|0|1|0|0|1|0|0|0"], Rows("APPLICATIONS"));
    }

    [Fact]
    public void Withdrawals_are_counted_by_Ofsteds_codes_and_without_a_code_as_AW0()
    {
        _collection.Take(SomeRecords.Application(state: ApplicationState.Withdrawn, ended: new(2026, 10, 1), code: WithdrawalCode.Aw5));
        _collection.Take(SomeRecords.Application(state: ApplicationState.Withdrawn, ended: new(2026, 10, 1)));
        _collection.Take(SomeRecords.Application(state: ApplicationState.Withdrawn, ended: new(2027, 4, 1), code: WithdrawalCode.Aw2));

        Assert.Equal(
            ["AW0|Other, or not known|1", "AW1|Fostering is not as expected|0", "AW2|The assessment is not as expected|0", "AW3|Change in the household|0", "AW4|Financial|0", "AW5|Fear of allegations|1"],
            Rows("WITHDRAWALS"));
        Assert.Single(_collection.Quality.Issues, i => i is { Rule: "WITHDRAWAL_WITHOUT_CODE", Severity: IssueSeverity.Error });
    }

    [Fact]
    public void The_worked_case_is_one_approval_and_one_resignation_of_the_same_year()
    {
        var household = SomeRecords.Household(approved: new(2026, 9, 24));
        (household.Ended, household.EndedOn, household.DeregistrationReason, household.ResignationOn) = (HouseholdState.Resigned, new(2027, 3, 29), DeregistrationReason.MovedAway, new(2027, 3, 1));
        Take(household, Place(1, PlaceStatus.Vacant, new(2026, 9, 24)), Place(2, PlaceStatus.Vacant, new(2026, 9, 24)), Place(1, PlaceStatus.Unspecified, new(2027, 3, 29)), Place(2, PlaceStatus.Unspecified, new(2027, 3, 29)));

        Assert.Equal(["MAINSTREAM|1|1|2"], Some("APPROVALS"));
        Assert.Equal(["MOVED_AWAY|1|0|0|0|1|2"], Some("DEREGISTRATIONS"));
        Assert.Empty(Rows("PLACES"));
    }

    [Fact]
    public void Ends_are_counted_by_reason_in_their_year()
    {
        Take(Ended(new(2026, 4, 1), HouseholdState.Terminated, DeregistrationReason.Safeguarding));
        Take(Ended(new(2027, 3, 31), HouseholdState.Resigned, DeregistrationReason.Retirement));
        Take(Ended(new(2027, 2, 1), HouseholdState.TransferredOut, DeregistrationReason.ToIndependentAgency));
        Take(Ended(new(2026, 3, 31), HouseholdState.Resigned, DeregistrationReason.Health));
        Take(Ended(new(2027, 4, 1), HouseholdState.Deceased, DeregistrationReason.Death));

        Assert.Equal(["RETIREMENT|1|0|0|0|1|2", "SAFEGUARDING|0|1|0|0|1|2", "TO_INDEPENDENT_AGENCY|0|0|1|0|1|2"], Some("DEREGISTRATIONS"));
    }

    [Fact]
    public void Places_are_as_they_were_at_the_end_of_the_year_whatever_came_after()
    {
        var household = Household();
        Take(household,
            Place(1, PlaceStatus.Vacant, new(2025, 6, 2)), Place(2, PlaceStatus.Vacant, new(2025, 6, 2)), Place(3, PlaceStatus.Vacant, new(2025, 6, 2)), Place(4, PlaceStatus.Vacant, new(2025, 6, 2)),
            Place(1, PlaceStatus.Filled, new(2026, 5, 1)), Place(1, PlaceStatus.Vacant, new(2027, 4, 2)),
            Place(2, PlaceStatus.NotAvailable, new(2027, 3, 31), PlaceReason.Break), Place(2, PlaceStatus.Vacant, new(2027, 5, 1)),
            Place(3, PlaceStatus.Filled, new(2026, 7, 1), stayingPut: true),
            Place(4, PlaceStatus.Unspecified, new(2026, 12, 1)));
        Take(Household(), Place(1, PlaceStatus.Vacant, new(2025, 6, 2)));
        Take(Ended(new(2027, 3, 31), HouseholdState.Resigned, DeregistrationReason.Retirement), Place(1, PlaceStatus.Vacant, new(2025, 6, 2)));

        Assert.Equal(["MAINSTREAM|VACANT||1", "MAINSTREAM|FILLED||1", "MAINSTREAM|FILLED|STAYING_PUT|1", "MAINSTREAM|NOT_AVAILABLE|BREAK|1"], Rows("PLACES"));
    }

    [Fact]
    public void A_change_keyed_in_late_counts_from_its_own_day()
    {
        Take(Household(), Place(1, PlaceStatus.Vacant, new(2025, 6, 2)), Place(1, PlaceStatus.Filled, new(2027, 4, 3)), Place(1, PlaceStatus.NotAvailable, new(2027, 3, 20), PlaceReason.Bedroom));

        Assert.Equal(["MAINSTREAM|NOT_AVAILABLE|BEDROOM|1"], Rows("PLACES"));
    }

    [Fact]
    public void Carers_are_totals_at_the_end_of_the_year_and_what_was_not_said_is_counted_as_that()
    {
        var household = Household();
        household.Carers.Add(new() { Id = Guid.NewGuid(), Name = "Second", BirthDate = new(1961, 4, 1) });
        household.Carers.Add(new() { Id = Guid.NewGuid(), Name = "Left", BirthDate = new(1961, 4, 1), LeftOn = YearEnd });
        Take(household);
        Take(Ended(new(2027, 3, 1), HouseholdState.Resigned, DeregistrationReason.Retirement));

        Assert.Equal(
            [
                "ALL||2", "AGE|UNDER_21|0", "AGE|21_TO_24|0", "AGE|25_TO_34|0", "AGE|35_TO_44|0", "AGE|45_TO_54|1", "AGE|55_TO_64|0", "AGE|65_TO_74|1", "AGE|75_AND_OVER|0",
                "ETHNICITY|WBRI|1", "ETHNICITY|NOT_STATED|1", "RELIGION|NONE|1", "RELIGION|NOT_STATED|1", "DISABILITY|NO|1", "DISABILITY|NOT_STATED|1",
                "SEXUAL_ORIENTATION|HETEROSEXUAL|1", "SEXUAL_ORIENTATION|NOT_STATED|1", "SEX|F|1", "SEX|NOT_STATED|1",
            ], Rows("CARERS"));
    }

    [Fact]
    public void Terms_are_those_in_force_at_the_end_of_the_year()
    {
        var household = Household();
        household.Terms.Add(new(household.Terms[0].Terms with { MaxChildren = 3, AgeMin = 5, AgeMax = 10, PlacementTypes = [PlacementType.ShortTerm, PlacementType.Emergency] }, new(2027, 1, 1), true, "v"));
        household.Terms.Add(new(household.Terms[0].Terms with { MaxChildren = 1 }, new(2027, 4, 1), true, "v"));
        Take(household);

        Assert.Equal(["EMERGENCY|1|3|0|3|0|0", "SHORT_TERM|1|3|0|3|0|0"], Some("TERMS"));
    }

    [Fact]
    public void Reviews_are_in_time_by_their_own_day_due_and_overdue_at_the_end_of_the_year()
    {
        var reviewed = Household();
        reviewed.Reviews.Add(new() { Number = 1, DueOn = new(2026, 6, 2), HeldOn = new(2026, 6, 2) });
        reviewed.Reviews.Add(new() { Number = 2, DueOn = new(2026, 9, 1), HeldOn = new(2026, 9, 2), BroughtForward = true });
        reviewed.NextReviewOn = new(2027, 9, 2);
        Take(reviewed);
        var late = Household(new(2026, 3, 1));
        late.Reviews.Add(new() { Number = 1, DueOn = new(2027, 3, 1), HeldOn = new(2027, 5, 1) });
        late.NextReviewOn = new(2028, 5, 1);
        Take(late);

        Assert.Equal(["FIRST|1|1|1", "LATER|0|0|0", "BROUGHT_FORWARD|1|0|0"], Rows("REVIEWS"));
        Assert.Equal(late.Id.ToString(), Assert.Single(_collection.Quality.Issues, i => i.Rule == "REVIEW_OVERDUE").RecordId);
    }

    [Fact]
    public void Complaints_and_investigations_have_the_outcome_that_was_known_at_the_end_of_the_year()
    {
        var household = Household();
        household.Complaints.Add(new Complaint { Id = Guid.NewGuid(), ReceivedOn = new(2026, 5, 1), Substance = "CARE", FromChild = true, ResolvedOn = new(2026, 6, 1), Outcome = "UPHELD" });
        household.Complaints.Add(new Complaint { Id = Guid.NewGuid(), ReceivedOn = new(2027, 3, 1), Substance = "CARE", ResolvedOn = new(2027, 4, 1), Outcome = "NOT_UPHELD" });
        household.Complaints.Add(new Complaint { Id = Guid.NewGuid(), ReceivedOn = new(2026, 3, 31), Substance = "CARE" });
        household.Investigations.Add(new Investigation { Id = Guid.NewGuid(), Kind = InvestigationKind.Allegation, OpenedOn = new(2026, 5, 1), ClosedOn = new(2026, 7, 1), Outcome = InvestigationOutcome.Unfounded });
        household.Investigations.Add(new Investigation { Id = Guid.NewGuid(), Kind = InvestigationKind.Allegation, OpenedOn = new(2027, 3, 1), ClosedOn = new(2027, 4, 1), Outcome = InvestigationOutcome.Substantiated });
        household.Investigations.Add(new Investigation { Id = Guid.NewGuid(), Kind = InvestigationKind.StandardsOfCare, OpenedOn = new(2026, 8, 1), ClosedOn = new(2026, 9, 1), Outcome = InvestigationOutcome.ConcernAddressed, BroughtReviewForward = true });
        Take(household);

        Assert.Equal(["CARE|2|1|1|0|0|1"], Rows("COMPLAINTS"));
        Assert.Equal(["ALLEGATION|OPEN|1|0", "ALLEGATION|UNFOUNDED|1|0", "STANDARDS_OF_CARE|CONCERN_ADDRESSED|1|1"], Rows("ALLEGATIONS"));
    }

    [Fact]
    public void Brothers_and_sisters_are_together_partly_together_or_apart()
    {
        static Placement Child(string group, string child, DateOnly? on = null) =>
            new() { Id = Guid.NewGuid(), ChildReference = child, ChildKey = child, SiblingGroup = group, PlacedOn = on ?? new(2026, 6, 1) };
        var (first, second) = (Household(), Household());
        first.Placements.AddRange([Child("A", "a1"), Child("A", "a2"), Child("B", "b1"), Child("B", "b2"), Child("C", "c1"), Child("D", "d1"), Child("E", "e1"), Child("E", "e2", new(2026, 3, 1))]);
        second.Placements.AddRange([Child("B", "b3"), Child("C", "c2"), Child("D", "d1", new(2026, 9, 1))]);
        Take(first);
        Take(second);

        Assert.Equal(["TOGETHER|1|2", "PARTLY_TOGETHER|1|3", "APART|1|2"], Rows("SIBLINGS"));
    }

    [Fact]
    public void Transfers_are_counted_when_notice_was_given_and_when_they_were_completed()
    {
        var meeting = Household();
        meeting.Transfer = new() { NoticeOn = new(2026, 5, 1), ChildInPlacement = true, MeetingOn = new(2026, 5, 29), CompletedOn = new(2026, 7, 1) };
        var late = Household();
        late.Transfer = new() { ToLocalAuthority = true, NoticeOn = new(2027, 3, 1), ChildInPlacement = true, MeetingOn = new(2027, 3, 30), CompletedOn = new(2027, 4, 1) };
        Take(meeting);
        Take(late);
        var came = SomeRecords.Application(state: ApplicationState.Approved, ended: new(2026, 12, 1));
        came.People[0].ApprovedElsewhere = true;
        _collection.Take(came);

        Assert.Equal(["OUT|LOCAL_AUTHORITY|1|1|0|0", "OUT|INDEPENDENT_AGENCY|1|1|1|1", "IN|ANY|0|0|0|1"], Rows("TRANSFERS"));
    }

    [Fact]
    public void Staying_Put_is_counted_by_age_at_the_end_of_the_year()
    {
        static StayingPut Stays(DateOnly born, DateOnly from, DateOnly? until = null) =>
            new() { Id = Guid.NewGuid(), PersonReference = "P", PersonKey = "k", BirthDate = born, StartedOn = from, EndedOn = until };
        var household = Household();
        household.StayingPut.AddRange([Stays(new(2008, 6, 1), new(2026, 6, 1)), Stays(new(2007, 3, 31), new(2025, 5, 1)), Stays(new(2006, 1, 1), new(2024, 1, 1), new(2026, 12, 1)), Stays(new(2009, 4, 1), new(2027, 4, 1))]);
        Take(household);

        Assert.Equal(["STARTED|1", "ENDED|1", "AT_YEAR_END|2", "AT_YEAR_END_AGED_18|1", "AT_YEAR_END_AGED_19|0", "AT_YEAR_END_AGED_20|1"], Rows("STAYING_PUT"));
    }

    [Fact]
    public void Constellations_are_complete_with_a_hub_and_six_satellites_at_the_end_of_the_year()
    {
        var constellation = new Constellation { Id = Guid.NewGuid(), Authority = FosteringService.Westmere, Name = "North", OpenedOn = new(2025, 1, 1) };
        _collection.Take(constellation);
        ConstellationJoined Joined(ConstellationRole role, DateOnly on) => new() { ConstellationId = constellation.Id.ToString(), Role = role, JoinedDate = on.ToMessage() };
        Take(Household(), Joined(ConstellationRole.Hub, new(2025, 7, 1)));
        for (var i = 0; i < 6; i++)
            Take(Household(), Joined(ConstellationRole.Satellite, new(2026, 7, 1)));
        Take(Household(), Joined(ConstellationRole.Satellite, new(2026, 7, 1)), new ConstellationLeft { ConstellationId = constellation.Id.ToString(), LeftDate = new DateOnly(2027, 1, 1).ToMessage() });
        Take(Household(), Joined(ConstellationRole.Satellite, new(2027, 4, 1)));

        Assert.Equal([$"{constellation.Id}|1|6|YES"], Rows("MOCKINGBIRD"));
    }

    [Fact]
    public void A_household_is_one_line_and_so_is_an_application_that_has_not_become_one()
    {
        var household = SomeRecords.Household(approved: new(2026, 9, 24), types: [PlacementType.ShortTerm, PlacementType.ShortBreak]);
        _collection.Take(new HouseholdInYear(household, new(2026, 3, 2), [Place(1, PlaceStatus.Filled, new(2026, 10, 1)), Place(2, PlaceStatus.NotAvailable, new(2026, 10, 1), PlaceReason.NeedsOfChild)]));
        var withdrawn = SomeRecords.Application(received: new(2026, 5, 1), state: ApplicationState.Withdrawn, ended: new(2026, 6, 1), code: WithdrawalCode.Aw4);
        _collection.Take(withdrawn);
        _collection.Take(SomeRecords.Application(received: new(2026, 3, 2), state: ApplicationState.Approved, ended: new(2026, 9, 24)));

        Assert.Equal(
            [
                $"{household.Id}|HOUSEHOLD|MAINSTREAM|SHORT_TERM;SHORT_BREAK|1|2|1|0|1|NEEDS_OF_CHILD 1|02/03/2026|APPROVED|24/09/2026||24/09/2026|||||||",
                $"{withdrawn.Id}|APPLICATION|MAINSTREAM||||||||01/05/2026|WITHDRAWN|01/06/2026|AW4||||||||",
            ], Rows("HOUSEHOLDS"));
    }

    [Fact]
    public void What_is_missing_is_named_and_errors_stand_in_the_way()
    {
        Assert.True(_collection.Quality.CanBeSent);
        var household = Household(new(2026, 9, 1));
        household.AgreementOn = null;
        household.Skills.Clear();
        household.Terms[0] = household.Terms[0] with { Terms = household.Terms[0].Terms with { AgeMin = 9, AgeMax = 4 } };
        household.Carers.Add(new() { Id = Guid.NewGuid(), Name = "Young", BirthDate = new(2006, 4, 1) });
        household.Investigations.Add(new Investigation { Id = Guid.NewGuid(), Kind = InvestigationKind.Allegation, OpenedOn = new(2026, 10, 1), ClosedOn = new(2026, 11, 1) });
        Take(household, Place(1, PlaceStatus.NotAvailable, new(2026, 3, 31), PlaceReason.Other));
        Take(Ended(new(2026, 10, 1), HouseholdState.Resigned, DeregistrationReason.Unspecified));
        _collection.Take(SomeRecords.Application(received: new(2026, 7, 31)));
        _collection.Take(SomeRecords.Application(received: new(2026, 8, 1)));

        Assert.Equal(
            ["APPLICATION_WITHOUT_OUTCOME", "ENDED_WITHOUT_REASON", "HOUSEHOLD_WITHOUT_AGREEMENT", "HOUSEHOLD_WITHOUT_SKILL_LEVEL", "INVESTIGATION_WITHOUT_OUTCOME", "TERMS_AGES_CROSSED"],
            _collection.Quality.Issues.Where(i => i.Severity is IssueSeverity.Error).Select(i => i.Rule).Order());
        Assert.Equal(
            ["CARER_UNDER_21", "CHARACTERISTICS_NOT_STATED", "PLACES_DIFFER_FROM_TERMS", "PLACE_STATUS_OLD"],
            _collection.Quality.Issues.Where(i => i.Severity is IssueSeverity.Warning).Select(i => i.Rule).Order());
        Assert.False(_collection.Quality.CanBeSent);
    }
}
