using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Identity;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;

namespace Suite.FosteringRecruitment.Enquiries.Duplicates;

/// <summary>
/// Searches enquiries, applicants and approved carers of an authority for people who may be the same. The database finds, by index,
/// the records that share a reference, birth date, postcode, email or telephone number; <see cref="Likeness"/> then compares names.
/// </summary>
sealed class DuplicateSearch(ServiceDatabase database)
{
    /// <summary>More would help nobody to choose.</summary>
    public const int MostShown = 20;

    /// <summary>Records that share most come first, so what is beyond is left with one birth date or one block of flats.</summary>
    const int MostCompared = 200;

    public async Task<FoundDuplicates> Of(IReadOnlyList<Enquirer> asked, Caller caller, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(caller.Authority, cancellation);
        await using var query = new NpgsqlCommand(
            """
            select c.kind, c.case_id, c.schema_version, c.document
            from cases_like($1) l join cases c on c.case_id = l.case_id
            where c.authority = $2
            order by l.shared desc, c.case_id desc
            limit $3
            """, tenant.Connection)
        {
            Parameters =
            {
                new() { Value = JsonSerializer.SerializeToUtf8Bytes([.. asked], RecordDocument.Default.ListEnquirer), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = caller.Authority },
                new() { Value = MostCompared },
            },
        };

        var found = new List<Duplicate>();
        var hidden = false;
        await using (var reader = await query.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
            {
                var (record, kind, state, people) = Of(reader.GetString(0), reader.GetFieldValue<byte[]>(3), reader.GetInt32(2));
                var matches = people.Select(known => Compare(kind, record.Id, state, known, asked)).OfType<Duplicate>().ToList();
                if (record.MayBeKnownTo(caller))
                    found.AddRange(matches);
                else
                    hidden |= matches.Count > 0;
            }

        return new([.. found.OrderBy(duplicate => duplicate.Matches[0]).ThenByDescending(duplicate => duplicate.Matches.Count).ThenByDescending(duplicate => duplicate.RecordId).Take(MostShown)], hidden);
    }

    /// <summary>Null where a person on a record is like none of those asked for; else all in which they are like any of them.</summary>
    static Duplicate? Compare(string kind, Guid recordId, string state, IReadOnlyList<Enquirer> known, IReadOnlyList<Enquirer> asked)
    {
        var matches = asked.SelectMany(_ => known, Likeness.Between).SelectMany(match => match).Distinct().Order().ToList();
        return matches.Count == 0 ? null : new(kind, recordId, known[0].Name, known[0].BirthDate, state, matches);
    }

    /// <summary>A record with its people; each as often as they have addresses.</summary>
    static (Record Record, string Kind, string State, IReadOnlyList<IReadOnlyList<Enquirer>> People) Of(string kind, byte[] document, int schemaVersion)
    {
        if (kind == Enquiry.Kind)
        {
            var enquiry = Enquiry.FromDocument(document, schemaVersion);
            return (enquiry, kind, Codes.Of(enquiry.State), [.. enquiry.Enquirers.Select(enquirer => (IReadOnlyList<Enquirer>)[enquirer])]);
        }

        if (kind == Application.Kind)
        {
            var application = Application.FromDocument(document, schemaVersion);
            return (application, kind, Codes.Of(application.State), [.. application.People.Where(person => person.Kind is ApplicationPersonKind.Applicant).Select(Applicant)]);
        }

        if (kind == Household.Kind)
        {
            var household = Household.FromDocument(document, schemaVersion);
            return (household, kind, Codes.Of(household.State),
                [.. household.Carers.Select(carer => (IReadOnlyList<Enquirer>)[new(carer.Name, carer.BirthDate, "", "", "", carer.Reference)])]);
        }

        throw new InvalidOperationException("The database found a record of a kind that holds no enquirers, applicants or carers.");
    }

    static IReadOnlyList<Enquirer> Applicant(Person person)
    {
        var postcodes = person.Addresses.Select(address => address.Postcode).DefaultIfEmpty("").Distinct();
        return [.. postcodes.Select(postcode => new Enquirer(person.Name, person.BirthDate, "", "", postcode, person.Reference))];
    }
}
