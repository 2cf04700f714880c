using Grpc.Core;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.V1;
using Session = Suite.FamilyGroupConferences.Conferences.Session;

namespace Suite.FamilyGroupConferences.Tests.Offers;

public sealed class OffersOverTheWire(ConferencesService service) : IClassFixture<ConferencesService>
{
    const string SocialWorker = "amara.okafor", TeamManager = "farah.siddiqui", OtherTeam = "gareth.lowe", ServiceManager = "hannah.oduya", EastholtManager = "giles.norton";

    static readonly DateOnly Letter = ConferencesService.FirstDay.AddDays(-60);

    static string Id() => Guid.CreateVersion7().ToString();

    FgdmOfferService.FgdmOfferServiceClient For(string username) => service.For(username).Offers;

    static RecordOfferRequest Request(string child) => new()
    {
        RequestId = Id(),
        Children = { new ConferenceChildFacts { ChildReference = child, Name = "Robin Vale", BirthDate = new DateOnly(2019, 4, 30).ToMessage() } },
        LetterDate = Letter.ToMessage(),
        OfferInLetter = true,
        OfferedTo = { new V1.Offeree { Name = "Sky Vale", PrBasis = "MOTHER" }, new V1.Offeree { Name = "Jo Vale", PrBasis = "MARRIED_FATHER" } },
        Team = "kinship-north",
    };

    async Task<V1.FgdmOffer> Recorded(string child, string by = SocialWorker) => (await For(by).RecordOfferAsync(Request(child))).Offer;

    async Task<V1.FgdmOffer> Accepted(string child)
    {
        var offer = await Recorded(child);
        return (await For(SocialWorker).RecordOfferAnswerAsync(new()
        {
            RequestId = Id(),
            OfferId = offer.OfferId,
            Etag = offer.Etag,
            PersonId = offer.OfferedTo[0].PersonId,
            Response = OfferResponse.Accepted,
            ResponseDate = Letter.AddDays(5).ToMessage(),
        })).Offer;
    }

    static RecordApplicationIssuedRequest Issuing(V1.FgdmOffer offer, DateOnly on, string regardless = "") => new()
    {
        RequestId = Id(),
        OfferId = offer.OfferId,
        Etag = offer.Etag,
        Kind = ApplicationKind.CareOrder,
        ApplicationDate = on.ToMessage(),
        IssuedRegardless = regardless.Length > 0,
        Reason = regardless,
    };

    [Fact]
    public async Task An_offer_is_recorded_once_however_often_the_request_comes()
    {
        var request = Request("ONCE1");

        var first = await For(SocialWorker).RecordOfferAsync(request);

        Assert.Equal(first, await For(SocialWorker).RecordOfferAsync(request));
        Assert.Equal(first.Offer, (await For(TeamManager).GetOfferAsync(new() { OfferId = first.Offer.OfferId })).Offer);
        Assert.Equal(2, first.Offer.OfferedTo.Select(person => person.PersonId).Distinct().Count());
    }

    [Fact]
    public async Task A_child_is_in_one_open_offer_at_a_time_also_when_two_are_recorded_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async i =>
        {
            try
            {
                await For(SocialWorker).RecordOfferAsync(Request(i % 2 == 0 ? "RACE1" : "race1"));
                return "kept";
            }
            catch (RpcException refused)
            {
                return $"{refused.StatusCode}";
            }
        }));

        Assert.Equal(["AlreadyExists", "AlreadyExists", "AlreadyExists", "AlreadyExists", "kept"], answers.Order(StringComparer.Ordinal));
        Assert.Equal((StatusCode.AlreadyExists, "CHILD_HAS_OPEN_OFFER"), await RefusedCall.By(() => For(SocialWorker).RecordOfferAsync(Request("RACE1")).ResponseAsync));
    }

    [Fact]
    public async Task A_child_of_an_offer_that_ended_may_be_offered_a_meeting_again()
    {
        var offer = await Recorded("AGAIN1");
        await For(TeamManager).EndOfferAsync(new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, EndedDate = ConferencesService.FirstDay.ToMessage(), ReasonCode = "SAFE_AT_HOME" });

        Assert.Equal(OfferState.Offered, (await Recorded("AGAIN1")).State);
        Assert.Equal(2, (await For(TeamManager).ListOffersAsync(new() { ChildReference = "again1" })).TotalSize);
        Assert.Equal(OfferState.Ended, Assert.Single((await For(TeamManager).ListOffersAsync(new() { ChildReference = "AGAIN1", States = { OfferState.Ended } })).Offers).State);
    }

    [Fact]
    public async Task A_stale_etag_is_aborted()
    {
        var offer = await Recorded("STALE1");
        var allocate = new AllocateOfferRequest { RequestId = Id(), OfferId = offer.OfferId, Etag = "v9", Team = "kinship-north" };

        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(() => For(TeamManager).AllocateOfferAsync(allocate).ResponseAsync));
    }

    [Fact]
    public async Task An_offer_is_not_found_by_another_team_or_council_or_once_restricted_by_its_own()
    {
        var offer = await Recorded("HIDDEN1");
        Task<(StatusCode, string)> Read(string by) => RefusedCall.By(() => For(by).GetOfferAsync(new() { OfferId = offer.OfferId }).ResponseAsync);

        Assert.Equal((StatusCode.NotFound, "OFFER_NOT_FOUND"), await Read(OtherTeam));
        Assert.Equal((StatusCode.NotFound, "OFFER_NOT_FOUND"), await Read(EastholtManager));

        await For(SocialWorker).SetOfferRestrictionAsync(new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, Restricted = true, Reason = "STAFF_CHILD" });
        Assert.Equal((StatusCode.NotFound, "OFFER_NOT_FOUND"), await Read(TeamManager));
        Assert.Equal(0, (await For(TeamManager).ListOffersAsync(new() { ChildReference = "HIDDEN1" })).TotalSize);
        Assert.Equal(1, (await For(ServiceManager).ListOffersAsync(new() { ChildReference = "HIDDEN1" })).TotalSize);
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => For(SocialWorker).RecordOfferAsync(new()
        {
            RequestId = Id(),
            LetterDate = ConferencesService.FirstDay.AddDays(1).ToMessage(),
            OfferedTo = { new V1.Offeree { Response = OfferResponse.Accepted } },
        }).ResponseAsync);

        var fields = refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(violation => violation.Field).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["children", "letter_date", "offered_to[0].name", "offered_to[0].pr_basis", "offered_to[0].response", "team"], fields);
    }

    [Fact]
    public async Task The_duty_binds_from_the_day_that_the_authority_set_and_the_linked_conference_meets_it()
    {
        var manager = service.For(ServiceManager);
        var standards = (await manager.Standards.GetStandardsAsync(new())).Standards;
        var from = ConferencesService.FirstDay.AddDays(-20);
        await manager.Standards.SetFgdmDutyAsync(new() { RequestId = Id(), StandardsId = standards.StandardsId, Etag = standards.Etag, InForceFromDate = from.ToMessage(), Source = "Commencement regulations" });
        var offer = await Accepted("DUTY1");
        var issued = ConferencesService.FirstDay.AddDays(-2);

        var check = (await For(TeamManager).CheckApplicationAsync(new() { OfferId = offer.OfferId, ApplicationDate = from.AddDays(-1).ToMessage() })).Compliance;
        Assert.Equal((false, false), (check.Compliant, check.DutyInForce));
        Assert.Equal((StatusCode.FailedPrecondition, "FGDM_DUTY_NOT_MET"), await RefusedCall.By(() => For(TeamManager).RecordApplicationIssuedAsync(Issuing(offer, issued)).ResponseAsync));
        Assert.Equal(offer, (await For(TeamManager).GetOfferAsync(new() { OfferId = offer.OfferId })).Offer);

        var conference = Held("DUTY1", Letter.AddDays(30));
        await service.StoreBare(conference);
        offer = (await For(TeamManager).LinkConferenceAsync(new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, ConferenceId = conference.Id.ToString() })).Offer;
        var recorded = await For(TeamManager).RecordApplicationIssuedAsync(Issuing(offer, issued));

        Assert.Equal((true, true, Letter.AddDays(30).ToMessage()), (recorded.Compliance.Compliant, recorded.Compliance.DutyInForce, recorded.Compliance.MeetingDate));
        Assert.Equal((OfferState.ApplicationIssued, recorded.Compliance), (recorded.Offer.State, recorded.Offer.Compliance));
        var listed = Assert.Single((await For(TeamManager).ListOffersAsync(new() { ChildReference = "DUTY1" })).Offers);
        Assert.Equal((true, issued.ToMessage(), conference.Id.ToString(), "Robin Vale"), (listed.Compliant, listed.ApplicationDate, listed.ConferenceId, listed.Names));
    }

    [Fact]
    public async Task A_conference_that_was_referred_as_the_answer_counts_also_for_those_who_may_not_know_of_it()
    {
        var offer = await Accepted("ANSWER1");
        var conference = Held("ANSWER1", Letter.AddDays(21), Guid.Parse(offer.OfferId));
        conference.Restricted = true;
        await service.StoreBare(conference);

        var check = (await For(TeamManager).CheckApplicationAsync(new() { OfferId = offer.OfferId })).Compliance;

        Assert.Equal((true, Letter.AddDays(21).ToMessage(), ConferencesService.FirstDay.ToMessage()), (check.Compliant, check.MeetingDate, check.ApplicationDate));
    }

    [Fact]
    public async Task A_conference_of_another_child_or_one_that_is_not_there_answers_nothing()
    {
        var offer = await Accepted("LINK1");
        var conference = Held("OTHER1", Letter.AddDays(21));
        await service.StoreBare(conference);
        Task<(StatusCode, string)> Link(string id) => RefusedCall.By(() => For(TeamManager).LinkConferenceAsync(
            new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, ConferenceId = id }).ResponseAsync);

        Assert.Equal((StatusCode.FailedPrecondition, "CHILD_NOT_IN_OFFER"), await Link(conference.Id.ToString()));
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await Link(Id()));
    }

    [Fact]
    public async Task Everything_that_follows_an_offer_is_announced()
    {
        var offer = await Accepted("ALL1");
        offer = (await For(SocialWorker).AddOffereeAsync(new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, Offeree = new() { Name = "Ash Vale", PrBasis = "COURT_ORDER" } })).Offer;
        offer = (await For(SocialWorker).RecordMeetingHeldAsync(new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, MeetingDate = Letter.AddDays(20).ToMessage() })).Offer;
        offer = (await For(TeamManager).RecordExemptionAsync(new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, Stage = ExemptionStage.Hold, Reasons = "Planted reasons", DecisionDate = Letter.AddDays(22).ToMessage() })).Offer;
        offer = (await For(TeamManager).AllocateOfferAsync(new() { RequestId = Id(), OfferId = offer.OfferId, Etag = offer.Etag, Team = "kinship-north", Worker = "staff-0001" })).Offer;
        await For(TeamManager).RecordApplicationIssuedAsync(Issuing(offer, Letter.AddDays(40)));

        Assert.Equal("offer-made offer-answered record-amended record-amended offer-exempted record-amended application-issued", await service.Look<string>(
            "select string_agg(replace(replace(type, 'conferences.', ''), '.v1', ''), ' ' order by version) from events where case_id = @id and type not like '%deadline-warned%'", new { id = Guid.Parse(offer.OfferId) }));
        Assert.Equal(0, await service.Look<int>("select count(*)::int from events where data::text ilike any(array['%planted%', '%Vale%'])"));
    }

    static Conference Held(string child, DateOnly on, Guid? offer = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Authority = HostedService.Westmere,
        State = ConferenceState.Held,
        Team = "kinship-north",
        ReferredOn = on.AddDays(-14),
        OfferId = offer,
        Reason = ReferralReason.PreProceedings,
        Children = [new() { Id = Guid.CreateVersion7(), Reference = child, Name = "Robin Vale", BirthOn = new(2019, 4, 30) }],
        Sessions = [new Session { Id = Guid.CreateVersion7(), Kind = SessionKind.Conference, State = SessionState.Held, ScheduledAt = new(on, new(10, 0), TimeSpan.Zero), HeldOn = on }],
    };
}
