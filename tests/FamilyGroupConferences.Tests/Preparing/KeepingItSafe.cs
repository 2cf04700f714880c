using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Tests.Preparing;

public sealed class KeepingItSafe
{
    [Fact]
    public void A_safety_plan_names_risks_and_who_made_it()
    {
        var conference = AFamily.Preparing();

        var set = conference.SetSafetyPlan(["DOMESTIC_ABUSE", "WEAPONS"], "Separate arrival times.", AFamily.Prepared, "coordinator-1").Announced<SafetyPlanSet>();

        Assert.Equal(2, set.Risks);
        Assert.Equal(("Separate arrival times.", AFamily.Prepared, "coordinator-1"), (conference.SafetyPlan!.Plan, conference.SafetyPlan.On, conference.SafetyPlan.By));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.SetSafetyPlan(["WEAPONS"], "x", AFamily.Consented, "coordinator-1"));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.StoodDown).SetSafetyPlan(["WEAPONS"], "x", AFamily.Prepared, "coordinator-1"));
    }

    [Fact]
    public void Somebody_kept_out_is_no_longer_invited_until_let_in_and_invited_again()
    {
        var conference = AFamily.Ready();

        var excluded = conference.ExcludeParticipant(AFamily.Grandmother, "COURT_ORDER", viewsConveyed: true, AFamily.Booked).Announced<ParticipantExcluded>();

        Assert.Equal(AFamily.Grandmother.ToString(), excluded.ParticipantId);
        Assert.False(conference.ParticipantOf(AFamily.Grandmother).Invited);
        AFamily.Refused("ALREADY_EXCLUDED", () => conference.ExcludeParticipant(AFamily.Grandmother, "COURT_ORDER", viewsConveyed: false, AFamily.Booked));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.LiftExclusion(AFamily.Grandmother, AFamily.Booked.AddDays(-1)));
        conference.LiftExclusion(AFamily.Grandmother, AFamily.Booked.AddDays(3)).Announced<RecordAmended>();
        AFamily.Refused("NOT_EXCLUDED", () => conference.LiftExclusion(AFamily.Grandmother, AFamily.Day));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.ExcludeParticipant(AFamily.Grandmother, "COURT_ORDER", viewsConveyed: false, AFamily.Booked));
        conference.RecordPreparation(AFamily.Grandmother, AFamily.Booked.AddDays(3), AttendanceMode.InPerson, invited: true);
        Assert.True(conference.ParticipantOf(AFamily.Grandmother).Invited);
    }

    [Fact]
    public void A_child_is_never_kept_out()
    {
        var conference = AFamily.Ready();
        AFamily.Refused("CHILD_NOT_EXCLUDED", () => conference.ExcludeParticipant(AFamily.Girl, "OTHER", viewsConveyed: true, AFamily.Booked));
        AFamily.Refused("NOT_EXCLUDED", () => conference.LiftExclusion(AFamily.Girl, AFamily.Booked));
    }

    [Fact]
    public void Only_people_of_the_network_are_kept_out_and_from_the_referral_to_the_end()
    {
        var conference = AFamily.Ready();
        AFamily.Refused("PARTICIPANT_NOT_FOUND", () => conference.ExcludeParticipant(AFamily.Nobody, "OTHER", viewsConveyed: false, AFamily.Booked));
        AFamily.Refused("PARTICIPANT_NOT_FOUND", () => conference.LiftExclusion(AFamily.Nobody, AFamily.Booked));
        conference.ParticipantOf(AFamily.Friend).LeftOn = AFamily.Prepared;
        AFamily.Refused("PARTICIPANT_HAS_LEFT", () => conference.ExcludeParticipant(AFamily.Friend, "OTHER", viewsConveyed: false, AFamily.Booked));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.ExcludeParticipant(AFamily.Father, "OTHER", viewsConveyed: false, AFamily.Offered.AddDays(-1)));
        Assert.NotEmpty(AFamily.Agreed().ExcludeParticipant(AFamily.Father, "DOMESTIC_ABUSE", viewsConveyed: true, AFamily.Day));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.Closed).ExcludeParticipant(AFamily.Father, "OTHER", viewsConveyed: false, AFamily.Day));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.Closed).LiftExclusion(AFamily.Father, AFamily.Day));
    }
}
