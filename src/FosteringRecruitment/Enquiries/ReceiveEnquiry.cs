using Suite.FosteringRecruitment.Enquiries.Duplicates;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Keeps an enquiry, once whoever may be the same people were looked at.</summary>
sealed class ReceiveEnquiry(CaseStore<Enquiry> enquiries, ReferenceDataReader references, DuplicateSearch duplicates, TimeProvider clock)
{
    const int MostAcknowledged = 100;

    public async Task<ReceiveEnquiryResponse> Handle(ReceiveEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        Record.RequireMayKeyIn(request.HistoricEntry, caller);
        var reference = await references.Of(caller, cancellation);
        var received = Read(request, reference, WorkingCalendar.Today(clock), out var acknowledged);

        if (received.PreviousEnquiryId is { } previousId)
        {
            var previous = await enquiries.Find(previousId, caller, cancellation)
                ?? throw Refuse.NotFound(Enquiry.NotFoundReason, "There is no such earlier enquiry.");
            if (previous.IsOpen)
                throw Refuse.Precondition("MOVE_NOT_ALLOWED", "Only an enquiry that has ended is taken up again.");
        }

        var found = await duplicates.Of(received.Enquirers, caller, cancellation);
        return await enquiries.Open(request, caller, moment =>
        {
            // Decided here and not above: a retry gets its first answer, and is no duplicate of what that first call kept.
            RequireAcknowledged(found, acknowledged);
            var (enquiry, events) = Enquiry.Receive(Guid.CreateVersion7(moment.Now), received, reference.TargetsOn(received.On), caller);
            return (enquiry, new Changed<ReceiveEnquiryResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events));
        }, cancellation);
    }

    static Received Read(ReceiveEnquiryRequest request, ReferenceData reference, DateOnly today, out HashSet<Guid> acknowledged)
    {
        var fields = Fields.Of(request);
        var enquirers = EnquirerFields.ReadEnquirers(fields, "enquirers", request.Enquirers, today);
        var on = fields.PastDate("received_date", request.ReceivedDate, today);
        fields.Require(on == default || on >= WorkingCalendar.FirstDay, "received_date", "must lie in the years of the working calendar");

        var sourceCode = fields.Code("source_code", request.SourceCode);
        var source = reference.SourceOn(sourceCode, on);
        fields.Require(source is not null || sourceCode.Length == 0 || on == default, "source_code", "must be in the authority's list on the received_date");
        var campaignCode = fields.OptionalCode("campaign_code", request.CampaignCode);
        fields.Require(campaignCode.Length == 0 || on == default || reference.CampaignOn(campaignCode, on) is not null, "campaign_code",
            "must be in the authority's list on the received_date");

        var interests = fields.Each("interests", request.Interests, 0, Enum.GetValues<PlacementType>().Length, fields.Choice);
        fields.Require(interests.Distinct().Count() == interests.Count, "interests", "must not repeat a kind of placement");
        acknowledged = [.. fields.Each("acknowledged_duplicates", request.AcknowledgedDuplicates, 0, MostAcknowledged, fields.Uuid)];
        var previousId = fields.OptionalUuid("previous_enquiry_id", request.PreviousEnquiryId);
        var team = fields.Code("team", request.Team);
        fields.ThrowIfAny();

        if (previousId is { } takenUp)
            acknowledged.Add(takenUp);
        return new(enquirers, sourceCode, source!.Channel, campaignCode, on, interests, previousId, team, request.Restricted, request.HistoricEntry);
    }

    static void RequireAcknowledged(FoundDuplicates found, HashSet<Guid> acknowledged)
    {
        var open = found.Shown.Where(duplicate => !acknowledged.Contains(duplicate.RecordId)).DistinctBy(duplicate => duplicate.RecordId).ToList();
        if (open.Count > 0)
            throw Refuse.Preconditions("POSSIBLE_DUPLICATE", "Look at the records that may be of the same people, and acknowledge them.",
                [.. open.Select(duplicate => new RuleViolation("POSSIBLE_DUPLICATE", duplicate.RecordId.ToString(), null))]);
    }
}
