using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.FosteringRecruitment.Reference;
namespace Suite.FosteringRecruitment.Households;

/// <summary>Places a child: within the terms, or in an emergency for some days outside them.</summary>
sealed class PlaceChild(CaseStore<Household> households, ReferenceDataReader references, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<PlaceChildResponse> Handle(PlaceChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var reference = ChildFields.Reference(fields, "child_reference", request.ChildReference);
        var birthDate = fields.PastDate("birth_date", request.BirthDate, today);
        var sex = fields.OptionalChoice("sex", request.Sex);
        var type = fields.Choice("placement_type", request.PlacementType);
        var on = fields.PastDate("placed_date", request.PlacedDate, today);
        var siblings = fields.OptionalCode("sibling_group", request.SiblingGroup);
        ChildFields.RequireUnderAge(fields, "birth_date", birthDate, on);
        fields.ThrowIfAny();
        var local = await references.Of(caller, cancellation);

        return await households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.PlaceChild(
                new(Guid.CreateVersion7(moment.Now), reference, pseudonyms.KeyOf(caller.Authority, reference), birthDate, sex, type, siblings, pseudonyms.KeyOf(caller.Authority, siblings)),
                on, request.Emergency, local.TargetsOn(on).UsualFosteringLimit);
            return new Changed<PlaceChildResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
