using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>The RPCs, one line each.</summary>
sealed partial class CoordinatorGrpc : CoordinatorService.CoordinatorServiceBase;
