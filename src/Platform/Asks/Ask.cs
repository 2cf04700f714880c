namespace Suite.Platform.Asks;

/// <summary>
/// What a case needs another service to do: a call that is made after the commit, until it is answered. An act of the case
/// opens it; recording the answer settles it.
/// </summary>
/// <param name="Id">The call's <c>request_id</c>: however often it is made, the other service does it once.</param>
/// <param name="Kind">Stable name of what is asked, for example <c>OPEN_KINSHIP_CASE</c>; its handler makes the call.</param>
/// <param name="AskedBy">The subject whose act it comes from, on whose behalf it is asked.</param>
public sealed record Ask(Guid Id, string Kind, string AskedBy);
