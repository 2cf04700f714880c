using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

// e1's and ew's seams until they land.
namespace Suite.EdgeOfCare.Records
{
    static class ChildFields
    {
        public static Child ReadChild(Fields fields, string path, ChildFacts? facts, string authority, Pseudonyms pseudonyms, DateOnly today)
        {
            facts ??= new();
            var reference = fields.Code(path + ".child_reference", facts.ChildReference, max: 20);
            return new(reference, pseudonyms.KeyOf(authority, reference), fields.Text(path + ".name", facts.Name, 200), fields.Date(path + ".birth_date", facts.BirthDate), facts.Unborn);
        }
    }
}

namespace Suite.EdgeOfCare.Reads
{
    sealed class EpisodeSearch
    {
        public Task<Episode?> OfFamily(Guid familyId, Caller caller, CancellationToken cancellation) => Task.FromResult<Episode?>(null);
    }

    sealed class ReunificationSearch
    {
        public Task<Reunification?> OpenOfChild(string childReference, Caller caller, CancellationToken cancellation) => Task.FromResult<Reunification?>(null);
    }
}
