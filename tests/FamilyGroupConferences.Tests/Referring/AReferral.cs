using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Tests.Referring;

/// <summary>The referral of a brother and a sister, by their social worker; another sister is not part of it.</summary>
static class AReferral
{
    public const string SocialWorker = "staff-0001", Coordinator = "staff-0019", Sister = "CH9";

    public static readonly DateOnly ReferredOn = new(2026, 8, 3), AcceptedOn = new(2026, 8, 5), AllocatedOn = new(2026, 8, 6);
    public static readonly DateTimeOffset AcceptedAt = new(2026, 8, 5, 14, 30, 0, TimeSpan.Zero);

    public static readonly Caller Worker = By("CSW"), Manager = By("FGC_MGR", "staff-0020", "family-group-conferences");

    public static Caller By(string role, string subject = SocialWorker, string team = "kinship-north") => new(subject, AFamily.Authority, new HashSet<string> { role }, new HashSet<string> { team });

    public static Referral Of(bool urgent = false, bool restricted = false, bool historic = false) => new(
        [new("CH1", "Ada", new(2019, 5, 2), false), new("CH2", "Ben", new(2023, 1, 9), false)],
        [Sister],
        [new(ParticipantRole.Mother, "Mia", null, "P1", "", "", true)],
        [Role(InvolvementRole.SocialWorker, "CH1"), Role(InvolvementRole.SocialWorker, "CH2")],
        ReferralReason.PreventCare, "They want to keep the children at home.", ReferredOn.AddDays(-4), ReferredOn, urgent, null, "family-group-conferences", restricted, historic, "", "");

    public static InvolvementFacts Role(InvolvementRole role, string child, string subject = SocialWorker, DateOnly? until = null) =>
        new(subject, role, child, new(2025, 1, 6), until);

    public static Conference Referred(Referral? referral = null, Caller? by = null) =>
        Conference.Refer(referral ?? Of(), AFamily.Standard, by ?? Worker, Guid.NewGuid, AFamily.Pseudonyms).Conference;

    public static Conference Accepted(bool urgent = false, bool historic = false)
    {
        var conference = Referred(Of(urgent, historic: historic), historic ? Manager : null);
        conference.Accept(AcceptedOn, urgent ? AcceptedAt : null, AFamily.Standard);
        return conference;
    }

    public static Conference Allocated(bool urgent = false)
    {
        var conference = Accepted(urgent);
        conference.AllocateCoordinator(Chosen(), AllocatedOn, [], "", AFamily.Standard, AFamily.Pseudonyms);
        return conference;
    }

    public static ChosenCoordinator Chosen(string subject = Coordinator, int has = 0, int most = 8) => new(Guid.NewGuid(), subject, has, most);
}
