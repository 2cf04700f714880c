using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>Sets from when the duty to offer binds, or takes it back. Applications recorded before keep what they were checked under.</summary>
sealed class SetFgdmDuty(OnePerAuthority<Standards> standards)
{
    const int LongestSource = 200;

    public Task<SetFgdmDutyResponse> Handle(SetFgdmDutyRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var from = fields.OptionalDate("in_force_from_date", request.InForceFromDate);
        var source = from is null ? fields.OptionalText("source", request.Source, LongestSource) : fields.Text("source", request.Source, LongestSource);
        fields.ThrowIfAny();

        return standards.Change(request, caller, (record, moment) => record.SetDuty(new(from, source, moment.Now)),
            record => new SetFgdmDutyResponse { Standards = record.ToMessage() }, cancellation);
    }
}
