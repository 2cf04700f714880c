using Google.Protobuf;
using Grpc.Core;

namespace Suite.Tests;

/// <summary>Acts on records of any service.</summary>
static class Acting
{
    /// <summary>Does one act on a record as it stands: the deadline watch may have been there in between.</summary>
    public static async Task<TResponse> Do<TRequest, TResponse>(TRequest request, string idField, Func<(string Id, string Etag)> record, Func<TRequest, AsyncUnaryCall<TResponse>> act,
        Action<TResponse> keep, Func<Task> read) where TRequest : IMessage<TRequest>
    {
        for (var attempt = 1; ; attempt++)
        {
            var fields = request.Descriptor.Fields;
            var (id, etag) = record();
            fields["request_id"].Accessor.SetValue(request, Guid.NewGuid().ToString());
            fields[idField].Accessor.SetValue(request, id);
            fields["etag"].Accessor.SetValue(request, etag);
            try
            {
                var answer = await act(request);
                keep(answer);
                return answer;
            }
            catch (RpcException stale) when (stale.StatusCode is StatusCode.Aborted && attempt < 10)
            {
                await read();
            }
        }
    }

    public static T Of<T>(IMessage answer, string field) => (T)answer.Descriptor.FindFieldByName(field).Accessor.GetValue(answer);
}
