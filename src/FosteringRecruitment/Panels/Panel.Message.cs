using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Panels;

sealed partial class Panel
{
    internal V1.Panel ToMessage(DateOnly today)
    {
        var gaps = QuorumGaps();
        return new()
        {
            PanelId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = State,
            PanelDate = On.ToMessage(),
            Joint = Joint,
            Members = { Members.Select(m => new PanelMember { Subject = m.Subject, Role = (V1.PanelRole)m.Role, SocialWorkExperience = m.SocialWorkExperience }) },
            Attended = { Attended },
            Conflicts = { Conflicts.Select(c => new PanelConflict { Subject = c.Subject, ItemId = c.ItemId.ToString() }) },
            PapersDueDate = PapersDueOn.ToMessage(),
            PapersSentDate = PapersSentOn.ToMessage(),
            Quorate = gaps.Count == 0,
            QuorumGaps = { gaps.Select(g => g.Rule) },
            Capacity = Capacity,
            Deadlines = { DueItems().Select(i => i.ToMessage()) },
        };
    }
}
