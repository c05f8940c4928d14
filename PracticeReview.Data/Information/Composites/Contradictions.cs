using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites;

/// <summary>In what two accounts may contradict each other; the weightiest first.</summary>
public enum ContradictionKind
{
    /// <summary>Whether the child was seen or heard.</summary>
    Child,
    /// <summary>Who was there.</summary>
    Presence,
    /// <summary>Whether something was so.</summary>
    Fact,
    /// <summary>How many there were.</summary>
    Number,
    Date,
    Time,
}

/// <summary>Two accounts of what may be one event that do not agree. Which is right, or whether both are, a person finds out.</summary>
/// <param name="First">The place among the rows of the one account, counted from 0.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="Kind">In what they do not agree.</param>
/// <param name="Words">What each says, in a sentence.</param>
/// <param name="FirstSays">The words of the one that it was read from.</param>
/// <param name="SecondSays">The words of the other that it was read from.</param>
public sealed record Contradiction(int First, int Second, ContradictionKind Kind, string Words, string FirstSays, string SecondSays)
{
    /// <summary>What it is about within its kind: the same thing of the same person, whatever is said of it; empty of a date or a time.</summary>
    public string About { get; init; } = "";

    /// <summary>Whose account each is: what <see cref="RestsOn"/> tells them apart by, so that it is another where they change sides.</summary>
    internal (string First, string Second) Of { get; init; } = ("", "");

    /// <summary>The row of each, where more of it counts than the words: what a column says or when it was tells nothing without what it is said of.</summary>
    internal (ChronologyRow? First, ChronologyRow? Second) Rows { get; init; }

    /// <summary>A digest of what both say that it was read from, each with whose account it is, whichever stands first. White space makes no difference.</summary>
    public string RestsOn => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', ((string[])[Ground(Of.First, FirstSays, Rows.First), Ground(Of.Second, SecondSays, Rows.Second)]).Order(StringComparer.Ordinal)))));

    private static string Ground(string of, string says, ChronologyRow? row) => string.Join('\u001f', ((string[])[of, says, .. row is null ? Array.Empty<string>() : [row.When.AsWritten, row.WhatHappened, row.WhoWasSeen]])
        .Select(part => string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
}

/// <summary>
/// Finds contradictions in date, presence and fact between the matched events of two agencies, and between an event and what a
/// family member said about it in their own words. Both accounts stay as they are.
/// </summary>
public static class Contradictions
{
    /// <summary>Finds them in all matches, the weightiest kinds first, and of one kind in the order of the matches.</summary>
    /// <param name="rows">The events in which the matches were found.</param>
    /// <param name="matches">Which of them may be one event.</param>
    /// <param name="name">The agency's name.</param>
    /// <param name="children">Names by which the children of the case are called in the texts.</param>
    /// <param name="identity">What an agency is known by, whatever it is called; null where that is its name.</param>
    /// <param name="alsoCalled">Other names of the children, each with the one among <paramref name="children"/> that is the same child's.</param>
    public static IReadOnlyList<Contradiction> Find<TAgency>(
        IReadOnlyList<CompositeRow<TAgency>> rows, IEnumerable<EventMatch> matches, Func<TAgency, string> name, IEnumerable<string>? children = null, Func<TAgency, string>? identity = null,
        IReadOnlyDictionary<string, string>? alsoCalled = null)
    {
        var folded = Folded(children, alsoCalled);
        // Each account is read once, in however many matches it stands.
        var told = new Told?[rows.Count];
        var known = new Claims.KnownWords();
        return [.. matches.SelectMany(match => Between(Of(match.First), name(rows[match.First].Agency), Of(match.Second), name(rows[match.Second].Agency), folded)
            .Select(found => found with { First = match.First, Second = match.Second, Of = (Identity(match.First), Identity(match.Second)) })).OrderBy(found => found.Kind)];

        string Identity(int at) => (identity ?? name)(rows[at].Agency);

        Told Of(int at) => told[at] ??= Told.By(rows[at].Row, folded, known);
    }

    /// <summary>Finds them for agencies known by their name.</summary>
    public static IReadOnlyList<Contradiction> Find(IReadOnlyList<CompositeRow<string>> rows, IEnumerable<EventMatch> matches, IEnumerable<string>? children = null) =>
        Find(rows, matches, agency => agency, children);

    /// <summary>Finds them between two accounts of one event, such as two that a person has put together by hand; their places are 0 and 1.</summary>
    public static IReadOnlyList<Contradiction> Between(ChronologyRow first, string firstName, ChronologyRow second, string secondName, IEnumerable<string>? children = null,
        IReadOnlyDictionary<string, string>? alsoCalled = null)
    {
        var folded = Folded(children, alsoCalled);
        return Between(Told.By(first, folded), firstName, Told.By(second, folded), secondName, folded);
    }

    /// <summary>
    /// Finds them between an agency's account and what a family member said about the same event, in their own words: "I" is the
    /// person who speaks. When it was is read from sentences that say it (<see cref="DatesInWords"/>).
    /// </summary>
    /// <param name="relation">What the person is to the child, such as "Mother".</param>
    /// <param name="today">The legal day of reading, before which what was said lies.</param>
    /// <param name="isOnlyEvent">Whether the words stand beside no other event; if they do, "it was in May" may be about that one.</param>
    public static IReadOnlyList<Contradiction> WithFamily(ChronologyRow row, string agency, string said, string relation, DateOnly today, IEnumerable<string>? children = null, bool isOnlyEvent = true,
        IReadOnlyDictionary<string, string>? alsoCalled = null)
    {
        var folded = Folded(children, alsoCalled);
        var (claims, counts) = Claims.In(said, folded, Claims.Speaker(relation));
        var family = new ChronologyRow(0, row.Date, row.Time, said, "", "", "", "", "", "", SignificanceQuestions.None) { When = row.When };
        var found = Between(Told.By(row, folded), agency, new Told(family, row.When, claims, counts), relation, folded);
        if (DatesInWords.Against(row.When, DatesInWords.In(said, row, folded, isOnlyEvent, today)) is { } date)
        {
            var words = $"If they speak of one event, the dates do not agree: {agency} says {row.When.AsWritten}, {relation} says {(date.IsDenied ? "that it was not " : "")}{date.AsSaid}.";
            found.Add(new Contradiction(0, 1, ContradictionKind.Date, words, row.When.AsWritten, date.Sentence) { Rows = (row, null) });
        }
        // The one side is always the agency's, and the other the person's whose words they are.
        return [.. found.Select(one => one with { Of = ("agency", "family") })];
    }

    private static List<Contradiction> Between(Told first, string firstName, Told second, string secondName, IReadOnlyDictionary<string, string> children)
    {
        var found = new List<Contradiction>();
        void Add(ContradictionKind kind, string about, string words, string firstSays, string secondSays, bool firstRow = false, bool secondRow = false) =>
            found.Add(new Contradiction(0, 1, kind, words, firstSays, secondSays) { About = about, Of = (firstName, secondName), Rows = (firstRow ? first.Row : null, secondRow ? second.Row : null) });

        Recorded("seen", first.Row.ChildSeen, second.Row.ChildSeen, "the child was seen", "the child was not seen");
        Recorded("heard", first.Row.ChildHeard, second.Row.ChildHeard, "the child was heard", "the child was not heard");
        foreach (var (one, other) in Opposed(first.Claims, second.Claims, children))
        {
            if (one.Who == "child" && one.About is "seen" or "heard")
            {
                if (!found.Exists(known => known.Kind == ContradictionKind.Child && known.Words.Contains(one.About, StringComparison.Ordinal)))
                {
                    Add(ContradictionKind.Child, one.About, $"{firstName} says that {Say(one)}; {secondName} says that {Say(other)}.", one.Sentence, other.Sentence, one.IsColumn, other.IsColumn);
                }
            }
            else
            {
                Add(one.About is "attended" or "present" or "seen" or "alone" ? ContradictionKind.Presence : ContradictionKind.Fact, one.Who.Length == 0 ? one.About : $"{one.About}: {one.Who}",
                    $"{firstName} says that {Say(one)}; {secondName} says that {Say(other)}. They may speak of different things.", one.Sentence, other.Sentence, one.IsColumn, other.IsColumn);
            }
        }

        foreach (var count in first.Counts)
        {
            foreach (var other in second.Counts.Where(other => other.Form == count.Form && other.Number != count.Number))
            {
                Add(ContradictionKind.Number, count.Form, string.Create(CultureInfo.InvariantCulture, $"{firstName} speaks of {count.Number} {count.Of}; {secondName} of {other.Number} {other.Of}."), count.Sentence, other.Sentence);
            }
        }

        AddDates(first.When, firstName, second.When, secondName, (kind, words, firstSays, secondSays) => Add(kind, "", words, firstSays, secondSays, firstRow: true, secondRow: true));
        return found;

        void Recorded(string about, Recorded one, Recorded other, string so, string notSo)
        {
            if (one != other && one != Chronologies.Recorded.NotRecorded && other != Chronologies.Recorded.NotRecorded)
            {
                var isSo = one == Chronologies.Recorded.Yes;
                Add(ContradictionKind.Child, about, $"{firstName} recorded that {(isSo ? so : notSo)}; {secondName} that {(isSo ? notSo : so)}.", isSo ? "Yes" : "No", isSo ? "No" : "Yes", firstRow: true, secondRow: true);
            }
        }
    }

    private static void AddDates(EventDate first, string firstName, EventDate second, string secondName, Action<ContradictionKind, string, string, string> add)
    {
        if (first.Bound != DateBound.Within || second.Bound != DateBound.Within)
        {
            return;
        }

        if (first.Latest.Date < second.Earliest.Date || second.Latest.Date < first.Earliest.Date)
        {
            add(ContradictionKind.Date, $"If it is one event, the dates do not agree: {firstName} says {first.AsWritten}, {secondName} says {second.AsWritten}.", first.AsWritten, second.AsWritten);
        }
        else if (first is { Precision: DatePrecision.Time, Uncertain: false } && second is { Precision: DatePrecision.Time, Uncertain: false } && (first.Earliest - second.Earliest).Duration() > TimeSpan.FromHours(1))
        {
            add(ContradictionKind.Time, string.Create(CultureInfo.InvariantCulture,
                $"If it is one event, the times do not agree: {firstName} says {first.Earliest:HH:mm}, {secondName} says {second.Earliest:HH:mm}."), first.AsWritten, second.AsWritten);
        }
    }

    /// <summary>What an account says, as far as it is compared.</summary>
    private sealed record Told(ChronologyRow Row, EventDate When, List<Claim> Claims, List<Count> Counts)
    {
        public static Told By(ChronologyRow row, IReadOnlyDictionary<string, string> children, Composites.Claims.KnownWords? known = null)
        {
            var (claims, counts) = Composites.Claims.In(row.WhatHappened, children, null, known);
            FromColumn(row.ChildSeen, "seen", "Child seen");
            FromColumn(row.ChildHeard, "heard", "Child heard");
            foreach (var who in row.WhoWasSeen.Length == 0 ? [] : Composites.Claims.Listed(row.WhoWasSeen, children, known))
            {
                if (!claims.Exists(claim => claim.About == "seen" && claim.Who == who))
                {
                    claims.Add(new Claim("seen", who, true, $"Who was seen: {row.WhoWasSeen.Trim()}") { IsColumn = true });
                }
            }
            return new(row, row.When, claims, counts);

            void FromColumn(Recorded recorded, string about, string column)
            {
                if (recorded != Chronologies.Recorded.NotRecorded && !claims.Exists(claim => claim.About == about && claim.Who == "child"))
                {
                    claims.Add(new Claim(about, "child", recorded == Chronologies.Recorded.Yes, $"{column}: {(recorded == Chronologies.Recorded.Yes ? "Yes" : "No")}") { IsColumn = true });
                }
            }
        }
    }

    // The same thing of the same person. Where one account does not say of whom, the other must speak of one person only.
    private static IEnumerable<(Claim One, Claim Other)> Opposed(List<Claim> first, List<Claim> second, IReadOnlyDictionary<string, string> children)
    {
        foreach (var one in first)
        {
            var others = second.FindAll(claim => claim.About == one.About);
            foreach (var other in others.Where(claim => claim.IsSo != one.IsSo))
            {
                var same = one.Who == other.Who && one.Who.Length > 0;
                // Without a person, only where there is nothing else that it could be about.
                var open = (one.Who.Length == 0 || other.Who.Length == 0) && others.Count == 1 && first.Count(claim => claim.About == one.About) == 1 && one.About is not ("seen" or "told" or "present" or "attended" or "alone" or "heard" or "asleep");
                if ((same || open) && !AreDifferentChildren(one, other, children))
                {
                    yield return (one.Who.Length > 0 ? one : one with { Who = other.Who }, other.Who.Length > 0 ? other : other with { Who = one.Who });
                }
            }
        }
    }

    // Every child of the case is "the child": of two who are named, what is said of the one contradicts nothing said of the other.
    private static bool AreDifferentChildren(Claim one, Claim other, IReadOnlyDictionary<string, string> children) => one.Who == "child"
        && Claims.ChildrenIn(one.Sentence, children) is { Count: > 0 } named && Claims.ChildrenIn(other.Sentence, children) is { Count: > 0 } others && !named.Overlaps(others);

    private static string Say(Claim claim)
    {
        var who = claim.Who.Length == 0 ? "somebody" : claim.Who is "police" or "parents" or "siblings" or "children" or "school" or "mother" or "father" or "child" or "doctor" or "nurse" or "midwife" or "ambulance"
            || claim.Who.Contains(' ', StringComparison.Ordinal) || OrdinaryWords.Contains(claim.Who) ? "the " + claim.Who : char.ToUpperInvariant(claim.Who[0]) + claim.Who[1..];
        var many = claim.Who is "parents" or "siblings" or "children" or "police";
        var (was, not) = (many ? "were" : "was", claim.IsSo ? "" : " not");
        return claim.About switch
        {
            "attended" => claim.IsSo ? $"{who} attended" : $"{who} did not attend",
            "alone" => $"{who} {was}{not} alone",
            "an injury" => claim.IsSo ? $"there was an injury{Of(" to ")}" : $"there was no injury{Of(" to ")}",
            "a referral" => claim.IsSo ? "there was a referral" : "there was no referral",
            "a disclosure" => claim.IsSo ? "something was disclosed" : "nothing was disclosed",
            "consent" => claim.IsSo ? "there was consent" : "there was no consent",
            _ => $"{who} {was}{not} {claim.About}",
        };

        string Of(string before) => claim.Who.Length == 0 ? "" : before + who;
    }

    // Each name in the form in which names are compared, with the one by which that child is known.
    private static Dictionary<string, string> Folded(IEnumerable<string>? names, IReadOnlyDictionary<string, string>? alsoCalled)
    {
        var children = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, child) in (names ?? []).Select(name => (name, name)).Concat((alsoCalled ?? new Dictionary<string, string>()).Select(one => (one.Key, one.Value))))
        {
            children.TryAdd(FoldedText.Fold(name), FoldedText.Fold(child));
        }
        return children;
    }
}
