using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Cases;

public sealed partial class PassingTime
{
    const int LongestDays = 500;

    /// <summary>Cases with something ahead of them: expiry, opening of stage 2, a determination, a birthday, a purge.</summary>
    static readonly Func<KinshipCase>[] Starts =
    [
        () => Given.Identified(),
        () => Given.InViability(),
        () => Given.FoundViable(),
        () => Given.FoundNotViable(),
        () => Given.InSuitability(),
        () => Given.TemporarilyApproved(),
        () => Given.TemporarilyApproved(Given.Identified(Given.APerson(PersonKind.HouseholdMember, new(2008, 11, 1)))),
        () => Given.StageOneDone(Given.TemporarilyApproved()),
        () => Given.StageOneDone(Given.InFullAssessment()),
        () => Given.ReportShared(Given.TemporarilyApproved()),
        () => Given.PanelListed(Given.TemporarilyApproved()),
        () => Given.Recommended(Given.TemporarilyApproved()),
        () => Given.Determined(Given.TemporarilyApproved()),
        () => Given.InIndependentReview(Given.TemporarilyApproved()),
        () => Given.Approved(Given.TemporarilyApproved()),
        () => Given.GuardianshipReported(),
        Extended,
        WithSomethingDisclosed,
        Noticed,
    ];

    static KinshipCase Extended()
    {
        var kinship = Given.TemporarilyApproved();
        kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, Given.Placed, true, Given.Placed, Given.Placed, "nom-1");
        return kinship;
    }

    static KinshipCase WithSomethingDisclosed()
    {
        var kinship = Given.Approved(Given.TemporarilyApproved());
        var check = kinship.Checks.First(c => c.Type is CheckType.DbsEnhancedBarred);
        (check.State, check.Content) = (CheckState.Accepted, new("Something.", 20, 25, false, true, false, "", true));
        check.ValidUntil = new(2027, 3, 1);
        return kinship;
    }

    static KinshipCase Noticed()
    {
        var kinship = Given.InFullAssessment();
        kinship.RecordGuardianshipNotice(Given.StageTwo);
        return kinship;
    }

    [Property(MaxTest = 120)]
    public void Day_by_day_or_in_one_leap_is_the_same(byte start, ushort days)
    {
        var (stepping, leaping, from) = Twins(start);
        var until = from.AddDays(days % LongestDays);

        var stepped = new List<IMessage>();
        for (var day = from; day <= until; day = day.AddDays(1))
            stepped.AddRange(Given.Pass(stepping, day));
        var leapt = Given.Pass(leaping, until);

        AssertSame((stepping, stepped), (leaping, leapt));
    }

    [Property(MaxTest = 120)]
    public void In_whatever_steps_is_the_same(byte start, byte[] steps)
    {
        var (stepping, leaping, until) = Twins(start);
        var stepped = new List<IMessage>();
        foreach (var step in steps ?? [])
        {
            until = until.AddDays(step % 60);
            stepped.AddRange(Given.Pass(stepping, until));
        }

        var leapt = Given.Pass(leaping, until);
        stepped.AddRange(Given.Pass(stepping, until));

        AssertSame((stepping, stepped), (leaping, leapt));
    }

    [Property(MaxTest = 120)]
    public void Twice_is_once(byte start, ushort days)
    {
        var (kinship, _, from) = Twins(start);
        var until = from.AddDays(days % LongestDays);
        Given.Pass(kinship, until);
        var after = kinship.ToDocument();

        Assert.Empty(Given.Pass(kinship, until));
        Assert.Empty(Given.Pass(kinship, from));

        Assert.Equal(after, kinship.ToDocument());
    }

    [Property(MaxTest = 120)]
    public void Nothing_is_warned_of_twice(byte start, ushort days)
    {
        var (kinship, _, from) = Twins(start);

        var warnings = Given.Pass(kinship, from.AddDays(days % LongestDays)).OfType<DeadlineWarned>().ToList();

        Assert.Equal(warnings.Count, warnings.DistinctBy(w => (w.Rule, w.SubjectId, w.DueDate, w.WarningDate)).Count());
    }

    [Fact]
    public void The_watch_is_told_of_every_day_on_which_something_happens_by_itself()
    {
        foreach (var start in Starts)
        {
            var kinship = start();
            var day = kinship.StateSince;
            Given.Pass(kinship, day);
            for (var until = day.AddDays(LongestDays); day <= until; day = day.AddDays(1))
            {
                var looked = kinship.DueItems().Any(i => i.WarnOn.Any(point => point <= day));
                var state = kinship.State;
                var happened = Given.Pass(kinship, day);
                Assert.True(looked || happened.Count == 0, $"{state} on {day:yyyy-MM-dd}: {string.Join(", ", happened.Select(e => e.Descriptor.Name))} without a point in the due items.");
            }
        }
    }

    [Fact]
    public void Warning_points_are_in_order_and_dates_are_sane()
    {
        foreach (var start in Starts)
            foreach (var item in start().DueItems())
            {
                Assert.Equal(item.WarnOn.Order(), item.WarnOn);
                Assert.Matches("^[A-Z0-9_]+$", item.Rule);
                Assert.NotEmpty(item.Citation);
            }
    }

    [Fact]
    public void A_deadline_that_moves_is_announced_anew()
    {
        var kinship = Given.TemporarilyApproved();
        Given.Pass(kinship, new(2026, 12, 14));
        kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, new(2026, 12, 15), true, new(2026, 12, 15), new(2026, 12, 15), "nom-1");

        var warned = Given.Pass(kinship, new(2027, 2, 21)).OfType<DeadlineWarned>().Where(w => w.Rule == "TEMPORARY_APPROVAL_ENDS");

        Assert.Equal([new(2027, 1, 24), new(2027, 2, 7), new(2027, 2, 14), new(2027, 2, 21)], warned.Select(w => w.WarningDate.ToDay()));
    }

    static (KinshipCase One, KinshipCase Other, DateOnly From) Twins(byte start)
    {
        var one = Starts[start % Starts.Length]();
        return (one, KinshipCase.FromDocument(one.ToDocument(), KinshipCase.SchemaVersion), one.StateSince);
    }

    // Checks raised by the calendar have ids of their own in each of two runs: they are numbered in the order of appearance.
    static void AssertSame((KinshipCase Case, IEnumerable<IMessage> Events) one, (KinshipCase Case, IEnumerable<IMessage> Events) other)
    {
        Assert.Equal(Told(one.Case, one.Events), Told(other.Case, other.Events));
    }

    static string Told(KinshipCase kinship, IEnumerable<IMessage> events)
    {
        var text = Encoding.UTF8.GetString(kinship.ToDocument()) + "\n"
            + string.Join('\n', events.Select(e => e.Descriptor.Name + JsonFormatter.Default.Format(e)));
        var ids = new Dictionary<string, string>();
        return Id().Replace(text, id => ids.TryAdd(id.Value, $"id-{ids.Count}") ? ids[id.Value] : ids[id.Value]);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
