namespace Suite.FosteringRecruitment.Applications;

/// <summary>How many people an application takes.</summary>
static class PeopleRules
{
    public const int MostPeople = 40;
    public const int MostApplicants = 2;
}
