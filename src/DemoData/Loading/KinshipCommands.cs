using Suite.DemoData.Caseload;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Loading;

/// <summary>
/// Sends acts to KinshipAssessment as the member of staff who does them. Requests have the same three fields (<c>request_id</c>,
/// <c>case_id</c>, <c>etag</c>) and answers the same <c>case</c>.
/// </summary>
sealed class KinshipCommands(Uri address, SignIn signIn, int connections) : ICommands, IDisposable
{
    readonly Sender _sender = new(address, "KinshipAssessment", [KinshipAssessmentService.Descriptor], signIn, connections);

    /// <summary>Acts that the service took, or remembered.</summary>
    public int Sent => _sender.Sent;

    public async Task<KinshipCase> Do(Act act, CasePlan plan, Guid requestId, KinshipCase? last, CancellationToken cancellation)
    {
        var request = act.Request;
        var fields = request.Descriptor;
        fields.FindFieldByName("request_id").Accessor.SetValue(request, requestId.ToString("D"));
        var worker = Staff.Of(plan.Authority, plan.Team, act.By);
        if (last is not null)
        {
            fields.FindFieldByName("case_id").Accessor.SetValue(request, last.CaseId);
            fields.FindFieldByName("etag").Accessor.SetValue(request, last.Etag);
        }

        var answer = await _sender.Send(plan.Number, request, worker,
            () => $"case {plan.Number} ({plan.Authority}, {plan.Route}, {plan.Ending}) on {act.On:yyyy-MM-dd}",
            last is null ? null : async () => fields.FindFieldByName("etag").Accessor.SetValue(request, (await Read()).Etag), cancellation);
        return answer is null ? await Read() : (KinshipCase)answer.Descriptor.FindFieldByName("case").Accessor.GetValue(answer);

        async Task<KinshipCase> Read() =>
            ((GetCaseResponse)await _sender.Read(plan.Number, new GetCaseRequest { CaseId = last!.CaseId }, worker, cancellation)).Case;
    }

    /// <summary>A case as the service manager sees it.</summary>
    public async Task<KinshipCase> Case(string authority, string caseId, CancellationToken cancellation) =>
        ((GetCaseResponse)await _sender.Read(0, new GetCaseRequest { CaseId = caseId }, Staff.Of(authority, "", Post.ServiceManager), cancellation)).Case;

    public void Dispose() => _sender.Dispose();
}
