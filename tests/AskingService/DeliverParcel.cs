using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Tests.Door.V1;

namespace Suite.AskingService;

/// <summary>Knocks at the configured door with the configured token of the service.</summary>
public sealed class DeliverParcel(IConfiguration configuration) : IAskHandler<Parcel>
{
    public async Task<Func<Parcel, Moment, IReadOnlyList<IMessage>>> Make(Parcel @case, Ask ask, AskContext context, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(configuration["Door"]!);
        var headers = context.Headers();
        headers.Add("Authorization", $"Bearer {configuration["Token"]}");
        var answer = await new DoorService.DoorServiceClient(channel).KnockAsync(
            new() { RequestId = context.RequestId.ToString("D"), CaseId = @case.Id.ToString("D"), Text = "parcel" }, headers, cancellationToken: cancellation);
        return (parcel, _) => parcel.RecordDelivery(ask.Id, answer.Text);
    }
}
