using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Households;

/// <summary>The carers and who lives with them: level of skills, region, checks to renew, complaints.</summary>
sealed partial class Household
{
    internal IReadOnlyList<IMessage> RecordFosterCareAgreement(DateOnly? termsNoticeOn, DateOnly? agreementOn)
    {
        InOrder.Require(termsNoticeOn ?? ApprovedOn, ApprovedOn, "the approval");
        InOrder.Require(agreementOn ?? ApprovedOn, ApprovedOn, "the approval");
        TermsNoticeOn = termsNoticeOn ?? TermsNoticeOn;
        AgreementOn = agreementOn ?? AgreementOn;
        return [Amended("AGREEMENT")];
    }

    internal IReadOnlyList<IMessage> SetSkillLevel(SkillLevel level, DateOnly from)
    {
        RequireApproved("SetSkillLevel");
        InOrder.Require(from, Skills[^1].From, "the level before");
        // Of two levels from the same day the later one corrects the earlier one.
        Skills.RemoveAll(skill => skill.From == from);
        Skills.Add(new(level, from));
        return [new SkillLevelSet { SkillLevel = level, FromDate = from.ToMessage() }];
    }

    internal IReadOnlyList<IMessage> SetAllowanceRegion(AllowanceRegion region, DateOnly from)
    {
        RequireApproved("SetAllowanceRegion");
        InOrder.Require(from, ApprovedOn, "the approval");
        InOrder.Require(from, Regions.Count > 0 ? Regions[^1].From : null, "the region before");
        Regions.RemoveAll(since => since.From == from);
        Regions.Add(new(region, from));
        return [Amended("REGION")];
    }

    internal IReadOnlyList<IMessage> SetCharacteristics(Guid carerId, Characteristics characteristics)
    {
        var carer = Carers.Find(carer => carer.Id == carerId) ?? throw PersonNotFound();
        carer.Characteristics = characteristics == new Characteristics("", "", "", "", "") ? null : characteristics;
        return [Amended("CHARACTERISTICS")];
    }

    internal IReadOnlyList<IMessage> AddMember(Guid id, string name, DateOnly birthDate, DateOnly joinedOn)
    {
        RequireApproved("AddHouseholdMember");
        InOrder.Require(joinedOn, ApprovedOn, "the approval");
        var member = new Member { Id = id, Name = name, BirthDate = birthDate, JoinedOn = joinedOn };
        Members.Add(member);
        var adult = joinedOn >= EighteenthOf(member);
        if (adult)
            RequireDbs(id, joinedOn);
        return [new HouseholdMemberJoined { PersonId = id.ToString(), Adult = adult, JoinedDate = joinedOn.ToMessage() }];
    }

    internal IReadOnlyList<IMessage> RecordMemberLeft(Guid personId, DateOnly on)
    {
        if (Members.Find(member => member.Id == personId && member.LeftOn is null) is { } member)
        {
            InOrder.Require(on, member.JoinedOn, "they came");
            member.LeftOn = on;
            return Left(personId, carer: false, on);
        }

        var carer = Carers.Find(carer => carer.Id == personId && carer.LeftOn is null) ?? throw PersonNotFound();
        RequireApproved("RecordHouseholdMemberLeft");
        InOrder.Require(on, ApprovedOn, "the approval");
        if (Carers.Count(other => other.LeftOn is null) == 1)
            throw Refuse.Precondition("LAST_CARER", "The last carer resigns instead.", PlaceRules.ResignationCitation);
        carer.LeftOn = on;
        return [.. Left(personId, carer: true, on), .. ReviewForthwith("CARER_LEFT", on)];
    }

    internal IReadOnlyList<IMessage> RecordCheckRenewed(Guid personId, CheckType type, DateOnly on, DateOnly? validUntil)
    {
        if (!Carers.Exists(carer => carer.Id == personId && carer.LeftOn is null) && !Members.Exists(member => member.Id == personId && member.LeftOn is null))
            throw PersonNotFound();
        var until = validUntil ?? WorkingCalendar.AddMonths(on, CheckRules.ValidMonths);
        InOrder.RequireField("valid_until_date", until, on, "the renewed_date");
        if (Renewals.Find(renewal => renewal.PersonId == personId && renewal.Type == type) is not { } renewal)
            Renewals.Add(renewal = new() { PersonId = personId, Type = type });
        (renewal.DueOn, renewal.ValidUntil) = (until, until);
        return [Amended("RENEWALS")];
    }

    internal IReadOnlyList<IMessage> RecordComplaint(Guid id, DateOnly receivedOn, string substance, bool fromChild)
    {
        InOrder.Require(receivedOn, ApprovedOn, "the approval");
        Complaints.Add(new() { Id = id, ReceivedOn = receivedOn, Substance = substance, FromChild = fromChild });
        return [new ComplaintRecorded { ComplaintId = id.ToString(), ReceivedDate = receivedOn.ToMessage() }];
    }

    internal IReadOnlyList<IMessage> ResolveComplaint(Guid id, DateOnly on, string outcome)
    {
        var complaint = Complaints.Find(complaint => complaint.Id == id) ?? throw Refuse.NotFound("COMPLAINT_NOT_FOUND", "There is no such complaint about this household.");
        if (complaint.ResolvedOn is not null)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The complaint is resolved.");
        InOrder.Require(on, complaint.ReceivedOn, "the complaint");
        (complaint.ResolvedOn, complaint.Outcome) = (on, outcome);
        return [Amended("COMPLAINTS")];
    }

    static RefusedException PersonNotFound() => Refuse.NotFound("PERSON_NOT_FOUND", "There is no such person in this household.");

    static DateOnly EighteenthOf(Member member) => WorkingCalendar.TurnsOn(member.BirthDate, PlaceRules.AdultAge);

    /// <summary>Reg 26(9), Sch 3: an adult of the household has an enhanced DBS check; it is due on the day they come or come of age.</summary>
    void RequireDbs(Guid personId, DateOnly on)
    {
        if (!Renewals.Exists(renewal => renewal.PersonId == personId && renewal.Type is CheckType.DbsEnhancedBarred))
            Renewals.Add(new() { PersonId = personId, Type = CheckType.DbsEnhancedBarred, DueOn = on });
    }

    List<IMessage> Left(Guid personId, bool carer, DateOnly on)
    {
        Renewals.RemoveAll(renewal => renewal.PersonId == personId);
        return [new HouseholdMemberLeft { PersonId = personId.ToString(), Carer = carer, LeftDate = on.ToMessage() }];
    }
}
