using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Agreements and sharing work in every state: families agree before a panel decides and take back after a closure.</summary>
sealed partial class Episode
{
    public IReadOnlyList<IMessage> RecordSharingAgreement(SharingAgreement agreement)
    {
        if (Agreements.Count >= WorkRules.MostAgreements)
            throw Refuse.Precondition("TOO_MANY_AGREEMENTS", $"An episode holds at most {WorkRules.MostAgreements} agreements.", WorkRules.Citation);

        Agreements.Add(agreement);
        return [Amended("SHARING_AGREEMENT")];
    }

    public IReadOnlyList<IMessage> WithdrawSharingAgreement(Guid id, DateOnly on)
    {
        var agreement = AgreementOf(id);
        if (agreement.WithdrawnOn is not null)
            throw Refuse.Precondition("AGREEMENT_ALREADY_WITHDRAWN", "The agreement was taken back before.", WorkRules.SharingCitation);
        RequireInOrder(on, agreement.AgreedOn, "the agreement");

        agreement.WithdrawnOn = on;
        return [Amended("SHARING_AGREEMENT")];
    }

    public IReadOnlyList<IMessage> RecordInformationShared(SharingEntry entry)
    {
        if (entry.Basis is SharingBasis.Agreed)
            RequireAgreed(entry);

        Shared.Add(entry);
        return
        [
            new InformationShared
            {
                ChildKey = Child.Key,
                SharedId = entry.Id.ToString(),
                SharedDate = entry.On.ToMessage(),
                Information = { entry.Information },
                Recipient = entry.Recipient,
                Basis = entry.Basis,
            },
        ];
    }

    // From the day on which it was taken back an agreement covers nothing.
    void RequireAgreed(SharingEntry entry)
    {
        var covering = entry.AgreementIds.Select(AgreementOf).ToList()
            .FindAll(a => a.AgreedOn <= entry.On && !(a.WithdrawnOn <= entry.On) && a.Recipients.Contains(entry.Recipient));
        var missing = entry.Information.Where(kind => !covering.Exists(a => a.Information.Contains(kind))).Select(Codes.Of).ToList();
        if (missing.Count > 0)
            throw Refuse.Precondition("SHARING_NOT_AGREED", $"The agreements named do not cover, on that day and with {Codes.Of(entry.Recipient)}: {string.Join(", ", missing)}.", WorkRules.SharingCitation);
    }

    SharingAgreement AgreementOf(Guid id) => Agreements.Find(a => a.Id == id) ?? throw Refuse.NotFound("AGREEMENT_NOT_FOUND", "The episode has no such agreement.");
}
