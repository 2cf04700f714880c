using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>
/// What the law wants before a child goes home: Care Planning, Placement and Case Review (England) Regulations 2010 Part 4 and
/// Schedule 3.
/// </summary>
static class ReturnRules
{
    const string Regulations = "Care Planning, Placement and Case Review (England) Regulations 2010";

    public const string ChildsViews = Regulations + " regs 9(1)(b)(i) and 18(2)(a)";
    public const string Assessment = Regulations + " reg 17";
    public const string ScheduleThree = Regulations + " reg 17(b) and Schedule 3";

    /// <summary>Convictions and cautions are one of the matters.</summary>
    public const string PoliceChecks = Regulations + " reg 17 and Schedule 3";

    public const string SafeguardsWelfare = Regulations + " reg 17(c)";
    public const string IroConsulted = Regulations + " reg 18(2)(d)";
    public const string LongStay = Regulations + " regs 17 and 18; a stay with parents of more than 24 hours is a placement";
    public const string Immediate = Regulations + " reg 19";
    public const string StayUnderSection20 = "Children Act 1989 s.20; " + Regulations + " reg 15";
    public const string PlacementUnderOrder = Regulations + " reg 15";
    public const string IroIndependence = Regulations + " reg 46";

    /// <summary>Parents looking after their own child are not in regulated activity.</summary>
    public const string NoDbs = "Safeguarding Vulnerable Groups Act 2006 Schedule 4";

    /// <summary>The steps are practice, not law.</summary>
    public const string Framework = "Reunification practice framework (NSPCC and Research in Practice)";

    /// <summary>Of a check that came back; a local rule.</summary>
    public const int CheckMonths = 12;

    /// <summary>A longer stay is a placement.</summary>
    public const int LongestStayMinutes = 24 * 60;

    /// <summary>Schedule 3 paragraph 1.</summary>
    static readonly ScheduleThreeMatter[] OfParents = Enum.GetValues<ScheduleThreeMatter>()[1..];

    /// <summary>Schedule 3 paragraph 2, of members of the household of 18 or over: as far as is practicable 1(a), (b), (c) and (e).</summary>
    static readonly ScheduleThreeMatter[] OfMembers =
        [ScheduleThreeMatter.CareCapacity, ScheduleThreeMatter.Health, ScheduleThreeMatter.RelationshipsAndHousehold, ScheduleThreeMatter.Offences];

    /// <summary>None of a member who is a child.</summary>
    public static IReadOnlyList<ScheduleThreeMatter> MattersOf(Person person, DateOnly on) => person.Kind switch
    {
        ReunificationPersonKind.Parent => OfParents,
        _ when IsAdult(person, on) => OfMembers,
        _ => [],
    };

    public static RefusedException ImmediatePlacementIsOpen() =>
        Refuse.Precondition("IMMEDIATE_PLACEMENT_OPEN", "The child is placed before the assessment; that placement is confirmed or ended first.", Immediate);

    public static RefusedException OfficerNotIndependent() =>
        Refuse.Precondition("IRO_NOT_INDEPENDENT", "The independent reviewing officer does not hold, manage or assess the case.", IroIndependence);

    /// <param name="episode">As found; null if there is none that the caller may know of.</param>
    public static void RequireEpisodeOf(Child child, Episode? episode)
    {
        if (episode is null)
            throw Refuse.NotFound(Episode.NotFoundReason, "There is no such episode.");
        if (episode.Child.Reference != child.Reference)
            throw Refuse.Field("episode_id", "must be an episode of this child");
    }

    public static bool IsAdult(Person person, DateOnly on) => on >= WorkingCalendar.TurnsOn(person.BirthDate, ChildFields.AdultAge);
}
