using Google.Protobuf;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What was shared of the people of the network, with whom, and why.</summary>
sealed partial class Conference
{
    const string SharingCitation = "UK GDPR Art 6(1)(e), Art 9(2)(g); Data Protection Act 2018 Sch 1 para 18";

    /// <summary>Only what each person agreed to, unless a child's safety requires more. Works in every state: records are asked for late.</summary>
    public IReadOnlyList<IMessage> RecordSharing(Sharing sharing)
    {
        InOrder.Require(sharing.On, ReferredOn, "the referral");
        foreach (var id in sharing.ParticipantIds)
            RoleOf(id);
        if (sharing.Basis is SharingBasis.Agreed)
        {
            var unasked = sharing.ParticipantIds.FindAll(id => !AgreedToSharing(id, sharing.On));
            if (unasked.Count > 0)
                throw Refuse.Preconditions("SHARING_NOT_AGREED", "Without their agreement it is shared only where a child's safety requires it.",
                    [.. unasked.Select(id => new RuleViolation(id.ToString(), "This person has not agreed to it.", SharingCitation))]);
        }
        else if (sharing.Reason.Length == 0)
        {
            throw Refuse.Field("reason", "is required where a child's safety required it");
        }

        Sharing.Add(sharing);
        return [Amended("SHARING")];
    }

    /// <summary>As they last said by that day. Children are not asked, and whoever left the network or withdrew agrees no longer.</summary>
    bool AgreedToSharing(Guid id, DateOnly on) =>
        Participants.Find(p => p.Id == id) is { } who
        && !(who.LeftOn <= on)
        && who.Consents.FindLast(consent => consent.On <= on) is { MayShare: true, Answer: not ConsentAnswer.Withdrawn };
}
