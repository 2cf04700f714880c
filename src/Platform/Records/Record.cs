using System.Text.Json.Serialization;
using Google.Protobuf;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.Platform.Records;

/// <summary>
/// What the records of a service have in common, whatever their kinds: whose they are, who may know of them, and which of their
/// deadlines were warned of. Records hold every rule about themselves and read no clock and no database. A service derives one base
/// of its own from it, which says in its own events what every record announces.
/// </summary>
public abstract class Record
{
    public required Guid Id { get; init; }

    [JsonIgnore]
    public long Version { get; set; }

    public required string Authority { get; init; }
    public string Team { get; set; } = "";
    public string Worker { get; set; } = "";
    public bool Restricted { get; set; }

    /// <summary>Subjects who may know of it though it is restricted or another team's.</summary>
    public List<string> Access { get; set; } = [];

    /// <summary>Being keyed in with its real dates: the deadline watch leaves it alone.</summary>
    public bool HistoricEntry { get; set; }

    /// <summary>Up to which warning point each deadline was announced, by rule, subject and due day.</summary>
    public Dictionary<string, DateOnly> Warned { get; init; } = [];

    /// <summary>Day of the last move.</summary>
    public DateOnly StateSince { get; set; }

    [JsonIgnore]
    public bool WatchedByClock => !HistoricEntry;

    [JsonIgnore]
    protected WarningPoints Points => new(Warned);

    /// <summary>Every open deadline with its warning points.</summary>
    public virtual IReadOnlyList<DueItem> DueItems() => [];

    /// <summary>Does what the calendar alone brings about up to and including a day; twice for a day does nothing the second time.</summary>
    protected virtual void HappenBy(DateOnly day, List<IMessage> happened)
    {
    }

    /// <summary>How urgent a warning is, and who is alerted.</summary>
    protected virtual (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) => (WarningUrgency.Warning, []);

    /// <summary>The service's event that warns of a deadline.</summary>
    protected abstract IMessage WarningOf(DueItem item, DateOnly point, WarningUrgency urgency, IReadOnlyList<string> roles);

    /// <summary>The service's event that says which part of a record changed, where the change has no event of its own.</summary>
    protected abstract IMessage Amended(string section);

    /// <summary>A week before the last day a notice of what the law limits becomes a warning.</summary>
    const int SoonDays = 7;

    /// <summary>How urgent a limit of the law is.</summary>
    protected static WarningUrgency StatutoryUrgency(DueItem item, DateOnly point) =>
        point >= item.DueOn ? WarningUrgency.Critical
        : point >= item.DueOn.AddDays(-SoonDays) ? WarningUrgency.Warning
        : WarningUrgency.Notice;

    /// <summary>What the authority set itself is never as urgent as a limit of the law.</summary>
    protected static WarningUrgency LocalUrgency(DueItem item, DateOnly point) => point < item.DueOn ? WarningUrgency.Notice : WarningUrgency.Warning;

    public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now) =>
        Pass(today, silentBefore: HistoricEntry ? DateOnly.MaxValue : DateOnly.MinValue);

    IReadOnlyList<IMessage> Pass(DateOnly today, DateOnly silentBefore)
    {
        var happened = Points.Pass(today, silentBefore, DueItems, HappenBy, WarningOf);
        // What falls on no warning point of a deadline, as an expiry the day after, still happens.
        var after = new List<IMessage>();
        HappenBy(today, after);
        return happened is null ? after : [.. happened, .. after];
    }

    IMessage WarningOf(DueItem item, DateOnly point)
    {
        var (urgency, roles) = UrgencyOf(item, point);
        return WarningOf(item, point, urgency, roles);
    }

    /// <summary>Roles that may know of every unrestricted record of this kind in their authority.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> KnownToRoles { get; }

    /// <summary>Roles that may know of the unrestricted records of their own teams, and of those that no team holds yet.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> TeamRoles => SocialWork;

    /// <summary>A record that no team has yet is known to those roles of every team, so that one of them takes it.</summary>
    [JsonIgnore]
    public virtual bool IsForEveryTeamAtFirst => true;

    static readonly string[] SocialWork = ["ASSESSOR", "SSW", "TM", "CSW"];

    /// <summary><see cref="Visibility"/> says the same in SQL; each service's tests hold the two against each other.</summary>
    public bool MayBeKnownTo(Caller caller)
    {
        if (caller.Has("SYSTEM") && (caller.Authority == Authority || caller.Authority == Caller.AllAuthorities))
            return true;
        if (caller.Authority != Authority)
            return false;
        if (caller.HasAny("SM", "SERVICE") || (Worker.Length > 0 && caller.Subject == Worker) || Access.Contains(caller.Subject))
            return true;
        if (Restricted)
            return false;
        return HasOne(caller, KnownToRoles) || (HasOne(caller, TeamRoles) && (Team.Length == 0 ? IsForEveryTeamAtFirst : caller.Teams.Contains(Team)));
    }

    internal static bool HasOne(Caller caller, IReadOnlyList<string> roles)
    {
        foreach (var role in roles)
            if (caller.Has(role))
                return true;
        return false;
    }

    public IReadOnlyList<IMessage> SetRestriction(bool restricted, IReadOnlyList<string> subjects, Caller by)
    {
        if (Restricted && !by.Has("SM"))
            throw Refuse.Permission("RESTRICTION_NOT_YOURS", "Only a service manager changes or lifts a restriction.");
        Restricted = restricted;
        // Whoever restricts a record without being allowed to know of it by role keeps knowing of it.
        Access = [.. subjects];
        if (!MayBeKnownTo(by))
            Access.Add(by.Subject);
        return [Amended("RESTRICTION")];
    }

    public IReadOnlyList<IMessage> Allocate(string team, string worker, Caller by)
    {
        if (by.Has("TM") && !by.Has("SM") && Team.Length > 0 && !by.Teams.Contains(Team))
            throw Refuse.Permission("NOT_YOUR_TEAM", "A team manager gives away records of their own teams.");
        (Team, Worker) = (team, worker);
        return [Amended("ALLOCATION")];
    }

    public IReadOnlyList<IMessage> FinishHistoricEntry(DateOnly today)
    {
        if (!HistoricEntry)
            throw Refuse.Precondition("NOT_A_HISTORIC_ENTRY", "The record is not being keyed in.");
        HistoricEntry = false;
        return [Amended("HISTORIC_ENTRY"), .. Pass(today, silentBefore: today)];
    }

    public static void RequireMayKeyIn(bool historicEntry, Caller by)
    {
        if (historicEntry && !by.HasAny("TM", "SM", "SERVICE"))
            throw Refuse.Permission("HISTORIC_ENTRY_NOT_ALLOWED", "Only team and service managers key in records with their real dates.");
    }

    public static RefusedException MoveNotAllowed(string move, Enum state) =>
        Refuse.Precondition("MOVE_NOT_ALLOWED", $"{move} is not allowed in {state}.");
}
