using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Suite.FosteringRecruitment.Enquiries.Duplicates;

/// <summary>What two people's particulars may agree in; the likeliest to be the same person first.</summary>
enum MatchesOn
{
    Reference,
    NameAndBirthDate,
    NameAndPostcode,
    Email,
    Telephone,
    SimilarNameAndBirthDate,
}

/// <summary>
/// Compares particulars as people write them: names in any case, order and spelling of accents, with or without title and suffix;
/// telephone numbers with or without the country; postcodes with or without the space.
/// </summary>
static class Likeness
{
    const int FewestDigits = 7;
    const int CountryCode = 44;

    /// <summary>Two slips of the pen, in names long enough that two letters do not make another name.</summary>
    const int MostSlips = 2, LettersForSlips = 8;

    static readonly HashSet<string> NotOfTheName =
        ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "dame", "jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv"];

    public static IReadOnlyList<MatchesOn> Between(Enquirer asked, Enquirer known)
    {
        var matches = new List<MatchesOn>();
        if (asked.Reference.Length > 0 && string.Equals(asked.Reference, known.Reference, StringComparison.OrdinalIgnoreCase))
            matches.Add(MatchesOn.Reference);

        var (name, other) = (NameParts(asked.Name), NameParts(known.Name));
        var sameName = name.Length > 0 && name.SequenceEqual(other);
        var sameBirthDate = asked.BirthDate is { } birthDate && birthDate == known.BirthDate;
        if (sameName && sameBirthDate)
            matches.Add(MatchesOn.NameAndBirthDate);
        if (sameName && Same(Postcode(asked.Postcode), Postcode(known.Postcode)))
            matches.Add(MatchesOn.NameAndPostcode);
        if (Same(Email(asked.Email), Email(known.Email)))
            matches.Add(MatchesOn.Email);
        if (Same(Telephone(asked.Telephone), Telephone(known.Telephone)))
            matches.Add(MatchesOn.Telephone);
        if (!sameName && sameBirthDate && Similar(name, other))
            matches.Add(MatchesOn.SimilarNameAndBirthDate);
        return matches;

        static bool Same(string one, string other) => one.Length > 0 && one == other;
    }

    /// <summary>The parts of a name in the order of the alphabet: lower case, no accents, no title, no suffix.</summary>
    public static string[] NameParts(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetter(c))
                letters.Append(Plain(char.ToLowerInvariant(c)));
            // Apostrophes and dots join (O'Brien, J.R.), everything else but an accent parts.
            else if (c is not ('\'' or '’' or '‘' or '`' or '.') && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                letters.Append(' ');
        }

        var parts = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = parts.Where(part => !NotOfTheName.Contains(part)).ToArray();
        // A name of nothing but such words is the name.
        if (kept.Length == 0)
            kept = parts;
        Array.Sort(kept, StringComparer.Ordinal);
        return kept;
    }

    /// <summary>One is the other with a middle name more, or both differ by a slip or two.</summary>
    static bool Similar(string[] name, string[] other)
    {
        if (name.Length == 0 || other.Length == 0)
            return false;
        var (few, many) = name.Length <= other.Length ? (name, other) : (other, name);
        if (few.Length >= 2 && few.All(many.Contains))
            return true;
        var (one, two) = (string.Concat(name), string.Concat(other));
        return Math.Min(one.Length, two.Length) >= LettersForSlips ? Distance(one, two) <= MostSlips : Distance(one, two) <= 1;
    }

    /// <summary>Letters added, left out or replaced (Levenshtein).</summary>
    static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    public static string Email(string email) => email.Trim().ToLowerInvariant();

    /// <summary>The digits as dialled within the country; empty if they are too few to tell people apart.</summary>
    public static string Telephone(string telephone)
    {
        var digits = new string([.. telephone.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit)]);
        var abroad = telephone.TrimStart().StartsWith('+') ? digits : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : null;
        if (abroad is not null)
            digits = abroad.StartsWith($"{CountryCode}", StringComparison.Ordinal) ? "0" + abroad[2..].TrimStart('0') : "00" + abroad;
        return digits.Length >= FewestDigits ? digits : "";
    }

    public static string Postcode(string postcode) => new string([.. postcode.Where(char.IsLetterOrDigit)]).ToUpperInvariant();

    // Some letters have no accent to take off; here they are as people without them on the keyboard write them.
    static string Plain(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        _ => Unaccented.TryGetValue(letter, out var plain) ? plain : letter.ToString(),
    };

    // Latin letters of one code point and what is left of them without accents (Unicode, canonical decomposition of U+00C0 to U+024F and
    // U+1E00 to U+1EFF). Written out because string.Normalize leaves them as they are in invariant globalization, in which the suite runs.
    static readonly FrozenDictionary<char, string> Unaccented = new[]
    {
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįǐȉȋḭḯỉị",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
    }.SelectMany(letters => letters.Skip(1).Select(accented => KeyValuePair.Create(accented, letters[..1]))).ToFrozenDictionary();
}
