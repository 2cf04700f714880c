using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.LocalStandards;

sealed partial class Standards
{
    public IReadOnlyList<IMessage> SetFrom(Standard standard)
    {
        // Entries lie in the order of their days, so the past cannot be changed by one that comes between.
        if (standard.From < (Set is [.., var newest] ? newest : BuiltInStandard).From)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "The day lies before the newest entry's.");
        Set.Add(standard);
        return [new StandardsSet { Section = "STANDARDS", FromDate = standard.From.ToMessage() }];
    }

    public IReadOnlyList<IMessage> SetDuty(Duty duty)
    {
        Duties.Add(duty);
        return [new StandardsSet { Section = "FGDM_DUTY", FromDate = duty.InForceFrom.ToMessage() }];
    }

    internal V1.Standards ToMessage()
    {
        var message = new V1.Standards { StandardsId = Id.ToString(), Etag = CommandFields.EtagOf(Version) };
        message.Standards_.AddRange(Set.Prepend(BuiltInStandard).Select(standard => new V1.LocalStandards
        {
            FromDate = standard.From.ToMessage(),
            ScreeningWorkingDays = standard.ScreeningWorkingDays,
            BaselineWorkingDays = standard.BaselineWorkingDays,
            NormDays = standard.NormDays,
            UrgentHours = standard.UrgentHours,
            PlanAnswerWorkingDays = standard.PlanAnswerWorkingDays,
            ReviewMonths = standard.ReviewMonths,
            ConferencesPerPost = standard.ConferencesPerPost,
            FeedbackDays = standard.FeedbackDays,
        }));
        if (Duties is [.., var last])
            message.FgdmDuty = new() { InForceFromDate = last.InForceFrom.ToMessage(), Source = last.Source, SetTime = last.SetAt.ToTimestamp() };
        return message;
    }
}
