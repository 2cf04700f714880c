using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Registrations;
using Suite.Platform.Asks;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Approved kinship carers join the fostering register, which another service keeps.</summary>
sealed partial class KinshipCase
{
    static readonly int[] DayAfter = [-1];

    public IReadOnlyList<Ask> Asks() =>
        Registration is { HouseholdId: null } waiting ? [new(waiting.AskId, RegisterApprovedCarers.Kind, waiting.AskedBy), .. HelpAsks()] : [.. HelpAsks()];

    void AskForRegistration(DateOnly on, string by) =>
        Registration ??= new(Guid.CreateVersion7(new(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)), on, by);

    /// <summary>Works in every state: the register's answer comes when it comes.</summary>
    public IReadOnlyList<IMessage> RecordRegistered(Guid householdId, DateOnly on)
    {
        (Registration!.HouseholdId, Registration.AcceptedOn) = (householdId, on);
        return [new CarersRegistered { HouseholdId = householdId.ToString(), RegisteredDate = on.ToMessage() }];
    }

    void AddRegistrationDeadline(List<DueItem> items)
    {
        if (Registration is { HouseholdId: null, On: var asked })
            items.Add(Due(CaseRules.RegistrationNotAccepted, "", asked, "Fostering Services (England) Regulations 2011 reg 31", DayAfter, "FOSTERING_RECRUITMENT"));
    }
}
