using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Ends the keying-in of a case that began before the suite was in use.</summary>
sealed class FinishHistoricEntry(CaseStore<KinshipCase> cases)
{
    public Task<FinishHistoricEntryResponse> Handle(FinishHistoricEntryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricEntryResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
