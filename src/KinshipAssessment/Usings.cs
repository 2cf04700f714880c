// Days and codes as messages hold them.
global using Suite.Platform.Calendar;
global using Codes = Suite.Platform.Api.Codes;
// The web SDK brings its own Route into every file.
global using Route = Suite.KinshipAssessment.V1.Route;
// The aggregate and its message share a name; unqualified it is the aggregate.
global using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;
// So do its people and checks.
global using Check = Suite.KinshipAssessment.Cases.Check;
global using Person = Suite.KinshipAssessment.Cases.Person;
