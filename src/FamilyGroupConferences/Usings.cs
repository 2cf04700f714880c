global using Suite.Platform.Calendar;
// The web SDK brings types of these names into every file.
global using Codes = Suite.Platform.Api.Codes;
// The vocabulary of care risk and outcomes is the outcomes library's; requests and answers take the contract's own (V1.OutcomeCode).
global using AnchorKind = Suite.Outcomes.AnchorKind;
global using CareLegalStatus = Suite.Outcomes.CareLegalStatus;
global using CareRiskSource = Suite.Outcomes.CareRiskSource;
global using LookedAfterSpell = Suite.Outcomes.LookedAfterSpell;
global using OutcomeCode = Suite.Outcomes.OutcomeCode;
global using OutcomeReview = Suite.Outcomes.OutcomeReview;
global using ReviewPoint = Suite.Outcomes.ReviewPoint;
// Records and their messages share names; unqualified it is the record, V1.… the message.
global using Conference = Suite.FamilyGroupConferences.Conferences.Conference;
global using Coordinator = Suite.FamilyGroupConferences.Coordinators.Coordinator;
global using FgdmOffer = Suite.FamilyGroupConferences.Offers.FgdmOffer;
global using Standards = Suite.FamilyGroupConferences.LocalStandards.Standards;
