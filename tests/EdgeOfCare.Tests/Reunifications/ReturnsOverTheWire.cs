using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Google.Rpc;
using Suite.EdgeOfCare.V1;
using Date = Suite.Types.V1.Date;

namespace Suite.EdgeOfCare.Tests.Reunifications;

/// <summary>The way to the overnight stays as staff call it.</summary>
public sealed class ReturnsOverTheWire(EdgeOfCareService service) : IClassFixture<EdgeOfCareService>
{
    const string Team = "kinship-north";

    static readonly Date Review = Day(6, 1);

    ReunificationService.ReunificationServiceClient SocialWorker => service.For("amara.okafor").Reunifications;

    ReunificationService.ReunificationServiceClient Manager => service.For("farah.siddiqui").Reunifications;

    ReunificationService.ReunificationServiceClient Officer => service.For("quentin.marsh").Reunifications;

    static Date Day(int month, int day) => new() { Year = 2026, Month = month, Day = day };

    static string NewId() => Guid.CreateVersion7().ToString("D");

    static string SomeChild() => "W" + Guid.NewGuid().ToString("N")[..12];

    static ConsiderReunificationRequest Request(string child) => new()
    {
        RequestId = NewId(),
        Child = new() { ChildReference = child, Name = "Tomas Example", BirthDate = new() { Year = 2018, Month = 5, Day = 4 } },
        ReviewDate = Review,
        Reasons = "Mother has done what was asked.",
        LegalStatus = V1.CareLegalStatus.CareOrder,
        LegalStatusDate = Day(1, 5),
        Iro = "staff-0017",
        Team = Team,
        Worker = "staff-0001",
    };

    async Task<V1.Reunification> Considered() => (await SocialWorker.ConsiderReunificationAsync(Request(SomeChild()))).Reunification;

    [Fact]
    public async Task A_child_under_a_care_order_walks_to_overnight_stays_where_22_hours_are_allowed_and_26_are_not()
    {
        var at = await Considered();
        at = (await SocialWorker.StartParentAssessmentAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, StartDate = Day(6, 8), Assessor = "staff-0003" })).Reunification;
        at = (await SocialWorker.AddReunificationPersonAsync(new()
        {
            RequestId = NewId(),
            ReunificationId = at.ReunificationId,
            Etag = at.Etag,
            JoinedDate = Day(6, 8),
            Person = new() { Kind = ReunificationPersonKind.Parent, Name = "Maria Example", BirthDate = new() { Year = 1990, Month = 6, Day = 1 }, ParentalResponsibility = true },
        })).Reunification;
        var person = await IdAt(at, "{people,0,id}");
        Assert.Equal((StatusCode.FailedPrecondition, "DBS_NOT_FOR_PARENTS"), await RefusedCall.By(() => SocialWorker.RequestSuitabilityCheckAsync(new()
        {
            RequestId = NewId(),
            ReunificationId = at.ReunificationId,
            Etag = at.Etag,
            PersonId = person,
            Kind = SuitabilityCheckKind.Dbs,
            RequestDate = Day(6, 9),
        }).ResponseAsync));
        at = (await SocialWorker.RequestSuitabilityCheckAsync(new()
        {
            RequestId = NewId(),
            ReunificationId = at.ReunificationId,
            Etag = at.Etag,
            PersonId = person,
            Kind = SuitabilityCheckKind.Police,
            RequestDate = Day(6, 9),
            PoliceForce = "WESTMERE",
        })).Reunification;
        var check = await IdAt(at, "{people,0,checks,0,id}");
        at = (await SocialWorker.RecordSuitabilityCheckResultAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, CheckId = check, ReceivedDate = Day(6, 23), Outcome = SuitabilityCheckOutcome.Information })).Reunification;
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => SocialWorker.DecideSuitabilityCheckAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag }).ResponseAsync)).Code);
        at = (await Manager.DecideSuitabilityCheckAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, CheckId = check, DecisionDate = Day(6, 24), Decision = SuitabilityDecision.Acceptable, Reasons = "Long ago." })).Reunification;
        foreach (var matter in System.Enum.GetValues<ScheduleThreeMatter>()[1..])
            at = (await SocialWorker.RecordScheduleThreeMatterAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, PersonId = person, Matter = matter, RecordedDate = Day(7, 6), Finding = "Considered." })).Reunification;
        at = (await SocialWorker.CompleteParentAssessmentAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, CompletedDate = Day(8, 3), AccommodationDate = Day(7, 20), Summary = "Good enough." })).Reunification;
        at = (await SocialWorker.ClassifyReturnRiskAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ClassDate = Day(8, 10), Risk = RiskClass.High, Reasons = "One worry left." })).Reunification;
        Assert.Equal(ReunificationState.Classified, at.State);
        Assert.Equal((StatusCode.FailedPrecondition, "RISK_TOO_HIGH"), await RefusedCall.By(() => Manager.AgreeReturnPlanAsync(Plan(at)).ResponseAsync));
        at = (await SocialWorker.ClassifyReturnRiskAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ClassDate = Day(8, 24), Risk = RiskClass.Medium, Reasons = "Settled." })).Reunification;
        at = (await Officer.RecordChildsViewAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ViewDate = Day(8, 24), View = ViewOfReturn.InFavour, SoughtBy = "DIRECT_WORK" })).Reunification;
        at = (await Officer.RecordIroViewAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ViewDate = Day(8, 24), View = ViewOfReturn.InFavour })).Reunification;
        at = (await Manager.AgreeReturnPlanAsync(Plan(at))).Reunification;
        at = (await SocialWorker.IncreaseContactAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, FromDate = Day(9, 14), Arrangement = "Saturdays too." })).Reunification;
        at = (await SocialWorker.RecordProgressReviewAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReviewDate = Day(10, 12), Finding = ProgressFinding.GoingWell })).Reunification;
        at = (await Manager.StartOvernightStaysAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, FromDate = Day(11, 2) })).Reunification;

        Assert.Equal((StatusCode.FailedPrecondition, "OVERNIGHT_STAY_OVER_24_HOURS"), await RefusedCall.By(() => SocialWorker.RecordOvernightStayAsync(Stay(at, hours: 26)).ResponseAsync));
        at = (await SocialWorker.RecordOvernightStayAsync(Stay(at, hours: 22))).Reunification;
        at = (await SocialWorker.RecordProgressReviewAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReviewDate = Day(11, 16), Finding = ProgressFinding.GoingWell })).Reunification;
        at = (await Manager.StartPhasedReturnAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, FromDate = Day(11, 23) })).Reunification;
        Assert.Equal(ReunificationState.PhasedReturn, at.State);

        at = (await SocialWorker.PauseReunificationAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, PausedDate = Day(11, 23), Reasons = { StopReason.Court, StopReason.Court } })).Reunification;
        at = (await Manager.ResumeReunificationAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ResumedDate = Day(11, 23), Reasons = "Heard." })).Reunification;
        Assert.Equal((ReunificationState.Considered, 2), (at.State, at.Round));
        at = (await SocialWorker.DecideNotNowAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, DecisionDate = Day(11, 23), Reasons = { StopReason.ParentsWish } })).Reunification;
        at = (await SocialWorker.ConsiderAgainAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReviewDate = Day(11, 23), Reasons = "After all." })).Reunification;
        Assert.Equal((ReunificationState.Considered, 3), (at.State, at.Round));
        Assert.Equal("edge-of-care.reunification-state-changed.v1", await service.Look<string>("select type from events where case_id = @id order by version desc limit 1", new { id = Guid.Parse(at.ReunificationId) }));
        Assert.Equal(0, await service.Look<int>("select count(*)::int from events where case_id = @id and data::text ~ 'Example|Long ago|Considered\\.|staff-'", new { id = Guid.Parse(at.ReunificationId) }));
    }

    [Fact]
    public async Task A_child_has_one_way_home_at_a_time_and_a_retry_is_no_second_one()
    {
        var request = Request(SomeChild());
        var first = await SocialWorker.ConsiderReunificationAsync(request);

        Assert.Equal(first, await SocialWorker.ConsiderReunificationAsync(request));
        Assert.Equal((StatusCode.FailedPrecondition, "REUNIFICATION_ALREADY_OPEN"),
            await RefusedCall.By(() => SocialWorker.ConsiderReunificationAsync(Request(request.Child.ChildReference)).ResponseAsync));
    }

    [Fact]
    public async Task Of_two_who_open_it_at_once_one_succeeds()
    {
        var child = SomeChild();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await SocialWorker.ConsiderReunificationAsync(Request(child));
                return "";
            }
            catch (RpcException refused)
            {
                return refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? refused.Message;
            }
        }));

        Assert.Single(outcomes, o => o.Length == 0);
        Assert.All(outcomes.Where(o => o.Length > 0), o => Assert.Equal("REUNIFICATION_ALREADY_OPEN", o));
    }

    [Fact]
    public async Task An_episode_or_family_that_is_not_there_is_not_found_and_one_of_another_child_is_not_taken()
    {
        var child = SomeChild();
        var episode = new Episode { Id = Guid.CreateVersion7(), Authority = HostedService.Westmere, Child = new(child, "key", "Tomas Example", new(2018, 5, 4), false), FamilyId = Guid.CreateVersion7(), ReferredOn = new(2026, 5, 1), Worker = "staff-0001" };
        await service.Store(episode);

        async Task<(StatusCode, string)> Refused(string reference, string episodeId, string familyId)
        {
            var request = Request(reference);
            (request.EpisodeId, request.FamilyId) = (episodeId, familyId);
            return await RefusedCall.By(() => SocialWorker.ConsiderReunificationAsync(request).ResponseAsync);
        }

        Assert.Equal((StatusCode.NotFound, "EPISODE_NOT_FOUND"), await Refused(child, NewId(), ""));
        Assert.Equal((StatusCode.NotFound, "FAMILY_NOT_FOUND"), await Refused(child, "", NewId()));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await Refused(SomeChild(), episode.Id.ToString(), ""));

        var request = Request(child);
        request.EpisodeId = episode.Id.ToString();
        var opened = (await SocialWorker.ConsiderReunificationAsync(request)).Reunification;
        Assert.Equal(episode.FamilyId.ToString(), await IdAt(opened, "{familyId}"));
    }

    [Fact]
    public async Task Every_bad_field_is_told_at_once()
    {
        var request = new ConsiderReunificationRequest
        {
            RequestId = NewId(),
            Child = new() { ChildReference = "not a reference", Name = "", BirthDate = Day(11, 24), Unborn = true },
            ReviewDate = Day(11, 24),
            EpisodeId = "x",
        };

        var refused = await Assert.ThrowsAsync<RpcException>(() => SocialWorker.ConsiderReunificationAsync(request).ResponseAsync);

        var fields = refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(v => v.Field);
        Assert.Equal(["child.child_reference", "child.unborn", "episode_id", "legal_status", "legal_status_date", "reasons", "review_date"], fields.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_managers_key_in_what_began_before()
    {
        var request = Request(SomeChild());
        request.HistoricEntry = true;
        Assert.Equal((StatusCode.PermissionDenied, "HISTORIC_ENTRY_NOT_ALLOWED"), await RefusedCall.By(() => SocialWorker.ConsiderReunificationAsync(request).ResponseAsync));

        var opened = await Manager.ConsiderReunificationAsync(request);
        Assert.Equal(ReunificationState.Considered, opened.Reunification.State);
    }

    [Fact]
    public async Task A_stay_lies_at_most_31_days_ahead_and_ends_after_it_begins()
    {
        var at = await Considered();
        var ahead = Timestamp.FromDateTimeOffset(EdgeOfCareService.Start.AddDays(31));
        var request = new RecordOvernightStayRequest { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, FromTime = ahead, UntilTime = ahead };
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => SocialWorker.RecordOvernightStayAsync(request).ResponseAsync));

        request.UntilTime = ahead + Duration.FromTimeSpan(TimeSpan.FromHours(1));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => SocialWorker.RecordOvernightStayAsync(request).ResponseAsync));

        (request.FromTime, request.UntilTime) = (ahead - Duration.FromTimeSpan(TimeSpan.FromHours(12)), ahead);
        Assert.Equal((StatusCode.FailedPrecondition, "MOVE_NOT_ALLOWED"), await RefusedCall.By(() => SocialWorker.RecordOvernightStayAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task A_return_not_safe_is_a_managers_word_and_so_is_considering_it_again()
    {
        var at = await Considered();
        at = (await SocialWorker.StartParentAssessmentAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, StartDate = Day(6, 8), Assessor = "staff-0003" })).Reunification;
        var unsafeRequest = new MarkNotSafeRequest { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, DecisionDate = Day(6, 15), Reasons = { StopReason.RiskIncreased } };
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => SocialWorker.MarkNotSafeAsync(unsafeRequest).ResponseAsync)).Code);
        at = (await Manager.MarkNotSafeAsync(unsafeRequest)).Reunification;

        var again = new ConsiderAgainRequest { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReviewDate = Day(11, 2), Reasons = "Much has changed." };
        Assert.Equal((StatusCode.PermissionDenied, "MANAGER_REQUIRED"), await RefusedCall.By(() => SocialWorker.ConsiderAgainAsync(again).ResponseAsync));
        Assert.Equal(ReunificationState.Considered, (await Manager.ConsiderAgainAsync(again)).Reunification.State);
    }

    [Fact]
    public async Task Child_and_people_are_corrected_the_case_given_away_and_hidden()
    {
        var child = SomeChild();
        var at = (await SocialWorker.ConsiderReunificationAsync(Request(child))).Reunification;
        var facts = Request(child).Child;
        facts.Name = "Thomas Example";
        at = (await SocialWorker.CorrectReunificationChildAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, Child = facts })).Reunification;
        Assert.Equal("Thomas Example", await IdAt(at, "{child,name}"));
        var member = new ReunificationPersonFacts { Kind = ReunificationPersonKind.HouseholdMember, Name = "Piotr Example", BirthDate = new() { Year = 1988, Month = 1, Day = 9 } };
        at = (await SocialWorker.AddReunificationPersonAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, Person = member, JoinedDate = Day(6, 8) })).Reunification;
        var person = await IdAt(at, "{people,0,id}");
        member.PersonReference = "P77";
        at = (await SocialWorker.CorrectReunificationPersonAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, PersonId = person, Person = member })).Reunification;
        at = (await SocialWorker.RecordReunificationPersonLeftAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, PersonId = person, LeftDate = Day(6, 9) })).Reunification;
        Assert.Equal("P77", await IdAt(at, "{people,0,reference}"));

        Assert.Equal((StatusCode.FailedPrecondition, "IRO_NOT_INDEPENDENT"),
            await RefusedCall.By(() => Manager.AllocateReunificationAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, Team = Team, Worker = "staff-0017" }).ResponseAsync));
        at = (await Manager.AllocateReunificationAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, Team = Team, Worker = "staff-0001", Iro = "staff-0099" })).Reunification;
        at = (await SocialWorker.SetReunificationRestrictionAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, Restricted = true, Reason = "STAFF_FAMILY" })).Reunification;
        Assert.Equal((StatusCode.NotFound, "REUNIFICATION_NOT_FOUND"),
            await RefusedCall.By(() => Manager.DecideNotNowAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, DecisionDate = Day(6, 9), Reasons = { StopReason.Other } }).ResponseAsync));
    }

    static AgreeReturnPlanRequest Plan(V1.Reunification at) => new()
    {
        RequestId = NewId(),
        ReunificationId = at.ReunificationId,
        Etag = at.Etag,
        AgreedDate = Day(9, 1),
        Goals = { new V1.ReturnGoal { Text = "Up for school on every day.", Owner = "mother", ByDate = Day(12, 18) } },
        Support = "Family support twice a week.",
        ConferenceOfferedDate = Day(8, 25),
        ConferenceOffer = ConferenceOffer.Declined,
    };

    static RecordOvernightStayRequest Stay(V1.Reunification at, int hours)
    {
        var from = new DateTimeOffset(2026, 11, 7, 10, 0, 0, TimeSpan.Zero);
        return new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, FromTime = Timestamp.FromDateTimeOffset(from), UntilTime = Timestamp.FromDateTimeOffset(from.AddHours(hours)) };
    }

    Task<string> IdAt(V1.Reunification at, string path) =>
        service.Look<string>("select document #>> @path::text[] from cases where case_id = @id", new { path, id = Guid.Parse(at.ReunificationId) });
}
