using Suite.KinshipAssessment.Checks;
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
    const int MostChildren = 12;
    const int LongestName = 200;

    /// <summary>SSDA903 field CHILD: at most 20 letters and digits.</summary>
    const int LongestReference = 20;

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
            fields.Each("people", request.People, 1, CheckRules.MostPeople, (path, person) => ReadPerson(fields, path, person, concernOn, today, caller.Authority, now)));
        fields.Require(concernOn == default || concernOn >= WorkingCalendar.FirstDay, "concern_date", "must lie in the years of the working calendar");
        fields.Require(opening.Children.DistinctBy(c => c.Reference).Count() == opening.Children.Count, "children", "must not repeat a child_reference");
        fields.Require(opening.People.Count(p => p.Kind is PersonKind.ProposedCarer) is >= 1 and <= CheckRules.MostCarers, "people", "must hold one or two proposed carers");
        fields.ThrowIfAny();

        return cases.Open(request, caller, moment =>
        {
            var (kinship, events) = KinshipCase.Open(Guid.CreateVersion7(moment.Now), opening, caller);
            return (kinship, new Changed<OpenCaseResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events));
        }, cancellation);
    }

    Child ReadChild(Fields fields, string path, ProposedChild child, DateOnly concernOn, DateOnly today, string authority, DateTimeOffset now)
    {
        var reference = child.ChildReference;
        fields.Require(reference.Length is >= 1 and <= LongestReference && reference.All(char.IsAsciiLetterOrDigit),
            $"{path}.child_reference", $"must have 1 to {LongestReference} letters and digits");
        var born = child.Unborn
            ? fields.Date($"{path}.birth_date", child.BirthDate)
            : fields.PastDate($"{path}.birth_date", child.BirthDate, today);
        fields.Require(born == default || concernOn < WorkingCalendar.TurnsOn(born, CheckRules.AdultAge), $"{path}.birth_date", "must be of a child under 18 on the concern_date");
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Reference = reference,
            Name = fields.Text($"{path}.name", child.Name, LongestName),
            BirthDate = born,
            Unborn = child.Unborn,
            Key = pseudonyms.KeyOf(authority, reference),
            LookedAfterBefore = child.LookedAfter,
        };
    }

    Person ReadPerson(Fields fields, string path, ProposedPerson person, DateOnly concernOn, DateOnly today, string authority, DateTimeOffset now)
    {
        var facts = PersonFacts.Read(fields, path, person, today);
        return facts.ToPerson(Guid.CreateVersion7(now), pseudonyms.KeyOf(authority, facts.Reference), concernOn);
    }
}
