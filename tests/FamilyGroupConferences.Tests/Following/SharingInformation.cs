using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

public sealed class SharingInformation
{
    [Fact]
    public void What_somebody_agreed_to_is_shared_and_recorded()
    {
        var conference = Held();

        Assert.Equal("SHARING", Assert.IsType<RecordAmended>(Assert.Single(Share(conference, SharingBasis.Agreed, Mother))).Section);

        Assert.Equal([Mother], Assert.Single(conference.Sharing).ParticipantIds);
    }

    [Fact]
    public void Without_their_agreement_it_is_not_shared_Data_Protection_Act_2018()
    {
        var (reason, refused) = Refusal(() => Share(Held(), SharingBasis.Agreed, Mother, Grandmother, Friend, Ada));

        Assert.Equal("SHARING_NOT_AGREED", reason);
        Assert.Equal([Grandmother, Friend, Ada], refused.Rules.Select(r => Guid.Parse(r.Rule)));
        Assert.All(refused.Rules, r => Assert.Contains("Data Protection Act 2018", r.Citation, StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_withdrew_or_left_agrees_no_longer()
    {
        var withdrew = Held();
        withdrew.ParticipantOf(Mother).Consents.Add(new(ConsentAnswer.Withdrawn, HeldOn, MayShare: true));
        var left = Held();
        left.ParticipantOf(Mother).LeftOn = HeldOn;

        Assert.Equal("SHARING_NOT_AGREED", ReasonOf(() => Share(withdrew, SharingBasis.Agreed, Mother)));
        Assert.Equal("SHARING_NOT_AGREED", ReasonOf(() => Share(left, SharingBasis.Agreed, Mother)));
    }

    [Fact]
    public void A_childs_safety_may_require_more_and_then_needs_its_reason()
    {
        Assert.NotEmpty(Share(Held(), SharingBasis.Safeguarding, Friend, Ada));
        Assert.Equal("INVALID_FIELDS", ReasonOf(() => Held().RecordSharing(new("POLICE", "ADDRESS", SharingBasis.Safeguarding, [Friend], "", HeldOn, "tm-1"))));
    }

    [Fact]
    public void Sharing_is_about_people_of_the_network_after_the_referral()
    {
        Assert.Equal("PARTICIPANT_NOT_FOUND", ReasonOf(() => Share(Held(), SharingBasis.Safeguarding, Id(99))));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Held().RecordSharing(new("GP", "PLAN", SharingBasis.Safeguarding, [Ada], "At risk.", Referred.AddDays(-1), "tm-1"))));
    }

    static IReadOnlyList<Google.Protobuf.IMessage> Share(Conference conference, SharingBasis basis, params Guid[] people) =>
        conference.RecordSharing(new("SCHOOL", "PLAN", basis, [.. people], "A child was at risk.", HeldOn, "csw-1"));
}
