using Grpc.Core;
using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Types.V1;
using static Suite.FosteringRecruitment.Tests.Enquiries.EnquiryGiven;

namespace Suite.FosteringRecruitment.Tests.Enquiries;

public sealed class EnquiryRequests(FosteringService service) : IClassFixture<FosteringService>
{
    static readonly Date Today = FosteringService.FirstDay.ToMessage(), Tomorrow = FosteringService.FirstDay.AddDays(1).ToMessage();

    [Fact]
    public async Task An_enquiry_goes_its_way_from_request_to_request()
    {
        var received = await service.Use<ReceiveEnquiry>().Handle(new()
        {
            RequestId = Id(),
            Enquirers = { new V1.Enquirer { Name = "Wanda Way" } },
            SourceCode = "GP_SURGERY",
            ReceivedDate = CameIn.ToMessage(),
            Team = Team,
        }, Officer, Ct);
        var id = received.Enquiry.EnquiryId;
        Assert.Equal((new DateOnly(2026, 2, 17).ToMessage(), new DateOnly(2026, 2, 23).ToMessage()), (received.Enquiry.RespondByDate, received.Enquiry.VisitByDate));

        var responded = await service.Use<RespondToEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), RespondedDate = Responded.ToMessage(), Means = ContactMeans.Video }, Officer, Ct);
        Assert.Equal((EnquiryState.Responded, true, ContactMeans.Video), (responded.Enquiry.State, responded.Enquiry.RespondedInTime, responded.Enquiry.RespondedBy));
        await service.Use<BookVisit>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), BookedDate = Booked.ToMessage(), VisitDate = Visited.ToMessage() }, Officer, Ct);
        var visited = await service.Use<RecordInitialVisit>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), VisitedDate = Visited.ToMessage(), Summary = "A spare room.", ByVideo = true }, Officer, Ct);
        Assert.True(visited.Enquiry.VisitedByVideo);
        var screened = await service.Use<ScreenEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), Outcome = ScreeningOutcome.Eligible, Detail = "All well.", ScreeningDate = Screened.ToMessage() }, Officer, Ct);
        Assert.Equal("All well.", screened.Enquiry.ScreeningDetail);
        await service.Use<AllocateEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), Team = Team, Worker = "officer-1" }, By("TM"), Ct);
        await service.Use<CorrectEnquirers>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), Enquirers = { new V1.Enquirer { Name = "Wanda Wayland" } } }, Officer, Ct);
        var invited = await service.Use<InviteToApply>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), InvitedDate = Invited.ToMessage() }, Officer, Ct);
        Assert.Equal((EnquiryState.InvitedToApply, "officer-1", "Wanda Wayland"), (invited.Enquiry.State, invited.Enquiry.Worker, invited.Enquiry.Enquirers.Single().Name));
        await service.Use<SetEnquiryRestriction>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), Restricted = true, Subjects = { "officer-9" }, Reason = "STAFF_MEMBER" }, Officer, Ct);
        Assert.Equal("ENQUIRY_NOT_FOUND", (await RefusedBy(() => service.Use<GetEnquiry>().Handle(new() { EnquiryId = id }, Officer with { Subject = "officer-2" }, Ct))).Reason);
        var withdrawn = await service.Use<WithdrawEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), Code = WithdrawalCode.Aw3, WithdrawalDate = Applied.ToMessage() }, Officer, Ct);

        Assert.Equal((EnquiryState.Withdrawn, WithdrawalCode.Aw3), (withdrawn.Enquiry.State, withdrawn.Enquiry.WithdrawalCode));
        var read = await service.Use<GetEnquiry>().Handle(new() { EnquiryId = id }, Officer with { Subject = "officer-9" }, Ct);
        Assert.Equal(withdrawn.Enquiry, read.Enquiry);
    }

    [Fact]
    public async Task A_historic_enquiry_is_keyed_in_signposted_and_finished()
    {
        var manager = By("TM");
        var received = await service.Use<ReceiveEnquiry>().Handle(new()
        {
            RequestId = Id(),
            Enquirers = { new V1.Enquirer { Name = "Hilda History" } },
            SourceCode = "OTHER",
            ReceivedDate = new DateOnly(2024, 5, 7).ToMessage(),
            Team = Team,
            HistoricEntry = true,
        }, manager, Ct);
        var id = received.Enquiry.EnquiryId;
        await service.Use<RespondToEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), RespondedDate = new DateOnly(2024, 5, 9).ToMessage(), Means = ContactMeans.Letter }, manager, Ct);
        await service.Use<SignpostEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id), Destination = SignpostDestination.Volunteering, SignpostedDate = new DateOnly(2024, 5, 20).ToMessage() }, manager, Ct);

        var finished = await service.Use<FinishHistoricEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = id, Etag = Etag(id) }, manager, Ct);

        Assert.False(finished.Enquiry.HistoricEntry);
        Assert.Equal((false, new DateOnly(2027, 5, 20).ToMessage()), (finished.Enquiry.RespondedInTime, finished.Enquiry.RetainUntilDate));
        Assert.Equal(0, await service.Look<int>("select count(*)::int from events where case_id = @id and type like '%deadline-warned%'", new { id = Guid.Parse(id) }));
    }

    [Fact]
    public async Task Every_bad_field_of_a_received_enquiry_is_named_at_once()
    {
        var request = new ReceiveEnquiryRequest
        {
            RequestId = "no",
            Enquirers =
            {
                new V1.Enquirer { Name = " ", BirthDate = Tomorrow, Email = "a@b@c", Telephone = "call me", PersonReference = "P-1", Postcode = "much too long" },
                new V1.Enquirer { Name = "12" },
            },
            ReceivedDate = Tomorrow,
            SourceCode = "not a code",
            CampaignCode = "nor this",
            Interests = { PlacementType.Unspecified },
            AcknowledgedDuplicates = { "x" },
            PreviousEnquiryId = "y",
        };

        var refused = await RefusedBy(() => service.Use<ReceiveEnquiry>().Handle(request, Officer, Ct));

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(
            [
                "acknowledged_duplicates[0]", "campaign_code", "enquirers[0].birth_date", "enquirers[0].email", "enquirers[0].name", "enquirers[0].person_reference",
                "enquirers[0].postcode", "enquirers[0].telephone", "enquirers[1].name", "interests[0]", "previous_enquiry_id", "received_date", "request_id", "source_code", "team",
            ],
            refused.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_or_two_people_ask_and_no_reference_is_given_twice()
    {
        Assert.Equal(["enquirers"], await BadFields(() => service.Use<CorrectEnquirers>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1" }, Officer, Ct)));
        Assert.Equal(["enquirers"], await BadFields(() => service.Use<CorrectEnquirers>().Handle(new()
        {
            RequestId = Id(),
            EnquiryId = Id(),
            Etag = "v1",
            Enquirers = { new V1.Enquirer { Name = "Ann", PersonReference = "P1" }, new V1.Enquirer { Name = "Ben", PersonReference = "p1" } },
        }, Officer, Ct)));
    }

    [Theory]
    [InlineData(ScreeningOutcome.NotNow, ScreeningReason.Unspecified, 30, "reason")]
    [InlineData(ScreeningOutcome.NotNow, ScreeningReason.Health, null, "come_back_date")]
    [InlineData(ScreeningOutcome.NotNow, ScreeningReason.Health, 0, "come_back_date")]
    [InlineData(ScreeningOutcome.NotNow, ScreeningReason.Health, 4_000, "come_back_date")]
    [InlineData(ScreeningOutcome.NotEligible, ScreeningReason.Unspecified, null, "reason")]
    [InlineData(ScreeningOutcome.NotEligible, ScreeningReason.Health, 30, "come_back_date")]
    [InlineData(ScreeningOutcome.Eligible, ScreeningReason.Health, null, "reason")]
    [InlineData(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, 30, "come_back_date")]
    [InlineData(ScreeningOutcome.Unspecified, ScreeningReason.Unspecified, null, "outcome")]
    public async Task A_screening_says_why_not_and_when_to_come_back(ScreeningOutcome outcome, ScreeningReason reason, int? comeBackAfter, string field)
    {
        var request = new ScreenEnquiryRequest
        {
            RequestId = Id(),
            EnquiryId = Id(),
            Etag = "v1",
            Outcome = outcome,
            Reason = reason,
            ScreeningDate = Today,
            ComeBackDate = comeBackAfter is { } days ? FosteringService.FirstDay.AddDays(days).ToMessage() : null,
        };

        Assert.Equal([field], await BadFields(() => service.Use<ScreenEnquiry>().Handle(request, Officer, Ct)));
    }

    [Fact]
    public async Task A_visit_is_not_booked_for_a_day_before_its_booking() =>
        Assert.Equal(["visit_date"], await BadFields(() => service.Use<BookVisit>().Handle(
            new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", BookedDate = Today, VisitDate = FosteringService.FirstDay.AddDays(-1).ToMessage() }, Officer, Ct)));

    [Fact]
    public async Task Nothing_is_recorded_for_a_day_to_come()
    {
        Assert.Equal(["means", "responded_date"], await BadFields(() => service.Use<RespondToEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", RespondedDate = Tomorrow }, Officer, Ct)));
        Assert.Equal(["booked_date"], await BadFields(() => service.Use<BookVisit>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", BookedDate = Tomorrow, VisitDate = Tomorrow }, Officer, Ct)));
        Assert.Equal(["summary", "visited_date"], await BadFields(() => service.Use<RecordInitialVisit>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", VisitedDate = Tomorrow }, Officer, Ct)));
        Assert.Equal(["screening_date"], await BadFields(() => service.Use<ScreenEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", Outcome = ScreeningOutcome.Eligible, ScreeningDate = Tomorrow }, Officer, Ct)));
        Assert.Equal(["invited_date"], await BadFields(() => service.Use<InviteToApply>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", InvitedDate = Tomorrow }, Officer, Ct)));
        Assert.Equal(["destination", "signposted_date"], await BadFields(() => service.Use<SignpostEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", SignpostedDate = Tomorrow }, Officer, Ct)));
        Assert.Equal(["code", "withdrawal_date"], await BadFields(() => service.Use<WithdrawEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", WithdrawalDate = Tomorrow }, Officer, Ct)));
    }

    [Fact]
    public async Task An_allocation_names_a_team_and_a_restriction_its_reason()
    {
        Assert.Equal(["team"], await BadFields(() => service.Use<AllocateEnquiry>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1" }, By("TM"), Ct)));
        Assert.Equal(["reason", "subjects"], await BadFields(() => service.Use<SetEnquiryRestriction>().Handle(new() { RequestId = Id(), EnquiryId = Id(), Etag = "v1", Subjects = { "a", "a" } }, By("SM"), Ct)));
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string Id() => Guid.CreateVersion7().ToString();

    string Etag(string enquiryId) => service.Look<string>("select 'v' || version from cases where case_id = @id", new { id = Guid.Parse(enquiryId) }).GetAwaiter().GetResult();

    static async Task<RefusedException> RefusedBy(Func<Task> act) => await Assert.ThrowsAsync<RefusedException>(act);

    static async Task<IEnumerable<string>> BadFields(Func<Task> act)
    {
        var refused = await RefusedBy(act);
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        return refused.Fields.Select(field => field.Field).Order(StringComparer.Ordinal);
    }
}
