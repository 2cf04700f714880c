using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;
using Suite.FosteringRecruitment.V1;
using Suite.Types.V1;

namespace Suite.DemoData.Tests;

/// <summary>
/// Takes every act of the fostering service down and answers with so much of the records as the stories look at. What a meeting of
/// the panel must come before or after, it holds to.
/// </summary>
sealed class PaperFostering(DateOnly present) : IFosteringCommands
{
    readonly Dictionary<string, Panel> _panels = [];

    public List<(string Authority, Post By, Guid RequestId, IMessage Request)> Taken { get; } = [];

    public HashSet<Records> Lives { get; } = [];

    public IEnumerable<Panel> Panels => _panels.Values;

    public Task Do(string authority, int number, Post by, IMessage request, Guid requestId, Records records, Func<string> what, CancellationToken cancellation)
    {
        records.Address(request);
        Taken.Add((authority, by, requestId, request.Descriptor.Parser.ParseFrom(request.ToByteArray())));
        if (request is ReceiveEnquiryRequest)
            Lives.Add(records);
        records.Take(Answer(request, records));
        return Task.CompletedTask;
    }

    public Task<IMessage> Read(string authority, int number, Post by, IMessage request, CancellationToken cancellation) => Task.FromResult<IMessage>(new GetReferenceDataResponse
    {
        ReferenceData = new()
        {
            ReferenceDataId = "reference",
            Etag = "0",
            NationalMinimum = { new AllowanceTable { FromDate = new DateOnly(2026, 4, 6).ToMessage(), Rates = { new AllowanceRate { AgeBand = AgeBand.Age0To2, Region = AllowanceRegion.RestOfEngland, WeeklyPence = 17_000 } } } },
        },
    });

    IMessage Answer(IMessage request, Records records)
    {
        var etag = $"{Taken.Count}";
        switch (request)
        {
            case SchedulePanelRequest scheduled:
                var panel = new Panel { PanelId = $"panel-{Taken.Count}", Etag = etag, State = PanelState.Scheduled, PanelDate = scheduled.PanelDate, Members = { scheduled.Members } };
                _panels.Add(panel.PanelId, panel);
                return new SchedulePanelResponse { Panel = panel };
            case RecordPapersSentRequest or RecordPanelHeldRequest:
                if (request is RecordPanelHeldRequest)
                    records.Panel!.State = PanelState.Held;
                return new RecordPapersSentResponse { Panel = records.Panel };
            case OpenConstellationRequest:
                return new OpenConstellationResponse { Constellation = new() { ConstellationId = "constellation", Etag = etag } };
            case ReceiveEnquiryRequest received:
                return new ReceiveEnquiryResponse { Enquiry = new() { EnquiryId = $"enquiry-{Taken.Count}", Etag = etag, State = EnquiryState.Received, Enquirers = { received.Enquirers }, HistoricEntry = received.HistoricEntry } };
            case ReceiveApplicationRequest received:
                return Received(received, records.Enquiry!, etag);
        }

        return request.Descriptor.File.Name switch
        {
            "suite/fostering_recruitment/v1/enquiry_service.proto" => new GetEnquiryResponse { Enquiry = Of(records.Enquiry!.Clone(), request) },
            "suite/fostering_recruitment/v1/application_service.proto" => Decided(Of(records.Application!.Clone(), request), request),
            "suite/fostering_recruitment/v1/carer_register_service.proto" => new GetHouseholdResponse { Household = Of(records.Household!.Clone(), request) },
            "suite/fostering_recruitment/v1/reference_data_service.proto" => new GetReferenceDataResponse { ReferenceData = records.ReferenceData },
            var file => throw new InvalidOperationException($"Nothing is written for {file}."),
        };
    }

    ReceiveApplicationResponse Received(ReceiveApplicationRequest request, Enquiry enquiry, string etag)
    {
        var applied = enquiry.Clone();
        (applied.State, applied.ApplicationId) = (EnquiryState.Applied, $"application-{Taken.Count}");
        var application = new Application { ApplicationId = applied.ApplicationId, Etag = etag, State = ApplicationState.Applied, HistoricEntry = request.HistoricEntry, ReceivedDate = request.ReceivedDate };
        application.People.Add(request.People.Select((p, i) => new ApplicationPerson { PersonId = $"person-{i}", Facts = p }));
        return new() { Enquiry = applied, Application = application };
    }

    static Enquiry Of(Enquiry enquiry, IMessage request)
    {
        enquiry.State = request switch
        {
            RespondToEnquiryRequest => EnquiryState.Responded,
            BookVisitRequest => EnquiryState.VisitBooked,
            RecordInitialVisitRequest => EnquiryState.Visited,
            ScreenEnquiryRequest { Outcome: not ScreeningOutcome.Eligible } => EnquiryState.NotProgressed,
            InviteToApplyRequest => EnquiryState.InvitedToApply,
            SignpostEnquiryRequest => EnquiryState.Signposted,
            WithdrawEnquiryRequest => EnquiryState.Withdrawn,
            _ => enquiry.State,
        };
        enquiry.HistoricEntry &= request is not FinishHistoricEnquiryRequest;
        return enquiry;
    }

    Application Of(Application application, IMessage request)
    {
        switch (request)
        {
            case OpenStageOneRequest opened:
                application.State = ApplicationState.Stage1Open;
                foreach (var applicant in application.People.Where(p => p.Facts.Kind is ApplicationPersonKind.Applicant))
                {
                    Raise(application, applicant.PersonId, CheckType.DbsEnhancedBarred, 1, byLaw: true, opened.OpenedDate);
                    Raise(application, applicant.PersonId, CheckType.Medical, 1, byLaw: true, opened.OpenedDate);
                    Raise(application, applicant.PersonId, CheckType.Finance, 2, byLaw: false, opened.OpenedDate);
                }

                if (application.People.Any(p => p.Facts.ApprovedElsewhere))
                    Raise(application, "person-0", CheckType.PreviousFosteringService, 1, byLaw: true, opened.OpenedDate);
                foreach (var referee in application.People.Where(p => p.Facts.Kind is ApplicationPersonKind.Referee))
                    Raise(application, referee.PersonId, CheckType.PersonalReference, 1, byLaw: true, opened.OpenedDate);
                Raise(application, "", CheckType.Accommodation, 1, byLaw: true, opened.OpenedDate);
                break;
            case BeginStageTwoRequest begun:
                if (application.State is ApplicationState.Stage1Complete)
                    application.State = ApplicationState.Stage2Open;
                Raise(application, "person-0", CheckType.CapacityAcrossCulture, 2, byLaw: true, begun.BeginDate);
                break;
            case RecordCheckConsentRequest consent:
                Check(application, consent.CheckId).State = CheckState.Required;
                break;
            case RequestCheckRequest asked:
                application.Checks.First(c => c.PersonId == asked.PersonId && c.Type == asked.Type && c.State is CheckState.Required).State = CheckState.Requested;
                break;
            case RecordRefereeInterviewRequest interviewed:
                application.People.Single(p => p.PersonId == interviewed.PersonId).InterviewDate = interviewed.InterviewDate;
                break;
            case RecordCheckResultRequest result:
                var check = Check(application, result.CheckId);
                if (check.Type is CheckType.PersonalReference)
                    Assert.NotNull(application.People.Single(p => p.PersonId == check.PersonId).InterviewDate);
                check.State = result.Outcome is CheckOutcome.Clear ? CheckState.ReceivedClear : CheckState.ReceivedWithContent;
                break;
            case RecommendDisclosureRequest recommended:
                Check(application, recommended.CheckId).State = CheckState.RiskAssessment;
                break;
            case DecideDisclosureRequest disclosed:
                Check(application, disclosed.CheckId).State = CheckState.Accepted;
                break;
            case WaiveCheckRequest waived:
                Assert.False(Check(application, waived.CheckId).RequiredByLaw);
                Check(application, waived.CheckId).State = CheckState.NotRequired;
                break;
            case ListForPanelRequest listed:
                Assert.Equal(PanelState.Scheduled, _panels[listed.PanelId].State);
                (application.PanelId, application.State) = (listed.PanelId, ApplicationState.PanelListed);
                break;
            case RecordPanelRecommendationRequest said:
                Assert.Equal(PanelState.Held, _panels[application.PanelId].State);
                application.State = said.Recommendation is PanelRecommendation.Defer ? ApplicationState.PanelDeferred : ApplicationState.PanelRecommended;
                break;
        }

        application.State = request switch
        {
            RejectAtEntryRequest => ApplicationState.RejectedAtEntry,
            DeclineAtStageOneRequest => ApplicationState.Stage1Declined,
            ShareReportRequest report => report.Kind is ReportKind.Brief ? ApplicationState.BriefReportShared : ApplicationState.ReportShared,
            DecideRequest decision => decision.Decision is Decision.Approve ? ApplicationState.Approved : ApplicationState.QdIssued,
            MakeRepresentationsRequest => ApplicationState.Representations,
            SeekIndependentReviewRequest => ApplicationState.IrmReview,
            RecordReviewOutcomeRequest => ApplicationState.FinalDecision,
            WithdrawApplicationRequest => ApplicationState.Withdrawn,
            _ => application.State,
        };
        if (request is DecideRequest { Decision: Decision.ProposeNotToApprove } determined)
            application.DeterminationDueDate = determined.DecisionDate.ToDay().AddDays(28).ToMessage();
        if (application.State is ApplicationState.Stage1Open && application.Checks.Count > 0 && application.Checks.Where(c => c.Stage == 1).All(IsClosed))
            application.State = ApplicationState.Stage1Complete;
        // The 28 days passed unused.
        if (request is FinishHistoricApplicationRequest && application is { State: ApplicationState.QdIssued } && application.DeterminationDueDate.ToDay() < present)
            application.State = ApplicationState.NotApproved;
        application.HistoricEntry &= request is not FinishHistoricApplicationRequest;
        return application;
    }

    static IMessage Decided(Application application, IMessage request)
    {
        if (request is not DecideRequest { Decision: Decision.Approve } approved)
            return new GetApplicationResponse { Application = application };
        application.HouseholdId = $"household-of-{application.ApplicationId}";
        var household = new Household { HouseholdId = application.HouseholdId, Etag = "1", State = HouseholdState.Active, ApprovedDate = approved.DecisionDate, HistoricEntry = application.HistoricEntry };
        household.Terms.Add(new TermsVersion { Terms = approved.Terms, EffectiveDate = approved.DecisionDate });
        household.Places.Add(Enumerable.Range(1, approved.Terms.MaxChildren).Select(n => new Place { Number = n, Status = PlaceStatus.Vacant }));
        household.Carers.Add(application.People.Where(p => p.Facts.Kind is ApplicationPersonKind.Applicant).Select(p => new Carer { PersonId = p.PersonId }));
        household.PlacesVacant = household.Places.Count;
        return new DecideResponse { Application = application, Household = household };
    }

    Household Of(Household household, IMessage request)
    {
        switch (request)
        {
            case PlaceChildRequest placed:
                var placement = new Placement { PlacementId = $"placement-{Taken.Count}", ChildReference = placed.ChildReference, BirthDate = placed.BirthDate, PlacedDate = placed.PlacedDate };
                var vacant = household.Places.FirstOrDefault(p => p.Status is PlaceStatus.Vacant);
                Assert.True(vacant is not null || placed.Emergency, "No place is vacant.");
                if (vacant is not null)
                    (vacant.Status, vacant.PlacementId) = (PlaceStatus.Filled, placement.PlacementId);
                household.Placements.Add(placement);
                break;
            case EndChildPlacementRequest ended:
                household.Placements.Single(p => p.PlacementId == ended.PlacementId).EndedDate = ended.EndedDate;
                if (household.Places.FirstOrDefault(p => p.PlacementId == ended.PlacementId) is { } free)
                    (free.Status, free.PlacementId) = (PlaceStatus.Vacant, "");
                break;
            case StartStayingPutRequest staying:
                Assert.InRange(household.Placements.Single(p => p.PlacementId == staying.PlacementId).BirthDate.ToDay().AddYears(18), DateOnly.MinValue, staying.StartDate.ToDay());
                household.Placements.Single(p => p.PlacementId == staying.PlacementId).EndedDate = staying.StartDate;
                break;
            case SetPlaceAvailabilityRequest available:
                household.Places.Single(p => p.Number == available.PlaceNumber).Status = PlaceStatus.NotAvailable;
                break;
            case OpenInvestigationRequest:
                household.Investigations.Add(new Investigation { InvestigationId = $"investigation-{Taken.Count}" });
                break;
            case RecordComplaintRequest:
                household.Complaints.Add(new Complaint { ComplaintId = $"complaint-{Taken.Count}" });
                break;
            case RecordAnnualReviewRequest held:
                household.Reviews.Add(new AnnualReview { Number = household.Reviews.Count + 1, HeldDate = held.HeldDate });
                break;
            case ListHouseholdForPanelRequest listed:
                Assert.Equal(PanelState.Scheduled, _panels[listed.PanelId].State);
                _listed[household.HouseholdId] = listed.PanelId;
                break;
            case RecordHouseholdRecommendationRequest:
                var panel = _panels[_listed[household.HouseholdId]];
                Assert.Equal(PanelState.Held, panel.State);
                household.Reviews[^1].PanelDate = panel.PanelDate;
                break;
            case ConfirmApprovalRequest confirmed:
                household.Reviews[^1].ConfirmedDate = confirmed.ConfirmedDate;
                break;
        }

        household.OnHold = request is PutHouseholdOnHoldRequest || (household.OnHold && request is not ResumeHouseholdRequest);
        household.State = request switch
        {
            PutHouseholdOnHoldRequest => HouseholdState.OnHold,
            OpenInvestigationRequest => HouseholdState.UnderInvestigation,
            RecordAnnualReviewRequest when household.State is HouseholdState.Active => HouseholdState.Reviewed,
            ConfirmApprovalRequest when household.State is HouseholdState.Reviewed => HouseholdState.Active,
            ResumeHouseholdRequest or CloseInvestigationRequest => HouseholdState.Active,
            ReviseTermsRequest { AgreementDate: null } => HouseholdState.TermsRevisionProposed,
            ProposeTerminationRequest => HouseholdState.TerminationProposed,
            RecordResignationRequest => HouseholdState.ResignationNotice,
            CompleteTransferRequest => HouseholdState.TransferredOut,
            _ => household.State,
        };
        household.PlacesVacant = household.Places.Count(p => p.Status is PlaceStatus.Vacant);
        household.HistoricEntry &= request is not FinishHistoricHouseholdRequest;
        return household;
    }

    readonly Dictionary<string, string> _listed = [];

    static bool IsClosed(Check check) => check.State is CheckState.ReceivedClear or CheckState.Accepted or CheckState.NotRequired;

    static Check Check(Application application, string id) => application.Checks.Single(c => c.CheckId == id);

    static void Raise(Application application, string person, CheckType type, int stage, bool byLaw, Date on) => application.Checks.Add(new Check
    {
        CheckId = $"check-{application.Checks.Count}",
        PersonId = person,
        Type = type,
        State = type is CheckType.Medical ? CheckState.ConsentPending : CheckState.Required,
        Required = true,
        RequiredByLaw = byLaw,
        Stage = stage,
        RaisedDate = on,
    });
}
