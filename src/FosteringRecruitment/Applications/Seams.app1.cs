using Google.Protobuf;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

sealed partial class Application
{
    internal IReadOnlyList<IMessage> AfterCheckMoved(DateOnly on) => [];

    internal V1.Application ToMessage(Caller caller, DateOnly today) => new() { ApplicationId = Id.ToString() };
}
