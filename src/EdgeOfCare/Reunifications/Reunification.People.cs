using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class PoliceCheck
{
    /// <summary>Clear, or decided.</summary>
    internal bool IsClosed => Outcome is SuitabilityCheckOutcome.Clear || Decision is not SuitabilityDecision.Unspecified;

    internal bool IsValidOn(DateOnly on) => IsClosed && ReceivedOn is { } received && on <= WorkingCalendar.AddMonths(received, ReturnRules.CheckMonths);
}
