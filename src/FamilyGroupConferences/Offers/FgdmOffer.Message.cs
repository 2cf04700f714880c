using Suite.FamilyGroupConferences.Records;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

sealed partial class FgdmOffer
{
    static bool MayReadReasons(Caller caller) => caller.HasAny("CSW", "TM", "SM", "FGC_MGR", "INSPECTOR");

    internal V1.FgdmOffer ToMessage(Caller caller, Pseudonyms pseudonyms)
    {
        var reasons = MayReadReasons(caller);
        var message = new V1.FgdmOffer
        {
            OfferId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = State,
            LetterDate = LetterOn.ToMessage(),
            OfferInLetter = OfferInLetter,
            ConferenceId = ConferenceId?.ToString() ?? "",
            MeetingDate = MeetingOn.ToMessage(),
            ApplicationKind = ApplicationKind,
            ApplicationDate = (Compliance?.ApplicationOn).ToMessage(),
            Compliance = Compliance?.ToMessage(),
            IssuedRegardless = RegardlessReason.Length > 0,
            RegardlessReason = reasons ? RegardlessReason : "",
            EndedDate = EndedOn.ToMessage(),
            EndReasonCode = EndReasonCode,
            Team = Team,
            Worker = Worker,
            Restriction = new() { Restricted = Restricted, Subjects = { Access } },
            HistoricEntry = HistoricEntry,
            RetainUntilDate = RetainUntil.ToMessage(),
        };
        message.Children.AddRange(Children.Select(child => new ConferenceChildFacts
        {
            ChildReference = child.Reference,
            Name = child.Name,
            BirthDate = child.BirthOn.ToMessage(),
            Unborn = child.Unborn,
        }));
        message.ChildKeys.AddRange(Children.Select(child => pseudonyms.KeyOf(Authority, child.Reference)));
        message.OfferedTo.AddRange(OfferedTo.Select(person => new V1.Offeree
        {
            PersonId = person.Id.ToString(),
            Name = person.Name,
            PersonReference = person.Reference,
            PrBasis = person.PrBasis,
            Response = person.Response,
            ResponseDate = person.RespondedOn.ToMessage(),
        }));
        message.Exemptions.AddRange(Exemptions.OrderBy(exemption => exemption.On).Select(exemption => new BestInterestsExemption
        {
            Stage = exemption.Stage,
            Reasons = reasons ? exemption.Reasons : "",
            DecidedBy = exemption.By,
            DecisionDate = exemption.On.ToMessage(),
        }));
        message.Deadlines.AddRange(DueItems().Select(item => item.ToMessage()));
        return message;
    }
}

static class ComplianceMessages
{
    public static ComplianceCheck ToMessage(this Compliance compliance) => new()
    {
        Compliant = compliance.IsMet,
        Exempt = compliance.Exempt,
        DutyInForce = compliance.DutyInForce,
        Gaps = { compliance.Gaps },
        ApplicationDate = compliance.ApplicationOn.ToMessage(),
        MeetingDate = compliance.MeetingOn.ToMessage(),
        RuleVersion = compliance.RuleVersion,
    };
}
