using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

/// <summary>What the carers are offered, and what their home needs.</summary>
sealed partial class KinshipCase
{
    internal IReadOnlyList<IMessage> SetSupportPlan(SupportPlanEntry plan)
    {
        RequireAfterViability();
        RequireOrder(plan.On, ConcernOn, "the concern");
        Support = plan;
        return [new SupportPlanRecorded { PlanDate = plan.On.ToMessage(), TrainingOffered = plan.TrainingOffered, Parity = plan.ParityGap.Length == 0 }];
    }

    /// <param name="existing">The need to change; a new one otherwise.</param>
    internal IReadOnlyList<IMessage> RecordHousingNeed(HousingNeedEntry need, bool existing)
    {
        RequireOpen();
        if (need.ResolvedOn < need.RaisedOn)
            throw Refuse.Field("need.resolved_date", "must not be before raised_date");
        if (!existing)
            Housing.Add(need);
        else if (Housing.FindIndex(n => n.Id == need.Id) is var at and >= 0)
            Housing[at] = need;
        else
            throw Refuse.NotFound("HOUSING_NEED_NOT_FOUND", "The case has no such need.");
        return [new RecordAmended { Section = "HOUSING" }];
    }
}
