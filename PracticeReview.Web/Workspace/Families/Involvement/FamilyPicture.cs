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
/// Where everybody stands on the map of a family: generations in rows, one household beside the other, the child's in the middle.
/// No two cards and no two households overlap.
/// </summary>
public sealed class FamilyPicture
{
    public const double CardWidth = 196;
    public const double CardHeight = 106;
    private const double CardGap = 30;
    private const double BandGap = 64;
    private const double RowGap = 104;
    private const double RowNames = 96;
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
        foreach (var band in Bands(map.Persons))
        {
            var columns = band.Persons.GroupBy(person => person.Generation).Max(row => row.Count());
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
        Draw(map.Relations);
    }

    public double Width { get; }
    public double Height { get; }
    public IReadOnlyList<PictureRow> Rows => _rows;
    public IReadOnlyList<PictureHousehold> Households => _households;
    public IReadOnlyCollection<PictureCard> Cards => _cards.Values;
    public IReadOnlyList<PictureLine> Lines => _lines;

    /// <summary>A length or a place as SVG writes it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>As much of a text as fits, in one line.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");

    private static double Top(int row) => TitleHeight + Padding * 2 + row * (CardHeight + RowGap);

    // The child's household stands in the middle, the others to its right and left in turn; who lives alone or nobody knows where, at the ends.
    private static List<Band> Bands(IReadOnlyList<MapPersonRow> persons)
    {
        var homes = persons.Where(person => person.Household is not null).GroupBy(person => person.Household!, StringComparer.OrdinalIgnoreCase)
            .Select(home => new Band(home.Key, [.. home])).OrderByDescending(home => home.Persons.Any(person => person.IsTheChild)).ThenByDescending(home => home.Persons.Count).ToList();
        var alone = persons.Where(person => person.Household is null).GroupBy(person => person.Generation).ToList();
        for (var column = 0; column < alone.Select(row => row.Count()).DefaultIfEmpty(0).Max(); column++)
        {
            homes.Add(new Band(null, [.. alone.Select(row => row.ElementAtOrDefault(column)).OfType<MapPersonRow>()]));
        }
        var ordered = new List<Band>();
        foreach (var (home, place) in homes.Select((home, place) => (home, place)))
        {
            ordered.Insert(place % 2 == 1 ? ordered.Count : 0, home);
        }
        return ordered;
    }

    private void Draw(IReadOnlyList<MapRelationRow> relations)
    {
        // Children of the same parents hang on the same rail; each set of parents has a rail of its own.
        var parents = relations.Where(relation => relation.Kind == RelationKind.ParentOf).ToList();
        var rails = parents.GroupBy(relation => relation.To).Select(child => string.Join(',', child.Select(relation => relation.From.ToString()).Order(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).ToList();
        foreach (var relation in relations.OrderBy(relation => relation.Kind))
        {
            var (from, to) = (_cards[relation.From], _cards[relation.To]);
            var rail = relation.Kind == RelationKind.ParentOf
                ? rails.IndexOf(string.Join(',', parents.Where(other => other.To == relation.To).Select(other => other.From.ToString()).Order(StringComparer.Ordinal))) : 0;
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

    private List<(double X, double Y)> Points(MapRelationRow relation, PictureCard from, PictureCard to, int rail)
    {
        var (fromX, toX) = (from.X + CardWidth / 2, to.X + CardWidth / 2);
        if (from.Y < to.Y || from.Y > to.Y)
        {
            var (upper, lower) = from.Y < to.Y ? (from, to) : (to, from);
            // What is not a parent's line leaves and arrives a little to the side, so that the two can be told apart.
            var aside = relation.Kind == RelationKind.ParentOf ? 0 : lower.X >= upper.X ? 44 : -44;
            var (upX, downX) = (upper.X + CardWidth / 2 + aside, lower.X + CardWidth / 2 - aside);
            var y = relation.Kind == RelationKind.ParentOf ? upper.Y + CardHeight + 26 + rail % 4 * 9 : lower.Y - 58;
            return Math.Abs(upX - downX) < 1 ? [(upX, upper.Y + CardHeight), (downX, lower.Y)]
                : [(upX, upper.Y + CardHeight), (upX, y), (downX, y), (downX, lower.Y)];
        }
        var (left, right) = fromX < toX ? (from, to) : (to, from);
        var isBeside = !_cards.Values.Any(card => Math.Abs(card.Y - from.Y) < 1 && card.X > left.X && card.X < right.X);
        var height = from.Y + CardHeight * (relation.Kind == RelationKind.SiblingOf ? 0.3 : 0.55);
        if (isBeside)
        {
            return [(left.X + CardWidth, height), (right.X, height)];
        }
        // Over the heads of those who stand between.
        var over = from.Y - 12 - Padding / 2;
        return [(left.X + CardWidth / 2 + 30, from.Y), (left.X + CardWidth / 2 + 30, over), (right.X + CardWidth / 2 - 30, over), (right.X + CardWidth / 2 - 30, from.Y)];
    }

    private static string PathOf(List<(double X, double Y)> points) =>
        "M" + string.Join(" L", points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    private static (double X, double Y) Middle(List<(double X, double Y)> points)
    {
        // The longest piece of the line has room for words.
        var (first, second) = points.Zip(points.Skip(1)).MaxBy(piece => Math.Abs(piece.First.X - piece.Second.X) + Math.Abs(piece.First.Y - piece.Second.Y));
        return ((first.X + second.X) / 2, (first.Y + second.Y) / 2);
    }

    private (double X, double Y) Free(double x, double y, double width)
    {
        foreach (var shift in (double[])[0, -22, 22, -44, 44, -66, 66])
        {
            var place = (X: x - width / 2, Y: y + shift - 11, Width: width, Height: 22.0);
            if (!_taken.Exists(taken => place.X < taken.X + taken.Width && taken.X < place.X + place.Width && place.Y < taken.Y + taken.Height && taken.Y < place.Y + place.Height))
            {
                _taken.Add(place);
                return (x, y + shift);
            }
        }
        return (x, y);
    }

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

    private sealed record Band(string? Household, IReadOnlyList<MapPersonRow> Persons);
}
