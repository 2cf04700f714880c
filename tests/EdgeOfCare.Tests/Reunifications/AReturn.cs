using Google.Protobuf;
using Suite.EdgeOfCare.Reunifications;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using ReturnGoal = Suite.EdgeOfCare.Reunifications.ReturnGoal;

namespace Suite.EdgeOfCare.Tests.Reunifications;

/// <summary>Ways home in named states, reached as staff reach them.</summary>
static class AReturn
{
    public const string Authority = "E10000901";
    public const string Team = "kinship-north";
    public const string Worker = "csw-1";
    public const string Officer = "iro-1";
    public const string Regulations = "Care Planning, Placement and Case Review (England) Regulations 2010";

    public static readonly DateOnly Reviewed = new(2026, 3, 2);
    public static readonly DateOnly Begun = new(2026, 3, 9);
    public static readonly DateOnly Checked = new(2026, 3, 24);
    public static readonly DateOnly Completed = new(2026, 4, 13);
    public static readonly DateOnly Classed = new(2026, 4, 14);
    public static readonly DateOnly Agreed = new(2026, 4, 20);
    public static readonly DateOnly Increased = new(2026, 4, 27);
    public static readonly DateOnly Progressed = new(2026, 5, 8);
    public static readonly DateOnly Overnight = new(2026, 5, 11);

    public static readonly DateOnly BornIn1990 = new(1990, 6, 1);

    public static Caller Staff(string role, string subject, params string[] teams) => new(subject, Authority, new HashSet<string> { role }, new HashSet<string>(teams));

    public static readonly Caller SocialWorker = Staff("CSW", Worker, Team);
    public static readonly Caller TeamManager = Staff("TM", "tm-1", Team);
    public static readonly Caller ServiceManager = Staff("SM", "sm-1");

    public static Child SomeChild(DateOnly? birthDate = null) => new("C1000", "key-of-child", "Tomas Example", birthDate ?? new(2018, 5, 4), Unborn: false);

    public static ReturnConsidered Facts(CareLegalStatus status = CareLegalStatus.CareOrder, Child? child = null, string iro = Officer, string worker = Worker, bool restricted = false) =>
        new(child ?? SomeChild(), Reviewed, "Mother has done what was asked.", status, new(2025, 9, 1), iro, EpisodeId: null, FamilyId: null, Team, worker, restricted, HistoricEntry: false);

    public static Reunification Considered(CareLegalStatus status = CareLegalStatus.CareOrder) => Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(status), SocialWorker).Item1;

    public static Reunification Assessing(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = Considered(status);
        reunification.StartAssessment(Begun, "assessor-1");
        return reunification;
    }

    public static Reunification Assessed(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = Assessing(status);
        Join(reunification);
        Complete(reunification);
        return reunification;
    }

    public static Reunification Classified(RiskClass risk = RiskClass.Medium, CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = Assessed(status);
        Class(reunification, risk, Classed);
        return reunification;
    }

    public static Reunification WithViews(RiskClass risk = RiskClass.Medium, CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = Classified(risk, status);
        reunification.RecordChildsView(Classed, ViewOfReturn.InFavour, "", "DIRECT_WORK", Worker);
        reunification.RecordIroView(Classed, ViewOfReturn.InFavour, "", Officer);
        return reunification;
    }

    public static Reunification Planned(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = WithViews(status: status);
        Plan(reunification);
        return reunification;
    }

    public static Reunification WithMoreContact(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = Planned(status);
        reunification.IncreaseContact(Increased, "Saturdays too.");
        return reunification;
    }

    public static Reunification StayingOvernight(CareLegalStatus status = CareLegalStatus.CareOrder)
    {
        var reunification = WithMoreContact(status);
        reunification.RecordProgressReview(Progressed, ProgressFinding.GoingWell, "", Worker);
        reunification.StartOvernight(Overnight);
        return reunification;
    }

    /// <summary>At home, however the last steps went.</summary>
    public static Reunification Returned(DateOnly on)
    {
        var reunification = StayingOvernight();
        reunification.MoveTo(ReunificationState.PhasedReturn, on);
        reunification.MoveTo(ReunificationState.Returned, on);
        return reunification;
    }

    public static IReadOnlyList<IMessage> Plan(Reunification reunification, string by = "tm-1") =>
        reunification.AgreePlan(Agreed, new([new ReturnGoal("Up for school on every day.", "mother", new(2026, 9, 1))], "Family support twice a week.", null, Classed, ConferenceOffer.Declined), by);

    public static Guid Join(Reunification reunification, ReunificationPersonKind kind = ReunificationPersonKind.Parent, DateOnly? birthDate = null, DateOnly? joinedOn = null)
    {
        var id = Guid.CreateVersion7();
        reunification.AddPerson(id, new(kind, "Maria Example", birthDate ?? BornIn1990, ParentalResponsibility: kind is ReunificationPersonKind.Parent, ""), joinedOn ?? Begun);
        return id;
    }

    public static void Complete(Reunification reunification, DateOnly? on = null)
    {
        foreach (var person in reunification.People)
        {
            Check(reunification, person.Id);
            Consider(reunification, person.Id);
        }

        reunification.CompleteAssessment(on ?? Completed, on ?? Completed, "Good enough.");
    }

    public static Guid Check(Reunification reunification, Guid person, SuitabilityCheckOutcome outcome = SuitabilityCheckOutcome.Clear, DateOnly? receivedOn = null)
    {
        var id = Guid.CreateVersion7();
        reunification.RequestCheck(id, person, SuitabilityCheckKind.Police, Begun, "WESTMERE");
        reunification.RecordCheckResult(id, receivedOn ?? Checked, outcome);
        return id;
    }

    public static void Consider(Reunification reunification, Guid person, DateOnly? on = null)
    {
        foreach (var matter in ReturnRules.MattersOf(reunification.People.Single(p => p.Id == person), on ?? Checked))
            reunification.RecordMatter(person, matter, on ?? Checked, "Considered.", Worker);
    }

    public static IReadOnlyList<IMessage> Class(Reunification reunification, RiskClass risk, DateOnly on) =>
        reunification.Classify(Guid.CreateVersion7(), on, risk, "As assessed.", Worker);

    public static IReadOnlyList<IMessage> Stay(Reunification reunification, DateTimeOffset from, TimeSpan length) =>
        reunification.RecordStay(Guid.CreateVersion7(), Guid.CreateVersion7(), from, from + length, Worker);

    public static void Approve(Reunification reunification, DateOnly on) =>
        reunification.Approvals.Add(new(Guid.CreateVersion7(), reunification.Round, on, "nom-1", CareLegalStatus.CareOrder, "Safe and wanted.", reunification.LatestClass!.Id, "2010-959"));

    public static void PlaceAtOnce(Reunification reunification, DateOnly on)
    {
        var id = Guid.CreateVersion7();
        reunification.BeginPlacement(id, on, immediate: true);
        reunification.ImmediatePlacements.Add(new() { PlacementId = id, Round = reunification.Round, PlacedOn = on, AssessBy = WorkingCalendar.WorkingDaysAfter(on, 10) });
    }

    public static void Bar(Reunification reunification, DateOnly madeOn) =>
        reunification.ContactOrders.Add(new(Guid.CreateVersion7(), madeOn, IncompatibleWithReturn: true, [], "Supervised contact only."));

    public static RefusedException Refused(Action act) => Assert.Throws<RefusedException>(act);

    public static string ReasonOf(Action act) => Refused(act).Reason;

    public static void RefusedBy(string reason, string citation, Action act)
    {
        var refused = Refused(act);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(citation, Assert.Single(refused.Rules).Citation, StringComparison.Ordinal);
    }

    public static T Only<T>(IEnumerable<IMessage> events) => Assert.Single(events.OfType<T>());
}
