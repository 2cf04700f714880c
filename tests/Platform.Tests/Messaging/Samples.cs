using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using RabbitMQ.Client;
using Suite.BrokerAccounts;
using Suite.Platform.Messaging;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

/// <summary>The samples for subscribers do what they say, each under an account of its own, on a broker that comes and goes.</summary>
public sealed class Samples(Samples.OwnBroker own) : IClassFixture<Samples.OwnBroker>
{
    const string Account = "subscriber.sample";
    const string Queue = "subscriber.sample.events";
    const string Password = "not-secret";
    const int MostLines = 80;

    static readonly string Root = FindRoot();

    /// <summary>Python takes part where it can: ./test installs pika, and says so where it may not.</summary>
    public static TheoryData<string> Subscribers => [.. (string[])["node", "dotnet"], .. Python is null ? Array.Empty<string>() : ["python"]];

    public static TheoryData<string> Sources => ["node/subscriber.mjs", "python/subscriber.py", "dotnet/Program.cs", "feed/follow.sh"];

    [Theory, MemberData(nameof(Sources))]
    public void A_sample_is_read_in_a_minute(string path) => Assert.InRange(File.ReadAllLines(Path.Combine(Root, "samples", path)).Length, 1, MostLines);

    [Theory, MemberData(nameof(Subscribers))]
    public async Task A_subscriber_does_each_event_once_and_puts_rubbish_aside(string sample)
    {
        var address = await own.Broker.CreateVirtualHostAsync("sample", Stage.Cancellation);
        await BrokerManagement.Apply(own.Broker.Management,
        [
            BrokerAccount.OfService(Stage.Service, Password, []),
            BrokerAccount.OfSubscriber("sample", Password, [Stage.Service]),
        ], TestBroker.VirtualHostOf(address), Stage.Cancellation);
        using var work = new WorkFolder();
        await using var subscriber = Start(sample, address, work);
        await subscriber.IsReady();

        // Twice in a row, and rubbish between.
        var sent = new List<byte[]>();
        byte[][] rubbish = [Encoding.UTF8.GetBytes("Jane Doe, born 2019"), "[]"u8.ToArray(), """{"specversion":"1.0"}"""u8.ToArray()];
        await Announce(address, [.. More(10), rubbish[0], .. sent, rubbish[1], rubbish[2], .. More(5)]);
        await Handled(sent.Count);

        // Its connection is cut.
        await Wait.Until(async () => await own.Broker.CloseConnectionsOfAsync(Account, Stage.Cancellation) > 0, "the subscriber's connection to be seen");
        await Announce(address, [.. More(5)]);
        await Handled(sent.Count);

        // The broker goes and comes back.
        await own.Broker.StopAsync(Stage.Cancellation);
        await own.Broker.StartAgainAsync(Stage.Cancellation);
        await Announce(address, [.. More(5), .. sent]);
        await Handled(sent.Count);

        // It is killed, and what it has done comes once more when it runs again; an operator replays for it too.
        await subscriber.DisposeAsync();
        await Announce(address, [.. sent.Take(3), .. More(5)]);
        await using var again = Start(sample, address, work);
        await again.IsReady();
        await Announce(TestBroker.As(address, Stage.Service, Password), [.. sent.TakeLast(7), .. More(2)], "sample.replays", Queue);
        await Handled(sent.Count);

        var lines = await work.Lines();
        Assert.Equal(sent.Select(body => CloudEvent.FromJson(body)).Select(e => $"{e.Id} {e.Type} {e.Subject} {e.Sequence:D10}").Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        Assert.Equal(rubbish.Select(Encoding.UTF8.GetString).Order(StringComparer.Ordinal), (await DeadLetters(address, rubbish.Length)).Order(StringComparer.Ordinal));

        IEnumerable<byte[]> More(int count)
        {
            var more = Enumerable.Range(0, count).Select(_ => Stage.Sample().ToJson()).ToList();
            sent.AddRange(more);
            return more;
        }

        Task Handled(int count) => Wait.Until(async () => (await work.Lines()).Distinct().Count() >= count, $"{count} events to be handled", TimeSpan.FromSeconds(60),
            () => string.Join('\n', [.. File.Exists(work.Store) ? File.ReadAllLines(work.Store) : [], .. subscriber.Output]));
    }

    [Fact]
    public async Task A_follower_of_the_feed_goes_on_where_it_stopped()
    {
        await using var feed = await Served.Start();
        await feed.Stage.HappenMany(700);
        await feed.Stage.Happens(data: "[]");
        using var work = new WorkFolder();
        await Follow(once: true).Ends();
        Assert.Equal(700, (await work.Lines()).Count);

        // What it had not acknowledged when it was cut off comes again.
        var (position, handled) = (await File.ReadAllTextAsync(work.Path("position"), Stage.Cancellation), await work.Lines());
        await File.WriteAllTextAsync(work.Path("position"), (await feed.ReadAll(new()))[^5].Position, Stage.Cancellation);
        await Follow(once: true).Ends();
        Assert.Equal(handled, await work.Lines());
        Assert.Equal(position, await File.ReadAllTextAsync(work.Path("position"), Stage.Cancellation));

        // It stays and gets what happens, also after it was killed.
        await using (Follow())
        {
            await feed.Stage.HappenMany(10);
            await Wait.Until(async () => (await work.Lines()).Count == 710, "what happened meanwhile");
        }

        await using (Follow())
        {
            await feed.Stage.HappenMany(10);
            await Wait.Until(async () => (await work.Lines()).Count == 720, "what happened after it was killed");
        }

        var all = await feed.ReadAll(new());
        Assert.Equal(all.Where(r => r.Event.Data != "[]").Select(r => $"{r.Event.Id} {r.Event.Type} {r.Event.Subject} {r.Event.Sequence}"), await work.Lines());
        Assert.Contains(all.Single(r => r.Event.Data == "[]").Event.Id, Assert.Single((await File.ReadAllLinesAsync(work.Path("dead-letters"), Stage.Cancellation)).Distinct()), StringComparison.Ordinal);

        Running Follow(bool once = false) => new("bash", [Path.Combine(Root, "samples/feed/follow.sh")], new()
        {
            ["FEED"] = feed.Address,
            ["TOKEN"] = "this-feed-asks-for-none",
            ["STATE"] = work.Folder,
            ["ONCE"] = once ? "1" : "",
            ["PATH"] = $"{Path.GetDirectoryName(Directory.GetFiles(NodeModules("@bufbuild"), "buf", SearchOption.AllDirectories)[0])}:{Environment.GetEnvironmentVariable("PATH")}",
        });
    }

    static Running Start(string sample, string address, WorkFolder work)
    {
        Dictionary<string, string> settings = new()
        {
            ["AMQP_URL"] = TestBroker.As(address, Account, Password),
            ["QUEUE"] = Queue,
            ["SERVICES"] = Stage.Service,
            ["STORE"] = work.Store,
        };
        switch (sample)
        {
            case "node":
                // Beside its packages, as npm install would leave it.
                File.Copy(Path.Combine(Root, "samples/node/subscriber.mjs"), work.Path("subscriber.mjs"), overwrite: true);
                if (!Directory.Exists(work.Path("node_modules")))
                    Directory.CreateSymbolicLink(work.Path("node_modules"), NodeModules(""));
                return new("node", [work.Path("subscriber.mjs")], settings);
            case "python":
                return new(Python!, [Path.Combine(Root, "samples/python/subscriber.py")], settings);
            default:
                var configuration = typeof(Samples).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
                return new("dotnet", [Path.Combine(Root, "samples/dotnet/bin", configuration, "net10.0/Subscriber.dll")], settings);
        }
    }

    static string NodeModules(string below) => Path.Combine(Root, "tests/Clients/node_modules", below) is var folder && Directory.Exists(folder)
        ? folder
        : throw new InvalidOperationException("The packages of tests/Clients are not installed. ./test installs them; by hand: npm ci --ignore-scripts, there.");

    /// <summary>The first Python that has pika: one that is named, that which ./test made, the machine's own, Debian's.</summary>
    static readonly string? Python = new[] { Environment.GetEnvironmentVariable("SUITE_PYTHON"), Path.Combine(Root, "artifacts/python/bin/python3"), "python3", "/usr/bin/python3" }
        .OfType<string>().FirstOrDefault(HasPika);

    static bool HasPika(string python)
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(python, ["-c", "import pika"]) { RedirectStandardError = true })!;
            asked.WaitForExit();
            return asked.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    async Task Announce(string address, IReadOnlyList<byte[]> bodies, string exchange = Stage.Exchange, string key = "kinship.case-allocated.v1")
    {
        await using var connection = await new ConnectionFactory { Uri = new(address) }.CreateConnectionAsync(Stage.Cancellation);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Stage.Cancellation);
        foreach (var body in bodies)
            await channel.BasicPublishAsync(exchange, key, mandatory: true, new BasicProperties { ContentType = CloudEvent.ContentType, Persistent = true }, body, Stage.Cancellation);
    }

    static async Task<List<string>> DeadLetters(string address, int count)
    {
        await using var connection = await new ConnectionFactory { Uri = new(address) }.CreateConnectionAsync(Stage.Cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Stage.Cancellation);
        await Wait.Until(async () => await channel.MessageCountAsync(Queue + ".dead", Stage.Cancellation) >= count, $"{count} dead letters");
        await Wait.Until(async () => await channel.MessageCountAsync(Queue, Stage.Cancellation) == 0, "the queue to be empty");
        var letters = new List<string>();
        while (await channel.BasicGetAsync(Queue + ".dead", autoAck: true, Stage.Cancellation) is { } letter)
            letters.Add(Encoding.UTF8.GetString(letter.Body.Span));
        return letters;
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Suite.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Not inside the repository.");
    }

    /// <summary>A broker that these tests may stop.</summary>
    public sealed class OwnBroker : IAsyncLifetime
    {
        public TestBroker Broker { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Broker = await TestBroker.StartAsync();

        public ValueTask DisposeAsync() => Broker.DisposeAsync();
    }

    /// <summary>Where a sample keeps what it has done.</summary>
    sealed class WorkFolder : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("suite-sample-").FullName;

        public string Store => Path("handled");

        public string Path(string name) => System.IO.Path.Combine(Folder, name);

        public async Task<List<string>> Lines() => File.Exists(Store) ? [.. await File.ReadAllLinesAsync(Store, Stage.Cancellation)] : [];

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A sample as a process.</summary>
    sealed class Running : IAsyncDisposable
    {
        readonly Process _process;

        public Running(string program, IReadOnlyList<string> arguments, Dictionary<string, string> settings)
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in settings)
                start.Environment[name] = value;
            _process = Process.Start(start)!;
            _process.OutputDataReceived += (_, line) => Keep(line.Data);
            _process.ErrorDataReceived += (_, line) => Keep(line.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public ConcurrentQueue<string> Output { get; } = new();

        public Task IsReady() => Wait.Until(() => Output.Contains("ready"), "the sample to be ready",
            TimeSpan.FromSeconds(60), () => string.Join('\n', Output));

        /// <summary>Waits for its end, which must be a good one.</summary>
        public async Task Ends()
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stage.Cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(120));
            await _process.WaitForExitAsync(limit.Token);
            Assert.True(_process.ExitCode == 0, string.Join('\n', Output));
            await DisposeAsync();
        }

        void Keep(string? line)
        {
            if (line is not null)
                Output.Enqueue(line);
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }
            catch (InvalidOperationException)
            {
                // It was disposed of before.
            }

            _process.Dispose();
        }
    }
}
