using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>How far a check is.</summary>
sealed class CheckProgressedFact : IFactOf<CheckProgressed>
{
    public void Apply(CheckProgressed happened, EventMeta meta, FactBatch facts)
    {
        var check = facts.Row(FosteringTables.Checks, meta, happened.CheckId);
        var on = happened.ProgressDate.ToDay();
        check.Set(CheckFact.Progressed, meta.Sequence, new(happened.Type.ToCode(), happened.SubjectKind.ToCode(), happened.PoliceForce, happened.Required, happened.Stage,
            happened.Progress.ToCode(), on, happened.SubmittedDate.ToDay(), happened.ReceivedDate.ToDay()));
        if (happened.Progress is CheckProgress.Requested)
            check.Set(CheckFact.Requested, meta.Sequence, new(on));
        if (happened.Progress is CheckProgress.Closed or CheckProgress.Withdrawn or CheckProgress.Expired)
            check.Set(CheckFact.Settled, meta.Sequence, new(on));
    }
}
