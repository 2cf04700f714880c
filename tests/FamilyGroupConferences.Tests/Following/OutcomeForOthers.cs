using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Identity;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

public sealed class OutcomeForOthers
{
    static readonly Caller Practitioner = As("echo-1", "ECHO_PRAC");

    [Fact]
    public void It_tells_how_far_the_conference_is_and_no_narrative()
    {
        var outcome = Agreed().ToOutcome();

        Assert.Equal((ConferenceState.Agreed, HeldOn.ToMessage(), true, PlanDecision.Agreed, 2), (outcome.State, outcome.HeldDate, outcome.PlanMade, outcome.PlanDecision, outcome.ActionsOpen));
        Assert.Equal(HeldOn.AddMonths(3).ToMessage(), outcome.NextReviewDate);
        Assert.DoesNotContain("Quill", outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("School run", outcome.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_session_is_dated_by_its_London_day()
    {
        var conference = In(ConferenceState.Scheduled);
        conference.Sessions.Add(new() { Id = Initial, Kind = SessionKind.Conference, ScheduledAt = new(2026, 9, 30, 23, 30, 0, TimeSpan.Zero) });

        Assert.Equal(new DateOnly(2026, 10, 1).ToMessage(), conference.ToOutcome().ScheduledDate);
    }

    [Fact]
    public void Whoever_works_with_the_children_may_ask()
    {
        var conference = Held();
        Assert.False(conference.OutcomeIsFor(Practitioner));

        conference.Involvements.Add(new() { Id = Id(71), Subject = "echo-1", Role = InvolvementRole.EdgeOfCareWorker, ChildReference = "C1", From = Referred });
        Assert.True(conference.OutcomeIsFor(Practitioner));

        conference.Involvements[0].Until = HeldOn;
        Assert.False(conference.OutcomeIsFor(Practitioner));
    }

    [Fact]
    public void Whoever_calls_through_the_service_that_asked_for_it_may_ask()
    {
        var conference = AskedForBy("edge-of-care");

        Assert.True(conference.OutcomeIsFor(Practitioner with { Actor = "edge-of-care" }));
        Assert.False(conference.OutcomeIsFor(Practitioner with { Actor = "kinship-assessment" }));
        Assert.False(conference.OutcomeIsFor(Practitioner));
        Assert.False(conference.OutcomeIsFor(Practitioner with { Actor = "edge-of-care", Authority = "E10000902" }));
        Assert.False(AskedForBy("").OutcomeIsFor(Practitioner with { Actor = "" }));
    }

    [Fact]
    public void A_restricted_conference_tells_nobody_who_was_not_given_access()
    {
        var conference = AskedForBy("edge-of-care");
        conference.Restricted = true;

        Assert.False(conference.OutcomeIsFor(Practitioner with { Actor = "edge-of-care" }));
    }

    static Conference AskedForBy(string service) => new()
    {
        Id = Guid.CreateVersion7(),
        Authority = Westmere,
        RequestedByService = service,
        RequestedByRecordId = service.Length > 0 ? Id(80).ToString() : "",
    };
}
