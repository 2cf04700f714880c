using Dapper;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>When a conference that answers an offer was held: one that the offer names, or that was referred as its answer.</summary>
sealed class MeetingReader(ServiceDatabase database)
{
    /// <summary>The first on or after the letter. Whether the duty is met does not depend on who asks: a day only, also of a conference that the caller may not know of.</summary>
    public async Task<DateOnly?> HeldOn(FgdmOffer offer, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(offer.Authority, cancellation);
        return await tenant.Connection.ExecuteScalarAsync<DateOnly?>(new CommandDefinition(
            """
            select min(c.held_on) from cases c
            where c.authority = @authority and c.kind = 'conference' and c.held_on >= @letter and (c.case_id = @conference or c.offer_id = @offer)
            """,
            new { authority = offer.Authority, letter = offer.LetterOn, conference = offer.ConferenceId, offer = offer.Id }, cancellationToken: cancellation));
    }
}
