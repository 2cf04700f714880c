using Suite.KinshipAssessment.V1;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>
/// A kinship case as it is asked for, kept as it was when the family proposed the carers: however often the call has to be made, and
/// whatever is corrected in the conference meanwhile, it is the same call. Another one under its request id would be refused for ever.
/// </summary>
/// <param name="Team">None if the conference had none: the kinship service then finds one.</param>
sealed record KinshipCaseAsked(IReadOnlyList<AskedChild> Children, IReadOnlyList<AskedCarer> Carers, ArrangementType Arrangement, string Team, bool Restricted, bool HistoricEntry);

sealed record AskedChild(string Reference, string Name, DateOnly BirthOn, bool Unborn, bool LookedAfter);

sealed record AskedCarer(string Name, string Reference, DateOnly BirthOn, Relationship Relationship);
