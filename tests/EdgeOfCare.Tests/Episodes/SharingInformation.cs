using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;
using SharingAgreement = Suite.EdgeOfCare.Episodes.SharingAgreement;
using SharingEntry = Suite.EdgeOfCare.Episodes.SharingEntry;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class SharingInformation
{
    static readonly SharedInformation[] Needs = [SharedInformation.Needs, SharedInformation.Plan];

    [Fact]
    public void What_is_shared_on_agreement_is_covered_by_agreements_together()
    {
        var episode = Referred();
        var mother = Agree(episode, [SharedInformation.Needs], [SharingRecipient.School, SharingRecipient.Health]);
        var child = Agree(episode, [SharedInformation.Plan], [SharingRecipient.School]);

        var shared = Assert.IsType<InformationShared>(Assert.Single(episode.RecordInformationShared(Share(Day, Needs, SharingRecipient.School, mother, child))));

        Assert.Equal((SharingRecipient.School, SharingBasis.Agreed), (shared.Recipient, shared.Basis));
        Assert.Equal(Needs, shared.Information);
    }

    [Fact]
    public void Nothing_goes_beyond_the_agreement_UK_GDPR_Art_6_and_9()
    {
        var episode = Referred();
        var agreement = Agree(episode, [SharedInformation.Needs], [SharingRecipient.School]);

        var further = Refused("SHARING_NOT_AGREED", () => episode.RecordInformationShared(Share(Day, Needs, SharingRecipient.School, agreement)));
        Assert.Contains("PLAN", further.Message);
        Assert.DoesNotContain("NEEDS", further.Message);
        Assert.Equal("UK GDPR Art 6 and 9", Assert.Single(further.Rules).Citation);
        Refused("SHARING_NOT_AGREED", () => episode.RecordInformationShared(Share(Day, [SharedInformation.Needs], SharingRecipient.Police, agreement)));
        Refused("SHARING_NOT_AGREED", () => episode.RecordInformationShared(Share(Day.AddDays(-1), [SharedInformation.Needs], SharingRecipient.School, agreement)));
        Refused("AGREEMENT_NOT_FOUND", () => episode.RecordInformationShared(Share(Day, Needs, SharingRecipient.School, Guid.CreateVersion7())));
        Assert.Empty(episode.Shared);
    }

    [Fact]
    public void From_the_day_it_is_taken_back_nothing_is_shared_on_it_UK_GDPR_Art_6_and_9()
    {
        var episode = Referred();
        var agreement = Agree(episode, [SharedInformation.Needs], [SharingRecipient.School]);
        Refused("DATE_OUT_OF_ORDER", () => episode.WithdrawSharingAgreement(agreement, Day.AddDays(-1)));

        Assert.Equal("SHARING_AGREEMENT", Assert.IsType<RecordAmended>(Assert.Single(episode.WithdrawSharingAgreement(agreement, Day.AddDays(3)))).Section);

        episode.RecordInformationShared(Share(Day.AddDays(2), [SharedInformation.Needs], SharingRecipient.School, agreement));
        Refused("SHARING_NOT_AGREED", () => episode.RecordInformationShared(Share(Day.AddDays(3), [SharedInformation.Needs], SharingRecipient.School, agreement)));
        var twice = Refused("AGREEMENT_ALREADY_WITHDRAWN", () => episode.WithdrawSharingAgreement(agreement, Day.AddDays(4)));
        Assert.Equal("UK GDPR Art 6 and 9", Assert.Single(twice.Rules).Citation);
        Refused("AGREEMENT_NOT_FOUND", () => episode.WithdrawSharingAgreement(Guid.CreateVersion7(), Day));
    }

    [Theory]
    [InlineData(SharingBasis.Safeguarding)]
    [InlineData(SharingBasis.LegalDuty)]
    public void A_child_in_danger_and_a_duty_need_no_agreement(SharingBasis basis)
    {
        var episode = Closed(Day);

        var shared = Assert.IsType<InformationShared>(Assert.Single(episode.RecordInformationShared(Share(Day, Needs, SharingRecipient.Police) with { Basis = basis })));

        Assert.Equal(basis, shared.Basis);
    }

    [Fact]
    public void An_episode_holds_50_agreements()
    {
        var episode = Referred();
        for (var i = 0; i < 50; i++)
            Agree(episode, Needs, [SharingRecipient.School]);

        Refused("TOO_MANY_AGREEMENTS", () => Agree(episode, Needs, [SharingRecipient.School]));
    }

    static Guid Agree(Episode episode, SharedInformation[] information, SharingRecipient[] recipients)
    {
        var agreement = new SharingAgreement(Guid.CreateVersion7(), "Maria", "MOTHER", information, recipients, Day);
        episode.RecordSharingAgreement(agreement);
        return agreement.Id;
    }

    static SharingEntry Share(DateOnly on, SharedInformation[] information, SharingRecipient recipient, params Guid[] agreements) =>
        new(Guid.CreateVersion7(), on, information, recipient, "", SharingBasis.Agreed, "", agreements, "practitioner");

    static RefusedException Refused(string reason, Func<object?> act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    static RefusedException Refused(string reason, Action act) => Refused(reason, () =>
    {
        act();
        return null;
    });
}
