using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>The RPCs, one line each.</summary>
sealed partial class ConferenceStandardsGrpc : ConferenceStandardsService.ConferenceStandardsServiceBase;
