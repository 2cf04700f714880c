using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>
/// Looks at figures as somebody would who wants to know a count that is withheld, knows every figure shown, every sum that they are in, and that "&lt;5" is 1 to 4. For each
/// count of 1 to 4 it looks for other numbers that everything shown allows just as well; where it finds none, more is withheld.
/// </summary>
sealed class Audit
{
    // Far more than a way to other numbers is long; whoever finds none within it is taken for lost, and more is withheld.
    const int MostSteps = 20_000;

    readonly List<Variable> _variables = [];
    readonly List<List<(int Variable, int Sign)>> _equations = [];
    readonly List<List<int>> _equationsOf = [];
    int _steps;

    public Audit(IReadOnlyDictionary<string, IReadOnlyList<Figure>> exact, IReadOnlyDictionary<string, IReadOnlyList<Figure>> shown, IReadOnlyList<Sum> sums)
    {
        var numbers = new Dictionary<Number, int>();
        foreach (var (measure, figures) in exact)
        {
            foreach (var figure in figures)
            {
                var given = shown[measure].Single(f => f.Part == figure.Part && f.Breakdown == figure.Breakdown);
                var met = Add(new(measure, figure.Part, figure.Breakdown), figure.Numerator, given, Side.Numerator);
                if (!HasPeopleBelow(figure.Unit))
                    continue;
                var all = Add(new(measure, figure.Part, figure.Breakdown, Side.Denominator), figure.Denominator, given, Side.Denominator);
                if (figure.Unit is Unit.Percent)
                    Equation([(all, 1), (met, -1), (Add(null, figure.Denominator - figure.Numerator, null, Side.Numerator), -1)]);
            }

            foreach (var part in figures.GroupBy(f => f.Part).Where(p => p.Count() > 1))
                foreach (var side in new[] { Side.Numerator, Side.Denominator })
                    if (side is Side.Numerator || Catalogue.Find(measure).Parts.Single(p => p.Code == part.Key).Kind is not PartKind.ShareOfWhole)
                        AddUp(new(new(measure, part.Key, "", side), [.. part.Where(f => f.Breakdown.Length > 0).Select(f => new Number(measure, part.Key, f.Breakdown, side))]));
                    else
                        foreach (var apart in part.Where(f => f.Breakdown.Length > 0))
                            AddUp(new(new(measure, part.Key, "", side), [new Number(measure, part.Key, apart.Breakdown, side)]));
        }

        foreach (var sum in sums)
        {
            AddUp(sum);
            if (sum.EachBreakdown && exact.TryGetValue(sum.Whole.Measure, out var broken))
                foreach (var breakdown in broken.Where(f => f.Part == sum.Whole.Part && f.Breakdown.Length > 0).Select(f => f.Breakdown))
                    AddUp(sum.Of(breakdown));
        }

        int Add(Number? name, long truth, Figure? given, Side side)
        {
            var at = _variables.Count;
            _variables.Add(new(truth, given, side));
            _equationsOf.Add([]);
            if (name is { } number)
                numbers.Add(number, at);
            return at;
        }

        void Equation(List<(int Variable, int Sign)> terms)
        {
            foreach (var (variable, _) in terms)
                _equationsOf[variable].Add(_equations.Count);
            _equations.Add(terms);
        }

        void AddUp(Sum sum)
        {
            List<(Number Number, int Sign)> terms = [(sum.Whole, 1), .. sum.Parts.Select(p => (p, -1)), .. (sum.Less ?? []).Select(p => (p, 1))];
            // What no figure has, a breakdown of nothing apart, is what the sum leaves for it.
            var unnamed = terms.Where(t => !numbers.ContainsKey(t.Number) && !IsAPart(t.Number)).ToList();
            var known = terms.Where(t => numbers.ContainsKey(t.Number)).Select(t => (Variable: numbers[t.Number], t.Sign)).ToList();
            var left = known.Sum(t => t.Sign * _variables[t.Variable].Truth);
            if (unnamed.Count > 1 || unnamed.Count == 0 && left != 0 || known.Count == 0)
                return; // It does not hold, for example because one side is not known.
            if (unnamed is [var (number, sign)])
            {
                if (-sign * left < 0)
                    return;
                known.Add((Add(number, -sign * left, null, Side.Numerator), sign));
            }

            Equation(known);
        }

        bool IsAPart(Number number) => exact.ContainsKey(number.Measure) && Catalogue.Find(number.Measure).Parts.Any(p => p.Code == number.Part);
    }

    /// <summary>Withholds more of the figures shown until every small count could be another.</summary>
    public void HideWhatTells()
    {
        var small = Enumerable.Range(0, _variables.Count).Where(v => Suppression.IsSmall(_variables[v].Truth)).ToList();
        while (small.FindIndex(v => !CanDiffer(v)) is var at and >= 0 && HideOneMore(small[at]))
        {
            // Looks again: what is withheld now may free others.
        }
    }

    bool CanDiffer(int variable)
    {
        if (_variables[variable].IsKnown)
            return false;
        foreach (var step in new[] { 1, -1, 2, -2, 3, -3 })
        {
            _steps = 0;
            var changes = new Dictionary<int, long>();
            if (Try(variable, step, changes))
                return true;
        }

        return false;
    }

    bool Try(int variable, long change, Dictionary<int, long> changes)
    {
        if (++_steps > MostSteps || !_variables[variable].Allows(change))
            return false;
        changes.Add(variable, change);
        if (Balance(changes))
            return true;
        changes.Remove(variable);
        return false;
    }

    /// <summary>Finds changes of other withheld numbers with which every sum still holds.</summary>
    bool Balance(Dictionary<int, long> changes)
    {
        var (unbalanced, off) = (-1, 0L);
        foreach (var equation in changes.Keys.SelectMany(v => _equationsOf[v]))
        {
            off = _equations[equation].Sum(t => t.Sign * changes.GetValueOrDefault(t.Variable));
            if (off != 0)
            {
                unbalanced = equation;
                break;
            }
        }

        if (unbalanced < 0)
            return true;
        foreach (var (variable, sign) in _equations[unbalanced].Where(t => !_variables[t.Variable].IsKnown && !changes.ContainsKey(t.Variable)).OrderBy(t => _equationsOf[t.Variable].Count))
            if (Try(variable, -sign * off, changes))
                return true;
        return false;
    }

    /// <summary>
    /// Withholds one more of the figures that pin the number down: those in a sum with it, or with what is withheld already and is in a sum with it. Of these the smallest
    /// breakdown, else the smallest whole. False if there is none left.
    /// </summary>
    bool HideOneMore(int variable)
    {
        var reached = new HashSet<int> { variable };
        var waiting = new Queue<int>(reached);
        var shown = new List<Variable>();
        while (waiting.TryDequeue(out var next))
            foreach (var other in _equationsOf[next].SelectMany(e => _equations[e]).Select(t => t.Variable).Where(reached.Add).ToList())
            {
                if (_variables[other].IsKnown)
                    shown.Add(_variables[other]);
                else
                    waiting.Enqueue(other);
            }

        if (shown.Where(v => v.Given is { Suppressed: false } && v.Truth > 0).OrderBy(v => v.Given!.Breakdown.Length == 0).ThenBy(v => v.Truth).FirstOrDefault() is { } smallest)
        {
            Suppression.Hide(smallest.Given!);
            return true;
        }

        // What is left to tell is that it is small, or of how many it is a part.
        if (reached.Select(v => _variables[v].Given).FirstOrDefault(g => g is { Suppressed: true } && (g.Value.Length > 0 || g.Denominator > 0)) is { } told)
        {
            Suppression.Hide(told);
            return true;
        }

        return false;
    }

    // Resident children are published.
    static bool HasPeopleBelow(Unit unit) => unit is Unit.Percent or Unit.Mean or Unit.Net or Unit.Change or Unit.Ratio or Unit.Answer;

    /// <param name="Given">The figure as it is shown; null of what no figure has.</param>
    sealed record Variable(long Truth, Figure? Given, Side Side)
    {
        public bool IsKnown => Given is { } given && (!given.Suppressed || Side is Side.Denominator && given.Denominator > 0);

        // A breakdown of nothing is not listed.
        bool IsListed => Given is { Breakdown.Length: > 0 } && Side == (Given.Unit is Unit.Count ? Side.Numerator : Side.Denominator);

        public bool Allows(long change)
        {
            var would = Truth + change;
            if (Given is { Suppressed: true, Value: Suppression.Shown } && Side is Side.Numerator)
                return Suppression.IsSmall(would);
            return would >= (IsListed ? 1 : 0);
        }
    }
}
