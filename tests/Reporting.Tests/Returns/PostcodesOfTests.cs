using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Reporting.Returns;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Returns;

/// <summary>A few places: AB is the authority's own, AC adjoins it, CD is elsewhere.</summary>
static class PostcodesOfTests
{
    public const string File = """
        pcds,oseast1m,osnrth1m,oslaua
        AB1 1AA,400000,300000,E06000001
        AB2 2BB,400000,301609,E06000001
        AB3 3CC,403219,300000,E06000001
        AC1 1AA,400000,332186,E06000002
        CD1 1AA,400000,332188,E06000003
        CD9 9ZZ,400000,900000,E06000003
        BT1 1AA,333000,374000,N09000003
        XX1 1XX,,,
        """;

    public static async Task Load(ReportingFixture reporting, string authority)
    {
        await new SetReturnAreas(new(reporting.Database, reporting.Clock), new NoAudit()).Handle(
            new() { RequestId = Guid.NewGuid().ToString("D"), OwnCodes = { "E06000001" }, AdjoiningCodes = { "E06000002" } }, ReportingFixture.Caller(authority, "ANALYST"), CancellationToken.None);
        await Import(reporting, authority, File);
    }

    public static async Task<PostcodeReference> Import(ReportingFixture reporting, string authority, string file, string? requestId = null)
    {
        var answers = new Answers();
        await new ImportPostcodes(new(reporting.Database, reporting.Clock), new(), new NoAudit()).Handle(
            new Importing.Sent<ImportPostcodesRequest>(Messages(file, requestId)), answers, ReportingFixture.Caller(authority, "ANALYST"), CancellationToken.None);
        return answers.All[^1].Reference;
    }

    public static IEnumerable<ImportPostcodesRequest> Messages(string file, string? requestId = null)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        yield return new()
        {
            Declaration = new() { RequestId = requestId ?? Guid.NewGuid().ToString("D"), Edition = "test", SizeBytes = bytes.Length, Sha256 = ByteString.CopyFrom(SHA256.HashData(bytes)) },
        };
        yield return new() { Chunk = new() { Data = ByteString.CopyFrom(bytes) } };
    }

    sealed class NoAudit : IAudit
    {
        public Task Record(AuditEntry entry, CancellationToken cancellation) => Task.CompletedTask;
    }

    sealed class Answers : IServerStreamWriter<ImportPostcodesResponse>
    {
        public List<ImportPostcodesResponse> All { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(ImportPostcodesResponse message)
        {
            All.Add(message.Clone());
            return Task.CompletedTask;
        }

        public Task WriteAsync(ImportPostcodesResponse message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
