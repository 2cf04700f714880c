using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>The RPCs, one line each.</summary>
sealed partial class FgdmOfferGrpc : FgdmOfferService.FgdmOfferServiceBase;
