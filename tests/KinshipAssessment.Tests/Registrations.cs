using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Registrations;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests;

public sealed class Registrations
{
    [Fact]
    public void An_approval_asks_the_fostering_register_to_take_the_carers()
    {
        var kinship = Given.Approved(Given.TemporarilyApproved());

        var ask = Assert.Single(kinship.Asks());

        Assert.Equal((RegisterApprovedCarers.Kind, "adm-1"), (ask.Kind, ask.AskedBy));
        var registration = kinship.ToRegistration(ask.Id);
        Assert.Equal((ask.Id.ToString(), kinship.Id.ToString()), (registration.RequestId, registration.KinshipCaseId));
        Assert.Equal(kinship.Carers.Select(c => c.Name), registration.Carers.Select(c => c.Name));
        Assert.Equal(kinship.Children.Where(c => c.ApprovedFor).Select(c => (c.Reference, c.PlacedOn.ToMessage())),
            registration.Children.Select(c => (c.ChildReference, (Types.V1.Date?)c.PlacedDate)));
        Assert.Equal((Given.Decided.ToMessage(), "adm-1"), (registration.DecisionDate, registration.DecidedBy));
        Assert.NotEmpty(registration.RuleVersion);
    }

    [Fact]
    public void Until_the_register_has_them_the_worklist_says_so_also_of_a_closed_case()
    {
        var kinship = Given.Approved(Given.TemporarilyApproved());
        kinship.Close(ClosureCode.ApprovedFoster, Given.Decided.AddDays(1));

        var due = Assert.Single(kinship.DueItems(), d => d.Rule == CaseRules.RegistrationNotAccepted);

        Assert.Equal((Given.Decided, "FOSTERING_RECRUITMENT"), (due.DueOn, due.BlockedBy));
        Assert.Contains(Given.Pass(kinship, Given.Decided.AddDays(1)), e => e is DeadlineWarned { Rule: CaseRules.RegistrationNotAccepted });
    }

    [Fact]
    public void Once_it_has_them_nothing_is_asked_and_nothing_is_due()
    {
        var kinship = Given.Approved(Given.TemporarilyApproved());
        var household = Guid.CreateVersion7();

        var registered = Assert.IsType<CarersRegistered>(Assert.Single(kinship.RecordRegistered(household, Given.Decided)));

        Assert.Equal(household.ToString(), registered.HouseholdId);
        Assert.Empty(kinship.Asks());
        Assert.DoesNotContain(kinship.DueItems(), d => d.Rule == CaseRules.RegistrationNotAccepted);
    }

    [Fact]
    public void Carers_who_are_not_approved_are_not_registered() => Assert.Empty(Given.Determined(Given.TemporarilyApproved()).Asks());
}
