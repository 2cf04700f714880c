using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>Registers a coordinator.</summary>
sealed class RegisterCoordinator(CaseStore<Coordinator> coordinators, StandardsReader standards, Pseudonyms pseudonyms)
{
    const int MostLanguages = 20;

    public async Task<RegisterCoordinatorResponse> Handle(RegisterCoordinatorRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subject = fields.Code("subject", request.Subject, max: 128);
        var name = fields.Text("name", request.Name, Texts.LongestName);
        var languages = fields.Each("languages", request.Languages, 0, MostLanguages, (path, language) =>
        {
            fields.Require(language.Length == 2 && language.All(char.IsAsciiLetterLower), path, "must be an ISO 639-1 code of two small letters");
            return language;
        });
        fields.Require(languages.Distinct().Count() == languages.Count, "languages", "must not repeat a language");
        var first = new Capacity(fields.Date("from_date", request.FromDate), fields.Number("fte_hundredths", request.FteHundredths, 1, 100));
        fields.ThrowIfAny();

        var set = await standards.Of(caller, cancellation);
        return await coordinators.Open(request, caller, moment =>
        {
            var (coordinator, events) = Coordinator.Register(Guid.CreateVersion7(moment.Now), caller.Authority, subject, name, languages, first, pseudonyms);
            return (coordinator, new Changed<RegisterCoordinatorResponse>(() => new() { Coordinator = coordinator.ToMessage(moment.Today, active: 0, set.On(moment.Today)) }, events));
        }, cancellation);
    }
}
