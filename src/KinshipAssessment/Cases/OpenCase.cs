using Suite.KinshipAssessment.People;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Opens a case when a relative or friend is named as a possible carer.</summary>
sealed class OpenCase(CaseStore<KinshipCase> cases, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<OpenCaseResponse> Handle(OpenCaseRequest request, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = WorkingCalendar.LondonDate(now);
        var fields = Fields.Of(request);
        // What only the kinship team can know, it adds to a case that a family's plan opened.
        var service = caller.Has("SERVICE");
        var concernOn = fields.PastDate("concern_date", request.ConcernDate, today);
        var opening = new Opening(
            fields.Choice("source", request.Source),
            service ? fields.Code("source_case_id", request.SourceCaseId) : fields.OptionalCode("source_case_id", request.SourceCaseId),
            service ? fields.OptionalChoice("arrangement_type", request.ArrangementType) : fields.Choice("arrangement_type", request.ArrangementType),
            concernOn,
            service ? fields.OptionalCode("team", request.Team) : fields.Code("team", request.Team),
            request.Restricted,
            request.HistoricEntry,
            fields.Each("children", request.Children, 1, ChildFacts.MostChildren, (path, child) => ReadChild(fields, path, child, concernOn, today, caller.Authority, now)),
            fields.Each("people", request.People, 1, PeopleRules.MostPeople, (path, person) => ReadPerson(fields, path, person, concernOn, today, caller.Authority, now)));
        fields.Require(!service || request.Source is CaseSource.Unspecified or CaseSource.FamilyGroupConference, "source", "must be FAMILY_GROUP_CONFERENCE where a service opens the case");
        fields.Require(concernOn == default || concernOn >= WorkingCalendar.FirstDay, "concern_date", "must lie in the years of the working calendar");
        fields.Require(opening.Children.DistinctBy(c => c.Reference).Count() == opening.Children.Count, "children", "must not repeat a child_reference");
        fields.Require(opening.People.Count(p => p.Kind is PersonKind.ProposedCarer) is >= 1 and <= PeopleRules.MostCarers, "people", "must hold one or two proposed carers");
        fields.ThrowIfAny();

        return cases.Open(request, caller, moment =>
        {
            var (kinship, events) = KinshipCase.Open(Guid.CreateVersion7(moment.Now), opening, caller);
            return (kinship, new Changed<OpenCaseResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events));
        }, cancellation);
    }

    Child ReadChild(Fields fields, string path, ProposedChild child, DateOnly concernOn, DateOnly today, string authority, DateTimeOffset now)
    {
        var facts = ChildFacts.Read(fields, path, child, today);
        fields.Require(facts.BirthDate == default || facts.UnderAgeOn(concernOn), $"{path}.birth_date", "must be of a child under 18 on the concern_date");
        return facts.ToChild(Guid.CreateVersion7(now), pseudonyms.KeyOf(authority, facts.Reference));
    }

    Person ReadPerson(Fields fields, string path, ProposedPerson person, DateOnly concernOn, DateOnly today, string authority, DateTimeOffset now)
    {
        var facts = PersonFacts.Read(fields, path, person, today);
        return facts.ToPerson(Guid.CreateVersion7(now), pseudonyms.KeyOf(authority, facts.Reference), concernOn);
    }
}
