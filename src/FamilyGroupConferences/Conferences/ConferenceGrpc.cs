using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>The RPCs, one line each.</summary>
sealed partial class ConferenceGrpc : ConferenceService.ConferenceServiceBase;
