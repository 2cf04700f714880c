using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>What came in.</summary>
sealed record Received(IReadOnlyList<Enquirer> Enquirers, string SourceCode, Channel Channel, string CampaignCode, DateOnly On, IReadOnlyList<PlacementType> Interests,
    Guid? PreviousEnquiryId, string Team, bool Restricted, bool HistoricEntry);

sealed partial class Enquiry
{
    /// <param name="targets">Local targets of the day received.</param>
    public static (Enquiry Enquiry, IReadOnlyList<IMessage> Events) Receive(Guid id, Received received, Targets targets, Caller by)
    {
        RequireMayKeyIn(received.HistoricEntry, by);
        var enquiry = new Enquiry
        {
            Id = id,
            Authority = by.Authority,
            Team = received.Team,
            Restricted = received.Restricted,
            HistoricEntry = received.HistoricEntry,
            StateSince = received.On,
            Enquirers = [.. received.Enquirers],
            SourceCode = received.SourceCode,
            Channel = received.Channel,
            CampaignCode = received.CampaignCode,
            ReceivedOn = received.On,
            Interests = [.. received.Interests],
            RespondBy = WorkingCalendar.WorkingDaysAfter(received.On, targets.RespondWorkingDays),
            VisitBy = WorkingCalendar.WorkingDaysAfter(received.On, targets.VisitWorkingDays),
            PreviousEnquiryId = received.PreviousEnquiryId,
        };
        // Whoever receives a restricted enquiry keeps knowing of it.
        if (!enquiry.MayBeKnownTo(by))
            enquiry.Access.Add(by.Subject);

        return (enquiry,
        [
            new EnquiryReceived
            {
                ReceivedDate = received.On.ToMessage(),
                SourceCode = received.SourceCode,
                Channel = received.Channel,
                CampaignCode = received.CampaignCode,
                Interests = { received.Interests },
                RespondByDate = enquiry.RespondBy.ToMessage(),
                VisitByDate = enquiry.VisitBy.ToMessage(),
                EnquirerCount = received.Enquirers.Count,
                PreviousEnquiryId = received.PreviousEnquiryId?.ToString() ?? "",
                HistoricEntry = received.HistoricEntry,
            },
        ]);
    }

    public IReadOnlyList<IMessage> CorrectEnquirers(IReadOnlyList<Enquirer> enquirers)
    {
        Enquirers = [.. enquirers];
        return [Amended("ENQUIRERS")];
    }

    /// <summary>Only while it is open: afterwards nobody has anything to do with it.</summary>
    public IReadOnlyList<IMessage> AllocateTo(string team, string worker, Caller by)
    {
        if (!IsOpen)
            throw MoveNotAllowed("Allocate", State);
        return Allocate(team, worker, by);
    }
}
