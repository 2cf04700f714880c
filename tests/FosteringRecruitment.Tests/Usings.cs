global using Suite.Platform.Calendar;
// The web SDK brings types of these names into every file.
global using Codes = Suite.Platform.Api.Codes;
// The vocabulary of checks and approval is the suitability library's; requests and answers take the contract's own (V1.CheckType).
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
// Aggregates and their messages share names; unqualified it is the aggregate, V1.… the message.
// The base of all records, not what the test library records.
global using Record = Suite.Platform.Records.Record;
global using Application = Suite.FosteringRecruitment.Applications.Application;
global using Constellation = Suite.FosteringRecruitment.Households.Constellation;
global using Enquiry = Suite.FosteringRecruitment.Enquiries.Enquiry;
global using Household = Suite.FosteringRecruitment.Households.Household;
global using Panel = Suite.FosteringRecruitment.Panels.Panel;
global using ReferenceData = Suite.FosteringRecruitment.Reference.ReferenceData;
