using Google.Protobuf;
using Suite.FamilyGroupConferences.Offers;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Offeree = Suite.FamilyGroupConferences.Offers.Offeree;

namespace Suite.FamilyGroupConferences.Tests.Offers;

/// <summary>Offers before proceedings as staff make them: two parents, one child, the letter of 1 July 2026.</summary>
static class AnOffer
{
    public const string Authority = "E10000901";

    public static readonly DateOnly Letter = new(2026, 7, 1);
    public static readonly DateOnly Issued = new(2026, 9, 14);

    public static readonly Pseudonyms Pseudonyms = new(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), new InDevelopment());

    public static Caller Staff(string role, string subject = "staff-1", params string[] teams) => new(subject, Authority, new HashSet<string> { role }, new HashSet<string>(teams));

    public static readonly Caller TeamManager = Staff("TM", "staff-6", "kinship-north");
    public static readonly Caller SocialWorker = Staff("CSW", "staff-1", "kinship-north");

    public static Offeree Parent(string basis = "MOTHER") => new() { Id = Guid.CreateVersion7(), Name = "A parent", PrBasis = basis };

    public static (FgdmOffer Offer, IReadOnlyList<IMessage> Events) Make(bool inLetter = true, IReadOnlyList<Offeree>? to = null, Caller? by = null, bool restricted = false, bool historic = false) =>
        FgdmOffer.Make(Guid.CreateVersion7(),
            new([new("WM10071", "A child", new(2019, 4, 30), Unborn: false)], Letter, inLetter, to ?? [Parent(), Parent("MARRIED_FATHER")], "kinship-north", restricted, historic), by ?? SocialWorker, Pseudonyms);

    public static FgdmOffer Made(bool inLetter = true, params Offeree[] to) => Make(inLetter, to.Length > 0 ? to : null).Offer;

    public static FgdmOffer Answer(this FgdmOffer offer, int who, OfferResponse response, DateOnly? on = null)
    {
        offer.RecordAnswer(offer.OfferedTo[who].Id, response, on ?? Letter.AddDays(7));
        return offer;
    }

    public static FgdmOffer Accepted() => Made().Answer(0, OfferResponse.Accepted);

    public static FgdmOffer Declined() => Made().Answer(0, OfferResponse.Declined).Answer(1, OfferResponse.NoResponse);

    public static FgdmOffer Exempted(ExemptionStage stage = ExemptionStage.Hold)
    {
        var offer = Accepted();
        offer.Exempt(new(stage, "The reasons of the authority.", "staff-6", Letter.AddDays(20)));
        return offer;
    }

    public static FgdmOffer WithApplication()
    {
        var offer = Declined();
        offer.IssueApplication(ApplicationKind.CareOrder, Issued, dutyInForce: true, heldOn: null, regardlessReason: null);
        return offer;
    }

    public static FgdmOffer Ended()
    {
        var offer = Declined();
        offer.End(Letter.AddDays(40), "SAFE_AT_HOME");
        return offer;
    }

    public static RefusedException Refused(Action act) => Assert.Throws<RefusedException>(act);

    sealed class InDevelopment : Microsoft.Extensions.Hosting.IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = null!;
    }
}
