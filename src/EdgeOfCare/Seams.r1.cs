using Suite.Platform.Identity;

// ew's seam until it lands.
namespace Suite.EdgeOfCare.Reads;

sealed class ReunificationSearch
{
    public Task<Reunification?> OpenOfChild(string childReference, Caller caller, CancellationToken cancellation) => Task.FromResult<Reunification?>(null);
}
