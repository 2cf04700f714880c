namespace Suite.Suitability.Checks;

/// <summary>What can be checked of a person or a household.</summary>
public enum CheckType
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Enhanced DBS with children's barred-list information: carers and household members of 18 and over (Sch 3, reg 26(9)).</summary>
    DbsEnhancedBarred = 1,

    /// <summary>Direct police check: emergency placements, birth parents and step-parents.</summary>
    PoliceDirect = 2,

    /// <summary>Records of the authorities where they live and lived in the last ten years.</summary>
    LocalAuthority = 3,

    /// <summary>GP report and medical adviser's opinion (Sch 3).</summary>
    Medical = 4,

    /// <summary>Identity, address and date of birth (Sch 3).</summary>
    Identity = 5,

    /// <summary>Personal referee, interviewed, with written report (two are needed).</summary>
    PersonalReference = 6,

    /// <summary>Reference of a previous fostering service, if approved elsewhere in the last 12 months.</summary>
    PreviousFosteringService = 7,

    /// <summary>Previous fostering, adoption and childcare applications (Sch 3).</summary>
    PreviousApplications = 8,

    /// <summary>Employer, and any work with children or vulnerable adults.</summary>
    Employer = 9,

    /// <summary>Past partners with whom they cared for children.</summary>
    ExPartner = 10,

    /// <summary>Police certificate or good character from a country lived in.</summary>
    Overseas = 11,

    /// <summary>Right to work and immigration status.</summary>
    RightToWork = 12,

    /// <summary>Finances.</summary>
    Finance = 13,

    /// <summary>Home safety, pets, smoking, firearms.</summary>
    HomeSafety = 14,

    /// <summary>Interview of a household member who is or becomes an adult.</summary>
    Interview = 15,

    /// <summary>School of the carers' own children.</summary>
    School = 16,

    /// <summary>Armed forces records.</summary>
    ArmedForces = 17,

    /// <summary>The home: accommodation and household particulars (Sch 3).</summary>
    Accommodation = 18,

    /// <summary>Adult children of the applicants are contacted.</summary>
    AdultChild = 19,

    /// <summary>What is public of them on social media.</summary>
    SocialMedia = 20,

    /// <summary>Preparation training, for example Skills to Foster.</summary>
    PreparationTraining = 21,

    /// <summary>Personality, religion, ethnicity, culture, language, and capacity to care for a child across them (Sch 3).</summary>
    CapacityAcrossCulture = 22,

    /// <summary>Employment or occupation, standard of living, leisure and interests (Sch 3).</summary>
    EmploymentAndLifestyle = 23,

    /// <summary>Experience of caring for their own and other children (Sch 3).</summary>
    ChildcareExperience = 24,

    /// <summary>Skills, competence and potential relevant to fostering (Sch 3).</summary>
    Skills = 25,

    /// <summary>Any work, paid or not, with children or vulnerable adults beside the employment.</summary>
    Volunteering = 26,

    /// <summary>Pets of the home.</summary>
    PetAssessment = 27,

    /// <summary>Health, household and family particulars (Sch 3).</summary>
    FamilyParticulars = 28,

    /// <summary>Current and past marriages, civil partnerships and similar relationships (Sch 3).</summary>
    Marriage = 29,
}

/// <summary>Where a check stands.</summary>
public enum CheckState
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Waived with a reason.</summary>
    NotRequired = 1,

    /// <summary>Waits for the subject's consent.</summary>
    ConsentPending = 2,

    /// <summary>Raised, not yet asked for.</summary>
    Required = 3,

    /// <summary>Asked for.</summary>
    Requested = 4,

    /// <summary>Acknowledged or moving.</summary>
    InProgress = 5,

    /// <summary>Chased since.</summary>
    Chased = 6,

    /// <summary>Came back clear.</summary>
    ReceivedClear = 7,

    /// <summary>Came back with content.</summary>
    ReceivedWithContent = 8,

    /// <summary>A recommendation was made; the decision is due.</summary>
    RiskAssessment = 9,

    /// <summary>Decided: no bar for these children.</summary>
    Accepted = 10,

    /// <summary>Decided: unsuitable.</summary>
    Rejected = 11,

    /// <summary>Withdrawn.</summary>
    Withdrawn = 12,

    /// <summary>Past its validity; a renewal was raised.</summary>
    Expired = 13,

    /// <summary>Came back; the caller need not know how.</summary>
    Withheld = 14,
}

/// <summary>How far a check is, without its result.</summary>
public enum CheckProgress
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Required by rule.</summary>
    Raised = 1,

    /// <summary>Asked for.</summary>
    Requested = 2,

    /// <summary>Submitted.</summary>
    Submitted = 3,

    /// <summary>Moved on at the agency.</summary>
    Moved = 4,

    /// <summary>Chased.</summary>
    Chased = 5,

    /// <summary>Escalated.</summary>
    Escalated = 6,

    /// <summary>Came back.</summary>
    Received = 7,

    /// <summary>A disclosure was decided. What comes back clear is RECEIVED and no more, as what does not.</summary>
    Closed = 8,

    /// <summary>Withdrawn or waived.</summary>
    Withdrawn = 9,

    /// <summary>Past its validity.</summary>
    Expired = 10,
}

/// <summary>Stage of a DBS check.</summary>
public enum DbsStage
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Form begun.</summary>
    Draft = 1,

    /// <summary>Identity verified.</summary>
    IdVerified = 2,

    /// <summary>Submitted.</summary>
    Submitted = 3,

    /// <summary>Received and validated.</summary>
    S1Received = 4,

    /// <summary>Police National Computer searched.</summary>
    S2Pnc = 5,

    /// <summary>Barred lists searched.</summary>
    S3BarredLists = 6,

    /// <summary>With local police forces; always consulted for home-based roles.</summary>
    S4LocalPolice = 7,

    /// <summary>Certificate issued.</summary>
    S5Issued = 8,

    /// <summary>Original seen.</summary>
    CertificateSeen = 9,

    /// <summary>The applicant was asked something.</summary>
    Query = 10,

    /// <summary>Result recorded or withdrawn.</summary>
    Closed = 11,
}

/// <summary>Level of a DBS certificate.</summary>
public enum DbsLevel
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Enhanced, with the children's barred list.</summary>
    EnhancedChildBarred = 1,

    /// <summary>Enhanced.</summary>
    Enhanced = 2,

    /// <summary>Standard.</summary>
    Standard = 3,

    /// <summary>Basic.</summary>
    Basic = 4,
}

/// <summary>What came back.</summary>
public enum CheckOutcome
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Nothing.</summary>
    Clear = 1,

    /// <summary>Something that needs a risk assessment.</summary>
    Content = 2,
}

/// <summary>Category of disclosed offence or information.</summary>
public enum OffenceCategory
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Needs SM or ADM.</summary>
    Violence = 1,

    /// <summary>Needs SM or ADM.</summary>
    Sexual = 2,

    /// <summary>Needs SM or ADM.</summary>
    DrugSupply = 3,

    /// <summary>Needs SM or ADM.</summary>
    ChildRelated = 4,

    /// <summary>Possession.</summary>
    DrugPossession = 5,

    /// <summary>Theft, fraud.</summary>
    Dishonesty = 6,

    /// <summary>Driving.</summary>
    Driving = 7,

    /// <summary>Public order.</summary>
    PublicOrder = 8,

    /// <summary>Needs SM or ADM.</summary>
    DomesticAbuse = 9,

    /// <summary>Other.</summary>
    Other = 10,

    /// <summary>Not an offence: what a medical, reference or other record showed.</summary>
    HealthOrConduct = 11,
}

/// <summary>Why a disclosure was decided as it was.</summary>
public enum RationaleCode
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Long ago, once.</summary>
    HistoricAndIsolated = 1,

    /// <summary>Does not bear on the care of these children.</summary>
    NotRelevantToCare = 2,

    /// <summary>Mitigations are enough.</summary>
    Mitigated = 3,

    /// <summary>A pattern.</summary>
    PatternOfOffending = 4,

    /// <summary>A risk to these children.</summary>
    RiskToChild = 5,

    /// <summary>A specified offence: regulation 26(5).</summary>
    Disqualifying = 6,

    /// <summary>A specified offence; exception for a named child whose welfare needs it (reg 26(8)).</summary>
    WelfareException = 7,
}
