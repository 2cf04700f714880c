using Google.Protobuf;
using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Enquirer = Suite.FosteringRecruitment.Enquiries.Enquirer;

namespace Suite.FosteringRecruitment.Tests.Enquiries;

/// <summary>Enquiries in each of their states, reached by their own moves: received on Monday 16 February 2026, as in the worked case.</summary>
static class EnquiryGiven
{
    public const string Authority = "E10000901", Team = "RECRUITMENT";

    public static readonly DateOnly CameIn = new(2026, 2, 16), Responded = new(2026, 2, 17), Booked = new(2026, 2, 18), Visited = new(2026, 2, 23),
        Screened = new(2026, 2, 24), Invited = new(2026, 2, 25), Applied = new(2026, 3, 2);

    public static readonly Enquirer Asker = new("Ada Lovell", new(1985, 3, 4), "ada@example.org", "07700 900123", "AB1 2CD", "P100");

    public static Caller By(params string[] roles) => new("officer-1", Authority, roles.ToHashSet(), new HashSet<string> { Team });

    public static readonly Caller Officer = By("RECRUIT");

    public static Received Request(DateOnly? on = null, bool restricted = false, bool historicEntry = false, params Enquirer[] enquirers) =>
        new(enquirers.Length == 0 ? [Asker] : enquirers, "GP_SURGERY", Channel.Health, "", on ?? CameIn, [PlacementType.ShortTerm], null, Team, restricted, historicEntry);

    public static Enquiry New(Received? request = null, Targets? targets = null, Caller? by = null)
    {
        request ??= Request();
        return Enquiry.Receive(Guid.CreateVersion7(), request, targets ?? ReferenceData.BuiltIn(Authority).TargetsOn(request.On), by ?? Officer).Enquiry;
    }

    public static Enquiry In(EnquiryState state)
    {
        var enquiry = New();
        if (state is EnquiryState.Received)
            return enquiry;
        enquiry.Respond(Responded, ContactMeans.Telephone);
        if (state is EnquiryState.Responded)
            return enquiry;
        enquiry.BookVisit(Booked, Visited);
        if (state is EnquiryState.VisitBooked)
            return enquiry;
        enquiry.RecordVisit(Visited, "A spare room.", byVideo: false);
        switch (state)
        {
            case EnquiryState.Visited:
                break;
            case EnquiryState.InvitedToApply:
                enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", Screened, null);
                enquiry.Invite(Invited);
                break;
            case EnquiryState.NotProgressed:
                enquiry.Screen(ScreeningOutcome.NotNow, ScreeningReason.NoSpareRoom, "", Screened, new(2026, 9, 1));
                break;
            case EnquiryState.Withdrawn:
                enquiry.Withdraw(WithdrawalCode.Aw4, Invited);
                break;
            case EnquiryState.Signposted:
                enquiry.Signpost(SignpostDestination.Adoption, Invited);
                break;
            case EnquiryState.Applied:
                enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", Screened, null);
                enquiry.Invite(Invited);
                enquiry.Apply(Guid.CreateVersion7(), Applied);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(state));
        }

        return enquiry;
    }

    /// <summary>Each move, made late enough for any state.</summary>
    public static IReadOnlyList<IMessage> Make(Enquiry enquiry, EnquiryMove move, DateOnly on) => move switch
    {
        EnquiryMove.Respond => enquiry.Respond(on, ContactMeans.Email),
        EnquiryMove.BookVisit => enquiry.BookVisit(on, on.AddDays(1)),
        EnquiryMove.Visit => enquiry.RecordVisit(on, "Seen.", byVideo: true),
        EnquiryMove.FindEligible => enquiry.Screen(ScreeningOutcome.Eligible, ScreeningReason.Unspecified, "", on, null),
        EnquiryMove.FindNotNowOrNotEligible => enquiry.Screen(ScreeningOutcome.NotEligible, ScreeningReason.SpecifiedOffence, "", on, null),
        EnquiryMove.Invite => enquiry.Invite(on),
        EnquiryMove.Signpost => enquiry.Signpost(SignpostDestination.KinshipCare, on),
        EnquiryMove.Withdraw => enquiry.Withdraw(WithdrawalCode.Aw1, on),
        EnquiryMove.Apply => enquiry.Apply(Guid.CreateVersion7(), on),
    };

    public static string ReasonOf(Action act) => Assert.Throws<RefusedException>(act).Reason;
}
