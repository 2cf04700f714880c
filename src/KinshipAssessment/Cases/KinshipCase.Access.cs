using Google.Protobuf;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    // Councillors see aggregates only and analysts pseudonymised rows: neither ever comes near a case.
    static bool WorksWithCases(Caller caller)
    {
        foreach (var role in caller.Roles)
            if (role is not ("LEAD_MEMBER" or "ANALYST"))
                return true;
        return false;
    }

    public bool MayBeKnownTo(Caller caller)
    {
        if (caller.Has("SYSTEM") && (caller.Authority == Authority || caller.Authority == Caller.AllAuthorities))
            return true;
        if (caller.Authority != Authority || !WorksWithCases(caller))
            return false;
        // A service knows of what it asked for itself, restricted or not: the record it was for has the case's id.
        if (caller.Has("SERVICE") && OpenedByService.Length > 0 && caller.Actor == OpenedByService)
            return true;
        if (caller.Has("SM") || (Worker.Length > 0 && caller.Subject == Worker) || Access.Exists(a => a.Subject == caller.Subject))
            return true;
        if (Restricted)
            return false;
        return caller.HasAny("NOM", "ADM", "IRO", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "DCS", "INSPECTOR")
            || (caller.HasAny("CSW", "ASSESSOR", "SSW", "TM") && caller.Teams.Contains(Team))
            // Nobody's yet: whichever manager has room takes it.
            || (Team.Length == 0 && caller.Has("TM"));
    }

    public IReadOnlyList<IMessage> Restrict()
    {
        if (Restricted)
            throw Refuse.Precondition("ALREADY_RESTRICTED", "The case is restricted already.");
        Restricted = true;
        return [Amended("RESTRICTION")];
    }

    public IReadOnlyList<IMessage> LiftRestriction()
    {
        if (!Restricted)
            throw Refuse.Precondition("NOT_RESTRICTED", "The case is not restricted.");
        Restricted = false;
        return [Amended("RESTRICTION")];
    }

    public IReadOnlyList<IMessage> GrantAccess(string subject, bool disclosures, string reason, Caller by)
    {
        // Nobody gives more than they have: a manager who was let see the case is not thereby let see its disclosures.
        if (disclosures)
            RequireNeedToKnow(by);
        Access.RemoveAll(a => a.Subject == subject);
        Access.Add(new(subject, disclosures, by.Subject, reason));
        return [Amended("ACCESS")];
    }

    public IReadOnlyList<IMessage> RevokeAccess(string subject)
    {
        if (Access.RemoveAll(a => a.Subject == subject) == 0)
            throw Refuse.Precondition("ACCESS_NOT_GIVEN", "No access was given to that member of staff.");
        return [Amended("ACCESS")];
    }
}
