using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Applications(ReportingYear year) : Section(year)
{
    static readonly ApplicationState[] Outcomes =
        [ApplicationState.Approved, ApplicationState.NotApproved, ApplicationState.Stage1Declined, ApplicationState.RejectedAtEntry, ApplicationState.Withdrawn];

    readonly Tally<(FosteringRoute, string)> _counts = new();

    public override void Take(Application application)
    {
        if (application.ReceivedOn > To || application.EndedOn < From)
            return;
        _counts.Add((application.Route, application.ReceivedOn < From ? "OPEN_AT_START" : "RECEIVED"));
        _counts.Add((application.Route, application.EndedOn <= To ? Codes.Of(application.State) : "OPEN_AT_END"));
    }

    public override Sheet Sheet() => new("APPLICATIONS", "Applications in the year",
        [
            new("ROUTE", "Mainstream fostering, kinship foster care or short breaks; kinship foster carers approved by a kinship assessment made no application here"),
            new("OPEN_AT_START", "Received before 1 April and without outcome then"),
            new("RECEIVED", "Received in the year"),
            .. Outcomes.Select(o => new Column(Codes.Of(o), "Of those: with this outcome in the year")),
            new("OPEN_AT_END", "Of those: without outcome on 31 March"),
        ],
        [.. Enum.GetValues<FosteringRoute>().Where(r => r is not FosteringRoute.Unspecified).Select(route => new Cell[]
        {
            Codes.Of(route), _counts[(route, "OPEN_AT_START")], _counts[(route, "RECEIVED")], _counts[(route, Codes.Of(Outcomes[0]))], _counts[(route, Codes.Of(Outcomes[1]))],
            _counts[(route, Codes.Of(Outcomes[2]))], _counts[(route, Codes.Of(Outcomes[3]))], _counts[(route, Codes.Of(Outcomes[4]))], _counts[(route, "OPEN_AT_END")],
        })]);
}
