using Google.Protobuf;
using Npgsql;
using Suite.Platform.Asks;

namespace Suite.Platform.Cases;

/// <summary>
/// An existing aggregate that another one's act changes too, with the events that announce it (at least one). It goes on from the
/// version that was read: if anybody changed it in between, the whole act is refused with ABORTED <c>ETAG_STALE</c>. So a rule over
/// several records, as a limit that they share, holds also for those who decide at once.
/// </summary>
public abstract class Also
{
    private protected Also(IReadOnlyList<IMessage> announces) =>
        Announces = announces.Count > 0 ? announces : throw new ArgumentException("What is changed too announces at least one event.", nameof(announces));

    /// <param name="other">As it was read from the store and then changed.</param>
    public static Also Of<TOther>(TOther other, IReadOnlyList<IMessage> announces) where TOther : class, ICase<TOther> => new One<TOther>(other, announces);

    public static Also Of<TOther>(TOther other, IMessage announces) where TOther : class, ICase<TOther> => new One<TOther>(other, [announces]);

    internal IReadOnlyList<IMessage> Announces { get; }

    internal abstract Guid Id { get; }

    /// <summary>The version that was read.</summary>
    internal abstract long Before { get; }

    internal abstract string? DuplicateReason(string index);

    /// <summary>Gives it its version, so that an answer may show it.</summary>
    internal abstract void Number();

    internal abstract void AddTo(NpgsqlBatch batch, string authority, Moment moment);

    internal abstract void Wake(AskSignals? signals);

    sealed class One<TOther> : Also where TOther : class, ICase<TOther>
    {
        readonly TOther _other;

        public One(TOther other, IReadOnlyList<IMessage> announces) : base(announces)
        {
            if (other.Version == 0)
                throw new ArgumentException("What is not stored yet is opened, not changed.", nameof(other));
            (_other, Before) = (other, other.Version);
        }

        internal override Guid Id => _other.Id;

        internal override long Before { get; }

        internal override string? DuplicateReason(string index) => TOther.DuplicateReason(index);

        internal override void Number() => _other.Version = Before + Announces.Count;

        internal override void AddTo(NpgsqlBatch batch, string authority, Moment moment)
        {
            batch.BatchCommands.Add(CaseRow.Update(_other, authority, Before, moment));
            // What is stored beside it was not read with it, so all of it is written.
            DueItemChanges.Whole(_other).AddTo(batch, _other.Id, authority);
            AskChanges.Whole(_other).AddTo(batch, _other.Id, authority);
        }

        internal override void Wake(AskSignals? signals) => AskChanges.Whole(_other).Wake(signals);
    }
}
