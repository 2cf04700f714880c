using Google.Protobuf;
using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Tests.Episodes;

/// <summary>Episodes at their beginning, reached by their own acts.</summary>
static class AReferral
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly Day = new(2026, 11, 23);

    public static readonly DateTimeOffset Time = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly Child Sam = new("C1", "key-of-c1", "Sam", new(2014, 5, 6), false);

    public static readonly LocalStandards Usual = new(DateOnly.MinValue, 3, 24, 120, 300, 20, 12);

    /// <summary>A social worker of another team than the edge-of-care service's.</summary>
    public static readonly Caller SocialWorker = Person("csw", "CSW", "safeguarding");

    public static readonly Caller EchoManager = Person("manager", "ECHO_MGR", "echo");

    public static Caller Person(string subject, string role, string team) => new(subject, "A", new HashSet<string> { role }, new HashSet<string> { team });

    public static readonly Referral Ordinary = On(Day);

    public static Referral On(DateOnly day) => new(Sam, new(day.ToDateTime(new(9, 0)), TimeSpan.Zero), day, false, EpisodeOpenness.ChildInNeed,
        [ReferralNeed.FamilyBreakdown], "Arguments at home.", null, "", [], false, false);

    public static (Episode Episode, IReadOnlyList<IMessage> Announces) Opened(Referral referral, Episode? previous = null, LocalStandards? standards = null) =>
        Episode.Refer(Guid.CreateVersion7(), Guid.CreateVersion7(), referral, previous, standards ?? Usual, SocialWorker);

    public static Episode Referred(Referral? referral = null) => Opened(referral ?? Ordinary).Episode;

    public static Episode AtPanel(Referral? referral = null)
    {
        var episode = Referred(referral);
        episode.SendToPanel(episode.ReferredOn);
        return episode;
    }

    public static Episode Accepted(Referral? referral = null)
    {
        var episode = AtPanel(referral);
        episode.AcceptByPanel(episode.ReferredOn, "", Usual, "chair");
        return episode;
    }

    public static Episode Declined()
    {
        var episode = AtPanel();
        episode.DeclineByPanel(Day, [DeclineReason.CriteriaNotMet], "", "chair");
        return episode;
    }

    public static Episode Withdrawn()
    {
        var episode = Referred();
        episode.Withdraw(Day, DeclineReason.CircumstancesChanged);
        return episode;
    }

    public static Episode Allocated(Referral? referral = null)
    {
        var episode = Accepted(referral);
        episode.AllocateTo(episode.ReferredOn, "echo", "practitioner");
        return episode;
    }

    public static Episode Engaged(Referral? referral = null)
    {
        var episode = Allocated(referral);
        episode.RecordFirstVisit(episode.ReferredOn, true, "");
        episode.Engage(episode.ReferredOn, "");
        return episode;
    }

    /// <summary>Its goals and interventions do not matter here.</summary>
    public static Episode Closed(DateOnly on, Referral? referral = null)
    {
        var episode = Engaged(referral ?? On(on));
        episode.MoveTo(EpisodeState.Closed, on);
        (episode.ClosedOn, episode.Closure) = (on, ClosureCode.PartlyMet);
        episode.FollowUp.SetAnchor(on, AnchorKind.EpisodeClosed);
        return episode;
    }
}
