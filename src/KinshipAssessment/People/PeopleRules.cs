namespace Suite.KinshipAssessment.People;

/// <summary>How many people a case takes.</summary>
static class PeopleRules
{
    public const int MostPeople = 40;
    public const int MostCarers = 2;
}
