using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.FosteringRecruitment.Reference;
namespace Suite.FosteringRecruitment.Households;

/// <summary>Records an exemption from the usual fostering limit (Children Act 1989 Sch 7 para 4).</summary>
sealed class GrantExemption(CaseStore<Household> households, ReferenceDataReader references, TimeProvider clock)
{
    const int MostLetters = 2000;

    public async Task<GrantExemptionResponse> Handle(GrantExemptionRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var on = fields.PastDate("granted_date", request.GrantedDate, today);
        var until = fields.OptionalDate("until_date", request.UntilDate);
        fields.Require(until is null || until >= on, "until_date", "must not be before the granted_date");
        var maxChildren = fields.Number("max_children", request.MaxChildren, 1, PlaceRules.MostChildren);
        var children = fields.Each("child_references", request.ChildReferences, 1, PlaceRules.MostChildren, (path, reference) => ChildFields.Reference(fields, path, reference));
        fields.Require(children.Distinct().Count() == children.Count, "child_references", "must not repeat a child");
        var conditions = fields.OptionalText("conditions", request.Conditions, MostLetters);
        fields.ThrowIfAny();
        var local = await references.Of(caller, cancellation);

        return await households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.GrantExemption(Guid.CreateVersion7(moment.Now), on, until, maxChildren, children, conditions, local.TargetsOn(on).UsualFosteringLimit);
            return new Changed<GrantExemptionResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
