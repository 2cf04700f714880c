using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Suitability.Checks;
using Child = Suite.KinshipAssessment.Cases.Child;

namespace Suite.KinshipAssessment.People;

/// <summary>A child as a caller describes them.</summary>
sealed record ChildFacts(string Reference, string Name, DateOnly BirthDate, bool Unborn, bool LookedAfter)
{
    public const int MostChildren = 12;

    const int NameLength = 200;

    /// <summary>SSDA903 field CHILD: at most 20 letters and digits.</summary>
    const int ReferenceLength = 20;

    /// <param name="path">Where the child stands in the request, for example <c>children[2]</c>.</param>
    public static ChildFacts Read(Fields fields, string path, ProposedChild? child, DateOnly today)
    {
        if (child is null)
        {
            fields.Add(path, "is required");
            child = new();
        }

        var reference = child.ChildReference;
        fields.Require(reference.Length is >= 1 and <= ReferenceLength && reference.All(char.IsAsciiLetterOrDigit),
            $"{path}.child_reference", $"must have 1 to {ReferenceLength} letters and digits");
        var born = child.Unborn
            ? fields.Date($"{path}.birth_date", child.BirthDate)
            : fields.PastDate($"{path}.birth_date", child.BirthDate, today);
        return new(reference, fields.Text($"{path}.name", child.Name, NameLength), born, child.Unborn, child.LookedAfter);
    }

    public bool UnderAgeOn(DateOnly day) => day < WorkingCalendar.TurnsOn(BirthDate, CheckRules.AdultAge);

    public Child ToChild(Guid id, string key, DateOnly? joinedOn = null)
    {
        var child = new Child { Id = id, Reference = Reference, Name = Name, Key = key, JoinedOn = joinedOn };
        Correct(child);
        return child;
    }

    public void Correct(Child child)
    {
        child.Name = Name;
        child.BirthDate = BirthDate;
        child.Unborn = Unborn;
        child.LookedAfterBefore = LookedAfter;
    }
}
