using Google.Protobuf;
using Npgsql;
using Suite.Platform.Asks;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Faults;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Cases;

/// <summary>
/// Reads and writes the cases of one kind of one service. A command is two round trips: one reads the remembered answer and the case,
/// the other writes case, events, due items, remembered answer and audit line, which commit together or not at all.
/// Nothing else in the suite knows how a case is kept.
/// </summary>
public sealed class CaseStore<TCase>(ServiceDatabase database, TimeProvider clock, EventSignal signal, AskSignals? asks = null) where TCase : class, ICase<TCase>
{
    /// <summary>Opens a case. The request's <c>request_id</c> makes a retry the same act.</summary>
    public async Task<TResponse> Open<TResponse>(IMessage request, Caller caller,
        Func<Moment, (TCase Case, Changed<TResponse> Changed)> open, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var command = Command.Of(request, caller);
        if (await Load(command, null, cancellation) is { Remembered: { } answer })
            return Recall<TResponse>(command, answer);

        var moment = Moment();
        var (@case, changed) = open(moment);
        @case.Version = changed.Announces.Count;
        return await Save(command, @case, 0, Stored.None, changed.Announces, changed, moment, cancellation);
    }

    /// <summary>
    /// The first answer to a request that was made before, null if it was not. For acts that look something up before they decide: what they find
    /// may be refused by now, and the retry must be answered all the same.
    /// </summary>
    public Task<TResponse?> Answered<TResponse>(IMessage request, Caller caller, CancellationToken cancellation) where TResponse : class, IMessage<TResponse>, new() =>
        FirstAnswer<TResponse>(Command.Of(request, caller), cancellation);

    /// <summary>
    /// Changes a case. Refuses with ABORTED <c>ETAG_STALE</c> when the caller decided on an older version, and with
    /// NOT_FOUND (<c>CASE_NOT_FOUND</c>, or as the kind says) when there is none that the caller may know of.
    /// </summary>
    /// <param name="actOn">The day of the act: up to it the calendar passes on a case that is still being keyed in; null means today.</param>
    public async Task<TResponse> Change<TResponse>(IMessage request, Caller caller, DateOnly? actOn,
        Func<TCase, Moment, Changed<TResponse>> decide, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var command = Command.Of(request, caller);
        var caseId = Guid.Parse(CommandFields.CaseId(request)!);
        var loaded = await Load(command, caseId, cancellation);
        if (loaded.Remembered is { Answer.Length: > 0 } answer)
            return Recall<TResponse>(command, answer);

        if (loaded.Case is not { } @case || !@case.MayBeKnownTo(caller))
            throw NotFound();

        var moment = Moment();
        if (loaded.Remembered is { } withheld)
        {
            // What was shown in confidence is not kept; the retry is shown it again, if it is still there, and that is audited again.
            Match(command, withheld);
            var again = decide(@case, moment);
            await using var connection = await database.App.OpenConnectionAsync(cancellation);
            var line = AuditWriter.Line(new(caller, command.Rpc, caseId, command.RequestId, "OK", Purpose: again.Purpose), moment.Now);
            await using var audit = new NpgsqlBatch(connection) { BatchCommands = { ServiceDatabase.SetAuthority(caller.Authority), line } };
            await audit.ExecuteNonQueryAsync(cancellation);
            return again.Answer();
        }

        if (!CommandFields.TryVersion(CommandFields.Etag(request)!, out var read) || read != @case.Version)
            return await FirstAnswer<TResponse>(command, cancellation) ?? throw Stale();

        return await Act(command, @case, loaded.Stored, actOn, decide, moment, cancellation);
    }

    /// <summary>
    /// Changes a case that the request does not name: it was found by what the request says. The caller decided on no version of it,
    /// so that a lost race is no refusal; the rule is asked again about what the other made of the case.
    /// </summary>
    public async Task<TResponse> ChangeFound<TResponse>(Guid caseId, IMessage request, Caller caller, DateOnly? actOn,
        Func<TCase, Moment, Changed<TResponse>> decide, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var command = Command.Of(request, caller);
        while (true)
        {
            var loaded = await Load(command, caseId, cancellation);
            if (loaded.Remembered is { } answer)
                return Recall<TResponse>(command, answer);
            if (loaded.Case is not { } @case || !@case.MayBeKnownTo(caller))
                throw NotFound();

            try
            {
                return await Act(command, @case, loaded.Stored, actOn, decide, Moment(), cancellation);
            }
            catch (RefusedException refused) when (refused.Reason == StaleReason)
            {
                // Somebody was faster.
            }
        }
    }

    async Task<TResponse> Act<TResponse>(Command command, TCase @case, Stored stored, DateOnly? actOn,
        Func<TCase, Moment, Changed<TResponse>> decide, Moment moment, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var before = @case.Version;
        var passed = Pass(@case, actOn, moment);
        var changed = decide(@case, moment);
        IReadOnlyList<IMessage> announces = passed.Count == 0 ? changed.Announces : [.. passed, .. changed.Announces];
        @case.Version = before + announces.Count;
        return await Save(command, @case, before, stored, announces, changed, moment, cancellation);
    }

    /// <summary>
    /// Lets the calendar bring about what it does for one case, as the deadline watch finds it due. False if another
    /// instance was faster.
    /// </summary>
    public async Task<bool> PassTime(string authority, Guid caseId, CancellationToken cancellation)
    {
        var command = Command.OfSystem("suite.platform.PassTime", authority);
        var loaded = await Load(command, caseId, cancellation);
        if (loaded.Case is not { WatchedByClock: true } @case)
            return false;

        var moment = Moment();
        var before = @case.Version;
        var announces = @case.PassTime(moment.Today, moment.Now);
        @case.Version = before + announces.Count;
        try
        {
            await Write(command, @case, before, loaded.Stored, announces, [], [], [], [], "", moment, cancellation);
            return true;
        }
        catch (PostgresException conflict) when (CaseRow.IsLostRace(conflict))
        {
            return false;
        }
    }

    /// <summary>The case with an ask, if it still has it open.</summary>
    internal async Task<(TCase Case, Ask Ask)?> WithAsk(string authority, Guid caseId, Guid askId, CancellationToken cancellation)
    {
        var loaded = await Load(Command.OfSystem("suite.platform.MakeAsk", authority), caseId, cancellation);
        return loaded.Stored.Asks.FirstOrDefault(open => open.Id == askId) is { } ask ? (loaded.Case!, ask) : null;
    }

    /// <summary>
    /// Records another service's answer on the case as it stands, which no longer has the ask open then. Recording it again
    /// does nothing.
    /// </summary>
    internal async Task Settle(string authority, Guid caseId, Guid askId, Func<TCase, Moment, IReadOnlyList<IMessage>> record, CancellationToken cancellation)
    {
        var command = Command.OfSystem("suite.platform.RecordAnswer", authority);
        while (true)
        {
            var loaded = await Load(command, caseId, cancellation);
            if (loaded.Case is not { } @case || loaded.Stored.Asks.FirstOrDefault(open => open.Id == askId) is not { } ask)
                return;

            var moment = Moment();
            var before = @case.Version;
            var passed = Pass(@case, null, moment);
            // Time alone may have settled it.
            IReadOnlyList<IMessage> announces = @case.Asks().Any(open => open.Id == askId) ? [.. passed, .. record(@case, moment)] : passed;
            if (announces.Count == 0 || @case.Asks().Any(open => open.Id == askId))
                throw new InvalidOperationException($"The answer to an ask {ask.Kind} was not recorded: it announces no event, or the ask is still open.");
            @case.Version = before + announces.Count;
            try
            {
                await Write(command, @case, before, loaded.Stored, announces, [], [], [], [], ask.Kind, moment, cancellation);
                return;
            }
            catch (PostgresException conflict) when (CaseRow.IsLostRace(conflict))
            {
                // A command was faster: the answer is recorded on what that made of the case.
            }
        }
    }

    /// <summary>Reads one case for a caller. The read is audited with its purpose before the case is handed out.</summary>
    public async Task<TCase> Read(Guid caseId, IMessage request, Caller caller, string purpose, CancellationToken cancellation)
    {
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        var @case = await Find(connection, caseId, caller, cancellation) ?? throw NotFound();
        var line = AuditWriter.Line(new(caller, CommandFields.RpcOf(request), caseId, null, "OK", Purpose: purpose), clock.GetUtcNow());
        await using var audit = new NpgsqlBatch(connection) { BatchCommands = { ServiceDatabase.SetAuthority(caller.Authority), line } };
        await audit.ExecuteNonQueryAsync(cancellation);
        return @case;
    }

    /// <summary>
    /// Finds a record that is nobody's own, like a panel or reference data: null where there is none that the caller may know of.
    /// It is not audited; whoever shows a person's record uses <see cref="Read"/>.
    /// </summary>
    public async Task<TCase?> Find(Guid caseId, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        return await Find(connection, caseId, caller, cancellation);
    }

    static async Task<TCase?> Find(NpgsqlConnection connection, Guid caseId, Caller caller, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { ServiceDatabase.SetAuthority(caller.Authority), CaseQuery(caseId, caller.Authority) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await ReadCase(reader, cancellation) is { } @case && @case.MayBeKnownTo(caller) ? @case : null;
    }

    const string StaleReason = "ETAG_STALE";

    static RefusedException Stale() => Refuse.Aborted(StaleReason, "The record has changed since it was read; read it again and decide again.");

    static RefusedException NotFound() => Refuse.NotFound(TCase.NotFoundReason, "There is no such record.");

    Moment Moment()
    {
        var now = clock.GetUtcNow();
        return new(now, WorkingCalendar.LondonDate(now));
    }

    static IReadOnlyList<IMessage> Pass(TCase @case, DateOnly? actOn, Moment moment)
    {
        var until = @case.WatchedByClock || actOn is not { } day || day > moment.Today ? moment.Today : day;
        return @case.WatchedByClock || actOn is not null ? @case.PassTime(until, moment.Now) : [];
    }

    static TResponse Recall<TResponse>(Command command, Remembered remembered) where TResponse : class, IMessage<TResponse>, new()
    {
        Match(command, remembered);
        var answer = new TResponse();
        answer.MergeFrom(remembered.Answer);
        return answer;
    }

    static void Match(Command command, Remembered remembered)
    {
        if (!remembered.Fingerprint.AsSpan().SequenceEqual(command.Fingerprint))
            throw Refuse.Exists("REQUEST_ID_REUSED", "This request id was used for another request.");
    }

    async Task<Loaded> Load(Command command, Guid? caseId, CancellationToken cancellation)
    {
        var authority = command.Caller.Authority;
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(ServiceDatabase.SetAuthority(authority));
        if (command.RequestId is { } requestId)
            batch.BatchCommands.Add(new("select fingerprint, answer from requests where authority = $1 and request_id = $2")
            {
                Parameters = { new() { Value = authority }, new() { Value = requestId } },
            });
        if (caseId is { } id)
        {
            batch.BatchCommands.Add(CaseQuery(id, authority));
            batch.BatchCommands.Add(new("select rule, subject, due_on, next_warn_on, blocked_by, citation from due_items where case_id = $1 and authority = $2")
            {
                Parameters = { new() { Value = id }, new() { Value = authority } },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        FaultPoint.Reach(FaultPoint.CommandLoaded);
        Remembered? remembered = null;
        if (command.RequestId is not null)
        {
            await reader.NextResultAsync(cancellation);
            if (await reader.ReadAsync(cancellation))
                remembered = new(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
        }

        if (caseId is null)
            return new(remembered, null, Stored.None);

        await reader.NextResultAsync(cancellation);
        var @case = await ReadCase(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        var dueItems = new List<StoredDueItem>();
        while (await reader.ReadAsync(cancellation))
            dueItems.Add(new(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2),
                await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetFieldValue<DateOnly>(3), reader.GetString(4), reader.GetString(5)));
        return new(remembered, @case, new(dueItems, [.. @case?.Asks() ?? []]));
    }

    static NpgsqlBatchCommand CaseQuery(Guid caseId, string authority) =>
        new("select version, schema_version, document from cases where case_id = $1 and authority = $2 and kind = $3")
        {
            Parameters = { new() { Value = caseId }, new() { Value = authority }, new() { Value = TCase.Kind } },
        };

    static async Task<TCase?> ReadCase(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        if (!await reader.ReadAsync(cancellation))
            return null;
        var @case = TCase.FromDocument(reader.GetFieldValue<byte[]>(2), reader.GetInt32(1));
        @case.Version = reader.GetInt64(0);
        return @case;
    }

    async Task<TResponse> Save<TResponse>(Command command, TCase @case, long before, Stored stored,
        IReadOnlyList<IMessage> announces, Changed<TResponse> changed, Moment moment, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (changed.Announces.Count == 0)
            throw new InvalidOperationException($"{command.Rpc} announced nothing; every command has at least one event.");

        foreach (var opened in changed.Opens)
            opened.Number();
        // Always in the same order, so that of two acts neither waits for the other.
        IReadOnlyList<Also> also = [.. changed.Also.OrderBy(other => other.Id)];
        foreach (var other in also)
            other.Number();
        var answer = changed.Answer();
        FaultPoint.Reach(FaultPoint.CommandDecided);
        try
        {
            await Write(command, @case, before, stored, announces, changed.Opens, also, changed.Beside, changed.InConfidence ? [] : answer.ToByteArray(), changed.Purpose, moment, cancellation);
            return answer;
        }
        catch (PostgresException conflict) when (conflict.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return await FirstAnswer<TResponse>(command, cancellation) ?? throw (CaseRow.IsLostRace(conflict) ? Stale() : Duplicate(conflict.ConstraintName ?? "", changed.Opens, also));
        }
    }

    /// <summary>The service's own unique index was met: deciding again would meet it again.</summary>
    static RefusedException Duplicate(string index, IReadOnlyList<Opened> opens, IReadOnlyList<Also> also) => Refuse.Exists(
        TCase.DuplicateReason(index)
            ?? opens.Select(opened => opened.DuplicateReason(index)).Concat(also.Select(other => other.DuplicateReason(index))).FirstOrDefault(reason => reason is not null)
            ?? "DUPLICATE",
        "There is such a record already.");

    /// <summary>Somebody was faster. If it was this same request, its answer is ours: looked up again, as it may have come between.</summary>
    async Task<TResponse?> FirstAnswer<TResponse>(Command command, CancellationToken cancellation) where TResponse : class, IMessage<TResponse>, new() =>
        await Load(command, null, cancellation) is { Remembered: { Answer.Length: > 0 } first } ? Recall<TResponse>(command, first) : null;

    async Task Write(Command command, TCase @case, long before, Stored stored,
        IReadOnlyList<IMessage> announces, IReadOnlyList<Opened> opens, IReadOnlyList<Also> also, IReadOnlyList<NpgsqlBatchCommand> beside,
        byte[] answer, string purpose, Moment moment, CancellationToken cancellation)
    {
        var authority = command.Caller.Authority;
        var due = DueItemChanges.Between(stored.DueItems, @case);
        var asked = AskChanges.Between(stored.Asks, @case);
        if (announces.Count == 0 && due.IsEmpty)
            return;

        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(ServiceDatabase.SetAuthority(authority));
        if (announces.Count > 0)
        {
            batch.BatchCommands.Add(before == 0 ? CaseRow.Insert(@case, authority, moment) : CaseRow.Update(@case, authority, before, moment));
            batch.BatchCommands.Add(Append(command, @case.Id, before, announces, moment));
            asked.AddTo(batch, @case.Id, authority);
        }

        due.AddTo(batch, @case.Id, authority);
        foreach (var opened in opens)
        {
            opened.AddTo(batch, authority, moment);
            batch.BatchCommands.Add(Append(command, opened.Id, 0, opened.Announces, moment));
            batch.BatchCommands.Add(AuditWriter.Line(new(command.Caller, command.Rpc, opened.Id, command.RequestId, "OK", Purpose: purpose), moment.Now));
        }

        foreach (var other in also)
        {
            other.AddTo(batch, authority, moment);
            batch.BatchCommands.Add(Append(command, other.Id, other.Before, other.Announces, moment));
            batch.BatchCommands.Add(AuditWriter.Line(new(command.Caller, command.Rpc, other.Id, command.RequestId, "OK", Purpose: purpose), moment.Now));
        }

        foreach (var statement in beside)
            batch.BatchCommands.Add(statement);

        if (command.RequestId is { } requestId)
            batch.BatchCommands.Add(new("insert into requests (authority, request_id, fingerprint, case_id, answer, made_at) values ($1, $2, $3, $4, $5, $6)")
            {
                Parameters =
                {
                    new() { Value = authority }, new() { Value = requestId }, new() { Value = command.Fingerprint },
                    new() { Value = @case.Id }, new() { Value = answer }, new() { Value = moment.Now.UtcDateTime },
                },
            });
        batch.BatchCommands.Add(AuditWriter.Line(new(command.Caller, command.Rpc, @case.Id, command.RequestId, "OK", Purpose: purpose), moment.Now));
        await batch.ExecuteNonQueryAsync(cancellation);
        FaultPoint.Reach(FaultPoint.CommandCommitted);
        if (announces.Count == 0)
            return;
        signal.Wake();
        asked.Wake(asks);
        foreach (var opened in opens)
            opened.Wake(asks);
        foreach (var other in also)
            other.Wake(asks);
    }

    static NpgsqlBatchCommand Append(Command command, Guid caseId, long before, IReadOnlyList<IMessage> announces, Moment moment)
    {
        var count = announces.Count;
        var (versions, ids, types, data) = (new long[count], new Guid[count], new string[count], new string[count]);
        for (var i = 0; i < count; i++)
        {
            versions[i] = before + i + 1;
            ids[i] = Guid.CreateVersion7(moment.Now);
            types[i] = EventType.Of(announces[i]);
            data[i] = EventData.Write(announces[i]);
        }

        return new(
            """
            insert into events (case_id, version, authority, event_id, type, data, actor_role, trace_parent, recorded_at)
            select $1, e.version, $2, e.id, e.type, e.data::jsonb, $3, $4, $5
            from unnest($6, $7, $8, $9) as e(version, id, type, data)
            """)
        {
            Parameters =
            {
                new() { Value = caseId }, new() { Value = command.Caller.Authority }, new() { Value = string.Join(',', command.Caller.Roles.Order(StringComparer.Ordinal)) },
                new() { Value = AskChanges.TraceParent }, new() { Value = moment.Now.UtcDateTime },
                new() { Value = versions }, new() { Value = ids }, new() { Value = types }, new() { Value = data },
            },
        };
    }

    sealed record Remembered(byte[] Fingerprint, byte[] Answer);

    /// <summary>What is stored beside the case and follows from it.</summary>
    sealed record Stored(IReadOnlyList<StoredDueItem> DueItems, IReadOnlyList<Ask> Asks)
    {
        public static readonly Stored None = new([], []);
    }

    sealed record Loaded(Remembered? Remembered, TCase? Case, Stored Stored);

    sealed record Command(string Rpc, Caller Caller, Guid? RequestId, byte[] Fingerprint)
    {
        public static Command OfSystem(string what, string authority) => new(what, Caller.System(authority), null, []);

        public static Command Of(IMessage request, Caller caller) =>
            new(CommandFields.RpcOf(request), caller, Guid.Parse(CommandFields.RequestId(request)!), RememberedAnswers.FingerprintOf(request, caller));
    }
}
