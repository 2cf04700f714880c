using Google.Protobuf.Collections;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Reads where somebody lived.</summary>
static class AddressFields
{
    const int MostAddresses = 40;
    const int MostLines = 5;
    const int LineLength = 100;
    const int PostcodeLength = 10;
    const int AuthorityLength = 9;

    public static IReadOnlyList<LivedAt> Read(Fields fields, string field, RepeatedField<Address> addresses, DateOnly today)
    {
        var read = fields.Each(field, addresses, 1, MostAddresses, (path, address) => Read(fields, path, address, today));
        for (var i = 0; i < read.Count; i++)
        {
            if (i > 0 && read[i].From < read[i - 1].From)
                fields.Add($"{field}[{i}].from_date", "must not be before that of the address before: earliest first");
            if (read[i].Until is null != (i == read.Count - 1))
                fields.Add($"{field}[{i}].until_date", i == read.Count - 1 ? "is absent for the present address" : "is required: only the present address has no end");
        }

        return read;
    }

    static LivedAt Read(Fields fields, string path, Address address, DateOnly today)
    {
        var country = address.Country.Length == 0 ? AddressHistory.Home : address.Country;
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            fields.Add(path + ".country", "must be an ISO 3166 code of two letters");
        var abroad = country != AddressHistory.Home;
        if (abroad && address.LocalAuthority.Length > 0)
            fields.Add(path + ".local_authority", "is empty abroad");
        var authority = abroad ? "" : fields.Code(path + ".local_authority", address.LocalAuthority, AuthorityLength);
        var from = fields.PastDate(path + ".from_date", address.FromDate, today);
        var until = fields.OptionalPastDate(path + ".until_date", address.UntilDate, today);
        if (until < from)
            fields.Add(path + ".until_date", "must not be before from_date");
        return new(
            fields.Each(path + ".lines", address.Lines, 1, MostLines, (line, text) => fields.Text(line, text, LineLength)),
            abroad ? fields.OptionalText(path + ".postcode", address.Postcode, PostcodeLength) : fields.Text(path + ".postcode", address.Postcode, PostcodeLength),
            authority, country, from, until);
    }

    public static Address ToMessage(LivedAt address) => new()
    {
        Lines = { address.Lines },
        Postcode = address.Postcode,
        LocalAuthority = address.LocalAuthority,
        Country = address.Country,
        FromDate = address.From.ToMessage(),
        UntilDate = address.Until.ToMessage(),
    };
}
