using Google.Protobuf;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Opens a case when a relative or friend is named as a possible carer.</summary>
sealed class OpenCase(CaseStore<KinshipCase> cases, Pseudonyms pseudonyms, TimeProvider clock)
{
    const int MostChildren = 12;
    const int MostPeople = 40;

    public Task<OpenCaseResponse> Handle(OpenCaseRequest request, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = WorkingCalendar.LondonDate(now);
        var fields = Fields.Of(request);
        var concernOn = fields.PastDate("concern_date", request.ConcernDate, today);
        var opening = new Opening(
            fields.Choice("source", request.Source),
            fields.OptionalCode("source_case_id", request.SourceCaseId),
            fields.Choice("arrangement_type", request.ArrangementType),
            concernOn,
            fields.Code("team", request.Team),
            request.Restricted,
            request.HistoricEntry,
            fields.Each("children", request.Children, 1, MostChildren, (path, child) => ReadChild(fields, path, child, concernOn, today, caller.Authority, now)),
            fields.Each("people", request.People, 1, MostPeople, (path, person) => Proposals.ReadPerson(fields, path, person, today, concernOn,
                Guid.CreateVersion7(now), reference => pseudonyms.KeyOf(caller.Authority, reference))));
        fields.Require(concernOn == default || concernOn >= WorkingCalendar.FirstDay, "concern_date", "must lie in the years of the working calendar");
        fields.Require(opening.Children.DistinctBy(c => c.Reference).Count() == opening.Children.Count, "children", "must not repeat a child_reference");
        fields.Require(opening.People.Count(p => p.Kind is PersonKind.ProposedCarer) is 1 or 2, "people", "must hold one or two proposed carers");
        fields.ThrowIfAny();

        return cases.Open(request, caller, moment =>
        {
            var (kinship, events) = KinshipCase.Open(Guid.CreateVersion7(moment.Now), opening, caller);
            return (kinship, new Changed<OpenCaseResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events));
        }, cancellation);
    }

    Child ReadChild(Fields fields, string path, ProposedChild child, DateOnly concernOn, DateOnly today, string authority, DateTimeOffset now)
    {
        var reference = Proposals.Reference(fields, $"{path}.child_reference", child.ChildReference);
        fields.Require(reference.Length > 0, $"{path}.child_reference", "is required");
        var born = child.Unborn
            ? fields.Date($"{path}.birth_date", child.BirthDate)
            : fields.PastDate($"{path}.birth_date", child.BirthDate, today);
        fields.Require(born == default || concernOn < WorkingCalendar.TurnsOn(born, 18), $"{path}.birth_date", "must be of a child under 18 on the concern_date");
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Reference = reference,
            Name = fields.Text($"{path}.name", child.Name, Proposals.LongestName),
            BirthDate = born,
            Unborn = child.Unborn,
            Key = pseudonyms.KeyOf(authority, reference),
            LookedAfterBefore = child.LookedAfter,
        };
    }
}
