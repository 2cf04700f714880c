using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>What was looked into and who was heard: Schedule 4 matters, the children's and professionals' views, the reviewing officer.</summary>
sealed partial class KinshipCase
{
    const string ScheduleFourCitation = $"Care Planning Regulations 2010 reg 24(2), Sch 4; {CareRules.Version}";

    const string VoiceCitation = "Children Act 1989 s.22(4)-(5); kinship care statutory guidance 2024";

    internal IReadOnlyList<IMessage> RecordScheduleFourMatter(ScheduleFourMatter matter, bool satisfied, DateOnly on, string summary)
    {
        RequireAfterViability();
        RequireOrder(on, ConcernOn, "the concern");
        ScheduleFour.RemoveAll(m => m.Matter == matter);
        ScheduleFour.Add(new(matter, satisfied, on, summary));
        return [new RecordAmended { Section = "SCHEDULE_FOUR" }];
    }

    /// <summary>A child is heard twice, by their social worker and by the reviewing officer: neither records for the other.</summary>
    internal IReadOnlyList<IMessage> RecordChildView(Guid childId, ViewTaker takenBy, DateOnly on, string view, bool notObtainable, Caller caller)
    {
        var role = takenBy switch
        {
            ViewTaker.SocialWorker => "CSW",
            ViewTaker.IndependentReviewingOfficer => "IRO",
            ViewTaker.Unspecified => throw Refuse.Field("taken_by", "is required"),
        };
        if (!caller.Has(role))
            throw Refuse.Permission("VIEW_OF_ANOTHER_ROLE", "The child's social worker and the reviewing officer each record the view that they heard.", VoiceCitation);
        RequireOpen();
        var child = ChildOf(childId);
        child.Views.Add(new(takenBy, on, view, notObtainable, caller.Subject));
        return [new ChildViewRecorded { ChildKey = child.Key, TakenBy = takenBy, ViewDate = on.ToMessage(), NotObtainable = notObtainable }];
    }

    internal IReadOnlyList<IMessage> RecordProfessionalView(Guid childId, Profession profession, DateOnly on, string view, bool notObtainable)
    {
        RequireOpen();
        ProfessionalViews.Add(new(ChildOf(childId).Id, profession, on, view, notObtainable));
        return [new RecordAmended { Section = "PROFESSIONAL_VIEWS" }];
    }

    internal IReadOnlyList<IMessage> RecordIroInformed(DateOnly on, IroMatter matter)
    {
        RequireOpen();
        RequireOrder(on, ConcernOn, "the concern");
        IroInformed.Add(new(on, matter));
        return [new RecordAmended { Section = "IRO_INFORMED" }];
    }

    /// <summary>Every matter of Schedule 4 that by a day was not looked into, or not found good enough for these children.</summary>
    internal IReadOnlyList<RuleViolation> ScheduleFourGaps(DateOnly by)
    {
        var gaps = new List<RuleViolation>();
        foreach (var matter in Enum.GetValues<ScheduleFourMatter>())
        {
            if (matter is ScheduleFourMatter.Unspecified)
                continue;
            var entry = ScheduleFour.Find(m => m.Matter == matter && m.On <= by);
            if (entry is not { Satisfied: true })
                gaps.Add(new($"SCHEDULE_FOUR_{Codes.Of(matter)}", entry is null ? "This matter is not recorded." : "This matter was not found satisfactory.", ScheduleFourCitation));
        }

        return gaps;
    }

    /// <summary>
    /// Whose view is missing on a day: each child's by social worker and by reviewing officer, and for a child of school age one
    /// professional's; "could not be had, because" closes a gap too. An unborn child has no view.
    /// </summary>
    internal IReadOnlyList<RuleViolation> VoiceGaps(DateOnly by)
    {
        var gaps = new List<RuleViolation>();
        foreach (var child in Children)
        {
            if (child.Unborn && child.BirthDate > by)
                continue;
            foreach (var taker in (ReadOnlySpan<ViewTaker>)[ViewTaker.SocialWorker, ViewTaker.IndependentReviewingOfficer])
                if (!child.Views.Exists(v => v.TakenBy == taker && v.On <= by))
                    gaps.Add(new($"CHILD_VIEW_{Codes.Of(taker)}", $"No view of child {child.Id} is recorded, nor why none could be had.", VoiceCitation));
            if (OfSchoolAge(child, by) && !ProfessionalViews.Exists(v => v.ChildId == child.Id && v.On <= by))
                gaps.Add(new("PROFESSIONAL_VIEW", $"No professional's view of child {child.Id} is recorded, nor why none could be had.", VoiceCitation));
        }

        return gaps;
    }
}
