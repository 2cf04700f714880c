using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Takes an application from an enquiry that was invited to apply: the enquiry is what changes, and the application comes of it.</summary>
sealed class ReceiveApplication(CaseStore<Enquiry> enquiries, ReferenceDataReader referenceData, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<ReceiveApplicationResponse> Handle(ReceiveApplicationRequest request, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = WorkingCalendar.LondonDate(now);
        var fields = Fields.Of(request);
        var on = fields.PastDate("received_date", request.ReceivedDate, today);
        fields.Require(on == default || on >= WorkingCalendar.FirstDay, "received_date", "must lie in the years of the working calendar");
        var route = fields.Choice("route", request.Route);
        fields.Require(route is not FosteringRoute.Kinship, "route", "must be MAINSTREAM or SHORT_BREAK: kinship carers come from their own assessment");
        var people = fields.Each("people", request.People, 1, PeopleRules.MostPeople, (path, person) => PersonFacts.Read(fields, path, person, today));
        fields.Require(people.Count(p => p.Kind is ApplicationPersonKind.Applicant) is >= 1 and <= PeopleRules.MostApplicants, "people", "must hold one or two applicants");
        fields.Require(people.All(p => p.RelatedPersonId is null), "people", "have no ids yet: say whom they are related to once the application is there");
        var references = people.Where(p => p.Reference.Length > 0).Select(p => p.Reference).ToList();
        fields.Require(references.Distinct().Count() == references.Count, "people", "must not repeat a person_reference");
        var team = fields.Code("team", request.Team);
        fields.ThrowIfAny();

        Record.RequireMayKeyIn(request.HistoricEntry, caller);
        var targets = (await referenceData.Of(caller, cancellation)).TargetsOn(on);
        return await enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var id = Guid.CreateVersion7(moment.Now);
            var applied = enquiry.Apply(id, on);
            var (application, received) = Application.Receive(id, enquiry, on, route,
                [.. people.Select(p => p.ToPerson(Guid.CreateVersion7(moment.Now), pseudonyms.KeyOf(caller.Authority, p.Reference), on))],
                team, targets, request.HistoricEntry);
            return new Changed<ReceiveApplicationResponse>(
                () => new() { Application = application.ToMessage(caller, moment.Today), Enquiry = enquiry.ToMessage(moment.Today) }, applied)
            {
                Opens = [Opened.Of(application, received)],
            };
        }, cancellation);
    }
}
