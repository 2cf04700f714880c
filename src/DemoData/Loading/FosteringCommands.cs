using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Loading;

/// <summary>Sends acts to FosteringRecruitment as the member of staff who does them.</summary>
sealed class FosteringCommands(Uri address, SignIn signIn, int connections) : IFosteringCommands, IDisposable
{
    readonly Sender _sender = new(address, "FosteringRecruitment",
    [
        EnquiryService.Descriptor, ApplicationService.Descriptor, PanelService.Descriptor, CarerRegisterService.Descriptor, ConstellationService.Descriptor,
        ReferenceDataService.Descriptor, WorklistService.Descriptor, FosteringReturnService.Descriptor,
    ], signIn, connections);

    /// <summary>Acts that the service took, or remembered.</summary>
    public int Sent => _sender.Sent;

    public async Task Do(string authority, int number, Post by, IMessage request, Guid requestId, Records records, Func<string> what, CancellationToken cancellation)
    {
        request.Descriptor.FindFieldByName("request_id").Accessor.SetValue(request, requestId.ToString("D"));
        var changes = records.Address(request);
        var answer = await _sender.Send(number, request, Staff.Of(authority, "", by), what, changes ? Stale : null, cancellation);
        if (answer is not null)
            records.Take(answer);
        else
            await Refresh();

        async Task Stale()
        {
            await Refresh();
            records.Address(request);
        }

        // The service manager knows of all of them.
        async Task Refresh()
        {
            foreach (var question in records.Questions())
                records.Take(await _sender.Read(number, question, Staff.Of(authority, "", question is GetPanelRequest ? Post.PanelAdviser : Post.ServiceManager), cancellation));
        }
    }

    public Task<IMessage> Read(string authority, int number, Post by, IMessage request, CancellationToken cancellation) =>
        _sender.Read(number, request, Staff.Of(authority, "", by), cancellation);

    public void Dispose() => _sender.Dispose();
}
