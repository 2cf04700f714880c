using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Suite.Platform.Api;

public static class UseCaseExtensions
{
    /// <summary>Makes the use case for this call, its constructor's arguments from the call's services; no registration is needed.</summary>
    public static T UseCase<T>(this ServerCallContext call) where T : class =>
        Made<T>.By(call.GetHttpContext().RequestServices, null);

    static class Made<T> where T : class
    {
        public static readonly ObjectFactory<T> By = ActivatorUtilities.CreateFactory<T>([]);
    }
}
