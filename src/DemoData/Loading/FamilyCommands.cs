using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.DemoData.Loading;

/// <summary>Sends acts to FamilyGroupConferences and EdgeOfCare as the member of staff who does them.</summary>
sealed class FamilyCommands(Uri conferences, Uri edgeOfCare, SignIn signIn, int connections) : IFamilyCommands, IDisposable
{
    readonly Sender _conferences = new(conferences, "FamilyGroupConferences",
        [ConferenceService.Descriptor, FgdmOfferService.Descriptor, CoordinatorService.Descriptor, ConferenceStandardsService.Descriptor, ConferenceWorklistService.Descriptor], signIn, connections);

    readonly Sender _edgeOfCare = new(edgeOfCare, "EdgeOfCare", [EpisodeService.Descriptor, ReunificationService.Descriptor, StandardsService.Descriptor, WorklistService.Descriptor], signIn, connections);

    /// <summary>Acts that the services took, or remembered.</summary>
    public int Sent => _conferences.Sent + _edgeOfCare.Sent;

    public async Task Do(string authority, int number, Post by, IMessage request, Guid requestId, Folder folder, Func<string> what, CancellationToken cancellation)
    {
        request.Descriptor.FindFieldByName("request_id").Accessor.SetValue(request, requestId.ToString("D"));
        var changes = folder.Address(request);
        var answer = await SenderOf(request).Send(number, request, Staff.Of(authority, ConferenceStory.SocialWorkTeam, by), what, changes ? Stale : null, cancellation);
        if (answer is not null)
            folder.Take(answer);
        else
            await Refresh();

        async Task Stale()
        {
            await Refresh();
            folder.Address(request);
        }

        // The service manager knows of all of them.
        async Task Refresh()
        {
            foreach (var question in folder.Questions())
                folder.Take(await Read(authority, number, Post.ServiceManager, question, cancellation));
        }
    }

    public Task<IMessage> Read(string authority, int number, Post by, IMessage request, CancellationToken cancellation) =>
        SenderOf(request).Read(number, request, Staff.Of(authority, ConferenceStory.SocialWorkTeam, by), cancellation);

    Sender SenderOf(IMessage request) => request.Descriptor.File.Package == ConferenceService.Descriptor.File.Package ? _conferences : _edgeOfCare;

    public void Dispose()
    {
        _conferences.Dispose();
        _edgeOfCare.Dispose();
    }
}
