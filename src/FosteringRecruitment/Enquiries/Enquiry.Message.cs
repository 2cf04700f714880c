using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Enquiries;

sealed partial class Enquiry
{
    /// <summary>The enquiry as an answer shows it: whole, to everybody who may know of it.</summary>
    internal V1.Enquiry ToMessage(DateOnly today)
    {
        var message = new V1.Enquiry
        {
            EnquiryId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = State,
            SourceCode = SourceCode,
            Channel = Channel,
            CampaignCode = CampaignCode,
            ReceivedDate = ReceivedOn.ToMessage(),
            RespondByDate = RespondBy.ToMessage(),
            VisitByDate = VisitBy.ToMessage(),
            RespondedDate = RespondedOn.ToMessage(),
            VisitDate = VisitOn.ToMessage(),
            VisitedDate = VisitedOn.ToMessage(),
            VisitSummary = VisitSummary,
            ScreeningOutcome = ScreeningOutcome,
            ScreeningReason = ScreeningReason,
            ScreeningDate = ScreenedOn.ToMessage(),
            ComeBackDate = ComeBackOn.ToMessage(),
            InvitedDate = InvitedOn.ToMessage(),
            SignpostedTo = SignpostedTo,
            WithdrawalCode = WithdrawalCode,
            EndedDate = EndedOn.ToMessage(),
            PreviousEnquiryId = PreviousEnquiryId?.ToString() ?? "",
            ApplicationId = ApplicationId?.ToString() ?? "",
            Team = Team,
            Worker = Worker,
            Restriction = new() { Restricted = Restricted, Subjects = { Access } },
            HistoricEntry = HistoricEntry,
            RetainUntilDate = RetainUntil.ToMessage(),
            RespondedInTime = RespondedInTime,
            VisitedInTime = VisitedInTime,
            ScreeningDetail = ScreeningDetail,
            RespondedBy = RespondedBy,
            VisitedByVideo = VisitedByVideo,
        };
        message.Enquirers.AddRange(Enquirers.Select(enquirer => new V1.Enquirer
        {
            Name = enquirer.Name,
            BirthDate = enquirer.BirthDate.ToMessage(),
            Email = enquirer.Email,
            Telephone = enquirer.Telephone,
            Postcode = enquirer.Postcode,
            PersonReference = enquirer.Reference,
        }));
        message.Interests.AddRange(Interests);
        message.Deadlines.AddRange(DueItems().OrderBy(item => item.DueOn).Select(item => new Deadline
        {
            Rule = item.Rule,
            SubjectId = item.Subject,
            DueDate = item.DueOn.ToMessage(),
            WarningDates = { item.WarnOn.Where(point => point >= today).Select(point => point.ToMessage()) },
            Citation = item.Citation,
            BlockedBy = item.BlockedBy,
        }));
        return message;
    }
}
