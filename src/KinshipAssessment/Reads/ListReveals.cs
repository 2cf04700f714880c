using Google.Protobuf.WellKnownTypes;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Reads;

/// <summary>Who was shown an address or disclosed content of a case, when and why.</summary>
sealed class ListReveals(CaseStore<KinshipCase> cases)
{
    public async Task<ListRevealsResponse> Handle(ListRevealsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var caseId = fields.Uuid("case_id", request.CaseId);
        fields.ThrowIfAny();

        var kinship = await cases.Read(caseId, request, caller, purpose: "REVEAL_LOG", cancellation);
        var response = new ListRevealsResponse();
        response.Reveals.AddRange(kinship.Reveals.OrderBy(r => r.At).Select(r => new Reveal
        {
            RevealTime = r.At.ToTimestamp(),
            Subject = r.Subject,
            Role = r.Role,
            Kind = r.Kind,
            SubjectId = r.SubjectId,
            Reason = r.Reason,
        }));
        return response;
    }
}
