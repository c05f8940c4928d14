using System.Globalization;
using PracticeReview.Data.Families.Involvement;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>A card of the picture; lengths in the units of the drawing, which are CSS pixels at 100 %.</summary>
public sealed record PictureCard(MapPersonRow Person, double X, double Y);

/// <summary>Persons who live together.</summary>
public sealed record PictureHousehold(string Name, double X, double Y, double Width, double Height);

/// <summary>A row of the picture.</summary>
public sealed record PictureRow(Generation Generation, double Y);

/// <param name="Path">The line as an SVG path.</param>
/// <param name="Zigzag">The mark of a tension along it; null where there is none.</param>
/// <param name="Label">What it says; null for parents, whose lines go from above to below.</param>
public sealed record PictureLine(MapRelationRow Relation, string Path, string? Zigzag, string? Label, double LabelX, double LabelY, double LabelWidth);

/// <summary>
/// Where everybody stands on the map of a family: generations in rows, one household beside the other, near to whom it is tied.
/// No two cards and no two households overlap, and no words cover others or a card.
/// </summary>
public sealed class FamilyPicture
{
    public const double CardWidth = 196;
    public const double CardHeight = 106;
    private const double CardGap = 30;
    private const double BandGap = 60;
    private const double RowGap = 112;
    /// <summary>As many households as are tried in every order; of more, the first order stays.</summary>
    private const int MostTried = 7;
    private const double RowNames = 96;
    /// <summary>As many steps as words are moved from the middle of their line.</summary>
    private const int MostAway = 24;
    private const double Padding = 18;
    private const double TitleHeight = 26;

    private readonly Dictionary<MappedPersonId, PictureCard> _cards = [];
    private readonly List<PictureHousehold> _households = [];
    private readonly List<PictureRow> _rows = [];
    private readonly List<PictureLine> _lines = [];
    private readonly List<(double X, double Y, double Width, double Height)> _taken = [];

    public FamilyPicture(FamilyMapView map)
    {
        var generations = map.Persons.Select(person => person.Generation).Distinct().Order().ToList();
        _rows.AddRange(generations.Select((generation, row) => new PictureRow(generation, Top(row))));
        var x = RowNames + Padding;
        foreach (var band in Ordered(Bands(map.Persons), map.Relations))
        {
            var columns = band.Columns;
            foreach (var row in band.Persons.GroupBy(person => person.Generation))
            {
                var start = x + (columns - row.Count()) * (CardWidth + CardGap) / 2;
                var y = Top(generations.IndexOf(row.Key));
                foreach (var (person, place) in row.Select((person, place) => (person, place)))
                {
                    _cards[person.Id] = new PictureCard(person, start + place * (CardWidth + CardGap), y);
                }
            }
            var width = columns * (CardWidth + CardGap) - CardGap;
            if (band.Household is { } name)
            {
                var top = band.Persons.Min(person => _cards[person.Id].Y);
                var bottom = band.Persons.Max(person => _cards[person.Id].Y) + CardHeight;
                _households.Add(new PictureHousehold(name, x - Padding, top - Padding - TitleHeight, width + 2 * Padding, bottom - top + 2 * Padding + TitleHeight));
            }
            x += width + BandGap;
        }
        Width = Math.Max(x - BandGap + Padding * 2, 420);
        Height = (generations.Count == 0 ? 0 : Top(generations.Count - 1) + CardHeight) + Padding * 3;
        _taken.AddRange(_cards.Values.Select(card => (card.X, card.Y, CardWidth, CardHeight)));
        _taken.AddRange(_households.Select(home => (home.X, home.Y, home.Width, TitleHeight)));
        _taken.AddRange(_rows.Select(row => (0.0, row.Y, RowNames, CardHeight)));
        Draw(map.Relations);
    }

    public double Width { get; }
    public double Height { get; private set; }
    public IReadOnlyList<PictureRow> Rows => _rows;
    public IReadOnlyList<PictureHousehold> Households => _households;
    public IReadOnlyCollection<PictureCard> Cards => _cards.Values;
    public IReadOnlyList<PictureLine> Lines => _lines;

    /// <summary>A length or a place as SVG writes it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>As much of a text as fits, in one line.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");

    private static double Top(int row) => TitleHeight + Padding * 2 + row * (CardHeight + RowGap);

    // One household beside the other; who lives alone, or nobody knows where, shares a column with others of other generations.
    private static List<Band> Bands(IReadOnlyList<MapPersonRow> persons)
    {
        var bands = persons.Where(person => person.Household is not null).GroupBy(person => person.Household!, StringComparer.OrdinalIgnoreCase)
            .Select(home => new Band(home.Key, [.. home])).OrderByDescending(home => home.Persons.Any(person => person.IsTheChild)).ThenByDescending(home => home.Persons.Count).ToList();
        var alone = persons.Where(person => person.Household is null).GroupBy(person => person.Generation).ToList();
        for (var column = 0; column < alone.Select(row => row.Count()).DefaultIfEmpty(0).Max(); column++)
        {
            bands.Add(new Band(null, [.. alone.Select(row => row.ElementAtOrDefault(column)).OfType<MapPersonRow>()]));
        }
        return bands;
    }

    // The order in which the ties are shortest, so that who belongs together stands together.
    private static List<Band> Ordered(List<Band> bands, IReadOnlyList<MapRelationRow> relations)
    {
        if (bands.Count is < 2 or > MostTried)
        {
            return bands;
        }
        var bandOf = bands.SelectMany((band, place) => band.Persons.Select(person => (person.Id, place))).ToDictionary(entry => entry.Id, entry => entry.place);
        var ties = relations.Select(relation => (From: bandOf[relation.From], To: bandOf[relation.To], Weight: relation.Kind == RelationKind.ParentOf ? 2 : 1)).Where(tie => tie.From != tie.To).ToList();
        var child = Math.Max(0, bands.FindIndex(band => band.Persons.Any(person => person.IsTheChild)));
        return [.. Orders(bands.Count).MinBy(order => Length(order, bands, ties, child))!.Select(place => bands[place])];
    }

    private static double Length(int[] order, List<Band> bands, List<(int From, int To, int Weight)> ties, int child)
    {
        var centres = new double[order.Length];
        var x = 0.0;
        foreach (var place in order)
        {
            centres[place] = x + bands[place].Columns / 2.0;
            x += bands[place].Columns + 0.3;
        }
        return ties.Sum(tie => tie.Weight * Math.Abs(centres[tie.From] - centres[tie.To])) + 0.1 * Math.Abs(centres[child] - x / 2);
    }

    private static IEnumerable<int[]> Orders(int count)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }
        foreach (var order in Orders(count - 1))
        {
            for (var place = 0; place < count; place++)
            {
                yield return [.. order[..place], count - 1, .. order[place..]];
            }
        }
    }

    private void Draw(IReadOnlyList<MapRelationRow> relations)
    {
        // Children of the same parents hang on the same rail; each set of parents has a rail of its own.
        var parents = relations.Where(relation => relation.Kind == RelationKind.ParentOf).ToList();
        var rails = parents.GroupBy(relation => relation.To).Select(child => string.Join(',', child.Select(relation => relation.From.ToString()).Order(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).ToList();
        var others = 0;
        foreach (var relation in relations.OrderBy(relation => relation.Kind))
        {
            var (from, to) = (_cards[relation.From], _cards[relation.To]);
            var rail = relation.Kind == RelationKind.ParentOf
                ? rails.IndexOf(string.Join(',', parents.Where(other => other.To == relation.To).Select(other => other.From.ToString()).Order(StringComparer.Ordinal))) : ++others;
            var points = Points(relation, from, to, rail);
            var label = relation.Kind switch
            {
                RelationKind.ParentOf => null,
                RelationKind.PartnerOf => "partners",
                RelationKind.FormerPartnerOf => "former partners",
                RelationKind.SiblingOf => ShareAParent(relation, parents) ? null : "siblings",
                RelationKind.CaresFor => "cares for",
                RelationKind.FriendOf => "friends",
                _ => "tied",
            };
            var said = relation.Tension == Tension.None ? label : string.Join(", ", new[] { label, relation.Tension == Tension.Strained ? "strained" : "antagonistic" }.OfType<string>());
            var (x, y) = Middle(points);
            var width = (said?.Length ?? 0) * 6.7 + 18;
            if (said is not null)
            {
                (x, y) = Free(x, y, width);
            }
            _lines.Add(new PictureLine(relation, PathOf(points), relation.Tension == Tension.None ? null : Zigzag(points), said, x, y, width));
        }
    }

    private static bool ShareAParent(MapRelationRow siblings, List<MapRelationRow> parents) =>
        parents.Where(parent => parent.To == siblings.From).Select(parent => parent.From).Intersect(parents.Where(parent => parent.To == siblings.To).Select(parent => parent.From)).Any();

    // Each line keeps to a rail of its own between the rows, so that lines that run together can be told apart.
    private List<(double X, double Y)> Points(MapRelationRow relation, PictureCard from, PictureCard to, int rail)
    {
        if (Math.Abs(from.Y - to.Y) < 1)
        {
            return Beside(relation, from.X < to.X ? from : to, from.X < to.X ? to : from, rail);
        }
        var (upper, lower) = from.Y < to.Y ? (from, to) : (to, from);
        var isParent = relation.Kind == RelationKind.ParentOf;
        var goesRight = lower.X >= upper.X;
        // What is not a parent's line leaves and arrives a little to the side.
        var aside = isParent ? 0 : goesRight ? 44 : -44;
        var (upX, downX) = (upper.X + CardWidth / 2 + aside, lower.X + CardWidth / 2 - aside);
        var (leaves, step) = (upper.Y + CardHeight, isParent ? rail % 4 * 9 : rail % 5 * 13);
        if (lower.Y - upper.Y > CardHeight + RowGap + 1)
        {
            // Past the generation between, beside its cards and not behind them.
            var beside = goesRight ? upper.X + CardWidth + 9 + rail % 3 * 5 : upper.X - 9 - rail % 3 * 5;
            var arrives = lower.Y - TitleHeight - Padding - 10 - step / 2.0;
            return [(upX, leaves), (upX, leaves + 12), (beside, leaves + 12), (beside, arrives), (downX, arrives), (downX, lower.Y)];
        }
        var y = isParent ? leaves + Padding + 8 + step : lower.Y - 34 - step;
        return Math.Abs(upX - downX) < 1 ? [(upX, leaves), (downX, lower.Y)] : [(upX, leaves), (upX, y), (downX, y), (downX, lower.Y)];
    }

    private List<(double X, double Y)> Beside(MapRelationRow relation, PictureCard left, PictureCard right, int rail)
    {
        if (!_cards.Values.Any(card => Math.Abs(card.Y - left.Y) < 1 && card.X > left.X && card.X < right.X))
        {
            var height = left.Y + CardHeight * (relation.Kind == RelationKind.SiblingOf ? 0.3 : 0.55);
            return [(left.X + CardWidth, height), (right.X, height)];
        }
        // Over the heads of those who stand between, and over their homes.
        var over = Math.Max(8, left.Y - Padding - TitleHeight - 10 - rail % 4 * 9);
        return [(left.X + CardWidth / 2 + 30, left.Y), (left.X + CardWidth / 2 + 30, over), (right.X + CardWidth / 2 - 30, over), (right.X + CardWidth / 2 - 30, right.Y)];
    }

    private static string PathOf(List<(double X, double Y)> points) =>
        "M" + string.Join(" L", points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    private static (double X, double Y) Middle(List<(double X, double Y)> points)
    {
        // The longest piece of the line has room for words.
        var (first, second) = points.Zip(points.Skip(1)).MaxBy(piece => Math.Abs(piece.First.X - piece.Second.X) + Math.Abs(piece.First.Y - piece.Second.Y));
        return ((first.X + second.X) / 2, (first.Y + second.Y) / 2);
    }

    // The nearest place where words cover nothing. Where there is none the picture grows: words that cover others say nothing.
    private (double X, double Y) Free(double x, double y, double width)
    {
        var (near, half) = (Math.Clamp(x, width / 2, Width - width / 2), width / 2);
        for (var away = 0; away <= MostAway; away++)
        {
            foreach (var (right, down) in Ring(away))
            {
                var place = (X: near + right * 30 - half, Y: y + down * 22 - 11, Width: width, Height: 22.0);
                if (place.X >= 0 && place.X + width <= Width && place.Y >= 0 && place.Y + place.Height <= Height && IsFree(place))
                {
                    _taken.Add(place);
                    return (place.X + half, place.Y + 11);
                }
            }
        }
        _taken.Add((near - half, Height, width, 22));
        Height += 24;
        return (near, Height - 13);
    }

    private bool IsFree((double X, double Y, double Width, double Height) place) =>
        !_taken.Exists(taken => place.X < taken.X + taken.Width && taken.X < place.X + place.Width && place.Y < taken.Y + taken.Height && taken.Y < place.Y + place.Height);

    // Above and below first: beside the middle of a line, its words seem to be another line's.
    private static IEnumerable<(int Right, int Down)> Ring(int away) =>
        Enumerable.Range(-away, 2 * away + 1).SelectMany(right => (away - Math.Abs(right)) is var down && down == 0 ? [(right, 0)] : new[] { (right, -down), (right, down) })
            .OrderBy(place => Math.Abs(place.Item1));

    private static string Zigzag(List<(double X, double Y)> points)
    {
        var teeth = new List<(double X, double Y)>();
        var side = 1;
        foreach (var (first, second) in points.Zip(points.Skip(1)))
        {
            var length = Math.Sqrt(Math.Pow(second.X - first.X, 2) + Math.Pow(second.Y - first.Y, 2));
            var steps = Math.Max(1, (int)(length / 7));
            for (var step = 0; step < steps; step++)
            {
                var part = (step + 0.5) / steps;
                teeth.Add((first.X + (second.X - first.X) * part + side * 5 * (second.Y - first.Y) / length, first.Y + (second.Y - first.Y) * part - side * 5 * (second.X - first.X) / length));
                side = -side;
            }
        }
        return PathOf([points[0], .. teeth, points[^1]]);
    }

    private sealed record Band(string? Household, IReadOnlyList<MapPersonRow> Persons)
    {
        public int Columns { get; } = Persons.GroupBy(person => person.Generation).Max(row => row.Count());
    }
}
