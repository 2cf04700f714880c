using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> StartViability(DateOnly on)
    {
        var to = Next(State, CaseMove.StartViability);
        RequireOrder(on, ConcernOn, "the concern");

        (State, StateSince) = (to, on);
        Viability = new() { StartedOn = on };
        return [new ViabilityStarted { StartDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordViabilityVisit(DateOnly on, string summary)
    {
        RequireState("A viability visit", CaseState.Viability);
        RequireOrder(on, Viability!.StartedOn, "the start of the viability assessment");

        Viability.VisitedOn = on;
        Viability.VisitSummary = summary;
        return [Reached("W1", on)];
    }

    public IReadOnlyList<IMessage> DecideViability(bool viable, DateOnly on, string reasons, DateOnly? reasonsSentOn, string by)
    {
        var to = Next(State, viable ? CaseMove.FindViable : CaseMove.FindNotViable);
        RequireOrder(on, Viability!.ChallengedOn ?? Viability.StartedOn, "the start of the viability assessment");
        if (Viability.VisitedOn is { } visited)
            RequireOrder(on, visited, "the visit");
        if (viable)
            RequireViabilityComplete(on);
        else if (reasonsSentOn is null || reasons.Length == 0)
            throw Refuse.Field(reasons.Length == 0 ? "reasons" : "reasons_sent_date", "is required when the carers are not found viable");

        (State, StateSince) = (to, on);
        Viability.Viable = viable;
        Viability.DecidedOn = on;
        Viability.DecidedBy = by;
        Viability.Reasons = reasons;
        Viability.ReasonsSentOn = reasonsSentOn;
        return [new ViabilityDecided { Viable = viable, DecisionDate = on.ToMessage() }];
    }

    void RequireViabilityComplete(DateOnly on)
    {
        List<RuleViolation> gaps = [.. ViabilityCheckGaps(on)];
        if (Viability!.VisitedOn is null)
            gaps.Insert(0, new("VIABILITY_VISIT", "The carers were not visited yet.", null));
        if (gaps.Count > 0)
            throw Refuse.Preconditions("VIABILITY_INCOMPLETE", "A positive viability decision needs the visit and the initial checks.", gaps);
    }

    public IReadOnlyList<IMessage> ChallengeViability(DateOnly on, string grounds)
    {
        var to = Next(State, CaseMove.ChallengeViability);
        RequireOrder(on, Viability!.DecidedOn, "the decision");

        (State, StateSince) = (to, on);
        Viability.Viable = null;
        Viability.DecidedOn = null;
        Viability.ChallengedOn = on;
        Viability.ChallengeGrounds = grounds;
        return [new ViabilityChallenged { ChallengeDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> ChooseRoute(Route route, DateOnly on, bool guardianshipAlongside, ArrangementType arrangement = ArrangementType.Unspecified)
    {
        var to = Next(State, route switch
        {
            Route.TemporaryApproval => CaseMove.ChooseTemporaryApproval,
            Route.FullAssessment => CaseMove.ChooseFullAssessment,
            Route.SpecialGuardianship => CaseMove.ChooseGuardianship,
            Route.Unspecified => throw Refuse.Field("route", "is required"),
        });
        RequireOrder(on, Viability!.DecidedOn, "the viability decision");

        (State, StateSince) = (to, on);
        Route = route;
        RouteOn = on;
        if (arrangement is not ArrangementType.Unspecified)
            Arrangement = arrangement;
        if (route is Route.FullAssessment)
            Assessment = new() { StartedOn = on };

        // Notice of a private application obliges the authority to assess and report, whatever route was chosen (s.14A(8)).
        var alongside = route is not Route.SpecialGuardianship && (guardianshipAlongside || Guardianship?.NoticeOn is not null);
        if (alongside || route is Route.SpecialGuardianship)
            AssessGuardianship(on);

        return
        [
            new RouteChosen { Route = route, GuardianshipAlongside = alongside, RouteDate = on.ToMessage() },
            .. RaiseRequiredChecks(on),
        ];
    }

    static MilestoneReached Reached(string code, DateOnly on) => new() { Code = code, ReachedDate = on.ToMessage() };
}
