using Suite.FosteringRecruitment.Enquiries.Duplicates;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Enquirers, applicants and approved carers who may be the same people.</summary>
sealed class FindPossibleDuplicates(DuplicateSearch duplicates, IAudit audit, TimeProvider clock)
{
    public async Task<FindPossibleDuplicatesResponse> Handle(FindPossibleDuplicatesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var enquirers = EnquirerFields.ReadEnquirers(fields, "enquirers", request.Enquirers, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        // Whom it searched for is not said: the trail holds no names.
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: "DUPLICATE_SEARCH"), cancellation);
        var found = await duplicates.Of(enquirers, caller, cancellation);
        return new() { Duplicates = { found.Shown.Select(duplicate => duplicate.ToMessage()) }, Hidden = found.Hidden };
    }
}
