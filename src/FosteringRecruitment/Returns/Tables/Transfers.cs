using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Transfers(ReportingYear year) : Section(year)
{
    /// <summary>Transfer of foster carers protocol (The Fostering Network, 2023): the meeting within 28 days of the notice, where a child is in placement.</summary>
    const int MeetingDays = 28;

    const string Out = "OUT", In = "IN", Authority = "LOCAL_AUTHORITY", Agency = "INDEPENDENT_AGENCY", Any = "ANY";

    readonly Tally<(string, string, string)> _counts = new();

    public override void Take(Application application)
    {
        if (application.State is ApplicationState.Approved && InYear(application.EndedOn)
            && application.People.Exists(p => p is { Kind: ApplicationPersonKind.Applicant, LeftOn: null, ApprovedElsewhere: true }))
            _counts.Add((In, Any, "COMPLETED"));
    }

    public override void Take(HouseholdInYear household)
    {
        if (household.Record.Transfer is not { } transfer)
            return;
        var to = transfer.ToLocalAuthority ? Authority : Agency;
        if (InYear(transfer.NoticeOn))
        {
            _counts.Add((Out, to, "NOTICES"));
            if (transfer.ChildInPlacement)
                _counts.Add((Out, to, "CHILD_IN_PLACEMENT"));
            if (transfer.ChildInPlacement && transfer.MeetingOn <= transfer.NoticeOn?.AddDays(MeetingDays))
                _counts.Add((Out, to, "MEETING_IN_TIME"));
        }

        if (InYear(transfer.CompletedOn))
            _counts.Add((Out, to, "COMPLETED"));
    }

    public override Sheet Sheet() => new("TRANSFERS", "Carers who went to or came from another fostering service",
        [
            new("DIRECTION", "OUT of this service or IN from another one"),
            new("SERVICE", "Of which kind the other service is; not known of those who came"),
            new("NOTICES", "Households that gave notice of it in the year"),
            new("CHILD_IN_PLACEMENT", "Of those: with a child in placement"),
            new("MEETING_IN_TIME", $"Of those with a child in placement: the meeting was held within {MeetingDays} days"),
            new("COMPLETED", "Households that the other service approved in the year; of those who came, households approved here whose applicants were approved elsewhere in the last 12 months"),
        ],
        [.. new[] { (Out, Authority), (Out, Agency), (In, Any) }.Select(k => new Cell[]
        {
            k.Item1, k.Item2, _counts[(k.Item1, k.Item2, "NOTICES")], _counts[(k.Item1, k.Item2, "CHILD_IN_PLACEMENT")], _counts[(k.Item1, k.Item2, "MEETING_IN_TIME")], _counts[(k.Item1, k.Item2, "COMPLETED")],
        })]);
}
