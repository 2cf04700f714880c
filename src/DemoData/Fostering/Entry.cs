using Google.Protobuf;
using Suite.DemoData.Caseload;

namespace Suite.DemoData.Fostering;

/// <summary>Does acts of fostering recruitment and hands back what the service then has.</summary>
interface IFosteringCommands
{
    /// <summary>Sends a command; the records are brought up to what the service answers.</summary>
    Task Do(string authority, int number, Post by, IMessage request, Guid requestId, Records records, Func<string> what, CancellationToken cancellation);

    Task<IMessage> Read(string authority, int number, Post by, IMessage request, CancellationToken cancellation);
}

/// <summary>Somebody does something on a day. The request lacks its id and the record that it changes: they are put in when it is sent.</summary>
/// <param name="Make">Asked when the day has come; no request where the act does not apply any more.</param>
/// <param name="Subject">Tells apart acts of the same kind, for the request's id.</param>
sealed record Entry(DateOnly On, Post By, Func<IMessage?> Make, string Subject = "") : Step
{
    /// <summary>Meeting of the panel that the request names; that of <see cref="DateOnly.MinValue"/> is none.</summary>
    public DateOnly Panel { get; init; }
}

/// <summary>The story goes on when every check of these stages that was raised is closed.</summary>
sealed record ChecksOver(int Stage) : Step;
