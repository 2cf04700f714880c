global using Suite.Platform.Calendar;
// The vocabulary of checks and approval is the suitability library's; requests and answers take the contract's own.
global using Check = Suite.Suitability.Checks.Check;
global using CheckOutcome = Suite.Suitability.Checks.CheckOutcome;
global using CheckProgress = Suite.Suitability.Checks.CheckProgress;
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
