using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Reads;

/// <summary>The RPCs, one line each.</summary>
sealed partial class ConferenceWorklistGrpc : ConferenceWorklistService.ConferenceWorklistServiceBase;
