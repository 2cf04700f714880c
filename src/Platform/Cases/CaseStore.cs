using Google.Protobuf;
using Suite.Platform.Identity;

namespace Suite.Platform.Cases;

/// <summary>Reads and writes the cases of one service.</summary>
public sealed class CaseStore<TCase> where TCase : class, ICase<TCase>
{
    public Task<TResponse> Open<TResponse>(IMessage request, Caller caller, Func<Moment, (TCase Case, Changed<TResponse> Changed)> open, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new() => throw new NotImplementedException();

    public Task<TResponse> Change<TResponse>(IMessage request, Caller caller, DateOnly? actOn, Func<TCase, Moment, Changed<TResponse>> decide, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new() => throw new NotImplementedException();

    public Task<TCase> Read(Guid caseId, IMessage request, Caller caller, string purpose, CancellationToken cancellation) => throw new NotImplementedException();
}
