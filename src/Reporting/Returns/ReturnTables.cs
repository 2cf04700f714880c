using Suite.Platform.Api;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>A table of the return, and the table of schema <c>returns</c> that keeps it.</summary>
/// <param name="StoredAs">Its table in schema <c>returns</c>.</param>
/// <param name="Key">What tells its rows apart within a child; a child has one row where it is empty.</param>
/// <param name="Values">What else is kept of a row.</param>
/// <param name="Worked">Columns that are worked out while reading and stand in no file, with their database types.</param>
sealed record ReturnTableSpec(ReturnTable Id, string StoredAs, IReadOnlyList<string> Key, IReadOnlyList<string> Values, IReadOnlyList<(string Name, string Type)> Worked)
{
    /// <summary>As data, temporary tables and findings call it, for example <c>sw_episodes</c>.</summary>
    public string Name { get; } = Codes.Of(Id).ToLowerInvariant();
}

/// <summary>The tables of SSDA903.</summary>
static class ReturnTables
{
    public static IReadOnlyList<ReturnTableSpec> All { get; } =
    [
        Of(ReturnTable.Header, "child", [], ["sex", "born_on", "ethnicity", "is_mother", "child_born_on"]),
        // Rows are told apart by child, start, reason and placement: what of them changes is a restatement, another one is another episode.
        Of(ReturnTable.Episodes, "episode", ["started_on", "reason_started", "placement"],
            ["legal_status", "need", "provider", "ended_on", "reason_ended", "reason_placement_changed", "urn", "distance_miles", "placement_authority", "placement_where"],
            ("distance_miles", "numeric(6,1)"), ("placement_authority", "text"), ("placement_where", "text"),
            ("home_given", "boolean"), ("placement_given", "boolean"), ("same_postcode", "boolean"), ("placement_mark", "int")),
        Of(ReturnTable.Reviews, "review", ["reviewed_on"], ["participation"]),
        Of(ReturnTable.Uasc, "uasc", [], ["ceased_on"]),
        Of(ReturnTable.Oc2, "health", [],
            ["sdq_score", "sdq_reason", "convicted", "health_check", "immunisations", "teeth_check", "health_assessment", "substance_misuse", "intervention_received", "intervention_offered"]),
        Of(ReturnTable.Oc3, "care_leaver", [], ["born_on", "in_touch", "activity", "accommodation"]),
        Of(ReturnTable.Ad1, "adoption", [], ["decided_on", "matched_on", "by_foster_carer", "adopters", "adopters_sex", "adopters_status"]),
        Of(ReturnTable.PlacedForAdoption, "placed_for_adoption", ["placed_on"], ["ceased_on", "reason_ceased"]),
        Of(ReturnTable.PreviousPermanence, "previous_permanence", [], ["kind", "permanence_authority", "dated"]),
        Of(ReturnTable.Missing, "missing", ["started_on"], ["kind", "ended_on"]),
        Of(ReturnTable.SwEpisodes, "social_worker", ["started_on", "worker_key"], ["ended_on", "reason"]),
        Of(ReturnTable.Dolo, "deprivation_of_liberty", ["started_on"], ["ended_on"]),
    ];

    public static ReturnTableSpec Of(ReturnTable id) => All.First(t => t.Id == id);

    public static ReturnTableSpec Of(string name) => All.First(t => t.Name == name);

    static ReturnTableSpec Of(ReturnTable id, string storedAs, string[] key, string[] values, params (string, string)[] worked) => new(id, storedAs, key, values, worked);
}
