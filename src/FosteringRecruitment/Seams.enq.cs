using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Households;

sealed partial class Household
{
    internal HouseholdState State => Ended is HouseholdState.Unspecified ? HouseholdState.Active : Ended;
}
