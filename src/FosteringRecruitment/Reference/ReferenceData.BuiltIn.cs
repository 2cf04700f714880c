using Suite.FosteringRecruitment.V1;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>What holds until an authority sets its own.</summary>
sealed partial class ReferenceData
{
    /// <summary>Foster carers may have three children who are not all siblings, unless exempted (Children Act 1989 Sch 7 paras 2 to 4).</summary>
    public const int StatutoryFosteringLimit = 3;

    static readonly DateOnly BuiltInFrom = new(2000, 1, 1);

    /// <summary>
    /// Common targets of English councils: an answer within one working day, the visit within five, two months for stage 1 and four for
    /// stage 2. A panel considers every first approval (Fostering Services (England) Regulations 2011 regs 25 and 27).
    /// </summary>
    static readonly Targets BuiltInTargets = new(BuiltInFrom, RespondWorkingDays: 1, VisitWorkingDays: 5, StageOneMonths: 2, StageTwoMonths: 4,
        UsualFosteringLimit: StatutoryFosteringLimit, PanelRequired: true);

    static readonly Source[] BuiltInSources =
    [
        From("GP_SURGERY", "GP surgery", Channel.Health),
        From("HOSPITAL", "Hospital or clinic", Channel.Health),
        From("HEALTH_VISITOR", "Health visitor or midwife", Channel.Health),
        From("SCHOOL", "School", Channel.School),
        From("NURSERY", "Nursery or childminder", Channel.School),
        From("OPEN_EVENING", "Fostering information evening", Channel.Event),
        From("COMMUNITY_EVENT", "Stall or community event", Channel.Event),
        From("COUNCIL_WEBSITE", "Council website", Channel.Online),
        From("SEARCH_ENGINE", "Search engine", Channel.Online),
        From("SOCIAL_MEDIA", "Social media", Channel.Online),
        From("FOSTER_CARER", "A foster carer", Channel.WordOfMouth),
        From("FRIEND_OR_FAMILY", "Friend, family or colleague", Channel.WordOfMouth),
        From("NEWSPAPER", "Newspaper or magazine", Channel.PressAndRadio),
        From("RADIO_OR_TV", "Radio or television", Channel.PressAndRadio),
        From("LEAFLET_OR_POSTER", "Leaflet, poster or billboard", Channel.PressAndRadio),
        From("FAITH_GROUP", "Faith group", Channel.FaithAndCommunity),
        From("COMMUNITY_GROUP", "Community group", Channel.FaithAndCommunity),
        From("REGIONAL_HUB", "Regional fostering recruitment hub", Channel.RegionalHub),
        From("OTHER", "Other or not known", Channel.Other),
    ];

    /// <summary>An authority's reference data before anybody set anything: version 0.</summary>
    public static ReferenceData BuiltIn(string authority) => new()
    {
        Id = OnePerAuthority.IdOf<ReferenceData>(authority),
        Authority = authority,
        // Copies: entries are ended in place, and those here belong to every authority.
        Sources = [.. BuiltInSources.Select(source => source with { })],
        Targets = [BuiltInTargets],
    };

    static Source From(string code, string label, Channel channel) => new(code, label, channel, BuiltInFrom);
}
