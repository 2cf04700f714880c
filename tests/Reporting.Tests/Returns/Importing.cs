using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Returns;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Returns;

/// <summary>What came of an import.</summary>
sealed record Imported(ReturnSummary? Summary, IReadOnlyList<ReturnFinding> Findings, RefusedException? Refused, IReadOnlyList<ImportProgress> Progress)
{
    public IEnumerable<ReturnFinding> Refusals => Findings.Where(f => f.Severity is FindingSeverity.Refusal);

    public IEnumerable<string> CodesOf(string childKey) => Findings.Where(f => f.ChildKey == childKey).Select(f => f.RuleCode);
}

/// <summary>Imports without a network: the use case itself on a real database.</summary>
static class Importing
{
    public static readonly Pseudonyms Pseudonyms = new(
        new Microsoft.Extensions.Configuration.ConfigurationBuilder().AddInMemoryCollectionOf(Pseudonyms.ConfigurationKey, "a secret of the tests that is long enough"), new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Test" });

    static readonly ImportPlaces Places = new();

    public static async Task<Imported> Import(this ReportingFixture reporting, string authority, PaperReturn paper, bool dryRun = false, Guid? requestId = null) =>
        await reporting.Import(authority, paper.Year, paper.Files(), dryRun, requestId);

    public static Task<Imported> Import(this ReportingFixture reporting, string authority, int year, IReadOnlyList<(ReturnTable, byte[])> files, bool dryRun = false, Guid? requestId = null) =>
        reporting.Import(authority, PaperReturn.Messages(year, files, dryRun, requestId));

    public static async Task<Imported> Import(this ReportingFixture reporting, string authority, IEnumerable<ImportReturnRequest> messages, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        var answers = new Answers();
        RefusedException? refused = null;
        try
        {
            await new ImportReturn(new(reporting.Database, clock ?? reporting.Clock), Places, Pseudonyms, new NoAudit()).Handle(new Sent<ImportReturnRequest>(messages), answers, ReportingFixture.Caller(authority, "ANALYST"), cancellation);
        }
        catch (RefusedException thrown)
        {
            refused = thrown;
        }

        return new(answers.All.Select(a => a.Summary).SingleOrDefault(s => s is not null), [.. answers.All.SelectMany(a => a.Findings?.Findings ?? [])], refused,
            [.. answers.All.Where(a => a.Progress is not null).Select(a => a.Progress)]);
    }

    /// <summary>Imports a return that must be taken in.</summary>
    public static async Task<ReturnSummary> TakeIn(this ReportingFixture reporting, string authority, PaperReturn paper) => Taken(await reporting.Import(authority, paper));

    /// <summary>Imports a return that must be taken in, on the day on which it was submitted.</summary>
    public static async Task<ReturnSummary> TakeIn(this ReportingFixture reporting, string authority, Submission submission)
    {
        var noon = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(submission.On, new(12, 0), TimeSpan.Zero));
        return Taken(await reporting.Import(authority, PaperReturn.Messages(submission.Year, submission.Paper().Files()), clock: noon));
    }

    static ReturnSummary Taken(Imported imported)
    {
        Assert.True(imported.Refused is null, string.Join("; ", imported.Refusals.Select(f => $"{f.RuleCode} {f.Table} {f.Row} {f.Column}")));
        return imported.Summary!;
    }

    static Microsoft.Extensions.Configuration.IConfiguration AddInMemoryCollectionOf(this Microsoft.Extensions.Configuration.ConfigurationBuilder builder, string key, string value)
    {
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(builder, new Dictionary<string, string?> { [key] = value });
        return builder.Build();
    }

    sealed class NoAudit : IAudit
    {
        public Task Record(AuditEntry entry, CancellationToken cancellation) => Task.CompletedTask;
    }

    public sealed class Sent<T>(IEnumerable<T> messages) : IAsyncStreamReader<T>
    {
        readonly IEnumerator<T> _messages = messages.GetEnumerator();

        public T Current => _messages.Current;

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(_messages.MoveNext());
    }

    sealed class Answers : IServerStreamWriter<ImportReturnResponse>
    {
        public List<ImportReturnResponse> All { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(ImportReturnResponse message)
        {
            All.Add(message.Clone());
            return Task.CompletedTask;
        }

        public Task WriteAsync(ImportReturnResponse message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
