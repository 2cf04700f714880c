using Google.Protobuf;
using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Identity;

namespace Suite.Platform.Asks;

/// <summary>Makes the calls of one kind of ask. It is made anew for each call, with a scope of its own.</summary>
public interface IAskHandler<TCase> where TCase : class, ICase<TCase>
{
    /// <summary>
    /// Calls the other service, with the context's request id and headers, and says how its answer is recorded: the events of
    /// the record, at least one, after which the ask is no longer open. Whatever it throws, the call is made again later.
    /// </summary>
    /// <param name="case">As it stands now, to be read only: the answer is recorded on the case as it stands then.</param>
    Task<Func<TCase, Moment, IReadOnlyList<IMessage>>> Make(TCase @case, Ask ask, AskContext context, CancellationToken cancellation);
}

/// <summary>As whom a call is made.</summary>
/// <param name="RequestId">The <c>request_id</c> of the call: the ask's own id.</param>
/// <param name="Authority">For which authority.</param>
/// <param name="OnBehalfOf">The subject whose act it comes from.</param>
public sealed record AskContext(Guid RequestId, string Authority, string OnBehalfOf)
{
    /// <summary>What to send with the call, so that the other service knows for whom this one acts.</summary>
    public Metadata Headers() => new() { { OnBehalf.AuthorityHeader, Authority }, { OnBehalf.SubjectHeader, OnBehalfOf } };
}
