using System.Text;
using Dapper;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>
/// What other conferences and offers know of a family's children and siblings. It is asked for rules only, whoever may know of those
/// records, and nothing of them is shown.
/// </summary>
sealed class FamilyRecords(ServiceDatabase database)
{
    /// <param name="except">The conference that asks; none if it is only to be.</param>
    public async Task<OtherRecords> Of(IReadOnlyList<string> references, Guid? except, Caller caller, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(caller.Authority, cancellation);
        var rows = await tenant.Connection.QueryAsync<Row>(new CommandDefinition(
            """
            select c.kind as Kind, c.schema_version as SchemaVersion, c.document::text as Document
            from cases_of_family(@references) f join cases c on c.case_id = f.case_id
            where c.authority = @authority and c.case_id is distinct from @except
            """, new { authority = caller.Authority, references = references.Select(reference => reference.ToUpperInvariant()).ToArray(), except }, cancellationToken: cancellation));

        var (conferences, offers) = (new List<Conference>(), new List<FgdmOffer>());
        foreach (var row in rows)
        {
            var document = Encoding.UTF8.GetBytes(row.Document);
            if (row.Kind == Conference.Kind)
                conferences.Add(Conference.FromDocument(document, row.SchemaVersion));
            else
                offers.Add(FgdmOffer.FromDocument(document, row.SchemaVersion));
        }

        return new(conferences, offers);
    }

    /// <summary>Whether a service has an open conference for that record already.</summary>
    public async Task<bool> IsRequested(string service, string recordId, Caller caller, CancellationToken cancellation)
    {
        if (service.Length == 0)
            return false;
        await using var tenant = await database.Read(caller.Authority, cancellation);
        return await tenant.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from cases c where c.authority = @authority and c.requested_by = @requestedBy)",
            new { authority = caller.Authority, requestedBy = $"{service} {recordId}" }, cancellationToken: cancellation));
    }

    sealed record Row(string Kind, int SchemaVersion, string Document);
}

/// <summary>Other records in which the same children or siblings are named.</summary>
sealed record OtherRecords(IReadOnlyList<Conference> Conferences, IReadOnlyList<FgdmOffer> Offers)
{
    public IReadOnlyList<InvolvementFacts> InvolvementsFor(IReadOnlyList<string> references) =>
        [.. Conferences.SelectMany(conference => conference.KnownInvolvements(references)), .. Offers.SelectMany(offer => offer.KnownInvolvements(references))];

    /// <summary>Refuses a child who has a conference.</summary>
    public void RequireNoOpenConference(IEnumerable<string> children)
    {
        if (children.Any(reference => Conferences.Any(conference => conference.IsRunning && conference.Children.Exists(child => Conference.SameReference(child.Reference, reference)))))
            throw Refuse.Precondition(Conference.ChildHasOpenConference, "A child has a conference that has not ended.");
    }
}
