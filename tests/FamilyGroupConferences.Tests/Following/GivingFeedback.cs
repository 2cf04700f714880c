using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

public sealed class GivingFeedback
{
    const string Comment = "We were heard at last.";

    static readonly FeedbackFacts Facts = new(5, 4, 3, 5, Comment);

    [Fact]
    public void The_family_says_how_it_was_and_the_comment_stays_on_the_record()
    {
        var conference = Held();

        var received = Assert.IsType<FeedbackReceived>(Assert.Single(conference.RecordFeedback(Id(61), Initial, Mother, Facts, HeldOn)));

        Assert.Equal((true, ParticipantRole.Mother, true, 5, 4, 3, 5), (received.Family, received.Role, received.HasComment, received.Prepared, received.Heard, received.PlanIsOurs, received.Recommend));
        Assert.DoesNotContain(Comment, received.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Comment, conference.ToMessage(Convener, HeldOn, Pseudonyms).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Comment, Facts.ToString(), StringComparison.Ordinal);
        Assert.Equal(Comment, Assert.Single(conference.Feedback).Comment);
    }

    [Fact]
    public void The_social_workers_feedback_is_not_the_familys()
    {
        var conference = Held();

        Assert.False(Assert.IsType<FeedbackReceived>(conference.RecordFeedback(Id(61), Initial, SocialWorker, Facts, HeldOn)[0]).Family);

        Assert.Equal(0, conference.FamilyForms(conference.Sessions[0]));
    }

    [Fact]
    public void A_child_who_was_there_may_give_feedback_and_is_not_chased()
    {
        var conference = Held();
        Assert.DoesNotContain(Ada, conference.AwaitedFeedback(conference.Sessions[0]));

        Assert.True(Assert.IsType<FeedbackReceived>(conference.RecordFeedback(Id(61), Initial, Ada, Facts, HeldOn)[0]).Family);

        Assert.Equal(1, conference.FamilyForms(conference.Sessions[0]));
    }

    [Fact]
    public void Feedback_is_given_once_for_a_session()
    {
        var conference = Held();
        conference.RecordFeedback(Id(61), Initial, Mother, Facts, HeldOn);

        Assert.Equal("FEEDBACK_ALREADY_GIVEN", ReasonOf(() => conference.RecordFeedback(Id(62), Initial, Mother, Facts, HeldOn)));
        Assert.Equal("FEEDBACK_ALREADY_GIVEN", ReasonOf(() => conference.RecordNoFeedback(Id(62), Initial, Mother, HeldOn)));
    }

    [Fact]
    public void Whoever_gave_none_may_give_it_after_all()
    {
        var conference = Held();
        Assert.True(Assert.IsType<FeedbackDeclined>(Assert.Single(conference.RecordNoFeedback(Id(61), Initial, Mother, HeldOn.AddDays(10)))).Family);

        conference.RecordFeedback(Id(62), Initial, Mother, Facts, HeldOn.AddDays(11));

        Assert.Equal((Id(62), false), (Assert.Single(conference.Feedback).Id, conference.Feedback[0].Declined));
    }

    [Fact]
    public void Other_professionals_and_whoever_was_absent_are_not_asked()
    {
        Assert.Equal("NOT_ASKED_FOR_FEEDBACK", ReasonOf(() => Held().RecordFeedback(Id(61), Initial, Teacher, Facts, HeldOn)));
        Assert.Equal("NOT_ASKED_FOR_FEEDBACK", ReasonOf(() => Held().RecordFeedback(Id(61), Initial, Ben, Facts, HeldOn)));
        Assert.Equal("NOT_ASKED_FOR_FEEDBACK", ReasonOf(() => Held().RecordNoFeedback(Id(61), Initial, Friend, HeldOn)));
    }

    [Fact]
    public void Feedback_is_of_somebody_on_a_session_that_was_held()
    {
        var conference = Held();
        Assert.Equal("SESSION_NOT_FOUND", ReasonOf(() => conference.RecordFeedback(Id(61), Id(99), Mother, Facts, HeldOn)));
        Assert.Equal("PARTICIPANT_NOT_FOUND", ReasonOf(() => conference.RecordFeedback(Id(61), Initial, Id(99), Facts, HeldOn)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => conference.RecordFeedback(Id(61), Initial, Mother, Facts, HeldOn.AddDays(-1))));
        conference.Sessions[0].State = SessionState.Cancelled;
        Assert.Equal("SESSION_NOT_HELD", ReasonOf(() => conference.RecordFeedback(Id(61), Initial, Mother, Facts, HeldOn)));
    }

    [Fact]
    public void Feedback_is_due_until_everybody_asked_has_answered_or_would_not()
    {
        var conference = Held();
        Assert.Equal((Initial.ToString(), HeldOn.AddDays(14)), Due(conference));

        conference.RecordFeedback(Id(61), Initial, Mother, Facts, HeldOn);
        conference.RecordFeedback(Id(62), Initial, Grandmother, Facts with { Comment = "" }, HeldOn);
        Assert.Equal([SocialWorker], conference.AwaitedFeedback(conference.Sessions[0]));
        Assert.NotNull(Due(conference));

        conference.RecordNoFeedback(Id(63), Initial, SocialWorker, HeldOn);
        Assert.Null(Due(conference));
        Assert.Equal(2, conference.FamilyForms(conference.Sessions[0]));
    }

    [Fact]
    public void The_manager_says_what_a_comment_is_about_in_codes()
    {
        var conference = Held();
        conference.RecordFeedback(Id(61), Initial, Mother, Facts, HeldOn);
        conference.ChooseThemes(Id(61), [FeedbackTheme.Other], FeedbackTone.Mixed);

        var chosen = Assert.IsType<CommentThemesChosen>(Assert.Single(conference.ChooseThemes(Id(61), [FeedbackTheme.ListenedTo, FeedbackTheme.PlanIsOurs], FeedbackTone.Positive)));

        Assert.Equal([FeedbackTheme.ListenedTo, FeedbackTheme.PlanIsOurs], chosen.Themes);
        Assert.Equal([FeedbackTheme.ListenedTo, FeedbackTheme.PlanIsOurs], conference.Feedback[0].Themes);
        Assert.Equal((FeedbackTone.Positive, HeldOn.ToMessage(), Id(61).ToString()), (chosen.Tone, chosen.SessionDate, chosen.FeedbackId));
    }

    [Fact]
    public void Themes_are_those_of_a_comment()
    {
        var conference = Held();
        conference.RecordFeedback(Id(61), Initial, Mother, Facts with { Comment = "" }, HeldOn);

        Assert.Equal("NO_COMMENT", ReasonOf(() => conference.ChooseThemes(Id(61), [FeedbackTheme.Other], FeedbackTone.Mixed)));
        Assert.Equal("FEEDBACK_NOT_FOUND", ReasonOf(() => conference.ChooseThemes(Id(62), [FeedbackTheme.Other], FeedbackTone.Mixed)));
    }

    static (string, DateOnly)? Due(Conference conference) =>
        conference.DueItems().Where(d => d.Rule == Conference.FeedbackDue).Select(d => ((string, DateOnly)?)(d.Subject, d.DueOn)).SingleOrDefault();
}
