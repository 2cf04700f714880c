using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Suite.DemoData.Caseload;
using Suite.DemoData.Returns;
using Suite.DemoData.Scorecards;
using Suite.Reporting.V1;

namespace Suite.DemoData.Loading;

/// <summary>Sends returns, indicators and what scorecards are made of to Reporting as the member of staff who does it.</summary>
sealed class ReportingCommands(Uri address, SignIn signIn) : IReportingCommands, IDisposable
{
    // A scorecard that nobody has looked at yet takes a while on a busy machine; so do the rules of a return.
    static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    const int Attempts = 5, BytesAtOnce = 256 * 1024, FindingsTold = 20;

    readonly Sender _sender = new(address, "Reporting", [ScorecardService.Descriptor, StatutoryReturnService.Descriptor], signIn, connections: 2, Deadline);
    readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);

    /// <summary>Acts and files that Reporting took, or remembered.</summary>
    public int Sent => _sender.Sent + _files;

    int _files;

    public async Task<IMessage> Do(string authority, Post by, IMessage request, CancellationToken cancellation) =>
        (await _sender.Send(0, request, Staff.Of(authority, "", by), () => $"the scorecards of {authority}", null, cancellation))!;

    public Task<IMessage> Read(string authority, Post by, IMessage request, CancellationToken cancellation) => _sender.Read(0, request, Staff.Of(authority, "", by), cancellation);

    public async Task Import(string authority, SampleReturn paper, Guid requestId, CancellationToken cancellation)
    {
        var declaration = new ReturnDeclaration { RequestId = requestId.ToString("D"), Kind = ReturnKind.Ssda903, ReturnYear = paper.Year };
        declaration.Files.Add(paper.Files.Select(f => new DeclaredFile { Table = f.Table, SizeBytes = f.Content.Length, Sha256 = ByteString.CopyFrom(SHA256.HashData(f.Content)) }));
        var refused = new List<string>();
        await Persist("suite.reporting.v1.StatutoryReturnService/ImportReturn", $"the return of {paper.Year} of {authority}", async options =>
        {
            refused.Clear();
            using var call = new StatutoryReturnService.StatutoryReturnServiceClient(_channel).ImportReturn(options);
            await Stream(call.RequestStream, call.ResponseStream, Messages(), answer =>
                refused.AddRange((answer.Findings?.Findings ?? []).Where(f => f.Severity is FindingSeverity.Refusal).Select(f => $"{f.RuleCode} {f.Table} row {f.Row} {f.Column}: {f.Message}")), options.CancellationToken);
        }, authority, () => refused.Take(FindingsTold), cancellation);

        IEnumerable<ImportReturnRequest> Messages()
        {
            yield return new() { Declaration = declaration };
            foreach (var file in paper.Files)
                foreach (var piece in file.Content.Chunk(BytesAtOnce))
                    yield return new() { Chunk = new() { Table = file.Table, Data = UnsafeByteOperations.UnsafeWrap(piece) } };
        }
    }

    public Task ImportPostcodes(string authority, string edition, byte[] file, Guid requestId, CancellationToken cancellation) =>
        Persist("suite.reporting.v1.StatutoryReturnService/ImportPostcodes", $"the postcodes of {authority}", async options =>
        {
            using var call = new StatutoryReturnService.StatutoryReturnServiceClient(_channel).ImportPostcodes(options);
            await Stream(call.RequestStream, call.ResponseStream,
            [
                new() { Declaration = new() { RequestId = requestId.ToString("D"), Edition = edition, SizeBytes = file.Length, Sha256 = ByteString.CopyFrom(SHA256.HashData(file)) } },
                .. file.Chunk(BytesAtOnce).Select(piece => new ImportPostcodesRequest { Chunk = new() { Data = UnsafeByteOperations.UnsafeWrap(piece) } }),
            ], _ => { }, options.CancellationToken);
        }, authority, () => [], cancellation);

    public async Task ImportIndicators(string authority, IndicatorFileKind kind, byte[] file, Guid requestId, CancellationToken cancellation)
    {
        ImportIndicatorsResponse? answer = null;
        await Persist("suite.reporting.v1.IndicatorService/ImportIndicators", $"{kind} of {authority}", async options =>
        {
            using var call = new IndicatorService.IndicatorServiceClient(_channel).ImportIndicators(options);
            await call.RequestStream.WriteAsync(new() { Header = new() { RequestId = requestId.ToString("D"), Kind = kind } });
            foreach (var piece in file.Chunk(BytesAtOnce))
                await call.RequestStream.WriteAsync(new() { Chunk = UnsafeByteOperations.UnsafeWrap(piece) });
            await call.RequestStream.CompleteAsync();
            answer = await call;
        }, authority, () => [], cancellation);
        if (answer is { Errors.Count: > 0 })
            throw new CannotLoadException($"{kind} of {authority} were refused:{string.Concat(answer.Errors.Take(FindingsTold).Select(e => $"\n  row {e.Row} {e.Column} {e.Code}"))}");
    }

    // What ends the call early is in its status, which reading the answers tells.
    static async Task Stream<TRequest, TResponse>(IClientStreamWriter<TRequest> requests, IAsyncStreamReader<TResponse> answers, IEnumerable<TRequest> messages, Action<TResponse> heard, CancellationToken cancellation)
    {
        var sending = Send();
        await foreach (var answer in answers.ReadAllAsync(cancellation))
            heard(answer);
        await sending;

        async Task Send()
        {
            try
            {
                foreach (var message in messages)
                    await requests.WriteAsync(message, cancellation);
                await requests.CompleteAsync();
            }
            catch (Exception over) when (over is RpcException or InvalidOperationException or OperationCanceledException)
            {
                // The answers say why.
            }
        }
    }

    // The same request id each time, so that what did arrive is not done twice.
    async Task Persist(string rpc, string what, Func<CallOptions, Task> call, string authority, Func<IEnumerable<string>> found, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var headers = new Metadata { { "authorization", $"Bearer {await signIn.TokenOf(Staff.Of(authority, "", Post.Analyst))}" } };
                await call(new(headers, (TimeProvider.System.GetUtcNow() + Deadline).UtcDateTime, cancellation));
                Interlocked.Increment(ref _files);
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.ResourceExhausted && attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 * (1 << attempt)), cancellation);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                throw new NotReachableException($"Reporting does not answer ({e.StatusCode}).", e);
            }
            catch (RpcException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (RpcException e)
            {
                throw RefusedActException.Of(rpc, what, e, found());
            }
        }
    }

    public void Dispose()
    {
        _sender.Dispose();
        _channel.Dispose();
    }
}
