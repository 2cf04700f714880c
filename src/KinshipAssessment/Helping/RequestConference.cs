using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Helping;

/// <summary>Asks FamilyGroupConferences for a conference of the children's family.</summary>
sealed class RequestConference(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RequestConferenceResponse> Handle(RequestConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var reason = fields.Choice("reason", request.Reason);
        var text = fields.Text("referral_text", request.ReferralText, HelpRules.LongestText);
        var offeredOn = fields.PastDate("offered_date", request.OfferedDate, today);
        var on = fields.PastDate("requested_date", request.RequestedDate, today);
        fields.Require(request.OfferedDate is null || request.RequestedDate is null || offeredOn <= on, "offered_date", "must not be after requested_date");
        InvolvementFacts? socialWorker = null;
        if (fields.OptionalCode("social_worker", request.SocialWorker, HelpRules.SubjectLength).Length > 0)
            socialWorker = new(request.SocialWorker, InvolvementRole.SocialWorker, [], fields.PastDate("social_worker_from_date", request.SocialWorkerFromDate, today), null);
        else
            fields.Require(request.SocialWorkerFromDate is null, "social_worker_from_date", "is only for a social_worker");
        var further = fields.Each("involvements", request.Involvements, 0, HelpRules.MostFurther, (path, involvement) => Read(fields, path, involvement, today));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RequestConference(Guid.CreateVersion7(moment.Now), reason, text, offeredOn, request.Urgent, socialWorker, further, on, caller.Subject);
            return new Changed<RequestConferenceResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }

    static InvolvementFacts Read(Fields fields, string path, ConferenceInvolvement involvement, DateOnly today)
    {
        var from = fields.PastDate(path + ".from_date", involvement.FromDate, today);
        var until = fields.OptionalPastDate(path + ".until_date", involvement.UntilDate, today);
        fields.Require(until is null || involvement.FromDate is null || until >= from, path + ".until_date", "must not be before from_date");
        return new(
            fields.Code(path + ".subject", involvement.Subject, HelpRules.SubjectLength),
            fields.Choice(path + ".role", involvement.Role),
            fields.Each(path + ".child_ids", involvement.ChildIds, 0, People.ChildFacts.MostChildren, fields.Uuid),
            from, until);
    }
}
