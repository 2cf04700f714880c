using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;
using Suite.FamilyGroupConferences.V1;

namespace Suite.DemoData.Families;

/// <summary>What happens in a family's conference, as its plan has it.</summary>
static class ConferenceStory
{
    public const string Team = "family-group-conferences", SocialWorkTeam = "kinship-north";

    // Where no day is set, as long as the norm.
    const int UsualDays = 40;

    static readonly (string Text, FeedbackTheme[] Themes, FeedbackTone Tone)[] Comments =
    [
        ("It was the first time that somebody asked us what we could do ourselves.", [FeedbackTheme.ListenedTo, FeedbackTheme.PlanIsOurs], FeedbackTone.Positive),
        ("She came to see each of us before, so nobody was surprised on the day.", [FeedbackTheme.WellPrepared], FeedbackTone.Positive),
        ("We needed the hour without the professionals. It was loud, and then it was good.", [FeedbackTheme.TimeAlone, FeedbackTheme.PlanIsOurs], FeedbackTone.Positive),
        ("The hall was cold and two buses away for my mother.", [FeedbackTheme.TimeAndPlace], FeedbackTone.Negative),
        ("My nephew's letter was read out. That changed how everybody talked.", [FeedbackTheme.ChildHeard], FeedbackTone.Positive),
        ("His uncle should have been there. Nobody rang him until the day before.", [FeedbackTheme.WhoWasThere, FeedbackTheme.WellPrepared], FeedbackTone.Negative),
        ("I was afraid to sit in one room with him. They thought of that, and I felt safe.", [FeedbackTheme.FeltSafe], FeedbackTone.Positive),
        ("The social worker used words that I had to look up.", [FeedbackTheme.Professionals, FeedbackTheme.Information], FeedbackTone.Negative),
        ("Good on the day. Since then I have heard nothing about the nursery place.", [FeedbackTheme.FollowUp, FeedbackTheme.ListenedTo], FeedbackTone.Mixed),
        ("We knew what the bottom line was and could work with it.", [FeedbackTheme.Information, FeedbackTheme.WellPrepared], FeedbackTone.Positive),
        ("The interpreter was kind and patient.", [FeedbackTheme.LanguageAndAccess], FeedbackTone.Positive),
        ("It is our plan. If it goes wrong, it is on us, and that is right.", [FeedbackTheme.PlanIsOurs], FeedbackTone.Mixed),
    ];

    static readonly FeedbackTheme[] OtherThemes = [FeedbackTheme.Other];

    public static IEnumerable<Entry> Of(Matter matter, ConferencePlan plan)
    {
        var (draw, world) = (matter.Draw, matter.World);
        var coordinator = Post.FirstCoordinator + plan.Coordinator;
        var worker = Staff.Of(world.Authority, SocialWorkTeam, Post.SocialWorker).Subject;
        string Adult(int index) => Who().Participants.Single(p => p.PersonReference == $"{plan.Code}P{index}").ParticipantId;
        Conference Who() => matter.Folder.Of<Conference>();

        if (plan.Offer is { } offer)
            foreach (var entry in OfferStory.Of(matter, plan.Code, plan.Family, plan.Children, offer))
                yield return entry;

        yield return Do(plan.ReferredOn, Post.TeamManager, () => Refer(matter, plan, worker));
        // With a carer in the plan only once the kinship team has the case: it is keyed in as this is.
        if (plan.Proposal is null)
            yield return Finish(matter);
        if (plan.CareRiskOn is { } risk)
            yield return Do(risk, Post.TeamManager, () => new DecideCareRiskRequest
            {
                ChildId = Who().Children[0].ChildId,
                Source = CareRiskSource.LegalGateway,
                SourceDate = risk.AddDays(-4).Back().ToMessage(),
                DecisionDate = risk.ToMessage(),
            });

        switch (plan.StopIn)
        {
            case ConferenceState.Referred:
                yield break;
            case ConferenceState.MoreInfo:
                yield return Do(plan.ReferredOn.After(2), Post.ConferenceManager, () => new AskForInformationRequest { AskedDate = plan.ReferredOn.After(2).ToMessage(), Question = "Sample question: who has parental responsibility?" });
                yield break;
            case ConferenceState.NotAccepted:
                var declined = plan.ReferredOn.After(2);
                yield return Do(declined, Post.ConferenceManager, () => new DeclineReferralRequest
                {
                    ScreenedDate = declined.ToMessage(),
                    Reason = draw.Of("not-accepted", [NotAcceptedReason.NoConsentSought, NotAcceptedReason.NotSuited, NotAcceptedReason.OutOfArea]),
                });
                yield break;
        }

        var accepted = plan.AcceptedOn!.Value;
        var days = (plan.HeldOn ?? accepted.AddDays(UsualDays)).DayNumber - accepted.DayNumber;
        DateOnly After(double share) => accepted.AddDays((int)(days * share)).Back();

        yield return Do(accepted, Post.ConferenceManager, () => new AcceptReferralRequest { AcceptedDate = accepted.ToMessage(), AcceptedTime = plan.Urgent ? accepted.At(15) : null });
        if (plan.StopIn is ConferenceState.Accepted)
            yield break;
        yield return Do(After(0.06), Post.ConferenceManager, () => new AllocateCoordinatorRequest { CoordinatorId = world.Coordinators[plan.Coordinator], AllocatedDate = After(0.06).ToMessage() });
        if (plan.StopIn is ConferenceState.Allocated)
            yield break;
        yield return Do(After(0.2), coordinator, () => new RecordBaselineRequest
        {
            BaselineDate = After(0.2).ToMessage(),
            BottomLines = "Sample bottom line: the children are not left alone at night.",
            Questions = { "Who can be there when school ends?", "What happens at weekends?" },
            AgreedWith = worker,
        });
        if (plan.StopIn is ConferenceState.BaselineDone)
            yield break;

        var declines = plan.StopIn is ConferenceState.FamilyDeclined;
        var asked = After(0.32);
        for (var i = 0; i < 2; i++)
        {
            var index = i;
            yield return Do(asked, coordinator, () => new RecordConsentRequest
            {
                ParticipantId = Adult(index),
                Answer = declines ? ConsentAnswer.Declined : ConsentAnswer.Agreed,
                AnswerDate = asked.ToMessage(),
                MayShare = !declines,
            }, $"{i}");
        }

        if (declines)
        {
            yield return Do(After(0.4), coordinator, () => new RecordFamilyDeclinedRequest { DeclinedDate = After(0.4).ToMessage() });
            foreach (var entry in Closing(plan))
                yield return entry;
            yield break;
        }

        yield return Do(After(0.4), coordinator, () => new BeginPreparationRequest { ConsentedDate = After(0.4).ToMessage() });
        for (var i = 0; i < plan.Children.Count; i++)
        {
            var index = i;
            yield return Do(After(0.48), coordinator, () => new RecordChildViewsRequest
            {
                ChildId = Who().Children[index].ChildId,
                Views = "Sample view: wants everybody to stop shouting.",
                ViewsDate = After(0.48).ToMessage(),
            }, $"{i}");
        }

        yield return Do(After(0.5), coordinator, () => new RecordPaternalFamilyRequest
        {
            Status = plan.PaternalFamily,
            Efforts = plan.PaternalFamily is PaternalFamily.NotFound ? "Sample efforts: the mother, the register and the last address were asked." : "",
            RecordedDate = After(0.5).ToMessage(),
        });
        if (plan.PaternalFamily is PaternalFamily.NotSafeToContact)
            yield return Do(After(0.5), coordinator, () => new SetSafetyPlanRequest { Risks = { "DOMESTIC_ABUSE" }, Plan = "Sample plan: two entrances, and a friend beside her.", PlanDate = After(0.5).ToMessage() });
        if (plan.StopIn is ConferenceState.Preparing)
            yield break;
        for (var i = 0; i < 2; i++)
        {
            var index = i;
            yield return Do(After(0.55), coordinator, () => new RecordPreparationRequest
            {
                ParticipantId = Adult(index),
                MeetingDate = After(0.55).ToMessage(),
                Mode = index == 1 && draw.Chance("remote", 0.2) ? AttendanceMode.Remote : AttendanceMode.InPerson,
                Invited = true,
            }, $"{i}");
        }

        if (plan.StopIn is ConferenceState.StoodDown)
        {
            yield return Do(After(0.7), coordinator, () => new StandDownRequest { Reason = StandDownReason.NoLongerNeeded, StoodDownDate = After(0.7).ToMessage() });
            foreach (var entry in Closing(plan))
                yield return entry;
            yield break;
        }

        var held = plan.HeldOn ?? accepted.AddDays(UsualDays).Weekday();
        var postponed = plan.StopIn is ConferenceState.Postponed;
        yield return Do(After(0.62), coordinator, () => new ScheduleSessionRequest
        {
            Kind = SessionKind.Conference,
            ScheduledTime = held.At(10),
            Venue = draw.Of("venue", ["Sample hall, Mill Bank", "Sample children's centre, Chapel Rise", "Sample community house, Willow Green"]),
            BookedDate = After(0.62).ToMessage(),
        });
        if (plan.StopIn is ConferenceState.Scheduled)
            yield break;
        string Session() => Who().Sessions[^1].SessionId;
        if (postponed || plan.StopIn is ConferenceState.Cancelled)
        {
            yield return Do(After(0.8), coordinator, () => postponed
                ? new PostponeSessionRequest { SessionId = Session(), Reason = SessionReason.Illness, PostponedDate = After(0.8).ToMessage() }
                : new CancelSessionRequest { SessionId = Session(), Reason = SessionReason.KeyPersonAbsent, CancelledDate = After(0.8).ToMessage() });
            yield break;
        }

        // Else the forms that follow would be awaited for ever.
        var workerCame = draw.Chance("worker-came", 0.5);
        yield return Do(held, coordinator, () => new RecordConferenceHeldRequest
        {
            SessionId = Session(),
            Phases =
            {
                new Phase { Kind = PhaseKind.InformationSharing, StartTime = held.At(10), EndTime = held.At(11), ProfessionalsPresent = true },
                new Phase { Kind = PhaseKind.PrivateFamilyTime, StartTime = held.At(11), EndTime = held.At(12, 30) },
                new Phase { Kind = PhaseKind.PlanAgreement, StartTime = held.At(12, 30), EndTime = held.At(13, 30), ProfessionalsPresent = true },
            },
            Attendance = { Attendance(Who(), plan, worker, workerCame, draw) },
        });
        if (plan.StopIn is ConferenceState.Held)
            yield break;

        foreach (var entry in Forms(matter, plan, held, () => Who().Sessions.First(s => s.Kind is SessionKind.Conference && s.State is SessionState.Held).SessionId, workerCame, ""))
            yield return entry;
        if (plan.Decision is PlanDecision.Unspecified)
        {
            yield return Do(held, coordinator, () => new RecordNoPlanRequest { RecordedDate = held.ToMessage(), Reasons = "Sample reasons: the two families did not find together." });
            foreach (var entry in Outcomes(matter, plan, held).Concat(Closing(plan)))
                yield return entry;
            yield break;
        }

        yield return Do(held, coordinator, () => Plan(Who(), plan, held, Adult(1), Adult(0)));
        if (plan.StopIn is ConferenceState.PlanMade)
            yield break;
        var answered = Times.Earlier(held.After(draw.Between("answered", 1, 6)), plan.DoneBy);
        yield return Do(answered, Post.SocialWorker, () => new AnswerPlanRequest
        {
            Decision = plan.Decision,
            Reasons = plan.Decision is PlanDecision.NotAgreed ? "Sample reasons: nobody would be there at night." : "",
            Changes = plan.Decision is PlanDecision.AgreedWithChanges ? "Sample change: the aunt has a key, too." : "",
            DecisionDate = answered.ToMessage(),
        });

        foreach (var entry in Outcomes(matter, plan, held))
            yield return entry;
        if (plan.ReviewedOn is { } reviewed)
        {
            var booked = Days.Later(answered, reviewed.AddDays(-20).Back());
            yield return Do(booked, coordinator, () => new ScheduleSessionRequest { Kind = SessionKind.Review, ScheduledTime = reviewed.At(16), Venue = "Sample hall, Mill Bank", BookedDate = booked.ToMessage() });
            yield return Do(reviewed, coordinator, () => new RecordReviewHeldRequest
            {
                SessionId = Session(),
                EndTime = reviewed.At(17),
                Attendance = { Attendance(Who(), plan, worker, workerCame: false, draw) },
                Finding = plan.Finding is not ReviewFinding.Unspecified ? plan.Finding : draw.Weighted("finding", [(ReviewFinding.OnTrack, 65.0), (ReviewFinding.Partly, 28), (ReviewFinding.NotWorking, 7)]),
            });
            foreach (var entry in Forms(matter, plan, reviewed, () => Who().Sessions.First(s => s.Kind is SessionKind.Review).SessionId, workerCame: false, "review/"))
                yield return entry;
        }

        foreach (var entry in Closing(plan))
            yield return entry;
    }

    static ReferFamilyRequest Refer(Matter matter, ConferencePlan plan, string worker)
    {
        var (draw, authority) = (matter.Draw, matter.World.Authority);
        var manager = Staff.Of(authority, SocialWorkTeam, Post.TeamManager).Subject;
        var role = plan.Relative switch
        {
            Relative.Father => ParticipantRole.Father,
            Relative.PaternalKin => ParticipantRole.PaternalKin,
            _ => ParticipantRole.MaternalKin,
        };
        return new()
        {
            Children = { plan.Children },
            Participants =
            {
                new ParticipantFacts { Role = ParticipantRole.Mother, Name = draw.Name("mother", plan.Family), PersonReference = $"{plan.Code}P0", ParentalResponsibility = true, BirthDate = Born("mother", 24, 41) },
                new ParticipantFacts
                {
                    Role = role,
                    Name = draw.Name("relative", plan.Family),
                    PersonReference = plan.RelativeReference,
                    ParentalResponsibility = plan.Relative is Relative.Father,
                    BirthDate = plan.Relative is Relative.Father ? Born("relative", 25, 45) : Born("relative", 48, 63),
                },
                new ParticipantFacts { Role = ParticipantRole.Professional, Name = "Sample social worker", Subject = worker },
            },
            Involvements =
            {
                plan.Children.SelectMany(child => (Involvement[])
                [
                    new() { Subject = worker, Role = InvolvementRole.SocialWorker, ChildReference = child.ChildReference, FromDate = plan.ReferredOn.AddDays(-60).ToMessage() },
                    new() { Subject = manager, Role = InvolvementRole.LineManager, ChildReference = child.ChildReference, FromDate = plan.ReferredOn.AddDays(-60).ToMessage() },
                ]),
            },
            Reason = plan.Reason,
            ReferralText = "Sample text: the family asked for help itself.",
            OfferedDate = (plan.OfferedOn ?? plan.ReferredOn.AddDays(-1).Back()).ToMessage(),
            ReferredDate = plan.ReferredOn.ToMessage(),
            Urgent = plan.Urgent,
            OfferId = matter.Folder.Find<FgdmOffer>()?.OfferId ?? "",
            Team = Team,
            HistoricEntry = true,
        };

        Suite.Types.V1.Date Born(string who, int from, int to) => plan.ReferredOn.AddYears(-draw.Between(who + "/age", from, to)).AddDays(-draw.Between(who + "/days", 1, 360)).ToMessage();
    }

    static IEnumerable<Attendance> Attendance(Conference conference, ConferencePlan plan, string worker, bool workerCame, Draw draw)
    {
        for (var i = 0; i < conference.Children.Count; i++)
            yield return new()
            {
                ParticipantId = conference.Children[i].ChildId,
                Mode = plan.Absent.Contains(i) ? AttendanceMode.Absent : draw.Chance($"conveyed-{i}", 0.5) ? AttendanceMode.ViewsConveyed : AttendanceMode.InPerson,
            };
        foreach (var adult in conference.Participants.Where(p => p.Role is not (ParticipantRole.Child or ParticipantRole.Professional)))
            yield return new() { ParticipantId = adult.ParticipantId, Mode = AttendanceMode.InPerson };
        if (workerCame)
            yield return new() { ParticipantId = conference.Participants.First(p => p.Subject == worker).ParticipantId, Mode = AttendanceMode.InPerson };
    }

    static RecordPlanRequest Plan(Conference conference, ConferencePlan plan, DateOnly held, string relative, string mother) => new()
    {
        MadeDate = held.ToMessage(),
        Summary = "Sample summary: the family shares the week.",
        Contingency = "Sample: whoever cannot come rings the others first.",
        Actions =
        {
            new PlanActionFacts { Action = "Sample action: fetches the children from school.", OwnerParticipantId = relative, DueDate = held.AddDays(30).ToMessage() },
            new PlanActionFacts { Action = "Sample action: keeps the appointments.", OwnerParticipantId = mother, DueDate = held.AddDays(80).ToMessage() },
        },
        Proposals =
        {
            plan.Proposal is null ? Array.Empty<CarerProposal>() :
            [
                new()
                {
                    Carers =
                    {
                        new ProposedCarer
                        {
                            ParticipantId = relative,
                            Relationship = CarerRelationship.Grandparent,
                            BirthDate = conference.Participants.Single(p => p.ParticipantId == relative).BirthDate,
                        },
                    },
                    ChildIds = { conference.Children.Select(c => c.ChildId) },
                },
            ],
        },
    };

    // Of everybody who was there and is asked: a form, or that there is none.
    static IEnumerable<Entry> Forms(Matter matter, ConferencePlan plan, DateOnly held, Func<string> session, bool workerCame, string prefix)
    {
        var draw = matter.Draw;
        var coordinator = Post.FirstCoordinator + plan.Coordinator;
        var latest = prefix.Length == 0 ? plan.DoneBy : DateOnly.MaxValue;
        for (var i = 0; i < (workerCame ? 3 : 2); i++)
        {
            var (index, who) = (i, $"{prefix}form-{i}");
            string Person() => matter.Folder.Of<Conference>().Participants.Single(p => index == 2 ? p.Role is ParticipantRole.Professional : p.PersonReference == $"{plan.Code}P{index}").ParticipantId;
            var received = Times.Earlier(held.After(draw.Between(who + "/days", 0, 10)), latest);
            if (index == 2 || plan.Feedback && (index == 0 || draw.Chance(who, 0.6)))
            {
                var comment = index < 2 && draw.Chance(who + "/comment", 0.6) ? draw.Of(who + "/text", Comments) : default;
                yield return Do(received, coordinator, () => new RecordFeedbackRequest
                {
                    SessionId = session(),
                    ParticipantId = Person(),
                    Prepared = draw.Between(who + "/prepared", 3, 5),
                    Heard = draw.Between(who + "/heard", 3, 5),
                    PlanIsOurs = draw.Between(who + "/ours", 2, 5),
                    Recommend = draw.Between(who + "/recommend", 3, 5),
                    Comment = comment.Text ?? "",
                    ReceivedDate = received.ToMessage(),
                }, who);
                // The newest ones wait for the manager.
                if (comment.Text is not null && received <= matter.Present.AddDays(-14))
                    yield return Do(Times.Earlier(received.After(2), latest), Post.ConferenceManager, () => new ChooseThemesRequest
                    {
                        FeedbackId = matter.Folder.Of<Conference>().Feedback.Single(f => f.SessionId == session() && f.ParticipantId == Person()).FeedbackId,
                        Themes = { draw.Chance(who + "/other", 0.05) ? OtherThemes : comment.Themes },
                        Tone = comment.Tone,
                    }, who);
            }
            else
            {
                yield return Do(received, coordinator, () => new RecordNoFeedbackRequest { SessionId = session(), ParticipantId = Person(), AskedDate = received.ToMessage() }, who);
            }
        }
    }

    static IEnumerable<Entry> Outcomes(Matter matter, ConferencePlan plan, DateOnly held)
    {
        if (plan.Spell is (var from, var status))
            for (var i = 0; i < plan.Children.Count; i++)
            {
                var index = i;
                yield return Do(from, Post.SocialWorker, () => new RecordLookedAfterRequest { ChildId = matter.Folder.Of<Conference>().Children[index].ChildId, FromDate = from.ToMessage(), LegalStatus = status }, $"{i}");
            }

        for (var i = 0; i < plan.Outcomes.Count; i++)
            for (var child = 0; child < plan.Children.Count; child++)
            {
                var (point, which, outcome) = (i, child, plan.Outcomes[i]);
                if (outcome is OutcomeCode.Unspecified)
                    continue;
                var anchor = which == 0 ? plan.CareRiskOn ?? held : held;
                var done = anchor.AddMonths(3 * (point + 1)).After(matter.Draw.Between($"outcome-{i}-{child}", 0, 8));
                yield return Do(done, Post.SocialWorker, () => new RecordOutcomeReviewRequest
                {
                    ChildId = matter.Folder.Of<Conference>().Children[which].ChildId,
                    Point = point == 0 ? ReviewPoint.ThreeMonths : ReviewPoint.SixMonths,
                    ReviewDate = done.ToMessage(),
                    Outcome = outcome,
                    InProceedings = plan.Offer?.ApplicationOn is not null,
                }, $"{i}-{child}");
            }
    }

    static IEnumerable<Entry> Closing(ConferencePlan plan)
    {
        if (plan.Closed is (var code, var on))
            yield return Do(on, Post.ConferenceManager, () => new CloseConferenceRequest { Code = code, ClosedDate = on.ToMessage() });
    }

    /// <summary>Ends the keying-in.</summary>
    public static Entry Finish(Matter matter) => Do(matter.Present, Post.TeamManager, () => new FinishHistoricConferenceRequest());

    static Entry Do(DateOnly on, Post by, Func<IMessage?> make, string subject = "") => new(on, by, make, subject);
}
