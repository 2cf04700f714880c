using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Helping;
using Suite.KinshipAssessment.V1;
using ClosureCode = Suite.KinshipAssessment.V1.ClosureCode;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Helping;

public sealed class AskingForHelp
{
    static readonly DateOnly Asked = Given.Concern.AddDays(10);

    static Guid New() => Guid.CreateVersion7();

    static KinshipCase Siblings()
    {
        var kinship = Given.Opened(Given.AnOpening() with { Children = [Given.AChild("CH1"), Given.AChild("CH2")] });
        kinship.Allocate(Given.Team, "assessor-1", Given.TeamManager);
        return kinship;
    }

    static readonly SupportAsked Support = new([ReferralNeed.PlacementStability, ReferralNeed.Disability], EpisodeOpenness.ChildInNeed, Crisis: true, "Grandmother is worn out.",
        new(2026, 9, 3, 8, 30, 0, TimeSpan.Zero));

    static readonly InvolvementFacts SocialWorker = new("csw-1", InvolvementRole.SocialWorker, [], new(2026, 2, 1), null);

    static Guid AskForConference(KinshipCase kinship, InvolvementFacts? socialWorker, params InvolvementFacts[] further)
    {
        var id = New();
        kinship.RequestConference(id, ReferralReason.KinshipSearch, "Who could help?", Asked.AddDays(-3), urgent: false, socialWorker, further, Asked, "csw-1");
        return id;
    }

    [Fact]
    public void Support_is_asked_for_one_child_by_the_case_for_the_officer_who_asked()
    {
        var kinship = Siblings();
        var (child, id) = (kinship.Children[1], New());

        var requested = kinship.RequestEdgeOfCareSupport(id, child.Id, Support, Asked, "csw-1").Single<HelpRequested>();

        Assert.Equal((HelpKind.EdgeOfCare, true, id.ToString()), (requested.Kind, requested.Urgent, requested.HelpId));
        Assert.Equal([child.Key], requested.ChildKeys);
        var ask = Assert.Single(kinship.Asks());
        Assert.Equal((id, ReferToEdgeOfCare.Kind, "csw-1"), (ask.Id, ask.Kind, ask.AskedBy));
        var referral = kinship.ToReferral(id);
        Assert.Equal((id.ToString(), AskingService.KinshipAssessment, kinship.Id.ToString()), (referral.RequestId, referral.RequestedByService, referral.RequestedByRecordId));
        Assert.Equal(("CH2", child.Name, child.BirthDate.ToMessage()), (referral.Child.ChildReference, referral.Child.Name, referral.Child.BirthDate));
        Assert.Equal(Support.Needs, referral.Needs);
        Assert.Equal((true, EpisodeOpenness.ChildInNeed, Support.Summary, Support.At), (referral.Crisis, referral.Openness, referral.Summary, referral.ReferredTime.ToDateTimeOffset()));
        Assert.Equal(["assessor-1"], referral.InvolvedWorkers);
        Assert.False(referral.HistoricEntry);
    }

    [Fact]
    public void A_conference_is_asked_for_all_children_with_everybody_who_is_not_independent()
    {
        var kinship = Siblings();
        var (first, second) = (kinship.Children[0], kinship.Children[1]);

        var id = AskForConference(kinship, SocialWorker,
            new("csw-2", InvolvementRole.SocialWorker, [second.Id], new(2026, 3, 1), null),
            new("iro-1", InvolvementRole.IndependentReviewingOfficer, [], new(2026, 4, 1), new(2026, 8, 1)));

        Assert.Equal((id, ReferToConference.Kind), (Assert.Single(kinship.Asks()).Id, kinship.Asks()[0].Kind));
        var referral = kinship.ToFamilyReferral(id);
        Assert.Equal((id.ToString(), "kinship-assessment", kinship.Id.ToString()), (referral.RequestId, referral.RequestedByService, referral.RequestedByRecordId));
        Assert.Equal(["CH1", "CH2"], referral.Children.Select(c => c.ChildReference));
        Assert.Equal((ReferralReason.KinshipSearch, "Who could help?", Asked.AddDays(-3).ToMessage(), Asked.ToMessage()),
            (referral.Reason, referral.ReferralText, referral.OfferedDate, referral.ReferredDate));
        Assert.Equal(
        [
            ("assessor-1", InvolvementRole.Assessor, "CH1"), ("assessor-1", InvolvementRole.Assessor, "CH2"),
            ("csw-1", InvolvementRole.SocialWorker, first.Reference), ("csw-2", InvolvementRole.SocialWorker, second.Reference),
            ("iro-1", InvolvementRole.IndependentReviewingOfficer, "CH1"), ("iro-1", InvolvementRole.IndependentReviewingOfficer, "CH2"),
        ], referral.Involvements.Select(i => (i.Subject, i.Role, i.ChildReference)).Order());
        Assert.Equal(new DateOnly(2026, 8, 1).ToMessage(), referral.Involvements.First(i => i.Subject == "iro-1").UntilDate);
        Assert.Equal(Given.Concern.ToMessage(), referral.Involvements.First(i => i.Subject == "assessor-1").FromDate);
    }

    [Fact]
    public void What_is_asked_again_is_the_same_call_whatever_was_corrected_meanwhile()
    {
        var kinship = Siblings();
        var support = New();
        kinship.RequestEdgeOfCareSupport(support, kinship.Children[0].Id, Support, Asked, "csw-1");
        var conference = AskForConference(kinship, SocialWorker);
        var (referral, family) = (kinship.ToReferral(support), kinship.ToFamilyReferral(conference));

        kinship.Children[0].Name = "Another name";
        kinship.Children[0].BirthDate = new(2019, 1, 1);
        kinship.Allocate(Given.Team, "assessor-2", Given.TeamManager);
        kinship = KinshipCase.FromDocument(kinship.ToDocument(), KinshipCase.SchemaVersion);

        Assert.Equal(referral, kinship.ToReferral(support));
        Assert.Equal(family, kinship.ToFamilyReferral(conference));
    }

    [Fact]
    public void A_case_that_was_restricted_since_is_referred_as_a_restricted_one()
    {
        var kinship = Siblings();
        var support = New();
        kinship.RequestEdgeOfCareSupport(support, kinship.Children[0].Id, Support, Asked, "csw-1");
        var conference = AskForConference(kinship, SocialWorker);

        kinship.Restrict();

        Assert.True(kinship.ToReferral(support).Restricted);
        Assert.True(kinship.ToFamilyReferral(conference).Restricted);
    }

    [Fact]
    public void Until_it_is_accepted_the_worklist_says_so_also_of_a_closed_case()
    {
        var kinship = Given.FoundNotViable();
        var support = New();
        kinship.RequestEdgeOfCareSupport(support, kinship.Children[0].Id, Support, Asked, "csw-1");
        var conference = AskForConference(kinship, SocialWorker);
        kinship.Close(ClosureCode.NegativeViability, Asked.AddDays(1));

        Assert.Equal([(CaseRules.ConferenceNotAccepted, conference.ToString(), "FAMILY_GROUP_CONFERENCES"), (CaseRules.EdgeOfCareNotAccepted, support.ToString(), "EDGE_OF_CARE")],
            kinship.DueItems().Where(d => d.Rule.EndsWith("_NOT_ACCEPTED", StringComparison.Ordinal)).Select(d => (d.Rule, d.Subject, d.BlockedBy)).Order());
        var warned = Given.Pass(kinship, Asked.AddDays(1)).OfType<DeadlineWarned>().ToList();
        Assert.Contains(warned, w => w.Rule == CaseRules.EdgeOfCareNotAccepted && w.Severity is Events.V1.WarningSeverity.Warning);
        Assert.Contains(warned, w => w.Rule == CaseRules.ConferenceNotAccepted);
    }

    [Fact]
    public void Once_accepted_nothing_is_asked_and_nothing_is_due()
    {
        var kinship = Siblings();
        var (support, episode, conference, held) = (New(), New(), AskForConference(kinship, SocialWorker), New());
        kinship.RequestEdgeOfCareSupport(support, kinship.Children[0].Id, Support, Asked, "csw-1");

        var accepted = kinship.RecordHelpAccepted(support, episode, Asked).Single<HelpAccepted>();
        kinship.RecordHelpAccepted(conference, held, Asked);

        Assert.Equal((support.ToString(), episode.ToString(), HelpKind.EdgeOfCare), (accepted.HelpId, accepted.RemoteId, accepted.Kind));
        Assert.Equal([kinship.Children[0].Key], accepted.ChildKeys);
        Assert.Empty(kinship.Asks());
        Assert.DoesNotContain(kinship.DueItems(), d => d.Rule.EndsWith("_NOT_ACCEPTED", StringComparison.Ordinal));
        Assert.Equal([HelpState.Accepted, HelpState.Accepted], kinship.Help.Select(h => h.State));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_refused_is_not_asked_for_ever_and_somebody_is_told(bool historic)
    {
        var kinship = Given.Opened(Given.AnOpening() with { HistoricEntry = historic });
        var conference = AskForConference(kinship, SocialWorker);

        var events = kinship.RecordHelpRefused(conference, "CHILD_HAS_OPEN_CONFERENCE", Asked);

        var refused = events.Single<HelpRefused>();
        Assert.Equal(("CHILD_HAS_OPEN_CONFERENCE", HelpKind.Conference), (refused.Reason, refused.Kind));
        Assert.Equal(historic ? [] : [CaseRules.ConferenceRefused], events.OfType<DeadlineWarned>().Select(w => w.Rule));
        Assert.Empty(kinship.Asks());
        Assert.DoesNotContain(kinship.DueItems(), d => d.Rule == CaseRules.ConferenceNotAccepted);
        AskForConference(kinship, SocialWorker);
        Assert.Equal([HelpState.Refused, HelpState.NotYetAccepted], kinship.Help.Select(h => h.State));
    }

    [Fact]
    public void What_is_asked_for_already_is_not_asked_for_twice()
    {
        var kinship = Siblings();
        kinship.RequestEdgeOfCareSupport(New(), kinship.Children[0].Id, Support, Asked, "csw-1");
        AskForConference(kinship, SocialWorker);

        Given.Refused("HELP_ALREADY_REQUESTED", () => kinship.RequestEdgeOfCareSupport(New(), kinship.Children[0].Id, Support, Asked, "csw-1"));
        Given.Refused("HELP_ALREADY_REQUESTED", () => kinship.RequestConference(New(), ReferralReason.Unborn, "", Asked, false, SocialWorker, [], Asked, "csw-1"));
        Assert.NotEmpty(kinship.RequestEdgeOfCareSupport(New(), kinship.Children[1].Id, Support, Asked, "csw-1"));
    }

    [Fact]
    public void Help_is_for_children_under_18_as_Children_Act_1989_s_105_has_it()
    {
        var kinship = Siblings();
        kinship.Children[0].BirthDate = Asked.AddYears(-18);

        var refused = Given.Refused("CHILD_OF_AGE", () => kinship.RequestEdgeOfCareSupport(New(), kinship.Children[0].Id, Support, Asked, "csw-1"));
        var conference = AskForConference(kinship, SocialWorker);
        kinship.RecordHelpAccepted(conference, New(), Asked);
        kinship.Children[1].BirthDate = Asked.AddYears(-18);

        Assert.Equal("Children Act 1989 s.105(1)", Assert.Single(refused.Rules).Citation);
        Assert.Equal("CH2", Assert.Single(kinship.ToFamilyReferral(conference).Children).ChildReference);
        Given.Refused("CHILD_OF_AGE", () => kinship.RequestConference(New(), ReferralReason.PreventCare, "", Asked, false, SocialWorker, [], Asked, "csw-1"));
    }

    [Fact]
    public void A_request_is_not_older_than_the_concern_and_not_for_a_closed_case_or_another_s_child()
    {
        var kinship = Given.FoundNotViable();
        var child = kinship.Children[0].Id;

        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RequestEdgeOfCareSupport(New(), child, Support, Given.Concern.AddDays(-1), "csw-1"));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RequestConference(New(), ReferralReason.PreventCare, "", Asked, false, SocialWorker, [], Given.Concern.AddDays(-1), "csw-1"));
        Given.Refused("CHILD_NOT_FOUND", () => kinship.RequestEdgeOfCareSupport(New(), New(), Support, Asked, "csw-1"));
        Given.Refused("CHILD_NOT_FOUND", () => kinship.RequestConference(New(), ReferralReason.PreventCare, "", Asked, false, SocialWorker,
            [new("iro-1", InvolvementRole.IndependentReviewingOfficer, [New()], Asked, null)], Asked, "csw-1"));
        kinship.Close(ClosureCode.NegativeViability, Asked);
        Given.Refused("CASE_CLOSED", () => kinship.RequestEdgeOfCareSupport(New(), child, Support, Asked, "csw-1"));
        Given.Refused("CASE_CLOSED", () => kinship.RequestConference(New(), ReferralReason.PreventCare, "", Asked, false, SocialWorker, [], Asked, "csw-1"));
    }

    [Fact]
    public void The_present_social_worker_of_every_child_is_named()
    {
        var kinship = Siblings();
        InvolvementFacts[] ofOne = [new("csw-2", InvolvementRole.SocialWorker, [kinship.Children[0].Id], Asked, null)];
        InvolvementFacts[] former = [new("csw-2", InvolvementRole.SocialWorker, [], Asked.AddDays(-9), Asked)];

        foreach (var named in (InvolvementFacts[][])[[], ofOne, former])
        {
            var refused = Given.Refused("INVALID_FIELDS", () => kinship.RequestConference(New(), ReferralReason.PreventCare, "", Asked, false, null, named, Asked, "csw-1"));
            Assert.Equal("social_worker", Assert.Single(refused.Fields).Field);
        }

        Assert.Empty(kinship.Help);
        AskForConference(kinship, null, new InvolvementFacts("csw-2", InvolvementRole.SocialWorker, [], Asked, null));
    }

    [Fact]
    public void More_involvements_than_conferences_take_are_refused_here_and_not_there()
    {
        var kinship = Given.Opened(Given.AnOpening() with { Children = [.. Enumerable.Range(1, 12).Select(n => Given.AChild($"CH{n}"))] });
        InvolvementFacts Manager(int n) => new($"tm-{n}", InvolvementRole.LineManager, [], Asked, null);

        AskForConference(kinship, SocialWorker, [.. Enumerable.Range(1, 4).Select(Manager)]);
        Assert.Equal(60, kinship.Help[0].Conference!.Involvements.Count);

        kinship.RecordHelpRefused(kinship.Help[0].Id, "MOVE_NOT_ALLOWED", Asked);
        Given.Refused("INVALID_FIELDS", () => kinship.RequestConference(New(), ReferralReason.PreventCare, "", Asked, false, SocialWorker, [.. Enumerable.Range(1, 5).Select(Manager)], Asked, "csw-1"));
    }
}
