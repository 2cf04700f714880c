using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Reporting.Facts.Fostering;

namespace Suite.Reporting.Tests;

/// <summary>What fostering records announced.</summary>
static class FosteringHistory
{
    public static History Of(string authority, Guid? id = null) => new(authority, id, FosteringEvents.Source);

    /// <summary>An enquiry that became an application, on the given days as far as they are given.</summary>
    public static IEnumerable<ReceivedEvent> Recruited(string authority, string received, string? responded = null, string? visited = null, string? invited = null, string? applied = null,
        string? stageOne = null, string? stageTwo = null, string? panel = null, string? approved = null, string source = "S1", Channel channel = Channel.Online, string campaign = "")
    {
        var (enquiry, application) = (Of(authority), Of(authority));
        enquiry.Then(new EnquiryReceived { ReceivedDate = received.Date(), SourceCode = source, Channel = channel, CampaignCode = campaign, EnquirerCount = 1 });
        if (responded is not null)
            enquiry.Then(new EnquiryResponded { RespondedDate = responded.Date() });
        if (visited is not null)
            enquiry.Then(new EnquiryVisited { VisitedDate = visited.Date() });
        if (invited is not null)
            enquiry.Then(new EnquiryInvited { InvitedDate = invited.Date() });
        if (applied is null)
            return enquiry.Events;

        enquiry.Then(new EnquiryApplied { ApplicationId = application.CaseId.ToString("D"), AppliedDate = applied.Date() });
        application.Then(new ApplicationReceived { Route = FosteringRoute.Mainstream, ReceivedDate = applied.Date(), ApplicantCount = 1, SourceCode = source, Channel = channel },
            new StageStarted { Stage = 1, StageDate = applied.Date(), TargetDate = applied.Day().AddMonths(2).ToMessage() });
        if (stageOne is not null)
            application.Then(new StageCompleted { Stage = 1, StageDate = stageOne.Date() });
        if (stageTwo is not null)
            application.Then(new StageStarted { Stage = 2, StageDate = stageTwo.Date(), TargetDate = stageTwo.Day().AddMonths(4).ToMessage() });
        if (panel is not null)
            application.Then(Recommended(panel));
        if (approved is not null)
            application.Then(new DecisionMade { Decision = Decision.Approve, DecisionDate = approved.Date(), CarerCount = 1, Places = 2 });
        return enquiry.Events.Concat(application.Events);
    }

    public static PanelRecommended Recommended(string on, bool inTime = true) =>
        new() { PanelDate = on.Date(), Matter = PanelMatter.Application, Recommendation = PanelRecommendation.RecommendApproval, InTime = inTime };

    /// <summary>A household with places of the given statuses from the day of its approval.</summary>
    public static History Household(string authority, string approved, FosteringRoute route = FosteringRoute.Mainstream, int ageMin = 0, int ageMax = 12,
        PlacementType[]? types = null, params PlaceStatus[] places) => Of(authority).Then(
        [
            new HouseholdRegistered
            {
                Route = route,
                ApprovedDate = approved.Date(),
                CarerCount = 1,
                Places = places.Length,
                AgeMin = ageMin,
                AgeMax = ageMax,
                PlacementTypes = { types ?? [PlacementType.ShortTerm] },
                FirstReviewDueDate = approved.Day().AddYears(1).ToMessage(),
            },
            .. places.Select((status, i) => new PlaceStatusChanged { PlaceNumber = i + 1, Status = status, StatusDate = approved.Date() }),
        ]);

    /// <summary>The worked example: enquiry 16 February, application 2 March, panel 15 and approval 24 September 2026, resignation 1 March 2027.</summary>
    public static IReadOnlyList<ReceivedEvent> WorkedExample(string authority)
    {
        var events = Recruited(authority, "2026-02-16", "2026-02-17", "2026-02-23", "2026-02-25", "2026-03-02", "2026-04-24", "2026-05-07", "2026-09-15", "2026-09-24");
        var household = Household(authority, "2026-09-24", types: [PlacementType.ShortTerm, PlacementType.ShortBreak], places: [PlaceStatus.Vacant, PlaceStatus.Vacant]).Then(
            new ResignationReceived { ReceivedDate = "2027-03-01".Date(), ApprovalEndsDate = "2027-03-29".Date(), Reason = DeregistrationReason.Retirement },
            new ApprovalEnded { State = HouseholdState.Resigned, EndedDate = "2027-03-29".Date(), Reason = DeregistrationReason.Retirement, CarerCount = 1, Places = 2 },
            new PlaceStatusChanged { PlaceNumber = 1, StatusDate = "2027-03-30".Date() },
            new PlaceStatusChanged { PlaceNumber = 2, StatusDate = "2027-03-30".Date() });
        return [.. events, .. household.Events];
    }
}
