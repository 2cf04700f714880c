using Suite.Platform.Records;
using System.Security.Cryptography;
using System.Text;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Households;

/// <summary>
/// Takes kinship foster carers whom the kinship assessment approved for named children onto the register. A kinship case makes one
/// household, however often and from wherever it is asked for: its id follows from the case's.
/// </summary>
sealed class RegisterApprovedCarer(CaseStore<Household> households, Pseudonyms pseudonyms, TimeProvider clock)
{
    const string RegisteredBefore = "HOUSEHOLD_EXISTS";
    const string LostRace = "ETAG_STALE";
    const int MostCarers = 2, MostLetters = 200, OldestChild = 17;

    public async Task<RegisterApprovedCarerResponse> Handle(RegisterApprovedCarerRequest request, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = WorkingCalendar.LondonDate(now);
        var fields = Fields.Of(request);
        var kinshipCaseId = fields.Uuid("kinship_case_id", request.KinshipCaseId);
        var on = fields.PastDate("decision_date", request.DecisionDate, today);
        var decidedBy = fields.Code("decided_by", request.DecidedBy);
        var ruleVersion = fields.Code("rule_version", request.RuleVersion);
        var team = fields.Code("team", request.Team);
        var carers = fields.Each("carers", request.Carers, 1, MostCarers, (path, carer) => ReadCarer(fields, path, carer, on, today, caller.Authority, now));
        var children = fields.Each("children", request.Children, 1, PlaceRules.MostChildren, (path, child) => ReadChild(fields, path, child, on, today, caller.Authority, now));
        fields.Require(children.DistinctBy(child => child.ToPlace.Reference).Count() == children.Count, "children", "must not repeat a child_reference");
        fields.ThrowIfAny();
        Record.RequireMayKeyIn(request.HistoricEntry, caller);

        var id = IdOf(caller.Authority, kinshipCaseId);
        var before = await households.Find(id, caller, cancellation);
        try
        {
            // Also where it is registered: the same request sent again gets its first answer.
            return await households.Open(request, caller, moment =>
            {
                if (before is not null)
                    throw Refuse.Exists(RegisteredBefore, "The household is on the register.");
                var (household, events) = Household.Register(id, caller.Authority, FosteringRoute.Kinship, null, kinshipCaseId, on, TermsFor(children, on),
                    [.. carers.Select(carer => carer.Carer)], [], [.. carers.SelectMany(carer => carer.Renewals)], SkillLevel.Kinship,
                    team, request.Restricted, [], request.HistoricEntry, ruleVersion);
                household.ApprovedBy = decidedBy;
                foreach (var (child, placedOn) in children)
                    if (placedOn is { } day)
                        events = [.. events, .. household.TakeFromKinship(child, day)];
                return (household, new Changed<RegisterApprovedCarerResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events));
            }, cancellation);
        }
        catch (RefusedException registered) when (registered.Reason is RegisteredBefore or LostRace)
        {
            var household = await households.Read(id, request, caller, RegisteredBefore, cancellation);
            return new() { Household = household.ToMessage(caller, today) };
        }
    }

    /// <summary>The same for the same kinship case, and nobody else's: made of authority and case as RFC 9562 lays out ids of one's own (version 8).</summary>
    internal static Guid IdOf(string authority, Guid kinshipCaseId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"fostering household of kinship case\n{authority}\n{kinshipCaseId:D}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }

    /// <summary>One place for each child, until they are 18, for them alone.</summary>
    static Terms TermsFor(IReadOnlyList<(ChildToPlace ToPlace, DateOnly? PlacedOn)> children, DateOnly on) => new(
        children.Count,
        children.Min(child => WorkingCalendar.AgeOn(child.ToPlace.BirthDate, on)),
        OldestChild,
        ApprovalSex.Any,
        [PlacementType.NamedChild],
        SiblingsTogether: false,
        [.. children.Select(child => child.ToPlace.Reference)]);

    (Carer Carer, IReadOnlyList<Renewal> Renewals) ReadCarer(Fields fields, string path, KinshipCarer carer, DateOnly on, DateOnly today, string authority, DateTimeOffset now)
    {
        var birthDate = fields.PastDate(path + ".birth_date", carer.BirthDate, today);
        if (birthDate != default && on != default)
            fields.Require(on >= WorkingCalendar.TurnsOn(birthDate, PlaceRules.AdultAge), path + ".birth_date", "must be of an adult on the decision_date");
        var id = Guid.CreateVersion7(now);
        var reference = fields.OptionalCode(path + ".person_reference", carer.PersonReference);
        return (
            new()
            {
                Id = id,
                Name = fields.Text(path + ".name", carer.Name, MostLetters),
                BirthDate = birthDate,
                Reference = reference,
                Key = pseudonyms.KeyOf(authority, reference),
            },
            [
                Holds(id, CheckType.DbsEnhancedBarred, fields.OptionalDate(path + ".dbs_valid_until_date", carer.DbsValidUntilDate), on),
                Holds(id, CheckType.Medical, fields.OptionalDate(path + ".medical_valid_until_date", carer.MedicalValidUntilDate), on),
            ]);
    }

    /// <summary>Every check was there when the decision was made; where it is not said until when it holds, it is so long from that day at the most.</summary>
    static Renewal Holds(Guid carerId, CheckType type, DateOnly? validUntil, DateOnly decidedOn)
    {
        var until = validUntil ?? WorkingCalendar.AddMonths(decidedOn, CheckRules.ValidMonths);
        return new() { PersonId = carerId, Type = type, DueOn = until, ValidUntil = until };
    }

    (ChildToPlace ToPlace, DateOnly? PlacedOn) ReadChild(Fields fields, string path, KinshipChild child, DateOnly on, DateOnly today, string authority, DateTimeOffset now)
    {
        var reference = ChildFields.Reference(fields, path + ".child_reference", child.ChildReference);
        var birthDate = fields.PastDate(path + ".birth_date", child.BirthDate, today);
        var placedOn = fields.OptionalPastDate(path + ".placed_date", child.PlacedDate, today);
        var siblings = fields.OptionalCode(path + ".sibling_group", child.SiblingGroup);
        ChildFields.RequireUnderAge(fields, path + ".birth_date", birthDate, on);
        ChildFields.RequireUnderAge(fields, path + ".birth_date", birthDate, placedOn ?? default);
        return (new(Guid.CreateVersion7(now), reference, pseudonyms.KeyOf(authority, reference), birthDate, ApprovalSex.Unspecified, PlacementType.NamedChild,
            siblings, pseudonyms.KeyOf(authority, siblings)), placedOn);
    }
}
