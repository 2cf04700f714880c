using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Enquiries.Duplicates;

/// <param name="Shown">The likeliest first.</param>
/// <param name="Hidden">There is one more that the caller may not know of.</param>
sealed record FoundDuplicates(IReadOnlyList<Duplicate> Shown, bool Hidden);

/// <summary>Somebody on a record who may be one of those asked for.</summary>
/// <param name="Kind">Kind of the record.</param>
/// <param name="State">State of the record, as a code.</param>
sealed record Duplicate(string Kind, Guid RecordId, string Name, DateOnly? BirthDate, string State, IReadOnlyList<MatchesOn> Matches)
{
    public PossibleDuplicate ToMessage() => new()
    {
        EnquiryId = Kind == Enquiry.Kind ? RecordId.ToString() : "",
        ApplicationId = Kind == Application.Kind ? RecordId.ToString() : "",
        HouseholdId = Kind == Household.Kind ? RecordId.ToString() : "",
        Name = Name,
        BirthDate = BirthDate.ToMessage(),
        MatchesOn = { Matches.Select(CodeOf) },
        State = State,
    };

    static string CodeOf(MatchesOn match) => match switch
    {
        MatchesOn.Reference => "REFERENCE",
        MatchesOn.NameAndBirthDate => "NAME_AND_BIRTH_DATE",
        MatchesOn.NameAndPostcode => "NAME_AND_POSTCODE",
        MatchesOn.Email => "EMAIL",
        MatchesOn.Telephone => "TELEPHONE",
        MatchesOn.SimilarNameAndBirthDate => "SIMILAR_NAME_AND_BIRTH_DATE",
    };
}
