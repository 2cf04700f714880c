using System.Globalization;
using System.Text;
using Suite.DemoData.Caseload;
using Suite.Reporting.V1;

namespace Suite.DemoData.Returns;

/// <summary>A file of a return.</summary>
sealed record ReturnTableFile(ReturnTable Table, byte[] Content);

/// <summary>A return as an authority sends it: a CSV per table with the columns and codes of its year.</summary>
sealed record SampleReturn(int Year, IReadOnlyList<ReturnTableFile> Files)
{
    const int FirstWithLetters = 2025, FirstWithSupported = 2025, FirstWithWorkers = 2024, FirstWithDeprivation = 2027;

    // A mid-year return says nothing of what is asked on 31 March.
    const string Header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
        Episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
        Reviews = "CHILD,DOB,REVIEW,REVIEW_CODE",
        Uasc = "CHILD,SEX,DOB,DUC",
        Oc2 = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
        Oc3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
        Ad1 = "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
        PlacedForAdoption = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
        PreviousPermanence = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
        Missing = "CHILD,DOB,MISSING,MIS_START,MIS_END",
        Workers = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
        Deprivation = "CHILD,DOB,DOLO_START,DOLO_END";

    /// <param name="lives">As they are known when the return is made.</param>
    /// <param name="present">Later days are not known; a return of a year that runs ends here.</param>
    public static SampleReturn Of(IReadOnlyList<CareLife> lives, int year, DateOnly present) => new Writer(year, present).Write(lives);

    sealed class Writer(int year, DateOnly present)
    {
        readonly DateOnly _first = new(year - 1, 4, 1), _end = new(year, 3, 31);
        readonly Dictionary<ReturnTable, StringBuilder> _tables = [];

        bool IsOver => present >= _end;

        // The last day of which something is known.
        DateOnly Last => IsOver ? _end : present;

        public SampleReturn Write(IReadOnlyList<CareLife> lives)
        {
            foreach (var (table, columns) in Tables())
                _tables[table] = new StringBuilder(columns).Append("\r\n");
            foreach (var life in lives)
                Write(life);
            return new(year, [.. _tables.Select(t => new ReturnTableFile(t.Key, Encoding.UTF8.GetBytes(t.Value.ToString())))]);
        }

        IEnumerable<(ReturnTable Table, string Columns)> Tables()
        {
            yield return (ReturnTable.Header, Header);
            yield return (ReturnTable.Episodes, Episodes);
            yield return (ReturnTable.Reviews, Reviews);
            yield return (ReturnTable.Uasc, Uasc);
            yield return (ReturnTable.Ad1, Ad1);
            yield return (ReturnTable.PlacedForAdoption, PlacedForAdoption);
            yield return (ReturnTable.PreviousPermanence, PreviousPermanence);
            yield return (ReturnTable.Missing, Missing);
            if (IsOver)
            {
                yield return (ReturnTable.Oc2, Oc2);
                yield return (ReturnTable.Oc3, Oc3);
            }

            if (year >= FirstWithWorkers)
                yield return (ReturnTable.SwEpisodes, Workers);
            if (year >= FirstWithDeprivation)
                yield return (ReturnTable.Dolo, Deprivation);
        }

        void Write(CareLife life)
        {
            var times = life.Times.Where(t => t.Overlaps(_first, Last)).ToList();
            var leaver = IsOver && IsLeaver(life);
            if (times.Count == 0 && !leaver)
                return;
            Row(ReturnTable.Header, life.Reference, SexOf(life), Day(life.Born), life.Ethnicity, times.Exists(t => !t.IsShortBreak) ? PupilOf(life) : "", life.Sex == "F" && times.Count > 0 ? "0" : "", "");
            foreach (var time in times)
            {
                foreach (var episode in time.Episodes.Where(e => e.From <= Last && !(e.To < _first)))
                    Write(life, time, episode);
                if (!time.IsShortBreak)
                    WriteAround(life, time);
            }

            if (times.Exists(t => !t.IsShortBreak))
            {
                foreach (var review in life.Reviews.Where(r => r.On >= _first && r.On <= Last))
                    Row(ReturnTable.Reviews, life.Reference, Day(life.Born), Day(review.On), review.Participation);
                foreach (var missing in life.Missing.Where(m => m.From <= Last && m.To >= _first))
                    Row(ReturnTable.Missing, life.Reference, Day(life.Born), missing.Kind, Day(missing.From), missing.To <= Last ? Day(missing.To) : "");
                if (year >= FirstWithWorkers)
                    foreach (var worker in life.Workers.Where(w => w.From <= Last && !(w.To < _first)))
                        Row(ReturnTable.SwEpisodes, life.Reference, Day(life.Born), worker.Worker, Day(worker.From), worker.To <= Last ? Day(worker.To) : "", worker.Why);
                if (life.Times.Any(t => t.From >= new DateOnly(2016, 4, 1) && t.From <= Last))
                    WriteBefore(life);
            }

            if (life.Unaccompanied && times.Count > 0)
                Row(ReturnTable.Uasc, life.Reference, SexOf(life), Day(life.Born), life.Born.AddYears(18) <= Last ? Day(life.Born.AddYears(18)) : "");
            if (IsOver && times.Exists(t => !t.IsShortBreak && t.From <= _first && !(t.To <= _end)))
                WriteHealth(life);
            if (leaver)
                WriteLeaver(life);
        }

        void Write(CareLife life, TimeInCare time, CareEpisode episode)
        {
            var over = episode.To <= Last;
            var home = episode.Placement;
            var (homePostcode, placementPostcode) = time.IsShortBreak ? ("", "") : (life.Unaccompanied ? "" : life.HomePostcode, home.Postcode);
            Row(ReturnTable.Episodes, life.Reference, Day(episode.From), episode.Why, episode.Legal, time.Need, CodeOf(home), home.Provider, over ? Day(episode.To) : "", over ? episode.Ended : "",
                over ? episode.WhyMoved : "", homePostcode, placementPostcode, home.Urn);
        }

        // Semi-independent living was registered as supported accommodation.
        string CodeOf(Placement home) => home.Code is "K3" && year < FirstWithSupported ? "H5" : home.Code;

        void WriteAround(CareLife life, TimeInCare time)
        {
            var adopters = time.Episodes.FirstOrDefault(e => e.Placement.Code is "A6" && e.From <= Last);
            if (time.Decided is { } decided && decided <= Last && (adopters is not null || time.Episodes.Any(e => e.Legal is "E1" && e.From <= Last)))
            {
                var adopted = time.Ended is "E11" or "E12";
                // What came of it otherwise was reversed when the child left care.
                var reversed = !adopted && time.To <= Last;
                Row(ReturnTable.PlacedForAdoption, life.Reference, Day(life.Born), Day(decided), reversed ? Day(time.To!.Value.AddDays(-1)) : "", reversed ? "RD3" : "");
                if (adopted && time.To <= Last && adopters is not null)
                {
                    var adopting = life.Draw.Weighted("adopters", [(("2", "MF", "L11"), 66.0), (("2", "MM", "L12"), 12), (("2", "FF", "L12"), 8), (("1", "F1", "L0"), 14)]);
                    var matched = adopters.From.AddDays(-life.Draw.Between("matched", 8, 30));
                    Row(ReturnTable.Ad1, life.Reference, Day(life.Born), Day(decided), Day(matched > decided ? matched : decided), "0", adopting.Item1, adopting.Item2, adopting.Item3);
                }
            }

            if (year < FirstWithDeprivation || !life.Draw.Chance("deprived", 0.12))
                return;
            // Under an order in a children's home.
            if (time.Episodes.LastOrDefault(e => e.Placement.Code is "K2" && e.From <= Last.AddDays(-40) && e.From >= _first.AddDays(-300) && !(e.To < _first.AddDays(60))) is { } home)
            {
                var from = Days.Later(home.From.AddDays(10), _first.AddDays(14));
                var until = from.AddDays(28);
                if (from < (home.To ?? Last) && from <= Last)
                    Row(ReturnTable.Dolo, life.Reference, Day(life.Born), Day(from), Day(until < (home.To ?? Last) ? until : home.To ?? Last));
            }
        }

        void WriteBefore(CareLife life)
        {
            var came = life.Times[0].From;
            var kind = life.Unaccompanied || life.AgeOn(came) < 2 ? "Z1" : life.Draw.Weighted("before", [("Z1", 88.0), ("P1", 3), ("P2", 7), ("P4", 2)]);
            if (kind is "Z1")
                Row(ReturnTable.PreviousPermanence, life.Reference, Day(life.Born), kind, "", "");
            else
                Row(ReturnTable.PreviousPermanence, life.Reference, Day(life.Born), kind, "901", life.Born.AddDays((came.DayNumber - life.Born.DayNumber) / 2).ToString("'zz'/MM/yyyy", CultureInfo.InvariantCulture));
        }

        void WriteHealth(CareLife life)
        {
            var draw = life.Draw.For($"health/{year}");
            var age = life.AgeOn(_end);
            string Flag(string what, double share) => draw.Chance(what, share) ? "1" : "0";
            var (score, reason) = ("", "");
            // Asked of those who were 4 and not yet 17 on any day of the year.
            if (life.Born.AddYears(4) <= _end && life.Born.AddYears(17) > _first)
                if (draw.Chance("score", 0.81))
                    score = Math.Clamp((int)Math.Round(draw.Long("score/points", 13, 0.45)), 0, 40).ToString(CultureInfo.InvariantCulture);
                else
                    reason = draw.Weighted("no-score", [("SDQ2", 50.0), ("SDQ4", 28), ("SDQ5", 22)]);
            var misuses = age >= 11 ? Flag("misuse", 0.05) : "0";
            var helped = misuses is "1" ? Flag("helped", 0.6) : "";
            // Better year by year, dentists are scarce.
            var better = (year - 2023) * 0.008;
            Row(ReturnTable.Oc2, life.Reference, Day(life.Born), score, reason, age >= 10 ? Flag("convicted", 0.025) : "", age < 5 ? Flag("development", 0.87) : "",
                Flag("immunised", 0.86 + better), Flag("teeth", 0.71 + 2 * better), Flag("assessed", 0.9 + better), misuses, helped, helped is "0" ? Flag("offered", 0.8) : "");
        }

        // Looked after until 16 or later, 17 to 21 in the year, and not looked after at its end.
        bool IsLeaver(CareLife life)
        {
            var left = life.Times.LastOrDefault(t => !t.IsShortBreak && t.To <= _end);
            return left is not null && left.Ended is "E4A" or "E5" or "E6" or "E7" or "E8" or "E17" && life.AgeOn(left.To!.Value) >= 16 && left.To.Value.DayNumber - left.From.DayNumber >= 91
                && !life.Times.Any(t => t.Covers(_end)) && life.Born.AddYears(17) <= _end && life.Born.AddYears(22) > _end;
        }

        void WriteLeaver(CareLife life)
        {
            var draw = life.Draw.For($"leaver/{year}");
            var age = life.AgeOn(_end);
            var touch = draw.Weighted("touch", [("YES", 92.0), ("NO", 3.5), ("REFU", 1.5), ("NREQ", 2), ("RHOM", age < 19 ? 1.5 : 0)]);
            var activity = touch is not "YES" ? "0" : draw.Chance("works-or-learns", age < 19 ? 0.66 : 0.55 + (year - 2023) * 0.012)
                ? draw.Weighted("activity", [("F2", 34.0), ("F1", age < 19 ? 2 : 9), ("F4", 13), ("F5", 32), ("P2", 6), ("P5", 10)])
                : draw.Weighted("none", [("G4", 34.0), ("G5", 50), ("G6", 16)]);
            var home = touch is not "YES" ? "0" : draw.Chance("suitable", 0.86 + (year - 2023) * 0.01)
                ? draw.Weighted("home", [("B1", 14.0), ("D1", 24), ("E1", 8), ("U1", 38), ("Y1", 5), ("Z1", age < 18 ? 0 : 14)])
                : draw.Weighted("bad-home", [("X2", 30.0), ("S2", 18), ("V2", 26), ("Y2", 26)]);
            Row(ReturnTable.Oc3, life.Reference, Day(life.Born), touch, activity, home);
        }

        string SexOf(CareLife life) => year >= FirstWithLetters ? life.Sex : life.Sex == "M" ? "1" : "2";

        // From the autumn in which school begins.
        string PupilOf(CareLife life) => life.AgeOn(new(year - 1, 8, 31)) < 4 ? "UN1" : life.Unaccompanied ? "UN3" : life.PupilNumber;

        void Row(ReturnTable table, params ReadOnlySpan<string> cells) => _tables[table].AppendJoin(',', cells).Append("\r\n");

        static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
    }
}
