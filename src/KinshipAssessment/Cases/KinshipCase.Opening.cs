using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Everything that is known when a case is opened.</summary>
sealed record Opening(
    CaseSource Source,
    string SourceCaseId,
    ArrangementType Arrangement,
    DateOnly ConcernOn,
    string Team,
    bool Restricted,
    bool HistoricEntry,
    IReadOnlyList<Child> Children,
    IReadOnlyList<Person> People);

sealed partial class KinshipCase
{
    public static (KinshipCase Case, IReadOnlyList<IMessage> Events) Open(Guid id, Opening opening, Caller caller)
    {
        var service = caller.Has("SERVICE");
        if (service && caller.Actor is not { Length: > 0 })
            throw Refuse.Permission("ON_BEHALF_REQUIRED", "A service opens a case on behalf of somebody of an authority.");
        if (opening.HistoricEntry && !service && !caller.HasAny("TM", "SM"))
            throw Refuse.Permission("HISTORIC_ENTRY_NOT_ALLOWED", "Only a team manager or service manager keys in a case that began earlier.");

        var kinship = new KinshipCase
        {
            Id = id,
            Authority = caller.Authority,
            Source = opening.Source,
            SourceCaseId = opening.SourceCaseId,
            OpenedByService = service ? caller.Actor! : "",
            Arrangement = opening.Arrangement,
            ConcernOn = opening.ConcernOn,
            StateSince = opening.ConcernOn,
            Team = opening.Team,
            Restricted = opening.Restricted,
            HistoricEntry = opening.HistoricEntry,
            Children = [.. opening.Children],
            People = [.. opening.People],
        };

        // Whoever opens a restricted case must be able to go on with it.
        if (!kinship.MayBeKnownTo(caller))
            kinship.Access.Add(new(caller.Subject, Disclosures: false, caller.Subject, "OPENED_THE_CASE"));

        var opened = new CaseOpened
        {
            Source = kinship.Source,
            ArrangementType = kinship.Arrangement,
            ConcernDate = kinship.ConcernOn.ToMessage(),
            Team = kinship.Team,
            HistoricEntry = kinship.HistoricEntry,
            HouseholdSize = kinship.People.Count(p => p.Kind is PersonKind.ProposedCarer or PersonKind.HouseholdMember),
        };
        opened.ChildKeys.AddRange(kinship.Children.Select(c => c.Key));
        opened.CarerKeys.AddRange(kinship.Carers.Select(c => c.Key).Where(key => key.Length > 0));

        return (kinship, [opened, .. kinship.RaiseRequiredChecks(kinship.ConcernOn)]);
    }

    /// <summary>The carers being assessed.</summary>
    internal IEnumerable<Person> Carers => People.Where(p => p is { Kind: PersonKind.ProposedCarer, LeftOn: null });

    /// <summary>Ends the keying-in: past warnings are taken as given, and what the calendar has brought about happens now.</summary>
    public IReadOnlyList<IMessage> FinishHistoricEntry(DateOnly today)
    {
        if (!HistoricEntry)
            throw Refuse.Precondition("NOT_A_HISTORIC_ENTRY", "The case is not being keyed in.");

        HistoricEntry = false;
        return [Amended("HISTORIC_ENTRY"), .. Pass(today, silentBefore: today)];
    }

    public IReadOnlyList<IMessage> Allocate(string team, string worker, Caller by)
    {
        RequireOpen();
        // Access that was given to a manager of another team is for knowing of the case, not for taking it over.
        if (!by.Has("SM") && Team.Length > 0 && !by.Teams.Contains(Team))
            throw Refuse.Permission("NOT_YOUR_TEAM", "A team manager gives away cases of their own teams.");
        Team = team;
        Worker = worker;
        return [new CaseAllocated { Team = team }];
    }

    public IReadOnlyList<IMessage> PutOnHold(HoldReason reason, DateOnly on)
    {
        RequireOpen();
        if (OpenHold is not null)
            throw Refuse.Precondition("ALREADY_ON_HOLD", "The case is on hold already.");
        RequireOrder(on, ConcernOn, "the concern");
        if (Holds.Count > 0)
            RequireOrder(on, Holds[^1].ResumedOn, "the end of the last hold");

        Holds.Add(new(reason, on));
        return [new HoldStarted { Reason = reason, HoldDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> Resume(DateOnly on)
    {
        RequireOpen();
        var hold = OpenHold ?? throw Refuse.Precondition("NOT_ON_HOLD", "The case is not on hold.");
        RequireOrder(on, hold.On, "the hold");

        hold.ResumedOn = on;
        return [new HoldEnded { ResumeDate = on.ToMessage() }];
    }

    internal HoldEntry? OpenHold => Holds is [.., { ResumedOn: null } last] ? last : null;

    public IReadOnlyList<IMessage> Close(ClosureCode code, DateOnly on)
    {
        var from = State;
        Next(from, CaseMove.Close);
        RequirePlacementEnded();
        RequireOrder(on, StateSince, "the last move of the case");
        if (!Fits(code, from, on))
            throw Refuse.Precondition("CLOSURE_CODE_DOES_NOT_FIT", $"{code} is not an outcome of {from}.");

        EndedOn = CameToNothingOn;
        Move(CaseMove.Close, on);
        Closure = code;
        ClosedOn = on;
        if (OpenHold is { } hold)
            hold.ResumedOn = on;
        return [new CaseClosed { Code = code, ClosureDate = on.ToMessage() }];
    }

    bool Fits(ClosureCode code, CaseState from, DateOnly on) => code switch
    {
        ClosureCode.ApprovedFoster => from is CaseState.AdmApproved,
        ClosureCode.Sgo => from is CaseState.OrderMade && Guardianship?.OrderKind is OrderKind.SpecialGuardianship,
        // Parents and kin may also get this order by themselves, before the authority assesses anybody.
        ClosureCode.Cao => from is CaseState.OrderMade && Guardianship?.OrderKind is OrderKind.ChildArrangementsLivesWith
            || from is CaseState.Identified or CaseState.Viable or CaseState.Reg24Suitability,
        ClosureCode.Informal => from is CaseState.Identified or CaseState.Viable or CaseState.Reg24Suitability or CaseState.CarerWithdrew
            or CaseState.OrderRefused or CaseState.PlacementEnded,
        ClosureCode.NegativeViability => from is CaseState.NotViable,
        ClosureCode.NegativeAssessment => from is CaseState.NotApproved or CaseState.OrderRefused or CaseState.PlacementEnded or CaseState.Reg24Suitability,
        ClosureCode.CarerWithdrew => from is CaseState.CarerWithdrew,
        ClosureCode.ChildHome or ClosureCode.OtherPlacement => from is CaseState.Identified or CaseState.NotViable or CaseState.Viable
            or CaseState.Reg24Suitability or CaseState.NotApproved or CaseState.OrderRefused or CaseState.CarerWithdrew
            or CaseState.ChildMoved or CaseState.PlacementEnded,
        ClosureCode.Aged18 => Children.TrueForAll(c => !c.Unborn && on >= Suite.Platform.Calendar.WorkingCalendar.TurnsOn(c.BirthDate, 18)),
        ClosureCode.Unspecified => false,
    };

    void RequirePlacementEnded()
    {
        if (TemporarilyCovered)
            throw Refuse.Precondition("PLACEMENT_COVERED", "Children are placed under the temporary approval: end the placement first.",
                Approvals.TemporaryApprovalRules.EndingCitation);
    }

    internal static RecordAmended Amended(string section) => new() { Section = section };
}
