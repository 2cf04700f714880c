using System.Globalization;
using System.Text;
using Suite.DemoData.Caseload;

namespace Suite.DemoData.Returns;

/// <summary>
/// Postcodes and areas of a council and of those around it. They are invented: no area of real postcodes is called so, and the grid
/// references are those of a round county.
/// </summary>
sealed class SamplePlaces
{
    const int OwnPostcodes = 60, AdjoiningPostcodes = 30, FarPostcodes = 25;
    const int MetresAcross = 22_000, MetresAround = 42_000, MetresFar = 190_000;

    readonly List<(string Postcode, int East, int North, string Area)> _all = [];

    public IReadOnlyList<string> OwnCodes { get; }

    public IReadOnlyList<string> AdjoiningCodes { get; }

    public IReadOnlyList<string> Own { get; }

    public IReadOnlyList<string> Adjoining { get; }

    public IReadOnlyList<string> Far { get; }

    SamplePlaces(string authority)
    {
        var draw = new Draw($"demo-data/places/{authority}");
        var isWestmere = authority == SampleCaseload.Westmere;
        var (east, north) = isWestmere ? (380_000, 420_000) : (560_000, 310_000);
        // A county is made up of districts.
        OwnCodes = isWestmere ? ["E07000901", "E07000902", "E07000903"] : ["E07000911"];
        AdjoiningCodes = isWestmere ? ["E07000921", "E07000922"] : ["E07000931"];
        Own = Places("own", isWestmere ? "WM" : "EZ", OwnPostcodes, OwnCodes, 0, MetresAcross);
        Adjoining = Places("adjoining", isWestmere ? "NV" : "SV", AdjoiningPostcodes, AdjoiningCodes, MetresAcross, MetresAround);
        Far = Places("far", "FW", FarPostcodes, ["E07000941", "E07000942"], MetresAround, MetresFar);

        List<string> Places(string where, string letters, int count, IReadOnlyList<string> areas, int from, int to)
        {
            var places = new List<string>();
            for (var i = 0; i < count; i++)
            {
                var (turn, metres) = (draw.Unit($"{where}/{i}/turn") * 2 * Math.PI, from + draw.Unit($"{where}/{i}/metres") * (to - from));
                var postcode = $"{letters}{i / 10 + 1} {i % 10}{(char)('A' + i % 7)}{(char)('A' + i % 5)}";
                places.Add(postcode);
                _all.Add((postcode, east + (int)(metres * Math.Cos(turn)), north + (int)(metres * Math.Sin(turn)), draw.Of($"{where}/{i}/area", areas)));
            }

            return places;
        }
    }

    public static SamplePlaces Of(string authority) => new(authority);

    /// <summary>As the ONS Postcode Directory has them.</summary>
    public byte[] File()
    {
        var text = new StringBuilder("pcds,oseast1m,osnrth1m,oslaua\r\n");
        foreach (var (postcode, east, north, area) in _all)
            text.Append(CultureInfo.InvariantCulture, $"{postcode},{east},{north},{area}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
