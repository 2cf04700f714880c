using Google.Protobuf;
using Npgsql;
using Suite.Platform.Asks;

namespace Suite.Platform.Cases;

/// <summary>An aggregate that another one's act brings into being, with the events that announce it (at least one), versions 1 to n.</summary>
public abstract class Opened
{
    private protected Opened(IReadOnlyList<IMessage> announces) =>
        Announces = announces.Count > 0 ? announces : throw new ArgumentException("What is opened announces at least one event.", nameof(announces));

    public static Opened Of<TOther>(TOther other, IReadOnlyList<IMessage> announces) where TOther : class, ICase<TOther> => new One<TOther>(other, announces);

    public static Opened Of<TOther>(TOther other, IMessage announces) where TOther : class, ICase<TOther> => new One<TOther>(other, [announces]);

    internal IReadOnlyList<IMessage> Announces { get; }

    internal abstract Guid Id { get; }

    internal abstract string? DuplicateReason(string index);

    /// <summary>Gives it its version, so that an answer may show it.</summary>
    internal abstract void Number();

    internal abstract void AddTo(NpgsqlBatch batch, string authority, Moment moment);

    internal abstract void Wake(AskSignals? signals);

    sealed class One<TOther>(TOther other, IReadOnlyList<IMessage> announces) : Opened(announces) where TOther : class, ICase<TOther>
    {
        internal override Guid Id => other.Id;

        internal override string? DuplicateReason(string index) => TOther.DuplicateReason(index);

        internal override void Number() => other.Version = Announces.Count;

        internal override void AddTo(NpgsqlBatch batch, string authority, Moment moment)
        {
            batch.BatchCommands.Add(CaseRow.Insert(other, authority, moment));
            DueItemChanges.Between([], other).AddTo(batch, other.Id, authority);
            AskChanges.Between([], other).AddTo(batch, other.Id, authority);
        }

        internal override void Wake(AskSignals? signals) => AskChanges.Between([], other).Wake(signals);
    }
}
