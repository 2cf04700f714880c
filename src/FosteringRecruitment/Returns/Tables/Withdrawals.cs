using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Withdrawals(ReportingYear year) : Section(year)
{
    static readonly (WithdrawalCode Code, string Meaning)[] All =
    [
        (WithdrawalCode.Aw0, "Other, or not known"),
        (WithdrawalCode.Aw1, "Fostering is not as expected"),
        (WithdrawalCode.Aw2, "The assessment is not as expected"),
        (WithdrawalCode.Aw3, "Change in the household"),
        (WithdrawalCode.Aw4, "Financial"),
        (WithdrawalCode.Aw5, "Fear of allegations"),
    ];

    readonly Tally<WithdrawalCode> _counts = new();

    public override void Take(Application application)
    {
        if (application.State is ApplicationState.Withdrawn && InYear(application.EndedOn))
            _counts.Add(application.WithdrawalCode is WithdrawalCode.Unspecified ? WithdrawalCode.Aw0 : application.WithdrawalCode);
    }

    public override Sheet Sheet() => new("WITHDRAWALS", "Applications withdrawn in the year",
        [
            new("CODE", "Ofsted's code; without one it counts as AW0"),
            new("MEANING", "What the code stands for"),
            new("APPLICATIONS", "Withdrawn in the year"),
        ],
        [.. All.Select(c => new Cell[] { Codes.Of(c.Code), c.Meaning, _counts[c.Code] })]);
}
