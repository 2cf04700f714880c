using Suite.KinshipAssessment.Cases;
using Suite.Platform.Calendar;

namespace Suite.KinshipAssessment.Guardianships;

/// <summary>The numbers of special guardianship: Children Act 1989 section 14A.</summary>
static class GuardianshipRules
{
    public const string NoticeCitation = "Children Act 1989 s.14A(7)";
    public const string ReportCitation = "Children Act 1989 s.14A(11)";

    /// <summary>Section 14A(7): three months' notice to the authority before a private application.</summary>
    public const int NoticeMonths = 3;

    extension(GuardianshipWork work)
    {
        public DateOnly? EarliestApplicationOn => work.NoticeOn is { } notice ? WorkingCalendar.AddMonths(notice, NoticeMonths) : null;
    }
}
