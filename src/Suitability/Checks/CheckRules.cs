using Suite.Platform.Calendar;

namespace Suite.Suitability.Checks;

/// <summary>The numbers, names and citations of checks.</summary>
public static class CheckRules
{
    /// <summary>Local target, counted from submission.</summary>
    public const int ChaseDays = 21;

    /// <summary>Local target, counted from submission.</summary>
    public const int EscalateDays = 42;

    /// <summary>The Disclosure and Barring Service takes an escalation once the police have had it for 60 days; counted here from submission, which is when the council's wait begins.</summary>
    public const int DbsEscalationDays = 60;

    /// <summary>Local policy: DBS certificates and medicals are renewed every three years.</summary>
    public const int ValidMonths = 36;

    /// <summary>Local target: a renewal is begun so long before the old check ends.</summary>
    public const int RenewalDays = 60;

    /// <summary>Code of practice for registered persons (DBS): certificate information is kept no longer than six months after the decision.</summary>
    public const int ContentMonths = 6;

    /// <summary>Local targets, in working days: to ask for a check once raised, to send off a form once begun, to assess a disclosure and to decide on it.</summary>
    public const int RequestWorkingDays = 5;
    public const int SubmitWorkingDays = 5;
    public const int DisclosureWorkingDays = 5;

    /// <summary>Local target: the original certificate is seen so long after its issue.</summary>
    public const int CertificateSeenDays = 14;

    public const int AdultAge = 18;

    /// <summary>Youngest age at which the Disclosure and Barring Service takes an application (Police Act 1997 s.113B).</summary>
    public const int YoungestForDbs = 16;

    public const string Fostering = "Fostering Services (England) Regulations 2011";
    public const string Adults = Fostering + " reg 26(9), Sch 3";
    public const string LocalTarget = "Local target";
    public const string LocalRenewal = "Local policy: renewal every three years";
    public const string DbsCode = "Code of practice for registered persons (DBS): certificate information kept up to six months after the decision";
    public const string DbsSixtyDays = "DBS escalation process: 60 days at the police stage";

    public const string Request = "CHECK_REQUEST";
    public const string Consent = "CHECK_CONSENT";
    public const string Submit = "CHECK_SUBMIT";
    public const string Chase = "CHECK_CHASE";
    public const string Escalate = "CHECK_ESCALATE";
    public const string DbsSixty = "DBS_SIXTY_DAYS";
    public const string CertificateSeen = "DBS_CERTIFICATE_SEEN";
    public const string Renewal = "CHECK_RENEWAL";
    public const string ContentPurge = "CONTENT_PURGE";
    public const string TurnsEighteen = "PERSON_TURNS_EIGHTEEN";

    /// <summary>Announced once, when a check comes back, whatever came back.</summary>
    public const string Returned = "CHECK_RETURNED";

    /// <summary>Announced once, when an adult joins the household.</summary>
    public const string NewAdult = "NEW_ADULT_IN_HOUSEHOLD";

    /// <summary>
    /// Deadlines that exist only where something was disclosed. They are never announced, and a list shows them only to
    /// somebody who may see disclosures: the rule's name alone would say what came back.
    /// </summary>
    public const string DisclosureAssessment = "DISCLOSURE_ASSESSMENT";
    public const string DisclosureDecision = "DISCLOSURE_DECISION";

    public static bool TellsOfDisclosure(string rule) => rule is DisclosureAssessment or DisclosureDecision or ContentPurge;

    /// <summary>Checks of which several may run for one person at once: several referees, authorities, employers, countries.</summary>
    public static bool MayRunSeveral(CheckType type) => type is CheckType.PersonalReference or CheckType.LocalAuthority or CheckType.Employer
        or CheckType.ExPartner or CheckType.Overseas or CheckType.School or CheckType.AdultChild or CheckType.Volunteering;

    /// <summary>A GP reports only with the patient's consent (common law of confidence).</summary>
    public static bool NeedsConsent(CheckType type) => type is CheckType.Medical;

    public static bool Expires(CheckType type) => type is CheckType.DbsEnhancedBarred or CheckType.Medical;

    /// <summary>Checks of the home, which concern no single person.</summary>
    public static bool ConcernsHome(CheckType type) => type is CheckType.HomeSafety or CheckType.Accommodation or CheckType.PetAssessment;

    /// <summary>For whom an outstanding check waits.</summary>
    public static string Agency(Check check) => check.Type switch
    {
        CheckType.DbsEnhancedBarred => check is { DbsStage: DbsStage.S4LocalPolice, PoliceForce.Length: > 0 } ? "POLICE:" + check.PoliceForce : "DBS",
        CheckType.PoliceDirect => check.PoliceForce.Length > 0 ? "POLICE:" + check.PoliceForce : "POLICE",
        CheckType.LocalAuthority or CheckType.PreviousApplications => "LOCAL_AUTHORITY",
        CheckType.Medical => "GP",
        CheckType.PersonalReference => "REFEREE",
        CheckType.PreviousFosteringService => "FOSTERING_SERVICE",
        CheckType.Employer => "EMPLOYER",
        CheckType.ExPartner => "EX_PARTNER",
        CheckType.Overseas => "OVERSEAS_AUTHORITY",
        CheckType.School => "SCHOOL",
        CheckType.ArmedForces => "ARMED_FORCES",
        CheckType.AdultChild => "ADULT_CHILD",
        CheckType.Volunteering => "ORGANISATION",
        CheckType.Identity or CheckType.RightToWork or CheckType.Finance or CheckType.PreparationTraining or CheckType.FamilyParticulars
            or CheckType.Marriage => "APPLICANT",
        CheckType.HomeSafety or CheckType.Interview or CheckType.Accommodation or CheckType.PetAssessment or CheckType.SocialMedia
            or CheckType.CapacityAcrossCulture or CheckType.EmploymentAndLifestyle or CheckType.ChildcareExperience or CheckType.Skills => "ASSESSOR",
        CheckType.Unspecified => "",
    };

    /// <summary>Offences and information on which only a service manager or the decision maker decides.</summary>
    public static bool NeedsSeniorDecision(OffenceCategory category) => category is OffenceCategory.Violence or OffenceCategory.Sexual
        or OffenceCategory.DrugSupply or OffenceCategory.ChildRelated or OffenceCategory.DomesticAbuse;

    /// <summary>Whether a rationale speaks for accepting.</summary>
    public static bool Favours(RationaleCode rationale) => rationale is RationaleCode.HistoricAndIsolated or RationaleCode.NotRelevantToCare
        or RationaleCode.Mitigated or RationaleCode.WelfareException;
}

public static class CheckDates
{
    /// <summary>With the agency: asked for, sent off and not back.</summary>
    public static bool IsWithAgency(this Check check) =>
        check is { SubmittedOn: not null, ReceivedOn: null, CertificateIssuedOn: null } && check.IsOutstanding();

    public static bool IsOutstanding(this Check check) => check.State is CheckState.Requested or CheckState.InProgress or CheckState.Chased;

    /// <summary>Raised and not yet answered, whether asked for or not.</summary>
    public static bool IsOpen(this Check check) => check.State is CheckState.ConsentPending or CheckState.Required || check.IsOutstanding();

    public static bool IsInForce(this Check check) => check.State is CheckState.ReceivedClear or CheckState.Accepted;

    public static bool AwaitsDecision(this Check check) => check.State is CheckState.ReceivedWithContent or CheckState.RiskAssessment;

    public static DateOnly? ChaseDueOn(this Check check) => check.SubmittedOn?.AddDays(CheckRules.ChaseDays);

    public static DateOnly? EscalateDueOn(this Check check) => check.SubmittedOn?.AddDays(CheckRules.EscalateDays);

    public static DateOnly? SixtyDaysOn(this Check check) =>
        check.Type is CheckType.DbsEnhancedBarred ? check.SubmittedOn?.AddDays(CheckRules.DbsEscalationDays) : null;

    /// <summary>Measure K05: days from submission to receipt; for a DBS check the certificate's issue.</summary>
    public static int? DaysTaken(this Check check) =>
        check is { SubmittedOn: { } from, ReceivedOn: { } to } ? to.DayNumber - from.DayNumber : null;

    public static int? WorkingDaysTaken(this Check check) =>
        check is { SubmittedOn: { } from, ReceivedOn: { } to } ? WorkingCalendar.WorkingDaysBetween(from, to) : null;
}
