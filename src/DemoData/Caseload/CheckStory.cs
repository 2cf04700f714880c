using System.Globalization;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>How one check goes, from the day it was raised: consent, request, stages, chases, answer, and what follows a disclosure.</summary>
static class CheckStory
{
    // As the local target has it; one in seven is forgotten.
    const int ChaseDays = 21, EscalateDays = 42;

    static readonly (OffenceCategory, double)[] Offences =
    [
        (OffenceCategory.Driving, 35), (OffenceCategory.Dishonesty, 20), (OffenceCategory.PublicOrder, 15), (OffenceCategory.DrugPossession, 15),
        (OffenceCategory.Violence, 10), (OffenceCategory.DomesticAbuse, 5),
    ];

    /// <param name="closed">Told when nothing more is to come.</param>
    public static IEnumerable<Act> Of(CaseRun run, Check check, DateOnly raised, Action closed)
    {
        var plan = run.Plan;
        var person = IndexOf(run.Case, check.PersonId);
        var nth = run.Case.Checks.Take(run.Case.Checks.IndexOf(check)).Count(c => c.Type == check.Type && c.PersonId == check.PersonId);
        var name = $"{person}/{check.Type}/{nth}";
        var draw = plan.Draw.For(name);

        if (plan.Brief && !check.RequiredByLaw)
        {
            yield return Closing(new(raised.After(1), Post.TeamManager, new WaiveCheckRequest
            {
                CheckId = check.CheckId,
                WaiverDate = raised.After(1).ToMessage(),
                Reason = "Known to the service from earlier work with the family.",
            }, name), IsOpen);
            yield break;
        }

        var dbs = check.Type is CheckType.DbsEnhancedBarred;
        var force = dbs || check.Type is CheckType.PoliceDirect ? plan.Force.Code : "";
        var planned = plan.Checks.GetValueOrDefault((person, check.Type));
        var asked = raised.After(draw.Between("asked", 0, dbs ? 2 : 1));
        if (check.State is CheckState.ConsentPending)
        {
            asked = raised.After(draw.Between("consent", 1, 4));
            yield return Act(asked, Post.Assessor, new RecordCheckConsentRequest { CheckId = check.CheckId, ConsentDate = asked.ToMessage() });
        }

        var submitted = planned?.Submitted ?? (dbs ? asked.After(draw.Between("submitted", 1, 4)) : asked);
        asked = planned is not null && !dbs ? submitted : asked > submitted ? submitted : asked;
        var days = Turnarounds.Days(draw, check.Type, plan.Force);
        var returned = planned is not null ? planned.Returned
            : plan.HeldUpByPolice && dbs && person == 0 ? null
            : submitted.After(days);
        yield return Act(asked, Post.Assessor, new RequestCheckRequest
        {
            PersonId = check.PersonId,
            Type = check.Type,
            RequestDate = asked.ToMessage(),
            PoliceForce = force,
            ExternalReference = $"REF-{plan.Number:D4}-{name.Replace('/', '-')}",
        });

        foreach (var follow in FollowUps(submitted, returned ?? run.Present.AddDays(1)))
            yield return follow;

        if (dbs)
        {
            yield return Stage(DbsStage.Submitted, submitted);
            var atPolice = returned is { } back ? Earlier(submitted.After(Math.Min(3, Math.Max(0, (back.DayNumber - submitted.DayNumber) / 2))), back) : submitted.After(3);
            yield return Stage(DbsStage.S4LocalPolice, atPolice);
        }

        if (returned is not { } on)
            yield break;

        var content = planned?.Content ?? draw.Chance("content", dbs ? 0.08 : check.Type is CheckType.PoliceDirect ? 0.05 : 0);
        var recorded = on;
        if (dbs)
        {
            yield return Stage(DbsStage.S5Issued, on);
            recorded = on.After(planned is null ? draw.Between("seen", 1, 5) : 3);
            yield return Stage(DbsStage.CertificateSeen, recorded);
        }

        var result = Act(recorded, Post.Assessor, new RecordCheckResultRequest
        {
            CheckId = check.CheckId,
            Outcome = content ? CheckOutcome.Content : CheckOutcome.Clear,
            ReceivedDate = on.ToMessage(),
            Content = content ? "Sample content: one entry, invented." : "",
        });
        if (!content)
        {
            yield return Closing(result, IsOpen);
            yield break;
        }

        yield return result;
        var category = planned is not null ? OffenceCategory.Driving : draw.Weighted("offence", Offences);
        var senior = category is OffenceCategory.Violence or OffenceCategory.DomesticAbuse;
        var recommended = recorded.After(2);
        yield return Act(recommended, Post.Assessor, new RecommendDisclosureRequest
        {
            CheckId = check.CheckId,
            Category = category,
            AgeThen = draw.Between("age-then", 17, 26),
            YearsSince = draw.Between("years-since", 4, 20),
            SelfDisclosed = draw.Chance("self-disclosed", 0.8),
            Mitigations = "Sample text: long ago, told without being asked.",
            Accept = true,
            RecommendationDate = recommended.ToMessage(),
        }, IsBack);
        var decided = recommended.After(2);
        yield return Closing(Act(decided, senior ? Post.ServiceManager : Post.TeamManager, new DecideDisclosureRequest
        {
            CheckId = check.CheckId,
            Accept = true,
            Rationale = RationaleCode.HistoricAndIsolated,
            DecisionDate = decided.ToMessage(),
        }), IsBack);

        Act Act(DateOnly day, Post by, Google.Protobuf.IMessage request, Func<KinshipCase, bool>? still = null) =>
            new(day, by, request, name) { StillApplies = still ?? IsOpen };

        Act Closing(Act act, Func<KinshipCase, bool> still) => act with
        {
            StillApplies = kinship =>
            {
                closed();
                return still(kinship);
            },
        };

        // The service may have let go of it meanwhile; who need not know how it came back sees it withheld.
        bool IsOpen(KinshipCase kinship) => kinship.Checks.Any(c => c.CheckId == check.CheckId
            && c.State is CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased);

        bool IsBack(KinshipCase kinship) => kinship.Checks.Any(c => c.CheckId == check.CheckId
            && c.State is CheckState.ReceivedWithContent or CheckState.RiskAssessment or CheckState.Withheld);

        Act Stage(DbsStage stage, DateOnly day)
        {
            var request = new RecordDbsStageRequest { CheckId = check.CheckId, Stage = stage, StageDate = day.ToMessage() };
            if (stage is DbsStage.S5Issued)
            {
                request.CertificateNumber = draw.Between("certificate", 1, 999_999_999).ToString("D12", CultureInfo.InvariantCulture);
                request.IssueDate = day.ToMessage();
                request.Level = DbsLevel.EnhancedChildBarred;
            }

            return Act(day, Post.Assessor, request);
        }

        IEnumerable<Act> FollowUps(DateOnly from, DateOnly until)
        {
            var chased = from.After(ChaseDays + draw.Between("chase", 0, 2));
            if (chased < until && draw.Chance("chased", 0.86))
                yield return Act(chased, Post.Assessor, new ChaseCheckRequest { CheckId = check.CheckId, ChaseDate = chased.ToMessage(), Means = draw.Of("means", ["EMAIL", "PHONE", "PORTAL"]) });
            var escalated = from.After(EscalateDays + draw.Between("escalate", 0, 3));
            if (escalated < until && draw.Chance("escalated", 0.8))
                yield return Act(escalated, Post.Assessor, new EscalateCheckRequest { CheckId = check.CheckId, EscalationDate = escalated.ToMessage(), EscalatedTo = dbs ? "DBS_ESCALATIONS" : "AGENCY_MANAGER" });
        }
    }

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    static int IndexOf(KinshipCase kinship, string personId)
    {
        for (var i = 0; i < kinship.People.Count; i++)
            if (kinship.People[i].PersonId == personId)
                return i;
        return -1;
    }
}
