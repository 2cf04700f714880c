using Google.Protobuf;
using Grpc.Core;
using Suite.Reporting.Returns;
using Suite.Reporting.Returns.Rules;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Returns.PaperChild;

namespace Suite.Reporting.Tests.Returns;

/// <summary>Returns over the network, by role and by authority.</summary>
public sealed class ServingReturns
{
    [Fact]
    public async Task A_return_streams_in_is_listed_and_its_warnings_are_read()
    {
        await using var service = new RunningService();
        await service.InitializeAsync();

        var areas = await service.Returns.SetReturnAreasAsync(new() { RequestId = Guid.NewGuid().ToString("D"), OwnCodes = { "E06000001" }, AdjoiningCodes = { "E06000002" } }, service.As("ANALYST"));
        Assert.Equal(["E06000001"], areas.Areas.OwnCodes);
        using (var postcodes = service.Returns.ImportPostcodes(service.As("ANALYST")))
        {
            foreach (var message in PostcodesOfTests.Messages(PostcodesOfTests.File))
                await postcodes.RequestStream.WriteAsync(message);
            await postcodes.RequestStream.CompleteAsync();
            var heard = await postcodes.ResponseStream.ReadAllAsync().ToListAsync();
            Assert.Equal(7, heard[^1].Reference.Postcodes);
        }

        var reference = await service.Returns.GetReturnReferenceAsync(new(), service.As("INSPECTOR"));
        Assert.Equal((7L, "E06000002"), (reference.Postcodes.Postcodes, Assert.Single(reference.Areas.AdjoiningCodes)));

        var (answers, refused) = await Import(service, new PaperReturn(2025).With(Named("c1").Episode("01/06/2024", "05/06/2024", "E4A", ls: "L1").Permanence(), Named("c2").Episode("01/06/2023")));
        Assert.Null(refused);
        var summary = answers[^1].Summary;
        Assert.Equal(ImportOutcome.Imported, summary.Outcome);
        Assert.Equal([ImportStage.Reading, ImportStage.Checking, ImportStage.Writing], answers.Where(a => a.Progress is not null).Select(a => a.Progress.Stage).Distinct());
        Assert.Equal(answers.Last(a => a.Progress is not null).Progress.BytesTotal, answers.Last(a => a.Progress is not null).Progress.BytesRead);

        var listed = await service.Returns.ListReturnsAsync(new() { ReturnYear = 2025 }, service.As("SM"));
        Assert.Equal(summary.Submission, Assert.Single(listed.Submissions));
        Assert.Equal(summary.Submission, (await service.Returns.GetReturnAsync(new() { SubmissionId = summary.Submission.SubmissionId }, service.As("INSPECTOR"))).Submission);
        Assert.Empty((await service.Returns.ListReturnsAsync(new(), service.As("SM", TestIssuer.Eastholt))).Submissions);
        Assert.Equal(StatusCode.NotFound, await Refused(() => service.Returns.GetReturnAsync(new() { SubmissionId = summary.Submission.SubmissionId }, service.As("SM", TestIssuer.Eastholt))));

        // The same over JSON.
        using (var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/returns/{summary.Submission.SubmissionId}/findings?rule_code=361"))
        {
            request.Headers.Add("authorization", service.As("INSPECTOR").GetValue("authorization"));
            using var json = await service.Web.SendAsync(request);
            Assert.Contains("\"ruleCode\":\"361\"", (await json.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        // Page by page, as they were told.
        var findings = new List<ReturnFinding>();
        var token = "";
        do
        {
            var page = await service.Returns.ListReturnFindingsAsync(new() { SubmissionId = summary.Submission.SubmissionId, PageSize = 2, PageToken = token }, service.As("INSPECTOR"));
            Assert.Equal(summary.Warnings, page.TotalSize);
            findings.AddRange(page.Findings);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(answers.SelectMany(a => a.Findings?.Findings ?? []), findings);
        var police = await service.Returns.ListReturnFindingsAsync(new() { SubmissionId = summary.Submission.SubmissionId, RuleCode = "361", Table = ReturnTable.Episodes }, service.As("SM"));
        Assert.Equal(2, Assert.Single(police.Findings).Row);
        Assert.True(await service.Reporting.Look<int>("select count(*) from audit where rpc = 'suite.reporting.v1.ListReturnFindings' and outcome = 'OK'") >= 3);
        Assert.Equal("IMPORTED", await service.Reporting.Look<string>("select purpose from audit where rpc = 'suite.reporting.v1.ImportReturn' and outcome = 'OK'"));

        var rules = await service.Returns.ListReturnRulesAsync(new() { ReturnYear = 2025 }, service.As("ANALYST"));
        Assert.Equal(ReturnRules.All.Count(r => r.HoldsIn(2025)), rules.Rules.Count);
        Assert.DoesNotContain(rules.Rules, r => r.Code == "710");
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task What_is_refused_is_told_before_the_call_ends_and_audited()
    {
        await using var service = new RunningService();
        await service.InitializeAsync();

        var (answers, refused) = await Import(service, new PaperReturn(2025).With(Named("c1").Episode("02/06/2024", "01/06/2024", "E4A")));
        Assert.Equal(StatusCode.FailedPrecondition, refused!.StatusCode);
        Assert.Contains("356", answers.SelectMany(a => a.Findings?.Findings ?? []).Select(f => f.RuleCode));
        Assert.DoesNotContain(answers, a => a.Summary is not null);
        Assert.Equal("RETURN_REFUSED", await service.Reporting.Look<string>("select reason from audit where rpc = 'suite.reporting.v1.StatutoryReturnService/ImportReturn'"));

        foreach (var role in new[] { "SM", "INSPECTOR", "CSW", "DCS" })
            Assert.Equal(StatusCode.PermissionDenied, (await Import(service, new PaperReturn(2025), role)).Refused!.StatusCode);
        foreach (var role in new[] { "CSW", "DCS", "LEAD_MEMBER", "TM" })
        {
            Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Returns.ListReturnsAsync(new(), service.As(role))));
            Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Returns.ListReturnRulesAsync(new(), service.As(role))));
        }

        Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Returns.SetReturnAreasAsync(new() { RequestId = Guid.NewGuid().ToString("D") }, service.As("SM"))));
        Assert.Equal(StatusCode.Unauthenticated, await Refused(() => service.Returns.GetReturnReferenceAsync(new())));
        Assert.Equal(StatusCode.InvalidArgument, await Refused(() => service.Returns.GetReturnAsync(new() { SubmissionId = "x" }, service.As("SM"))));
        Assert.Equal(StatusCode.InvalidArgument, await Refused(() => service.Returns.ListReturnsAsync(new() { ReturnYear = 1999 }, service.As("SM"))));
        Assert.Equal(StatusCode.InvalidArgument, await Refused(() => service.Returns.ListReturnRulesAsync(new() { ReturnYear = 1999 }, service.As("SM"))));
        Assert.Equal(StatusCode.InvalidArgument, await Refused(() => service.Returns.SetReturnAreasAsync(
            new() { RequestId = Guid.NewGuid().ToString("D"), OwnCodes = { "E06000001", "E06000001" }, AdjoiningCodes = { "E06000001" } }, service.As("ANALYST"))));
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task Areas_are_replaced_once_for_each_request()
    {
        await using var service = new RunningService();
        await service.InitializeAsync();
        var request = new SetReturnAreasRequest { RequestId = Guid.NewGuid().ToString("D"), OwnCodes = { "E07000002", "E07000001" } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Returns.SetReturnAreasAsync(request, service.As("ANALYST")).ResponseAsync));
        Assert.All(answers, a => Assert.Equal(["E07000001", "E07000002"], a.Areas.OwnCodes));
        var other = request.Clone();
        other.AdjoiningCodes.Add("E07000003");
        Assert.Equal(StatusCode.AlreadyExists, await Refused(() => service.Returns.SetReturnAreasAsync(other, service.As("ANALYST"))));
        other.RequestId = Guid.NewGuid().ToString("D");
        other.OwnCodes.Clear();
        await service.Returns.SetReturnAreasAsync(other, service.As("ANALYST"));
        var now = (await service.Returns.GetReturnReferenceAsync(new(), service.As("SM"))).Areas;
        Assert.Equal(new ReturnAreas { AdjoiningCodes = { "E07000003" } }, now);
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task Every_message_of_a_stream_is_checked_as_a_request_is()
    {
        await using var service = new RunningService();
        await service.InitializeAsync();

        using var call = service.Returns.ImportPostcodes(service.As("ANALYST"));
        await call.RequestStream.WriteAsync(new() { Declaration = new() { RequestId = Guid.NewGuid().ToString("D"), Edition = "a\0b", SizeBytes = 1, Sha256 = ByteString.CopyFrom(new byte[32]) } });
        Assert.Equal((StatusCode.InvalidArgument, "UNREADABLE_REQUEST"), await Ended(call.ResponseStream));

        using var large = service.Returns.ImportPostcodes(service.As("ANALYST"));
        // The service may have ended the call before all of it is sent.
        await Record.ExceptionAsync(() => large.RequestStream.WriteAsync(new() { Chunk = new() { Data = ByteString.CopyFrom(new byte[5 * 1024 * 1024]) } }));
        Assert.Equal((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), await Ended(large.ResponseStream));

        var bytes = Marshallers.Create(raw => raw, raw => raw);
        using var malformed = service.Calls.AsyncDuplexStreamingCall(
            new Method<byte[], byte[]>(MethodType.DuplexStreaming, "suite.reporting.v1.StatutoryReturnService", "ImportReturn", bytes, bytes), null, new(service.As("ANALYST")));
        await malformed.RequestStream.WriteAsync([0xFF, 0xFF, 0xFF]);
        Assert.Equal((StatusCode.InvalidArgument, "UNREADABLE_REQUEST"), await Ended(malformed.ResponseStream));
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task A_return_may_be_larger_than_any_message()
    {
        await using var service = new RunningService();
        await service.InitializeAsync();
        var paper = new PaperReturn(2025);
        foreach (var i in Enumerable.Range(0, 50_000))
            paper.Row(ReturnTable.Header, $"c{i},F,01/02/2012,WBRI,UN2,0,").Row(ReturnTable.Episodes, $"c{i},01/06/2023,S,C2,N1,U6,PR1,,,,AB1 1AA,AB2 2BB,SC123456");

        var (answers, refused) = await Import(service, paper);
        Assert.Null(refused);
        Assert.Equal(50_000, answers[^1].Summary.Tables.Single(t => t.Table is ReturnTable.Episodes).Added);
        Assert.True(answers[0].Progress.BytesTotal > 4_500_000);
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task Who_falls_silent_in_the_middle_is_not_waited_for()
    {
        var refused = await Assert.ThrowsAsync<Platform.Errors.RefusedException>(() => Suite.Reporting.Files.UploadStream.Next(new Silent(), CancellationToken.None, TimeSpan.FromMilliseconds(20)));
        Assert.Equal((StatusCode.Aborted, "UPLOAD_STALLED"), (refused.Code, refused.Reason));
    }

    sealed class Silent : IAsyncStreamReader<ImportReturnRequest>
    {
        public ImportReturnRequest Current => throw new InvalidOperationException();

        public Task<bool> MoveNext(CancellationToken cancellationToken) => new TaskCompletionSource<bool>().Task;
    }

    static async Task<(StatusCode, string)> Ended<T>(IAsyncStreamReader<T> answers)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => answers.MoveNext(CancellationToken.None));
        return (refused.StatusCode, refused.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? "");
    }

    static async Task<(List<ImportReturnResponse> Answers, RpcException? Refused)> Import(RunningService service, PaperReturn paper, string role = "ANALYST")
    {
        using var call = service.Returns.ImportReturn(service.As(role));
        var answers = new List<ImportReturnResponse>();
        try
        {
            foreach (var message in PaperReturn.Messages(paper.Year, paper.Files()))
                await call.RequestStream.WriteAsync(message);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception ended) when (ended is RpcException or InvalidOperationException)
        {
            // The answers say why.
        }

        try
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
                answers.Add(answer);
            return (answers, null);
        }
        catch (RpcException refused)
        {
            return (answers, refused);
        }
    }

    static async Task<StatusCode> Refused<T>(Func<AsyncUnaryCall<T>> call) => (await Assert.ThrowsAsync<RpcException>(async () => await call())).StatusCode;
}
