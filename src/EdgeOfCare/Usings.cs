global using Suite.Platform.Calendar;
// The web SDK brings types of these names into every file.
global using Codes = Suite.Platform.Api.Codes;
// The vocabulary of following up is the outcomes library's; requests and answers take the contract's own (V1.OutcomeCode), with the same numbers.
global using AnchorKind = Suite.Outcomes.AnchorKind;
global using CareLegalStatus = Suite.Outcomes.CareLegalStatus;
global using CareRisk = Suite.Outcomes.CareRisk;
global using CareRiskSource = Suite.Outcomes.CareRiskSource;
global using FollowUp = Suite.Outcomes.FollowUp;
global using LookedAfterSpell = Suite.Outcomes.LookedAfterSpell;
global using OutcomeCode = Suite.Outcomes.OutcomeCode;
global using OutcomeReview = Suite.Outcomes.OutcomeReview;
global using ReviewPoint = Suite.Outcomes.ReviewPoint;
// Aggregates and their messages share names; unqualified it is the aggregate, V1.… the message.
global using Child = Suite.EdgeOfCare.Records.Child;
global using Episode = Suite.EdgeOfCare.Episodes.Episode;
global using Reunification = Suite.EdgeOfCare.Reunifications.Reunification;
global using Standards = Suite.EdgeOfCare.Reference.Standards;
global using StepDownPlan = Suite.EdgeOfCare.Records.StepDownPlan;
