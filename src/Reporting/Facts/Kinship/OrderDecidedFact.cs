using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>An order that was made ends K2 (K01, K06); one that was refused changes no figure.</summary>
sealed class OrderDecidedFact : IFactOf<OrderDecided>
{
    public void Apply(OrderDecided happened, EventMeta meta, FactBatch facts)
    {
        if (!happened.Made)
            return;
        var order = happened.Kind switch
        {
            OrderKind.SpecialGuardianship => CaseFact.GuardianshipOrder,
            OrderKind.ChildArrangementsLivesWith => CaseFact.ArrangementsOrder,
            OrderKind.Unspecified => throw new InvalidDataException("The event lacks the kind of order."),
        };
        facts.Row(KinshipTables.Cases, meta).Set(order, meta.Sequence, new(happened.OrderDate.ToDay()));
        facts.Milestone(meta, KinshipEvents.Service, "", happened.OrderDate.ToDay(), "ORDER_MADE", happened.Kind.ToCode());
    }
}
