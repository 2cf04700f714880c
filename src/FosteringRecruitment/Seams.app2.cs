using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Suitability.Approval;

#pragma warning disable

namespace Suite.FosteringRecruitment.Enquiries
{
    sealed partial class Enquiry
    {
        internal V1.Enquiry ToMessage(DateOnly today) => new() { EnquiryId = Id.ToString() };
    }
}

namespace Suite.FosteringRecruitment.Households
{
    sealed record HouseholdSitting(Guid PanelId, PanelMatter Matter, PanelSittingEntry Sitting);

    sealed partial class Household
    {
        public DateOnly? PanelListedOn { get; set; }
        public List<HouseholdSitting> Sittings { get; init; } = [];

        internal V1.Household ToMessage(Platform.Identity.Caller caller, DateOnly today) => new() { HouseholdId = Id.ToString() };

        public static (Household Household, IReadOnlyList<IMessage> Events) Register(Guid id, string authority, FosteringRoute route, Guid? applicationId, Guid? kinshipCaseId, DateOnly approvedOn,
            Applications.Terms terms, IReadOnlyList<Carer> carers, IReadOnlyList<Member> members, IReadOnlyList<Renewal> renewals, SkillLevel skill, string team, bool restricted,
            IReadOnlyList<string> access, bool historicEntry, string ruleVersion) =>
            (new Household { Id = id, Authority = authority, Route = route, ApplicationId = applicationId, ApprovedOn = approvedOn, Carers = [.. carers], Members = [.. members], Renewals = [.. renewals], Team = team },
            [new HouseholdRegistered { Route = route, ApprovedDate = approvedOn.ToMessage(), PlacementTypes = { terms.PlacementTypes } }]);
    }
}
