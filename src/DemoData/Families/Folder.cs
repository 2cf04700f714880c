using Google.Protobuf;
using Google.Protobuf.Reflection;
using Suite.DemoData.Caseload;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.DemoData.Families;

/// <summary>Does acts of conferences and edge of care and hands back what the service then has.</summary>
interface IFamilyCommands
{
    /// <summary>Sends a command; the folder is brought up to what the service answers.</summary>
    Task Do(string authority, int number, Post by, IMessage request, Guid requestId, Folder folder, Func<string> what, CancellationToken cancellation);

    Task<IMessage> Read(string authority, int number, Post by, IMessage request, CancellationToken cancellation);
}

/// <summary>
/// Records of one family as the services last answered them. A record names itself first and has an etag; a request names the record
/// that it changes right after its own id, by the same field.
/// </summary>
sealed class Folder
{
    const int RequestedRecord = 2;

    readonly Dictionary<string, IMessage> _records = [];

    public T? Find<T>() where T : class, IMessage => _records.Values.OfType<T>().SingleOrDefault();

    /// <summary>Only known once there is one.</summary>
    public T Of<T>() where T : class, IMessage => Find<T>()!;

    /// <summary>Takes every record over that an answer holds.</summary>
    public void Take(IMessage answer)
    {
        foreach (var field in answer.Descriptor.Fields.InDeclarationOrder())
            if (field is { FieldType: FieldType.Message, IsRepeated: false } && field.MessageType.FindFieldByName("etag") is not null && field.Accessor.GetValue(answer) is IMessage record)
                _records[field.MessageType.FindFieldByNumber(1).Name] = record;
    }

    /// <summary>Names the record that a request changes, in the version last seen.</summary>
    /// <returns>Whether it changes one.</returns>
    public bool Address(IMessage request)
    {
        if (request.Descriptor.FindFieldByName("etag") is not { } etag)
            return false;
        var id = request.Descriptor.FindFieldByNumber(RequestedRecord);
        var record = _records[id.Name];
        id.Accessor.SetValue(request, record.Descriptor.FindFieldByName(id.Name).Accessor.GetValue(record));
        etag.Accessor.SetValue(request, record.Descriptor.FindFieldByName("etag").Accessor.GetValue(record));
        return true;
    }

    /// <summary>What to ask for in order to see every record as it stands.</summary>
    public IReadOnlyList<IMessage> Questions() => [.. _records.Values.Select(record => (IMessage)(record switch
    {
        Conference conference => new GetConferenceRequest { ConferenceId = conference.ConferenceId },
        FgdmOffer offer => new GetOfferRequest { OfferId = offer.OfferId },
        Coordinator coordinator => new GetCoordinatorRequest { CoordinatorId = coordinator.CoordinatorId },
        Episode episode => new GetEpisodeRequest { EpisodeId = episode.EpisodeId },
        Reunification reunification => new GetReunificationRequest { ReunificationId = reunification.ReunificationId },
        _ => throw new InvalidOperationException($"Nothing asks for {record.Descriptor.Name}."),
    }))];
}
