using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    internal V1.KinshipCase ToMessage(Caller caller, DateOnly today) => throw new NotImplementedException();
}
