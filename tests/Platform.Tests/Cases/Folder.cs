using System.Text.Json;
using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.Platform.Tests.Cases;

/// <summary>The smallest case there can be: a folder with a team, notes and one deadline.</summary>
sealed class Folder : ICase<Folder>
{
    public static string Kind => "folder";

    public static int SchemaVersion => 1;

    public Guid Id { get; set; }
    public long Version { get; set; }
    public string Team { get; set; } = "";
    public List<string> Notes { get; set; } = [];
    public DateOnly? ReviewOn { get; set; }
    public bool Warned { get; set; }
    public string HiddenFrom { get; set; } = "";
    public bool KeyedIn { get; set; }

    public static Folder FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => JsonSerializer.Deserialize<Folder>(document)!;

    public byte[] ToDocument() => JsonSerializer.SerializeToUtf8Bytes(this);

    public bool WatchedByClock => !KeyedIn;

    public IReadOnlyList<DueItem> DueItems() =>
        ReviewOn is { } due ? [new("REVIEW", "", due, "House rule 1", Warned ? [] : [due.AddDays(-7)])] : [];

    public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now)
    {
        if (Warned || ReviewOn is not { } due || today < due.AddDays(-7))
            return [];
        Warned = true;
        return [new DeadlineWarned { Rule = "REVIEW", Severity = WarningSeverity.Notice }];
    }

    public bool MayBeKnownTo(Caller caller) => caller.Subject != HiddenFrom;
}

/// <summary>What the tests do with folders, in the words of two RPCs that any case service has.</summary>
static class FolderCommands
{
    public static Task<OpenCaseResponse> Open(this CaseStore<Folder> store, OpenCaseRequest request, Caller caller, DateOnly? reviewOn = null, string hiddenFrom = "", bool keyedIn = false) =>
        store.Open(request, caller, moment =>
        {
            var folder = new Folder { Id = Guid.CreateVersion7(moment.Now), Team = request.Team, ReviewOn = reviewOn, HiddenFrom = hiddenFrom, KeyedIn = keyedIn };
            return (folder, new Changed<OpenCaseResponse>(() => new() { Case = Message(folder) }, new CaseOpened { Team = folder.Team }));
        }, default);

    public static Task<AllocateCaseResponse> Note(this CaseStore<Folder> store, AllocateCaseRequest request, Caller caller, DateOnly? actOn = null, int events = 1, bool inConfidence = false) =>
        store.Change(request, caller, actOn, (folder, _) =>
        {
            if (request.Worker == "refused")
                throw Refuse.Precondition("NOT_NOW", "Not now.");
            folder.Notes.Add(request.Worker);
            return new Changed<AllocateCaseResponse>(() => new() { Case = Message(folder) }, [.. Enumerable.Range(0, events).Select(_ => new CaseAllocated { Team = folder.Team })])
            {
                InConfidence = inConfidence,
            };
        }, default);

    public static AllocateCaseRequest Request(V1Case @case, string note, string? requestId = null) =>
        new() { RequestId = requestId ?? Guid.NewGuid().ToString(), CaseId = @case.CaseId, Etag = @case.Etag, Team = "t", Worker = note };

    static V1Case Message(Folder folder) => new() { CaseId = folder.Id.ToString(), Etag = CommandFields.EtagOf(folder.Version), Team = folder.Team };
}
