using Dapper;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.EdgeOfCare.Reads;

/// <summary>Finds records by what they are about, for rules that link them. What a rule finds and the caller may not know of must not be shown.</summary>
abstract class RecordSearch(ServiceDatabase database)
{
    /// <summary>Newest first; who asks need not know of them.</summary>
    protected async Task<IReadOnlyList<Guid>> Ids(Caller caller, string where, object parameters, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(caller.Authority, cancellation);
        var all = new DynamicParameters(parameters);
        all.Add("authority", caller.Authority);
        return (await tenant.Connection.QueryAsync<Guid>(new CommandDefinition(
            $"select c.case_id from cases c where c.authority = @authority and {where} order by c.listed_on desc, c.case_id desc", all, cancellationToken: cancellation))).AsList();
    }

    protected static async Task<IReadOnlyList<TCase>> Load<TCase>(CaseStore<TCase> cases, IReadOnlyList<Guid> ids, Caller by, CancellationToken cancellation)
        where TCase : class, ICase<TCase>
    {
        var found = new List<TCase>(ids.Count);
        foreach (var id in ids)
            if (await cases.Find(id, by, cancellation) is { } record)
                found.Add(record);
        return found;
    }
}

/// <summary>Finds episodes.</summary>
sealed class EpisodeSearch(ServiceDatabase database, CaseStore<Episode> episodes) : RecordSearch(database)
{
    /// <summary>All of a child, newest referral first, those too that the caller may not know of.</summary>
    public async Task<IReadOnlyList<Episode>> OfChild(string childReference, Caller caller, CancellationToken cancellation) =>
        await Load(episodes, await Ids(caller, "c.kind = 'episode' and c.child_reference = @childReference", new { childReference }, cancellation),
            Caller.System(caller.Authority), cancellation);

    /// <summary>Those that a record of another service asked for and the caller may know of, newest referral first.</summary>
    public async Task<IReadOnlyList<Episode>> OfRequester(AskingService service, string recordId, Caller caller, CancellationToken cancellation) =>
        await Load(episodes, await Ids(caller, "c.kind = 'episode' and c.case_id in (select cases_requested(@requester))", new { requester = $"{service} {recordId}" }, cancellation),
            caller, cancellation);

    /// <summary>The newest of a family that the caller may know of; none if there is none.</summary>
    public async Task<Episode?> OfFamily(Guid familyId, Caller caller, CancellationToken cancellation)
    {
        foreach (var id in await Ids(caller, "c.kind = 'episode' and c.family_id = @familyId", new { familyId }, cancellation))
            if (await episodes.Find(id, caller, cancellation) is { } episode)
                return episode;
        return null;
    }
}

/// <summary>Finds reunifications.</summary>
sealed class ReunificationSearch(ServiceDatabase database, CaseStore<Reunification> reunifications) : RecordSearch(database)
{
    /// <summary>The child's way home that is open, whether or not the caller may know of it; none if there is none.</summary>
    public async Task<Reunification?> OpenOfChild(string childReference, Caller caller, CancellationToken cancellation) =>
        (await Load(reunifications, await Ids(caller, "c.kind = 'reunification' and c.state <> 'Closed' and c.child_reference = @childReference", new { childReference }, cancellation),
            Caller.System(caller.Authority), cancellation)) is [var newest, ..] ? newest : null;
}
