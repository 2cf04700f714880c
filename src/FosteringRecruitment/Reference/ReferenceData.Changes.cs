using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Reference;

sealed partial class ReferenceData
{
    public IReadOnlyList<IMessage> AddSource(Source source)
    {
        if (Sources.Exists(known => known.Code == source.Code))
            throw CodeInUse();
        Sources.Add(source);
        return [Changed("SOURCES", source.From)];
    }

    public IReadOnlyList<IMessage> EndSource(string code, DateOnly until, DateOnly today)
    {
        var source = Sources.Find(known => known.Code == code) ?? throw CodeNotFound();
        RequireMayEnd(source.From, source.Until, until, today);
        source.Until = until;
        return [Changed("SOURCES", until.AddDays(1))];
    }

    public IReadOnlyList<IMessage> AddCampaign(Campaign campaign)
    {
        if (Campaigns.Exists(known => known.Code == campaign.Code))
            throw CodeInUse();
        Campaigns.Add(campaign);
        return [Changed("CAMPAIGNS", campaign.From)];
    }

    public IReadOnlyList<IMessage> EndCampaign(string code, DateOnly until, DateOnly today)
    {
        var campaign = Campaigns.Find(known => known.Code == code) ?? throw CodeNotFound();
        RequireMayEnd(campaign.From, campaign.Until, until, today);
        campaign.Until = until;
        return [Changed("CAMPAIGNS", until.AddDays(1))];
    }

    public IReadOnlyList<IMessage> SetTargets(Targets targets)
    {
        RequireNotBeforeNewest(targets.From, Targets[^1].From);
        Targets.Add(targets);
        return [Changed("TARGETS", targets.From)];
    }

    /// <summary>The minimum is that of the table's first day; for a year whose minimum is not known yet, the last one known.</summary>
    public IReadOnlyList<IMessage> SetAllowances(Allowances allowances)
    {
        RequireNotBeforeNewest(allowances.From, Allowances is [.., var newest] ? newest.From : null);
        if (NationalMinimum.On(allowances.From) is { } minimum)
        {
            var below = allowances.Rates
                .Select(rate => (Rate: rate, Least: minimum.Rates.Single(least => least.Band == rate.Band && least.Region == rate.Region).WeeklyPence))
                .Where(pair => pair.Rate.WeeklyPence < pair.Least)
                .Select(pair => new RuleViolation($"{Codes.Of(pair.Rate.Region)}/{Codes.Of(pair.Rate.Band)}", $"At least {pair.Least} pence a week from {minimum.From:yyyy-MM-dd}.", NationalMinimum.Citation))
                .ToList();
            if (below.Count > 0)
                throw Refuse.Preconditions("BELOW_NATIONAL_MINIMUM", "Allowances are at least the national minimum.", below);
        }

        Allowances.Add(allowances);
        return [Changed("ALLOWANCES", allowances.From)];
    }

    public IReadOnlyList<IMessage> SetFees(Fees fees)
    {
        RequireNotBeforeNewest(fees.From, Fees is [.., var newest] ? newest.From : null);
        Fees.Add(fees);
        return [Changed("FEES", fees.From)];
    }

    public IReadOnlyList<IMessage> SetPlaceNeeds(PlaceNeeds needs)
    {
        RequireNotBeforeNewest(needs.From, PlaceNeeds is [.., var newest] ? newest.From : null);
        PlaceNeeds.Add(needs);
        return [new PlaceNeedsSet { FromDate = needs.From.ToMessage(), Needs = { needs.Needs.Select(ToMessage) } }];
    }

    public IReadOnlyList<IMessage> SetRegion(AllowanceRegion region, DateOnly today)
    {
        Region = region;
        return [Changed("REGION", today)];
    }

    // Entries lie in the order of their days, so the past cannot be changed by one that comes between.
    static void RequireNotBeforeNewest(DateOnly from, DateOnly? newest) => InOrder.Require(from, newest, "the newest entry's");

    static void RequireMayEnd(DateOnly from, DateOnly? ended, DateOnly until, DateOnly today)
    {
        if (ended < today)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "It has ended already.");
        InOrder.Require(until, from, "the day from which it holds");
    }

    static ReferenceDataChanged Changed(string section, DateOnly from) => new() { Section = section, FromDate = from.ToMessage() };

    static RefusedException CodeInUse() => Refuse.Precondition("CODE_IN_USE", "The list has this code already.");

    static RefusedException CodeNotFound() => Refuse.NotFound("CODE_NOT_FOUND", "The list has no such code.");
}
