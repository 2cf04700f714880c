using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    /// <summary>Two referrals of one child at once: the database keeps one episode open.</summary>
    public static string? DuplicateReason(string index) => index is "episodes_open_of_child" ? AlreadyOpen : null;

    internal const string AlreadyOpen = "EPISODE_ALREADY_OPEN";

    /// <summary>When a crisis is to be answered at the latest; none of other referrals.</summary>
    internal DateTimeOffset? CrisisResponseDueAt => Crisis ? ReferredAt.AddHours(CrisisResponseHours) : null;

    internal bool CrisisAnsweredInTime => CrisisRespondedAt <= CrisisResponseDueAt;

    internal bool IsReEntry => PreviousEpisodeId is not null;

    /// <summary>Opens an episode.</summary>
    /// <param name="familyId">A sibling's, or a new one.</param>
    /// <param name="previous">The child's episode that closed last before; linked if that is not long ago.</param>
    /// <param name="standards">Of the day of the referral.</param>
    public static (Episode Episode, IReadOnlyList<IMessage> Announces) Refer(Guid id, Guid familyId, Referral referral, Episode? previous, LocalStandards standards, Caller by)
    {
        ChildFields.RequireUnderAge(referral.Child, referral.On);

        var reEntry = previous is not null && IsReEntryTo(previous, referral.On, standards.ReEntryMonths);
        var staff = referral.Requester is null;
        var episode = new Episode
        {
            Id = id,
            Authority = by.Authority,
            Child = referral.Child,
            FamilyId = familyId,
            ReferredAt = referral.At,
            ReferredOn = referral.On,
            StateSince = referral.On,
            Crisis = referral.Crisis,
            CrisisResponseHours = referral.Crisis ? standards.CrisisResponseHours : 0,
            Openness = referral.Openness,
            Needs = [.. referral.Needs],
            Summary = referral.Summary,
            ReferredBy = by.Subject,
            ReferredByStaff = staff,
            Requesters = referral.Requester is { } requester ? [requester] : [],
            PreviousEpisodeId = reEntry ? previous!.Id : null,
            InvolvedWorkers = [.. referral.InvolvedWorkers],
            Team = referral.Team,
            Restricted = referral.Restricted,
            // A social worker of another team keeps knowing of the child whom they referred.
            Access = staff ? [by.Subject] : [],
            HistoricEntry = referral.HistoricEntry,
        };
        var opened = new EpisodeOpened
        {
            ChildKey = referral.Child.Key,
            FamilyId = familyId.ToString(),
            ReferredDate = referral.On.ToMessage(),
            Crisis = referral.Crisis,
            Openness = referral.Openness,
            Needs = { referral.Needs },
            ReEntry = reEntry,
            PreviousEpisodeId = episode.PreviousEpisodeId?.ToString() ?? "",
            RequestedByService = referral.Requester?.Service ?? AskingService.Unspecified,
            RequestedByRecordId = referral.Requester?.RecordId ?? "",
            CrisisResponseDueTime = episode.CrisisResponseDueAt is { } due ? Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(due) : null,
            Team = referral.Team,
            HistoricEntry = referral.HistoricEntry,
        };
        return reEntry ? (episode, [opened, Reopened(previous!, episode)]) : (episode, [opened]);
    }

    /// <summary>On the day of the closure or up to so many calendar months after it, clamped to the month's end.</summary>
    static bool IsReEntryTo(Episode previous, DateOnly on, int months) =>
        previous.ClosedOn is { } closedOn && on >= closedOn && on <= WorkingCalendar.AddMonths(closedOn, months);

    static EpisodeReopened Reopened(Episode previous, Episode again)
    {
        var closedOn = previous.ClosedOn!.Value;
        var months = ((again.ReferredOn.Year - closedOn.Year) * 12) + again.ReferredOn.Month - closedOn.Month;
        if (WorkingCalendar.AddMonths(closedOn, months) > again.ReferredOn)
            months--;
        return new()
        {
            ChildKey = again.Child.Key,
            PreviousEpisodeId = previous.Id.ToString(),
            PreviousClosedDate = closedOn.ToMessage(),
            ReferredDate = again.ReferredOn.ToMessage(),
            MonthsSinceClosure = months,
        };
    }

    /// <summary>Of a child's episodes the one that a referral on that day may be a re-entry to.</summary>
    public static Episode? LastClosed(IEnumerable<Episode> ofChild, DateOnly before) =>
        ofChild.Where(episode => episode.IsClosed && episode.ClosedOn <= before).MaxBy(episode => episode.ClosedOn);
}
