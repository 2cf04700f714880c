#pragma warning disable
using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications
{
    sealed partial class Application : ICheckedCase
    {
        IReadOnlyList<ISubject> ICheckedCase.Subjects => People;
        (DateOnly On, string What) ICheckedCase.Began => (ReceivedOn, "the application");
        bool ICheckedCase.ChecksRun => IsOpen;
        DateOnly? ICheckedCase.DecidedOn => EndedOn;
        DateOnly? ICheckedCase.CameToNothingOn => null;
        IReadOnlyList<WantedCheck> ICheckedCase.Wanted(DateOnly on) => State is ApplicationState.Applied && Process is null ? [] :
            [.. Applicants.SelectMany(a => (WantedCheck[])[new(a.Id, CheckType.DbsEnhancedBarred, 1, 1, 1), new(a.Id, CheckType.Medical, 1, 1, 1)]),
             .. Process?.StageTwoOn is null ? [] : (WantedCheck[])[new(null, CheckType.HomeSafety, 1, 0, 2)]];
        string ICheckedCase.CitationOf(CheckType type) => CheckRules.Adults;
        void ICheckedCase.RequireOpenTo(ISubject person, CheckType type) { }
        bool ICheckedCase.MayBeExcepted(ISubject person) => true;
        DueItem ICheckedCase.Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> warnOn, string blockedBy) =>
            Points.DueAt(rule, subject, dueOn, citation, warnOn, blockedBy);

        internal IReadOnlyList<IMessage> RaiseChecks(DateOnly on)
        {
            new CaseChecks(this).BringInLine(on);
            return [];
        }

        internal IReadOnlyList<RuleViolation> StageOneGaps(DateOnly by) => new CaseChecks(this).StageGaps(1, by);
        internal IReadOnlyList<RuleViolation> StageTwoGaps(DateOnly by) => new CaseChecks(this).StageGaps(2, by);
        internal IReadOnlyList<RuleViolation> ApprovalGaps(DateOnly by, Terms? terms) => new CaseChecks(this).ApprovalGaps(by);
        internal bool IsDisqualified(DateOnly on) => false;
        internal bool IsDisqualified(Person person, DateOnly on) => false;
        internal bool HasTenYearsCovered(Person person) => true;
        internal bool MaySeeDisclosures(Platform.Identity.Caller caller) => true;
        internal DateOnly? ContentPurgeOn(Check check) => null;
        internal IEnumerable<DueItem> CheckDeadlines() => new CaseChecks(this).Deadlines();
        internal IReadOnlyList<IMessage> PassTimeOfChecks(DateOnly today) { new CaseChecks(this).PassTime(today); return []; }
    }
}

namespace Suite.FosteringRecruitment.Enquiries
{
    sealed partial class Enquiry
    {
        public DateOnly ReceivedOn { get; init; }
        public string SourceCode { get; init; } = "";
        public Channel Channel { get; init; }
        public string CampaignCode { get; init; } = "";

        public IReadOnlyList<IMessage> Apply(Guid applicationId, DateOnly on) => [new EnquiryApplied { ApplicationId = applicationId.ToString(), AppliedDate = on.ToMessage() }];

        internal V1.Enquiry ToMessage(DateOnly today) => new() { EnquiryId = Id.ToString() };
    }
}

namespace Suite.FosteringRecruitment.Reference
{
    sealed class ReferenceDataReader
    {
        public Task<ReferenceData> Of(Platform.Identity.Caller caller, CancellationToken cancellation) => throw new InvalidOperationException();
    }

    sealed partial class ReferenceData
    {
        public Targets TargetsOn(DateOnly day) => Targets[0];
    }
}

namespace Suite.FosteringRecruitment.Households
{
    sealed partial class Household
    {
        public static (Household Household, IReadOnlyList<IMessage> Events) Register(Guid id, string authority, FosteringRoute route, Guid? applicationId, Guid? kinshipCaseId, DateOnly approvedOn,
            Applications.Terms terms, IReadOnlyList<Carer> carers, IReadOnlyList<Member> members, IReadOnlyList<Renewal> renewals, SkillLevel skill, string team, bool restricted,
            IReadOnlyList<string> access, bool historicEntry, string ruleVersion) =>
            (new Household { Id = id, Authority = authority, Route = route, ApplicationId = applicationId, ApprovedOn = approvedOn, Carers = [.. carers], Members = [.. members], Renewals = [.. renewals], Team = team },
            [new HouseholdRegistered { Route = route, ApprovedDate = approvedOn.ToMessage() }]);
    }
}
