using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records the home.</summary>
sealed class RecordHomeParticulars(CaseStore<Application> applications)
{
    const int MostBedrooms = 30;
    const int MostSmokers = 20;
    const int MostPets = 50;

    public Task<RecordHomeParticularsResponse> Handle(RecordHomeParticularsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var home = Read(fields, request.Home);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var events = application.RecordHome(home, moment.Today);
            return new Changed<RecordHomeParticularsResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }

    static Home Read(Fields fields, HomeParticulars? home)
    {
        fields.Require(home is not null, "home", "is required");
        home ??= new();
        var bedrooms = fields.Number("home.bedrooms", home.Bedrooms, 1, MostBedrooms);
        fields.Require(home.SpareBedrooms >= 0 && home.SpareBedrooms <= bedrooms, "home.spare_bedrooms", "must be from 0 to the number of bedrooms");
        var pets = fields.Each("home.pets", home.Pets, 0, MostPets, (path, pet) => fields.Code(path, pet));
        fields.Require(!home.DangerousDog || pets.Contains("DOG"), "home.dangerous_dog", "goes with a DOG among the pets");
        fields.Require(home.Tenure is "OWNED" or "PRIVATE_RENT" or "SOCIAL_RENT" or "OTHER", "home.tenure", "is required: OWNED, PRIVATE_RENT, SOCIAL_RENT or OTHER");
        return new(bedrooms, home.SpareBedrooms, fields.Number("home.smokers", home.Smokers, 0, MostSmokers), home.Firearms, pets, home.DangerousDog, home.Tenure);
    }
}
