namespace Suite.Suitability;

static class Ids
{
    /// <summary>A random id with the day of the act in it, so that ids sort by age; a case reads no clock.</summary>
    public static Guid NewOf(DateOnly on) => Guid.CreateVersion7(new(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
}
