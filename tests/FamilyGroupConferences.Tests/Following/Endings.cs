using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

public sealed class Endings
{
    static readonly DateOnly On = HeldOn.AddDays(1);

    [Theory]
    [InlineData(ConferenceState.Accepted)]
    [InlineData(ConferenceState.Allocated)]
    [InlineData(ConferenceState.BaselineDone)]
    [InlineData(ConferenceState.Preparing)]
    [InlineData(ConferenceState.Scheduled)]
    [InlineData(ConferenceState.Postponed)]
    [InlineData(ConferenceState.Cancelled)]
    public void A_conference_is_stood_down_before_it_is_held_and_what_was_to_come_is_called_off(ConferenceState state)
    {
        var conference = In(state);
        conference.Sessions.Add(new() { Id = Initial, Kind = SessionKind.Conference, ScheduledAt = new(2026, 9, 20, 9, 0, 0, TimeSpan.Zero) });

        var events = conference.StandDown(StandDownReason.Unsafe, On);

        Assert.Equal(StandDownReason.Unsafe, Assert.Single(events.OfType<ConferenceStoodDown>()).Reason);
        Assert.Equal(Initial.ToString(), Assert.Single(events.OfType<SessionCancelled>()).SessionId);
        Assert.Equal((ConferenceState.StoodDown, SessionState.Cancelled), (conference.State, conference.Sessions[0].State));
    }

    [Theory]
    [InlineData(ConferenceState.Referred)]
    [InlineData(ConferenceState.FamilyDeclined)]
    [InlineData(ConferenceState.Held)]
    [InlineData(ConferenceState.Agreed)]
    [InlineData(ConferenceState.StoodDown)]
    [InlineData(ConferenceState.Closed)]
    public void Nothing_else_is_stood_down(ConferenceState state) =>
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => In(state).StandDown(StandDownReason.Unsafe, On)));

    [Fact]
    public void It_is_not_stood_down_before_it_came_so_far() =>
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => In(ConferenceState.Preparing).StandDown(StandDownReason.Unsafe, Referred.AddDays(-1))));

    public static TheoryData<ConferenceState, ClosureCode> Closures()
    {
        var closures = new TheoryData<ConferenceState, ClosureCode>();
        foreach (var state in Enum.GetValues<ConferenceState>())
            foreach (var code in Enum.GetValues<ClosureCode>())
                if (state is not ConferenceState.Unspecified && code is not ClosureCode.Unspecified)
                    closures.Add(state, code);
        return closures;
    }

    [Theory]
    [MemberData(nameof(Closures))]
    public void A_conference_closes_as_what_became_of_it(ConferenceState state, ClosureCode code)
    {
        string? refused = state switch
        {
            ConferenceState.Referred or ConferenceState.MoreInfo or ConferenceState.NotAccepted or ConferenceState.Closed => "MOVE_NOT_ALLOWED",
            _ when code is ClosureCode.ProceedingsIssued or ClosureCode.MovedAway => null,
            ConferenceState.Reviewed when code is ClosureCode.Completed => null,
            ConferenceState.FamilyDeclined when code is ClosureCode.FamilyDeclined => null,
            ConferenceState.StoodDown or ConferenceState.Cancelled when code is ClosureCode.StoodDown => null,
            ConferenceState.NoPlan or ConferenceState.NotAgreed when code is ClosureCode.NoPlan => null,
            _ => "CLOSURE_CODE_NOT_ALLOWED",
        };
        var conference = In(state);

        if (refused is not null)
        {
            Assert.Equal(refused, ReasonOf(() => conference.Close(code, On)));
            return;
        }

        Assert.Equal(code, Assert.Single(conference.Close(code, On).OfType<ConferenceClosed>()).Code);
        Assert.Equal((ConferenceState.Closed, On), (conference.State, conference.ClosedOn));
    }

    [Fact]
    public void It_is_not_completed_while_a_review_is_due()
    {
        var conference = In(ConferenceState.Reviewed);
        conference.Reviews.Add(new() { Number = 1, DueOn = On, HeldOn = On });
        conference.Reviews.Add(new() { Number = 2, DueOn = On.AddMonths(3) });

        Assert.Equal("REVIEW_OUTSTANDING", ReasonOf(() => conference.Close(ClosureCode.Completed, On)));
        Assert.NotEmpty(conference.Close(ClosureCode.MovedAway, On));
        Assert.Null(conference.ToOutcome().NextReviewDate);
    }

    [Theory]
    [InlineData(ConferenceState.Agreed)]
    [InlineData(ConferenceState.AgreedWithChanges)]
    [InlineData(ConferenceState.ReviewDue)]
    [InlineData(ConferenceState.Reviewed)]
    public void It_is_completed_without_the_review_that_is_due_where_the_family_does_not_want_one(ConferenceState state)
    {
        var conference = In(state);
        conference.Reviews.Add(new() { Number = 1, DueOn = On.AddMonths(3) });
        conference.Children[0].FollowUp.SetAnchor(HeldOn, AnchorKind.ConferenceHeld);
        conference.Sessions.Add(new() { Id = Initial, Kind = SessionKind.Review, ScheduledAt = new(2026, 12, 10, 9, 0, 0, TimeSpan.Zero) });

        var events = conference.Close(ClosureCode.Completed, On, reviewDeclined: true);

        var closed = Assert.Single(events.OfType<ConferenceClosed>());
        Assert.Equal((ClosureCode.Completed, true), (closed.Code, closed.ReviewDeclined));
        Assert.Equal(Initial.ToString(), Assert.Single(events.OfType<SessionCancelled>()).SessionId);
        var message = conference.ToMessage(Csw, On, Pseudonyms);
        Assert.Equal((true, null, null), (message.ReviewDeclined, message.NextReviewDate, conference.ToOutcome().NextReviewDate));
        Assert.Equal(["OUTCOME_REVIEW_3M", "OUTCOME_REVIEW_6M", "RETENTION_ENDS"], conference.DueItems().Select(d => d.Rule).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ConferenceState.PlanMade)]
    [InlineData(ConferenceState.Held)]
    [InlineData(ConferenceState.NotAgreed)]
    public void Nothing_that_was_not_agreed_is_completed_in_that_way(ConferenceState state)
    {
        var conference = In(state);
        conference.Reviews.Add(new() { Number = 1, DueOn = On.AddMonths(3) });

        Assert.Equal("CLOSURE_CODE_NOT_ALLOWED", ReasonOf(() => conference.Close(ClosureCode.Completed, On, reviewDeclined: true)));
    }

    [Fact]
    public void Nobody_declines_a_review_that_is_not_due() =>
        Assert.Equal("NO_REVIEW_DUE", ReasonOf(() => In(ConferenceState.Reviewed).Close(ClosureCode.Completed, On, reviewDeclined: true)));

    [Fact]
    public void It_is_not_closed_before_it_came_so_far() =>
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => In(ConferenceState.StoodDown).Close(ClosureCode.StoodDown, Referred.AddDays(-1))));

    [Fact]
    public void A_closed_conference_is_kept_to_the_youngest_childs_30th_birthday()
    {
        var conference = In(ConferenceState.StoodDown);
        Assert.Null(conference.RetainUntil);

        conference.Close(ClosureCode.StoodDown, On);

        // Ben was born on 28 February 2022.
        Assert.Equal(new DateOnly(2052, 2, 28), conference.RetainUntil);
        Assert.Equal(new DateOnly(2052, 2, 28), Assert.Single(conference.DueItems(), d => d.Rule == Conference.RetentionEnds).DueOn);
    }
}
