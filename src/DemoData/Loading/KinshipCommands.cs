using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Suite.DemoData.Caseload;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Loading;

/// <summary>
/// Sends acts to KinshipAssessment as the member of staff who does them. Requests of one kind have the same three fields
/// (<c>request_id</c>, <c>case_id</c>, <c>etag</c>) and answers the same <c>case</c>, so the contract's descriptors are all that is needed.
/// </summary>
sealed class KinshipCommands : ICommands, IDisposable
{
    const int Attempts = 9;
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    static readonly ConcurrentDictionary<MessageDescriptor, Method<IMessage, IMessage>> Methods = new();

    readonly GrpcChannel[] _channels;
    readonly SignIn _signIn;
    int _sent;

    /// <param name="connections">Connections, so that every replica behind the address gets its share.</param>
    public KinshipCommands(Uri address, SignIn signIn, int connections)
    {
        _signIn = signIn;
        _channels = [.. Enumerable.Range(0, connections).Select(_ => GrpcChannel.ForAddress(address))];
    }

    /// <summary>Acts that the service took, or remembered.</summary>
    public int Sent => _sent;

    public async Task<KinshipCase> Do(Act act, CasePlan plan, Guid requestId, KinshipCase? last, CancellationToken cancellation)
    {
        var request = act.Request;
        var fields = request.Descriptor;
        fields.FindFieldByName("request_id").Accessor.SetValue(request, requestId.ToString("D"));
        var worker = Staff.Of(plan.Authority, plan.Team, act.By);
        var channel = _channels[plan.Number % _channels.Length].CreateCallInvoker();
        var etag = last?.Etag ?? "";
        for (var attempt = 1; ; attempt++)
        {
            if (last is not null)
            {
                fields.FindFieldByName("case_id").Accessor.SetValue(request, last.CaseId);
                fields.FindFieldByName("etag").Accessor.SetValue(request, etag);
            }

            try
            {
                var answer = await Call(channel, request, worker, cancellation);
                Interlocked.Increment(ref _sent);
                return (KinshipCase)answer.Descriptor.FindFieldByName("case").Accessor.GetValue(answer);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Aborted && last is not null && attempt < Attempts)
            {
                // Somebody, or the deadline watch, was faster.
                etag = (await Read(channel, last.CaseId, worker, cancellation)).Etag;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.AlreadyExists && RefusedActException.ReasonOf(e) is "REQUEST_ID_REUSED" && last is not null)
            {
                // An earlier load did this act on a later version of the case.
                Interlocked.Increment(ref _sent);
                return await Read(channel, last.CaseId, worker, cancellation);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted && attempt < Attempts)
            {
                // The same request id: what did arrive is not done twice.
                var pause = TimeSpan.FromMilliseconds(100 * (1 << attempt));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellation);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                throw new NotReachableException($"KinshipAssessment does not answer ({e.StatusCode}).", e);
            }
            catch (RpcException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (RpcException e)
            {
                throw RefusedActException.Of(MethodOf(request).FullName, $"case {plan.Number} ({plan.Authority}, {plan.Route}, {plan.Ending}) on {act.On:yyyy-MM-dd}", e);
            }
        }
    }

    async Task<KinshipCase> Read(CallInvoker channel, string caseId, Worker worker, CancellationToken cancellation) =>
        ((GetCaseResponse)await Call(channel, new GetCaseRequest { CaseId = caseId }, worker, cancellation)).Case;

    async Task<IMessage> Call(CallInvoker channel, IMessage request, Worker worker, CancellationToken cancellation)
    {
        var headers = new Metadata { { "authorization", $"Bearer {await _signIn.TokenOf(worker)}" } };
        var options = new CallOptions(headers, (TimeProvider.System.GetUtcNow() + Deadline).UtcDateTime, cancellation);
        return await channel.AsyncUnaryCall(MethodOf(request), null, options, request);
    }

    static Method<IMessage, IMessage> MethodOf(IMessage request) => Methods.GetOrAdd(request.Descriptor, static input =>
    {
        var method = KinshipAssessmentService.Descriptor.Methods.Single(m => m.InputType == input);
        return new(MethodType.Unary, method.Service.FullName, method.Name,
            Marshallers.Create<IMessage>(MessageExtensions.ToByteArray, input.Parser.ParseFrom),
            Marshallers.Create<IMessage>(MessageExtensions.ToByteArray, method.OutputType.Parser.ParseFrom));
    });

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
    }
}
