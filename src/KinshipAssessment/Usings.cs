// Days and codes as messages hold them.
global using Suite.Platform.Calendar;
global using Codes = Suite.Platform.Api.Codes;
// The web SDK brings its own Route into every file.
global using Route = Suite.KinshipAssessment.V1.Route;
// The aggregate and its message share a name; unqualified it is the aggregate.
global using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;
// So do its people.
global using Person = Suite.KinshipAssessment.Cases.Person;
// The vocabulary of checks and approval is the suitability library's; the contract's own, of the same names and numbers, is for the edges.
global using Check = Suite.Suitability.Checks.Check;
global using CheckOutcome = Suite.Suitability.Checks.CheckOutcome;
global using CheckState = Suite.Suitability.Checks.CheckState;
global using CheckType = Suite.Suitability.Checks.CheckType;
global using DbsLevel = Suite.Suitability.Checks.DbsLevel;
global using DbsStage = Suite.Suitability.Checks.DbsStage;
global using OffenceCategory = Suite.Suitability.Checks.OffenceCategory;
global using RationaleCode = Suite.Suitability.Checks.RationaleCode;
global using Decision = Suite.Suitability.Approval.Decision;
global using PanelRecommendation = Suite.Suitability.Approval.PanelRecommendation;
global using PanelRole = Suite.Suitability.Approval.PanelRole;
global using ReportKind = Suite.Suitability.Approval.ReportKind;
