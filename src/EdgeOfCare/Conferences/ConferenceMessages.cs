using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Conferences;

/// <summary>Conferences asked for as answers show them.</summary>
static class ConferenceMessages
{
    public static ConferenceAsked ToMessage(this ConferenceAsk ask) => new()
    {
        AskId = ask.Id.ToString(),
        RequestedDate = ask.RequestedOn.ToMessage(),
        Reason = ask.Reason,
        Urgent = ask.Urgent,
        Purpose = ask.Purpose,
        AgreedBy = ask.AgreedBy,
        AgreedDate = ask.AgreedOn.ToMessage(),
        Accepted = ask.ConferenceId is not null,
        ConferenceId = ask.ConferenceId?.ToString() ?? "",
        Refused = ask.RefusedFor.Length > 0,
        RefusalReason = ask.RefusedFor,
        AnsweredDate = ask.AnsweredOn.ToMessage(),
        Involvements =
        {
            ask.Involvements.Select(i => new ConferenceInvolvement { Subject = i.Subject, Role = i.Role, FromDate = i.From.ToMessage(), UntilDate = i.Until.ToMessage() }),
        },
    };
}
