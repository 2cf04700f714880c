namespace Suite.FosteringRecruitment.Applications;

/// <summary>Where somebody lived in the ten years before the application; counted from its day, so that it does not change while it runs.</summary>
static class AddressHistory
{
    public const string Home = "GB";

    public static DateOnly Begins(DateOnly receivedOn) => WorkingCalendar.AddMonths(receivedOn, -12 * RequiredChecks.YearsOfAddresses);

    /// <summary>No day of the ten years before the application, nor since, is without an address; a life shorter than that, from birth.</summary>
    public static bool IsCovered(Person person, DateOnly receivedOn)
    {
        var begins = Begins(receivedOn);
        var next = person.BirthDate > begins ? person.BirthDate.Value : begins;
        foreach (var address in person.Addresses.OrderBy(a => a.From))
        {
            if (address.From > next)
                return false;
            if (address.Until is not { } until)
                return true;
            if (until >= next)
                next = until.AddDays(1);
        }

        return false;
    }

    public static int AuthoritiesOf(Person person, DateOnly receivedOn) =>
        Within(person, receivedOn).Where(a => a.LocalAuthority.Length > 0).Select(a => a.LocalAuthority).Distinct(StringComparer.Ordinal).Count();

    public static int CountriesOf(Person person, DateOnly receivedOn) =>
        Within(person, receivedOn).Where(a => a.Country != Home).Select(a => a.Country).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Empty while not known.</summary>
    public static string PresentAuthorityOf(Person person) => person.Addresses.FindLast(a => a.Until is null)?.LocalAuthority ?? "";

    static IEnumerable<LivedAt> Within(Person person, DateOnly receivedOn) => person.Addresses.Where(a => !(a.Until < Begins(receivedOn)));
}
