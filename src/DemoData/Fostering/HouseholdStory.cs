using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>What there is to tell of a household beside placements and reviews.</summary>
enum HouseholdKind
{
    Plain,
    Hub,
    Satellite,
    OnHold,
    OnHoldBefore,
    UnderInvestigation,
    InvestigatedBefore,
    TermsRevised,
    TermsRevisionProposed,
    TerminationProposed,
    Resigned,
    Resigning,
    TransferredOut,
    Transferring,
    StayingPut,
    SiblingsExempted,
    EmergencyOutsideTerms,
    ComplaintOpen,
    ComplaintResolved,
    NeedsOfChild,
    OnBreak,
    NoBedroom,
    FamilyCircumstances,
    ReviewOverdue,
    FirstReviewAtPanel,
    ReviewForward,
    NewAdult,

    /// <summary>Nothing is to happen in it.</summary>
    Quiet,
}

sealed record HouseholdPlan(HouseholdKind Kind)
{
    public SkillLevel Level { get; init; } = SkillLevel.Level1;

    /// <summary>Tells apart those of one kind.</summary>
    public int Nth { get; init; }

    /// <summary>Some reviews were late.</summary>
    public bool LateReviews { get; init; }

    public bool Characteristics { get; init; } = true;
}

/// <summary>A household on the register, from its approval on: who lives there, who is reviewed when, what came between.</summary>
static class HouseholdStory
{
    const int YearsOfChecks = 3, DaysOverdue = 24;

    static readonly (string, double)[] Ethnicities = [("WBRI", 62), ("WOTH", 6), ("APKN", 8), ("AIND", 6), ("BCRB", 6), ("BAFR", 6), ("MWBC", 4), ("OOTH", 2)];
    static readonly (string, double)[] Religions = [("CHRISTIAN", 42), ("NONE", 38), ("MUSLIM", 11), ("SIKH", 4), ("HINDU", 3), ("OTHER", 2)];

    public static IEnumerable<Step> Of(Life life, HouseholdPlan plan, DateOnly approved)
    {
        var draw = life.Draw;
        var worker = draw.Chance("worker", 0.5) ? Staff.Of(life.Authority, "", Post.SupervisingSocialWorker).Subject : life.Authority == SampleCaseload.Eastholt ? "staff-0114" : "staff-0014";
        var agreed = approved.After(draw.Between("agreed", 4, 12));
        yield return new Entry(approved, Post.FosteringManager, () => new AllocateHouseholdRequest { Team = Teams.Support, Worker = worker });
        if (plan.Kind is HouseholdKind.Quiet)
            agreed = approved.After(6);
        yield return new Entry(agreed, Post.SupervisingSocialWorker, () => new RecordFosterCareAgreementRequest { TermsNoticeDate = approved.After(1).ToMessage(), AgreementDate = agreed.ToMessage() });
        if (plan.Level is not (SkillLevel.Level1 or SkillLevel.Unspecified))
        {
            var risen = approved.AddDays(draw.Between("risen", 200, 420)).Weekday();
            Beside(risen, Post.FosteringManager, () => IsApproved(life) ? new SetSkillLevelRequest { SkillLevel = plan.Level, FromDate = risen.ToMessage() } : null);
        }

        if (plan.Kind is HouseholdKind.Quiet)
            yield break;
        foreach (var entry in Reviews(life, plan, approved, Post.SupervisingSocialWorker))
            life.Beside(entry);
        foreach (var entry in Renewals(life, approved))
            life.Beside(entry);
        foreach (var entry in Told(life, plan, approved))
            life.Beside(entry);
        if (plan.Kind is not HouseholdKind.SiblingsExempted)
            foreach (var entry in Placements(life, plan, agreed))
                life.Beside(entry);

        void Beside(DateOnly on, Post by, Func<IMessage?> make) => life.Beside(new(on, by, make));
    }

    /// <summary>What is recorded without a day of its own, when everything else is there.</summary>
    public static IEnumerable<Entry> LastEntries(Life life)
    {
        if (life.Records.Household is not { HistoricEntry: true, Route: not FosteringRoute.Kinship })
            yield break;
        for (var i = 0; i < life.Household.Carers.Count; i++)
        {
            var carer = life.Household.Carers[i];
            var draw = life.Draw.For($"said-{i}");
            if (draw.Chance("said", 0.85))
                yield return new(life.Present, Post.SupervisingSocialWorker, () => new SetCarerCharacteristicsRequest
                {
                    PersonId = carer.PersonId,
                    Characteristics = new()
                    {
                        Ethnicity = draw.Weighted("ethnicity", Ethnicities),
                        Religion = draw.Chance("religion-said", 0.8) ? draw.Weighted("religion", Religions) : "",
                        Disability = draw.Weighted("disability", [("NO", 80.0), ("YES", 8), ("", 12)]),
                        SexualOrientation = draw.Weighted("orientation", [("HETEROSEXUAL", 72.0), ("GAY_OR_LESBIAN", 7), ("BISEXUAL", 3), ("", 18)]),
                        Sex = i == 0 ? draw.Weighted("sex", [("F", 82.0), ("M", 18)]) : draw.Weighted("sex", [("M", 84.0), ("F", 16)]),
                    },
                }, $"{i}");
        }
    }

    /// <summary>Reviews year by year; the first one goes to a panel. Also of kinship carers, whose review dates count from their approval.</summary>
    public static IEnumerable<Entry> Reviews(Life life, HouseholdPlan plan, DateOnly approved, Post by)
    {
        var due = approved.AddYears(1);
        for (var n = 1; ; n++)
        {
            var draw = life.Draw.For($"review-{n}");
            var late = plan.LateReviews && n == 2 || draw.Chance("late", 0.07);
            var held = late ? due.After(draw.Between("late-by", 9, 40)) : Before(due.AddDays(-draw.Between("early-by", 1, 24)));
            if (plan.Kind is HouseholdKind.FirstReviewAtPanel && n == 1)
                held = Days.Later(held, life.Present.AddDays(-40)).Weekday();
            if (plan.Kind is HouseholdKind.ReviewOverdue)
            {
                // The one that is missing was due some weeks ago.
                var before = Before(life.Present.AddYears(-1).AddDays(-DaysOverdue));
                held = due > before ? before : held;
                if (due > life.Present.AddDays(-2 * DaysOverdue))
                    yield break;
            }

            if (held > life.Present)
                yield break;
            var subject = $"{n}";
            yield return new(held, by, () => IsApproved(life) && !Leaves(life) ? new RecordAnnualReviewRequest
            {
                HeldDate = held.ToMessage(),
                Recommendation = ReviewRecommendation.RemainSuitable,
                CarersViews = true,
                ChildrenViews = true,
                PlacingAuthorityViews = true,
                Summary = "Sample summary: settled, and well supported.",
            } : null, subject);
            if (n == 1)
            {
                var listed = held.After(2);
                var meets = PanelDiary.OnOrAfter(held.AddDays(10));
                if (plan.Kind is HouseholdKind.FirstReviewAtPanel && meets <= life.Present)
                    meets = PanelDiary.ToCome(life.Present)[0];
                if (meets > PanelDiary.ToCome(life.Present)[^1])
                    yield break;
                yield return new(listed, Post.PanelAdviser, () => Awaits(life, n: 1) ? new ListHouseholdForPanelRequest { Matter = PanelMatter.FirstReview, ListedDate = listed.ToMessage() } : null, subject) { Panel = meets };
                yield return new(meets, Post.PanelChair, () => Awaits(life, n: 1) ? new RecordHouseholdRecommendationRequest { Recommendation = PanelRecommendation.RecommendApproval, Reasons = "Sample reasons: the report of the review." } : null, subject);
                var confirmed = meets.After(6);
                yield return new(confirmed, Post.DecisionMaker, () => MayConfirm(life) ? new ConfirmApprovalRequest { ConfirmedDate = confirmed.ToMessage() } : null, subject);
            }
            else
            {
                var confirmed = held.After(draw.Between("confirmed", 4, 16));
                yield return new(confirmed, by is Post.ServiceManager ? by : Post.FosteringManager, () => MayConfirm(life) ? new ConfirmApprovalRequest { ConfirmedDate = confirmed.ToMessage() } : null, subject);
            }

            due = held.AddYears(1);
        }
    }

    // Checks hold for three years; of some carers one is forgotten.
    static IEnumerable<Entry> Renewals(Life life, DateOnly approved)
    {
        var due = approved.AddYears(YearsOfChecks).AddDays(-120).Weekday();
        if (due > life.Present)
            yield break;
        foreach (var (type, i) in ((CheckType[])[CheckType.DbsEnhancedBarred, CheckType.Medical]).Select((t, i) => (t, i)))
            for (var carer = 0; carer < 2; carer++)
            {
                var (position, on) = (carer, due.After(life.Draw.Between($"renewed-{i}", 0, 40)));
                if (type is CheckType.DbsEnhancedBarred || life.Draw.Chance($"renewed-{i}/{carer}", 0.85))
                    yield return new(on, Post.SupervisingSocialWorker, () => IsApproved(life) && life.Household.Carers.Count > position
                        ? new RecordCheckRenewedRequest { PersonId = life.Household.Carers[position].PersonId, Type = type, RenewedDate = on.ToMessage() } : null, $"{type}/{position}");
            }
    }

    static IEnumerable<Entry> Placements(Life life, HouseholdPlan plan, DateOnly agreed)
    {
        var terms = life.Household.Terms[^1].Terms;
        var ends = plan.Kind is HouseholdKind.Resigned or HouseholdKind.TransferredOut ? Leaving(life, plan).AddDays(-5) : life.Present;
        var entries = new List<Entry>();
        var siblings = terms.MaxChildren > 1 && life.Draw.Chance("siblings", 0.4);
        // One place is for whoever stays on.
        var places = plan.Kind is HouseholdKind.StayingPut ? terms.MaxChildren - 1 : terms.MaxChildren;
        for (var place = 0; place < places; place++)
        {
            var draw = life.Draw.For(siblings && place < 2 ? "place-0" : $"place-{place}");
            var from = agreed.After(draw.Between("first", 15, 110));
            for (var n = 1; from < ends && n <= 3; n++)
            {
                var own = life.Draw.For($"child-{place}-{n}");
                var days = (int)Math.Clamp(draw.Long($"days-{n}", 400, 0.6), 60, 1100);
                var until = from.After(days);
                // The last place of a home is empty more often than the first.
                if (draw.Chance($"empty-{n}", 0.12 + 0.14 * place))
                {
                    from = until.After(draw.Between($"gap-{n}", 10, 60));
                    continue;
                }

                var (reference, born) = ($"FC{life.Number:D4}P{place + 1}N{n}", Birth(own, terms, from));
                var placed = from;
                var group = siblings && place < 2 ? $"SIB-{life.Number:D4}-{n}" : "";
                var type = Purpose(own, terms);
                entries.Add(new(placed, Post.SupervisingSocialWorker, () => MayTake(life) ? Child(reference, born, placed, type, group) : null, reference));
                if (until < ends)
                {
                    var left = until;
                    entries.Add(new(left, Post.SupervisingSocialWorker, () => End(life, reference, left, own.Weighted("why", EndReasons)), reference));
                }

                from = until.After(draw.Between($"gap-{n}", 6, 60));
            }
        }

        return entries;
    }

    static readonly (PlacementEndReason, double)[] EndReasons =
    [
        (PlacementEndReason.ReturnedHome, 34), (PlacementEndReason.MovedToKin, 18), (PlacementEndReason.MovedToPermanence, 18), (PlacementEndReason.Adopted, 10),
        (PlacementEndReason.CarerRequest, 8), (PlacementEndReason.AuthorityDecision, 12),
    ];

    static PlacementType Purpose(Draw draw, ApprovalTerms terms)
    {
        PlacementType[] homes = [.. terms.PlacementTypes.Where(t => t is not (PlacementType.MockingbirdHub or PlacementType.MockingbirdSatellite))];
        return homes[draw.Between("purpose", 0, homes.Length - 1)];
    }

    // Not close to an age at which the terms end, so that a place is given back before.
    static DateOnly Birth(Draw draw, ApprovalTerms terms, DateOnly placed) =>
        placed.AddYears(-draw.Between("age", terms.AgeMin, Math.Max(terms.AgeMin, Math.Min(terms.AgeMax, 14)))).AddDays(-draw.Between("days", 10, 340));

    static PlaceChildRequest? Child(string reference, DateOnly born, DateOnly placed, PlacementType type, string group) =>
        new() { ChildReference = reference, BirthDate = born.ToMessage(), Sex = ApprovalSex.Any, PlacementType = type, PlacedDate = placed.ToMessage(), SiblingGroup = group };

    static EndChildPlacementRequest? End(Life life, string? reference, DateOnly on, PlacementEndReason reason) =>
        life.Household.Placements.FirstOrDefault(p => p.EndedDate is null && (reference is null || p.ChildReference == reference)) is { } placement
            ? new() { PlacementId = placement.PlacementId, EndedDate = on.ToMessage(), Reason = reason } : null;

    static DateOnly Leaving(Life life, HouseholdPlan plan) => life.Present.AddDays(plan.Kind is HouseholdKind.TransferredOut ? -150 : -130 - 120 * plan.Nth).Weekday();

    static IEnumerable<Entry> Told(Life life, HouseholdPlan plan, DateOnly approved)
    {
        var present = life.Present;
        switch (plan.Kind)
        {
            case HouseholdKind.Hub or HouseholdKind.Satellite:
                var joined = Days.Later(Ago(320 - 12 * plan.Nth), approved.After(20));
                yield return Tell(joined, Post.SupervisingSocialWorker, () => new JoinConstellationRequest
                {
                    ConstellationId = life.World.ConstellationId,
                    Role = plan.Kind is HouseholdKind.Hub ? ConstellationRole.Hub : ConstellationRole.Satellite,
                    JoinedDate = joined.ToMessage(),
                });
                break;
            case HouseholdKind.OnHold or HouseholdKind.OnHoldBefore:
                var held = plan.Kind is HouseholdKind.OnHold ? Ago(48) : Ago(420);
                yield return Tell(held, Post.SupervisingSocialWorker, () => new PutHouseholdOnHoldRequest
                {
                    Reason = plan.Kind is HouseholdKind.OnHold ? HouseholdHoldReason.Health : HouseholdHoldReason.BuildingWork,
                    HoldDate = held.ToMessage(),
                }, HouseholdState.Active, HouseholdState.ReviewDue, HouseholdState.Reviewed);
                if (plan.Kind is HouseholdKind.OnHoldBefore)
                    yield return Tell(Ago(350), Post.SupervisingSocialWorker, () => life.Household.OnHold ? new ResumeHouseholdRequest { ResumeDate = Ago(350).ToMessage() } : null);
                break;
            case HouseholdKind.UnderInvestigation:
                yield return Tell(Ago(9), Post.SupervisingSocialWorker, () => new OpenInvestigationRequest { Kind = InvestigationKind.Allegation, OpenedDate = Ago(9).ToMessage() });
                break;
            case HouseholdKind.InvestigatedBefore:
                yield return Tell(Ago(300), Post.SupervisingSocialWorker, () => new OpenInvestigationRequest { Kind = InvestigationKind.StandardsOfCare, OpenedDate = Ago(300).ToMessage() });
                yield return Tell(Ago(262), Post.FosteringManager, () => life.Household.Investigations is [.., var open] ? new CloseInvestigationRequest
                {
                    InvestigationId = open.InvestigationId,
                    Outcome = InvestigationOutcome.ConcernAddressed,
                    ClosedDate = Ago(262).ToMessage(),
                } : null);
                break;
            case HouseholdKind.TermsRevised:
                yield return Tell(Ago(120), Post.FosteringManager, () => Revised(Ago(120), agreed: true));
                break;
            case HouseholdKind.TermsRevisionProposed:
                yield return Tell(Ago(14), Post.DecisionMaker, () => Revised(Ago(14), agreed: false));
                yield return Tell(Ago(11), Post.PanelAdviser, () => new RecordProposalNoticeRequest { WrittenNoticeDate = Ago(11).ToMessage() });
                break;
            case HouseholdKind.TerminationProposed:
                yield return Tell(Ago(12), Post.DecisionMaker, () => new ProposeTerminationRequest
                {
                    DecisionDate = Ago(12).ToMessage(),
                    Reasons = "Sample reasons: what two reviews asked for was not done.",
                    DeregistrationReason = DeregistrationReason.StandardsOfCare,
                });
                yield return Tell(Ago(10), Post.PanelAdviser, () => new RecordProposalNoticeRequest { WrittenNoticeDate = Ago(10).ToMessage() });
                break;
            case HouseholdKind.Resigned or HouseholdKind.Resigning:
                var resigned = plan.Kind is HouseholdKind.Resigning ? Ago(13) : Leaving(life, plan);
                yield return Tell(resigned, Post.SupervisingSocialWorker, () => new RecordResignationRequest
                {
                    ReceivedDate = resigned.ToMessage(),
                    Reason = plan.Kind is HouseholdKind.Resigning ? DeregistrationReason.Retirement : plan.Nth == 0 ? DeregistrationReason.FamilyCircumstances : DeregistrationReason.Dissatisfied,
                });
                if (plan.Kind is HouseholdKind.Resigned)
                    for (var i = 0; i < 3; i++)
                        yield return new(resigned.AddDays(20 + i), Post.SupervisingSocialWorker, () => End(life, null, resigned.AddDays(20), PlacementEndReason.CarerRequest), $"{i}");
                break;
            case HouseholdKind.TransferredOut or HouseholdKind.Transferring:
                var noticed = plan.Kind is HouseholdKind.Transferring ? Ago(24) : Leaving(life, plan);
                yield return Tell(noticed, Post.SupervisingSocialWorker, () => new RecordTransferNoticeRequest { ServiceReference = "SC900001", ToLocalAuthority = false, NoticeDate = noticed.ToMessage() });
                if (plan.Kind is HouseholdKind.Transferring)
                    break;
                yield return Tell(noticed.After(16), Post.SupervisingSocialWorker, () => new RecordTransferMeetingRequest { MeetingDate = noticed.After(16).ToMessage(), IroInformedDate = noticed.After(3).ToMessage() });
                yield return Tell(noticed.After(20), Post.SupervisingSocialWorker, () => new RecordRecordsRequestedRequest { RequestedDate = noticed.After(20).ToMessage(), ServiceReference = "SC900001" });
                yield return Tell(noticed.After(35), Post.SupervisingSocialWorker, () => new RecordRecordsSentRequest { SentDate = noticed.After(35).ToMessage() });
                yield return Tell(noticed.After(95), Post.FosteringManager, () => new CompleteTransferRequest { CompletedDate = noticed.After(95).ToMessage() });
                break;
            case HouseholdKind.StayingPut:
                // Came at sixteen and stayed: the eighteenth birthday lies some months back.
                var birthday = Ago(150 + 60 * plan.Nth);
                var born = birthday.AddYears(-18);
                var came = Days.Later(birthday.AddDays(-540), approved.After(15));
                yield return Tell(came, Post.SupervisingSocialWorker, () => Child($"FC{life.Number:D4}SP", born, came, PlacementType.LongTerm, ""));
                yield return Tell(birthday.After(0), Post.SupervisingSocialWorker, () => life.Household.Placements.FirstOrDefault(p => p is { EndedDate: null } && p.ChildReference == $"FC{life.Number:D4}SP") is { } placement
                    ? new StartStayingPutRequest { PlacementId = placement.PlacementId, StartDate = birthday.After(0).ToMessage() } : null);
                break;
            case HouseholdKind.SiblingsExempted:
                var together = Days.Later(Ago(210), approved.After(25));
                string[] children = [.. Enumerable.Range(1, 4).Select(i => $"FC{life.Number:D4}X{i}")];
                yield return Tell(together, Post.ServiceManager, () => new GrantExemptionRequest
                {
                    GrantedDate = together.ToMessage(),
                    UntilDate = present.AddDays(150).ToMessage(),
                    MaxChildren = 4,
                    ChildReferences = { children },
                    Conditions = "Sample conditions: two bedrooms for two children each.",
                });
                for (var i = 0; i < children.Length; i++)
                {
                    var (reference, group) = (children[i], i < 2 ? $"SIB-{life.Number:D4}-A" : $"SIB-{life.Number:D4}-B");
                    var (placed, birth) = (together.After(i < 2 ? 1 : 12), together.AddYears(-3 - 2 * i).AddDays(-60));
                    yield return Tell(placed, Post.SupervisingSocialWorker, () => Child(reference, birth, placed, PlacementType.ShortTerm, group));
                }

                break;
            case HouseholdKind.EmergencyOutsideTerms:
                yield return Tell(Ago(5), Post.SupervisingSocialWorker, () => new PlaceChildRequest
                {
                    ChildReference = $"FC{life.Number:D4}EM",
                    BirthDate = present.AddYears(-16).AddDays(-100).ToMessage(),
                    PlacementType = PlacementType.ShortTerm,
                    PlacedDate = Ago(5).ToMessage(),
                    Emergency = true,
                });
                break;
            case HouseholdKind.ComplaintOpen or HouseholdKind.ComplaintResolved:
                var complained = plan.Kind is HouseholdKind.ComplaintOpen ? Ago(17) : Ago(240);
                yield return Tell(complained, Post.SupervisingSocialWorker, () => new RecordComplaintRequest { ReceivedDate = complained.ToMessage(), Substance = plan.Nth == 0 ? "CARE" : "CONTACT", FromChild = plan.Nth == 0 });
                if (plan.Kind is HouseholdKind.ComplaintResolved)
                    yield return Tell(Ago(205), Post.FosteringManager, () => life.Household.Complaints is [.., var last]
                        ? new ResolveComplaintRequest { ComplaintId = last.ComplaintId, ResolvedDate = Ago(205).ToMessage(), Outcome = plan.Nth == 0 ? "PARTLY_UPHELD" : "NOT_UPHELD" } : null);
                break;
            case HouseholdKind.NeedsOfChild or HouseholdKind.OnBreak or HouseholdKind.NoBedroom or HouseholdKind.FamilyCircumstances:
                yield return Tell(Ago(30), Post.SupervisingSocialWorker, () => life.Household.Places.LastOrDefault(p => p.Status is PlaceStatus.Vacant) is { } place ? new SetPlaceAvailabilityRequest
                {
                    PlaceNumber = place.Number,
                    Reason = plan.Kind switch
                    {
                        HouseholdKind.NeedsOfChild => PlaceReason.NeedsOfChild,
                        HouseholdKind.OnBreak => PlaceReason.Break,
                        HouseholdKind.NoBedroom => PlaceReason.Bedroom,
                        _ => PlaceReason.FamilyCircumstances,
                    },
                    FromDate = Ago(30).ToMessage(),
                } : null);
                break;
            case HouseholdKind.ReviewForward:
                yield return Tell(Ago(8), Post.SupervisingSocialWorker, () => life.Household.NextReviewDueDate?.ToDay() is { } due && due > present.AddDays(12)
                    ? new BringReviewForwardRequest { DueDate = present.AddDays(12).ToMessage(), Reason = "CARERS_ASKED" } : null);
                break;
            case HouseholdKind.NewAdult:
                yield return Tell(Ago(20), Post.SupervisingSocialWorker, () => new AddHouseholdMemberRequest { Name = $"{life.Draw.Of("new-adult", Names.First)} {life.Draw.Of("new-adult-name", Names.Last)}", BirthDate = present.AddYears(-24).ToMessage(), JoinedDate = Ago(20).ToMessage() });
                break;
        }

        DateOnly Ago(int days) => present.AddDays(-days).Weekday();

        // Where something else has come between, it is not told.
        Entry Tell(DateOnly on, Post by, Func<IMessage?> make, params IReadOnlyList<HouseholdState> states) =>
            new(on, by, () => IsApproved(life) && (states.Count == 0 || states.Contains(life.Household.State)) ? make() : null);

        ReviseTermsRequest Revised(DateOnly on, bool agreed)
        {
            var terms = life.Household.Terms[^1].Terms.Clone();
            if (agreed)
                terms.MaxChildren = Math.Min(3, terms.MaxChildren + 1);
            else
                terms.AgeMax = Math.Max(terms.AgeMin, terms.AgeMax - 4);
            return new()
            {
                Terms = terms,
                DecisionDate = on.ToMessage(),
                Reasons = agreed ? "Sample reasons: a further bedroom was built." : "Sample reasons: teenagers were too much.",
                SupportNeedsStatementDate = agreed ? on.AddDays(-12).ToMessage() : null,
                AgreementDate = agreed ? on.AddDays(-4).ToMessage() : null,
            };
        }
    }

    static bool IsApproved(Life life) => life.Household.State is not (HouseholdState.Resigned or HouseholdState.Terminated or HouseholdState.TransferredOut or HouseholdState.Deceased);

    // Who resigned or is to go is not reviewed.
    static bool Leaves(Life life) => life.Household.State is HouseholdState.ResignationNotice or HouseholdState.TerminationProposed or HouseholdState.TermsRevisionProposed;

    static bool Awaits(Life life, int n) => IsApproved(life) && !Leaves(life) && life.Household.Reviews.Count == n && life.Household.Reviews[^1] is { PanelDate: null, ConfirmedDate: null };

    static bool MayConfirm(Life life) => life.Household.State is HouseholdState.Reviewed or HouseholdState.OnHold
        && life.Household.Reviews is [.., { ConfirmedDate: null } last] && (last.Number > 1 || last.PanelDate is not null);

    static bool MayTake(Life life) => life.Household is { PlacesVacant: > 0 }
        && life.Household.State is HouseholdState.Active or HouseholdState.ReviewDue or HouseholdState.Reviewed or HouseholdState.ReviewBroughtForward;

    static DateOnly Before(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day.AddDays(-2) : day;
}
