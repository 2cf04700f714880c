using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Panels;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Tests.Panels;

public sealed class HoldingAPanel
{
    static readonly string[] Everybody = [.. Given.Members.Select(m => m.Subject)];

    [Fact]
    public void A_panel_is_scheduled_and_held()
    {
        var (panel, scheduled) = Panel.Schedule(Guid.CreateVersion7(), Given.Authority, Given.PanelDay, joint: false, Given.Members, capacity: 6, Given.Listed);
        Assert.Equal((6, false), (scheduled.Single<PanelScheduled>().Capacity, scheduled.Single<PanelScheduled>().Joint));
        Assert.Equal(["PANEL_PAPERS_DUE", "PANEL_MEETS"], panel.DueItems().Select(i => i.Rule));
        Assert.Equal([new DateOnly(2026, 9, 8), Given.PanelDay], panel.DueItems().Select(i => i.DueOn));

        var held = panel.RecordHeld(Everybody, Given.PanelDay).Single<PanelMeetingHeld>();

        Assert.Equal((5, PanelState.Held), (held.Attended, panel.State));
        Assert.Empty(panel.DueItems());
        Assert.True(panel.ToMessage(Given.PanelDay).Quorate);
    }

    [Fact]
    public void A_panel_is_not_held_before_its_day_and_once()
    {
        var panel = Given.AScheduledPanel();
        Given.Refused("DATE_OUT_OF_ORDER", () => panel.RecordHeld(Everybody, Given.PanelDay.AddDays(-1)));
        Given.Refused("INVALID_FIELDS", () => panel.RecordHeld([.. Everybody, "stranger"], Given.PanelDay));
        Given.HoldPanel(panel);

        Given.Refused("MOVE_NOT_ALLOWED", () => panel.RecordHeld(Everybody, Given.PanelDay));
        Given.Refused("MOVE_NOT_ALLOWED", () => panel.SetMembers(Given.Members));
        Given.Refused("MOVE_NOT_ALLOWED", () => panel.Cancel(0, Given.PanelDay));
        Given.Cites("reg 25", "PANEL_NOT_OPEN", panel.RequireOpen);
    }

    [Fact]
    public void Regulation_24_a_joint_panel_has_four_others()
    {
        var panel = Given.AScheduledPanel(joint: true);
        Assert.Equal((false, "PANEL_MEMBERS"), (panel.ToMessage(Given.Listed).Quorate, Assert.Single(panel.ToMessage(Given.Listed).QuorumGaps)));

        var refused = Given.Refused("PANEL_NOT_QUORATE", () => panel.RecordHeld(Everybody, Given.PanelDay));

        Assert.Equal(Given.Regulations + "reg 24", Assert.Single(refused.Rules).Citation);
        panel.SetMembers([.. Given.Members, new("member-4", PanelRole.Member, false)]);
        panel.RecordHeld([.. Everybody, "member-4"], Given.PanelDay);
    }

    [Fact]
    public void Regulation_24_a_vice_chair_may_chair_and_an_adviser_does_not_count()
    {
        Seat[] withVice = [.. Given.Members[1..], new("vice-1", PanelRole.ViceChair, false)];
        Given.AScheduledPanel(members: withVice).RecordHeld([.. withVice.Select(m => m.Subject)], Given.PanelDay);

        Seat[] withAdviser = [.. Given.Members[..4], new("adviser-1", PanelRole.Adviser, true)];
        var refused = Given.Refused("PANEL_NOT_QUORATE", () => Given.AScheduledPanel(members: withAdviser).RecordHeld([.. withAdviser.Select(m => m.Subject)], Given.PanelDay));
        Assert.Equal(["PANEL_MEMBERS"], refused.Rules.Select(r => r.Rule));
    }

    [Fact]
    public void Regulation_24_the_social_worker_may_sit_in_another_role_but_is_somebody_else_than_who_chairs()
    {
        Seat[] memberIsSocialWorker = [Given.Members[0], new("worker-1", PanelRole.Member, true), .. Given.Members[2..]];
        Assert.True(Given.AScheduledPanel(members: memberIsSocialWorker).ToMessage(Given.Listed).Quorate);

        Seat[] chairIsSocialWorker = [new("chair-1", PanelRole.Chair, true), new("member-0", PanelRole.Member, false), .. Given.Members[2..]];
        Assert.Equal(["PANEL_SOCIAL_WORKER"], Given.AScheduledPanel(members: chairIsSocialWorker).ToMessage(Given.Listed).QuorumGaps);

        Seat[] viceChairIsSocialWorker = [new("vice-1", PanelRole.ViceChair, true), Given.Members[0], .. Given.Members[2..]];
        Assert.True(Given.AScheduledPanel(members: viceChairIsSocialWorker).ToMessage(Given.Listed).Quorate);
    }

    [Fact]
    public void An_interest_is_declared_by_a_member_and_concerns_one_matter()
    {
        var panel = Given.AScheduledPanel();
        var (matter, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Given.Refused("MEMBER_NOT_FOUND", () => panel.DeclareConflict("stranger", matter, "RELATIVE"));

        panel.DeclareConflict("member-1", matter, "RELATIVE");
        panel.DeclareConflict("member-1", matter, "RELATIVE");
        Given.HoldPanel(panel);

        Assert.Equal(["member-1"], panel.SittingOn(matter).Members.Where(m => m.ConflictOfInterest).Select(m => m.Subject));
        Assert.DoesNotContain(panel.SittingOn(other).Members, m => m.ConflictOfInterest);
        Assert.Equal((Given.PanelDay, false, 5), (panel.SittingOn(other).On, panel.SittingOn(other).Joint, panel.SittingOn(other).Members.Count));
        Assert.Single(panel.Conflicts);
    }

    [Fact]
    public void Only_those_who_attended_took_part()
    {
        var panel = Given.AScheduledPanel(members: [.. Given.Members, new("member-4", PanelRole.Member, false)]);
        panel.RecordHeld(Everybody, Given.PanelDay);

        Assert.DoesNotContain(panel.SittingOn(Guid.CreateVersion7()).Members, m => m.Subject == "member-4");
    }

    [Fact]
    public void Papers_go_out_before_the_panel()
    {
        var panel = Given.AScheduledPanel();
        Given.Refused("DATE_OUT_OF_ORDER", () => panel.RecordPapersSent(Given.PanelDay.AddDays(1)));

        panel.RecordPapersSent(new(2026, 9, 8));

        Assert.Equal(["PANEL_MEETS"], panel.DueItems().Select(i => i.Rule));
        panel.Cancel(0, new(2026, 9, 9));
        Given.Refused("MOVE_NOT_ALLOWED", () => panel.RecordPapersSent(new(2026, 9, 9)));
        Given.Refused("MOVE_NOT_ALLOWED", () => panel.DeclareConflict("member-1", Guid.CreateVersion7(), "RELATIVE"));
    }

    [Fact]
    public void A_panel_with_matters_is_not_cancelled()
    {
        var panel = Given.AScheduledPanel();
        Given.Refused("PANEL_HAS_MATTERS", () => panel.Cancel(1, Given.Listed));

        panel.Cancel(0, Given.Listed).Single<PanelCancelled>();

        Assert.Equal(PanelState.Cancelled, panel.State);
        Given.Cites("reg 25", "PANEL_NOT_OPEN", panel.RequireOpen);
        Given.Cites("reg 25", "PANEL_NOT_HELD", () => panel.SittingOn(Guid.CreateVersion7()));
        Assert.Empty(panel.DueItems());
    }

    [Fact]
    public void A_panel_takes_as_many_matters_as_it_has_room_for()
    {
        Given.AScheduledPanel(capacity: 2).RequireRoom(1);
        Given.Refused("PANEL_FULL", () => Given.AScheduledPanel(capacity: 2).RequireRoom(2));
        Given.AScheduledPanel().RequireRoom(99);
    }

    [Fact]
    public void A_matter_is_on_the_agenda_before_and_after_the_panel_for_those_who_may_know_of_it()
    {
        var (application, panel) = Given.ListedForPanel();
        var listed = Assert.Single(Agenda.Of(application, panel.Id, Given.ServiceManager));
        Assert.Equal((PanelMatter.Application, application.Id.ToString(), "An applicant", false), (listed.Matter, listed.ApplicationId, listed.Names, listed.Recommended));

        Given.Recommend(application, Given.HoldPanel(panel), PanelRecommendation.RecommendApproval);
        var recommended = Assert.Single(Agenda.Of(application, panel.Id, Given.ServiceManager));
        Assert.Equal((true, listed.ListedDate), (recommended.Recommended, recommended.ListedDate));

        application.SetRestriction(true, [], Given.ServiceManager);
        Assert.Empty(Agenda.Of(application, panel.Id, Given.Staff("PANEL_ADV")));
        Assert.Empty(Agenda.Of(application, Guid.CreateVersion7(), Given.ServiceManager));
    }

    [Fact]
    public void The_document_holds_all_of_it()
    {
        var panel = Given.AScheduledPanel(capacity: 3);
        panel.DeclareConflict("member-1", Guid.CreateVersion7(), "RELATIVE");
        panel.RecordPapersSent(new(2026, 9, 8));
        Given.HoldPanel(panel);

        Assert.Equal(panel.ToMessage(Given.PanelDay), Panel.FromDocument(panel.ToDocument(), Panel.SchemaVersion).ToMessage(Given.PanelDay));
    }
}
