using Dapper;
using Suite.Platform.Cases;
using Suite.Platform.Identity;

namespace Suite.Platform.Records;

/// <summary>
/// <see cref="Record.MayBeKnownTo"/> as a condition on <c>cases c</c>, so that what a list must not show is not counted, searched or
/// paged over either. A service names the kinds that it has.
/// </summary>
/// <remarks>
/// The service's migrations give <c>cases</c> what the condition asks for, computed from the document: <c>team</c>, <c>worker</c>,
/// <c>restricted</c> and <c>access</c>.
/// </remarks>
public sealed class Visibility
{
    public const string Condition =
        """
        c.authority = @authority
        and (@every
            or (c.worker <> '' and c.worker = @subject)
            or c.access @> array[@subject]
            or (not c.restricted and (c.kind = any(@kinds) or (c.kind = any(@works) and (c.team = any(@teams) or (c.team = '' and c.kind = any(@at_first)))))))
        """;

    readonly List<(string Kind, Record Example)> _kinds = [];

    /// <param name="example">Any record of the kind: which roles know of it is its own rule.</param>
    public Visibility And<TRecord>(TRecord example) where TRecord : Record, ICase<TRecord>
    {
        _kinds.Add((TRecord.Kind, example));
        return this;
    }

    /// <summary>The condition's values for one caller.</summary>
    public DynamicParameters To(Caller caller)
    {
        var parameters = new DynamicParameters();
        parameters.Add("authority", caller.Authority);
        parameters.Add("subject", caller.Subject);
        parameters.Add("every", caller.HasAny("SM", "SERVICE", "SYSTEM"));
        parameters.Add("kinds", KindsWhere(record => record.KnownToRoles));
        parameters.Add("works", KindsWhere(record => record.TeamRoles));
        parameters.Add("teams", caller.Teams.ToArray());
        parameters.Add("at_first", _kinds.Where(k => k.Example.IsForEveryTeamAtFirst).Select(k => k.Kind).ToArray());
        return parameters;

        string[] KindsWhere(Func<Record, IReadOnlyList<string>> roles) =>
            [.. _kinds.Where(k => Record.HasOne(caller, roles(k.Example))).Select(k => k.Kind)];
    }
}
