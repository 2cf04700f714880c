using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Households;

/// <summary>How a household comes onto the register.</summary>
sealed partial class Household
{
    /// <summary>Fostering Services (England) Regulations 2011 reg 28(2): the first review within a year of the approval.</summary>
    const int ReviewMonths = 12;

    internal static (Household Household, IReadOnlyList<IMessage> Events) Register(Guid id, string authority, FosteringRoute route, Guid? applicationId, Guid? kinshipCaseId,
        DateOnly approvedOn, Terms terms, IReadOnlyList<Carer> carers, IReadOnlyList<Member> members, IReadOnlyList<Renewal> renewals, SkillLevel skill,
        string team, bool restricted, IReadOnlyList<string> access, bool historicEntry, string ruleVersion)
    {
        var household = new Household
        {
            Id = id,
            Authority = authority,
            Team = team,
            Restricted = restricted,
            Access = [.. access],
            HistoricEntry = historicEntry,
            StateSince = approvedOn,
            Route = route,
            ApplicationId = applicationId,
            KinshipCaseId = kinshipCaseId,
            ApprovedOn = approvedOn,
            RuleVersion = ruleVersion,
            Carers = [.. carers],
            Members = [.. members],
            Renewals = [.. renewals],
            Terms = [new(terms, approvedOn, AgreedInWriting: false, ruleVersion)],
            Skills = [new(skill, approvedOn)],
            NextReviewOn = WorkingCalendar.AddMonths(approvedOn, ReviewMonths),
        };
        var registered = new HouseholdRegistered
        {
            Route = route,
            ApprovedDate = approvedOn.ToMessage(),
            ApplicationId = applicationId?.ToString() ?? "",
            KinshipCaseId = kinshipCaseId?.ToString() ?? "",
            CarerCount = carers.Count,
            CarerKeys = { carers.Select(carer => carer.Key).Where(key => key.Length > 0) },
            Places = terms.MaxChildren,
            AgeMin = terms.AgeMin,
            AgeMax = terms.AgeMax,
            PlacementTypes = { terms.PlacementTypes },
            RuleVersion = ruleVersion,
            FirstReviewDueDate = household.NextReviewOn.ToMessage(),
            HistoricEntry = historicEntry,
        };
        return (household, [registered, .. household.ResizePlaces(terms.MaxChildren, approvedOn)]);
    }

    /// <summary>The terms as they held on a day; those of the approval before it.</summary>
    internal Terms TermsOn(DateOnly day) => (Terms.FindLast(terms => terms.On <= day) ?? Terms[0]).Terms;
}
