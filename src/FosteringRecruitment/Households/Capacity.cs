using System.Globalization;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Places of all households whose terms are the same.</summary>
sealed class CountedPlaces
{
    public string[] Types { get; init; } = [];
    public int AgeMin { get; init; }
    public int AgeMax { get; init; }
    public int Households { get; init; }
    public int Filled { get; init; }
    public int Vacant { get; init; }
    public int NotAvailable { get; init; }
}

/// <summary>Children in places, of one kind and birthday.</summary>
sealed class CountedChildren
{
    public string Type { get; init; } = "";

    /// <summary>yyyy-MM-dd.</summary>
    public string Born { get; init; } = "";

    public int Children { get; init; }
}

/// <summary>
/// Capacity by kind and age band. A place that is not filled counts in every kind and band that it would take; a filled one where
/// the child is who fills it. The totals count each place once.
/// </summary>
static class Capacity
{
    // Kinship places are for named children and wait for nobody else.
    static readonly PlacementType[] Types = [.. Enum.GetValues<PlacementType>().Where(type => type is not (PlacementType.Unspecified or PlacementType.NamedChild))];

    public static GetCapacityResponse Of(IReadOnlyList<CountedPlaces> places, IReadOnlyList<CountedChildren> children, PlaceNeeds? needs, DateOnly today)
    {
        var response = new GetCapacityResponse
        {
            Households = places.Sum(place => place.Households),
            PlacesFilled = places.Sum(place => place.Filled),
            PlacesVacant = places.Sum(place => place.Vacant),
            PlacesNotAvailable = places.Sum(place => place.NotAvailable),
        };
        response.PlacesApproved = response.PlacesFilled + response.PlacesVacant + response.PlacesNotAvailable;

        var filled = new Dictionary<(string Type, AgeBand Band), int>();
        foreach (var group in children)
        {
            var key = (group.Type, AgeBands.Of(WorkingCalendar.AgeOn(DateOnly.ParseExact(group.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture), today)));
            filled[key] = filled.GetValueOrDefault(key) + group.Children;
        }

        foreach (var type in Types)
        {
            foreach (var (band, from, to) in AgeBands.All)
            {
                var line = new CapacityLine { PlacementType = type, AgeBand = band, PlacesFilled = filled.GetValueOrDefault((type.ToString(), band)) };
                foreach (var place in places.Where(place => place.AgeMin <= to && place.AgeMax >= from && place.Types.Contains(type.ToString())))
                {
                    line.PlacesApproved += place.Filled + place.Vacant + place.NotAvailable;
                    line.PlacesVacant += place.Vacant;
                    line.PlacesNotAvailable += place.NotAvailable;
                }

                line.PlacesNeeded = needs?.Needs.Where(need => need.Type == type && need.Band == band).Sum(need => need.Places) ?? 0;
                line.Shortfall = Math.Max(0, line.PlacesNeeded - line.PlacesFilled - line.PlacesVacant);
                response.Lines.Add(line);
            }
        }

        return response;
    }
}
