using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>
/// Lists what still looks like a name, an address, a school, a date of birth or a number that belongs to a person. It knows
/// capital letters, titles and forms of numbers, and no language: it misses names in small letters and, where they begin a sentence, names that are ordinary
/// words, and picks out words that are none. A person decides on each.
/// </summary>
public sealed class NameCheck
{
    private readonly Anonymiser? _anonymiser;
    private readonly Dictionary<string, string> _folds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fine = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replacements = new(StringComparer.Ordinal);
    private readonly List<string> _listed;
    private readonly List<DateOnly> _born;

    /// <summary>Makes one that has learned nothing but the pseudonyms.</summary>
    /// <param name="pseudonyms">What is put in the place of names; their words are no findings, and listed names that are left are.</param>
    /// <param name="learnFrom">Texts of the case: a word that stands there in small letters is taken for an ordinary one.</param>
    /// <param name="born">Days on which children of the case were born, which are found without a word before them.</param>
    public NameCheck(IEnumerable<Pseudonym>? pseudonyms = null, IEnumerable<string>? learnFrom = null, IEnumerable<DateOnly>? born = null)
    {
        _born = [.. (born ?? []).Distinct()];
        var all = pseudonyms?.ToList() ?? [];
        _anonymiser = all.Count == 0 ? null : new Anonymiser(all);
        _listed = [.. all.Where(one => !one.AsWritten).SelectMany(one => FoldedText.Fold(one.Name).Split(' ')).Where(word => word.Length >= 4).Distinct(StringComparer.Ordinal)];
        foreach (var word in all.SelectMany(one => FoldedText.Fold(one.ReplacedBy).Split(' ')))
        {
            _replacements.Add(word.Trim('[', ']', '(', ')'));
        }

        Learn(learnFrom ?? [], all.SelectMany(one => FoldedText.Fold(one.Name).Split(' ')).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>What still looks like a name in one text, in its order.</summary>
    public static IReadOnlyList<NameFinding> Find(string text, IEnumerable<Pseudonym>? pseudonyms = null, IEnumerable<DateOnly>? born = null) => new NameCheck(pseudonyms, [text], born).In(text);

    /// <summary>What still looks like a name in a composite chronology, row by row and column by column, and in the agency's name beside each row.</summary>
    /// <param name="agencyName">What the agency is called in what goes out.</param>
    /// <param name="born">Days on which children of the case were born.</param>
    public static IReadOnlyList<RowFinding<TAgency>> Find<TAgency>(IReadOnlyList<CompositeRow<TAgency>> rows, Func<TAgency, string> agencyName, IEnumerable<Pseudonym>? pseudonyms = null, IEnumerable<DateOnly>? born = null)
    {
        var check = new NameCheck(pseudonyms, rows.SelectMany(row => Texts(row.Row)).Select(text => text.Text), born);
        var ofAgency = new Dictionary<string, IReadOnlyList<NameFinding>>(StringComparer.Ordinal);
        return [.. rows.SelectMany(row => OfAgency(agencyName(row.Agency)).Select(finding => new RowFinding<TAgency>(row, "Agency", finding))
            .Concat(Texts(row.Row).SelectMany(text => check.In(text.Text).Select(finding => new RowFinding<TAgency>(row, text.Column, finding)))))];

        IReadOnlyList<NameFinding> OfAgency(string name) => ofAgency.TryGetValue(name, out var found) ? found : ofAgency[name] = check.In(name);
    }

    /// <summary>The findings by their words: numbers, addresses, schools and places first, which tell most and stand in the fewest places; then names, those in most places first.</summary>
    public static IReadOnlyList<FindingGroup<TAgency>> Group<TAgency>(IEnumerable<RowFinding<TAgency>> findings) =>
        [.. findings.GroupBy(one => (one.Finding.Kind, FoldedText.Fold(one.Finding.Found)))
            .Select(group => new FindingGroup<TAgency>(group.Key.Kind, group.First().Finding.Found, [.. group]))
            .OrderBy(group => group.Kind == FindingKind.Name).ThenByDescending(group => group.Places.Count).ThenBy(group => group.Kind).ThenBy(group => group.Found, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What still looks like a name in a text, in its order.</summary>
    public IReadOnlyList<NameFinding> In(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var found = new List<NameFinding>();
        var taken = new bool[text.Length];
        foreach (var (from, to, pseudonym) in _anonymiser?.Places(text) ?? [])
        {
            Add(FindingKind.Name, from, to - from, $"It is in the table of names, as {pseudonym.ReplacedBy}.");
        }

        foreach (var (kind, needs, pattern, why) in NamePatterns.All)
        {
            if (!text.AsSpan().ContainsAny(needs))
            {
                continue;
            }

            foreach (var match in pattern.EnumerateMatches(text))
            {
                var (start, length) = Trim(text, kind, match.Index, match.Length);
                if (length > 0)
                {
                    Add(kind, start, length, why);
                }
            }
        }

        if (_born.Count > 0 && text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            foreach (var match in NamePatterns.Day.EnumerateMatches(text))
            {
                foreach (var day in _born)
                {
                    if (NamePatterns.IsDay(text.AsSpan(match.Index, match.Length), day))
                    {
                        Add(FindingKind.DateOfBirth, match.Index, match.Length, "It is a date of birth that the referral gives.");
                    }
                }
            }
        }

        if (NamePatterns.HasNumber(text))
        {
            foreach (var match in NamePatterns.Number.EnumerateMatches(text))
            {
                if (NamePatterns.KindOfNumber(text.AsSpan(match.Index, match.Length)) is { } kind)
                {
                    Add(kind, match.Index, match.Length, kind == FindingKind.NhsNumber ? "It looks like an NHS number." : "It looks like a telephone number.");
                }
            }
        }

        AddCapitalised(text, taken, Add);
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;

        void Add(FindingKind kind, int start, int length, string why)
        {
            if (!taken.AsSpan(start, length).Contains(value: true))
            {
                taken.AsSpan(start, length).Fill(value: true);
                found.Add(new NameFinding(kind, start, length, text.Substring(start, length), WordPlaces.Excerpt(text, start, length), why));
            }
        }
    }

    internal static IEnumerable<(string Column, string Text)> Texts(ChronologyRow row)
    {
        yield return (ChronologyColumns.Name(ChronologyColumn.Date), row.When.AsWritten);
        yield return (ChronologyColumns.Name(ChronologyColumn.WhatHappened), row.WhatHappened);
        yield return (ChronologyColumns.Name(ChronologyColumn.SourceDocument), row.SourceDocument);
        yield return ("Page", row.SourcePage);
        yield return ("Who was seen", row.WhoWasSeen);
        yield return (ChronologyColumns.Name(ChronologyColumn.Risk), row.Risk);
        yield return (ChronologyColumns.Name(ChronologyColumn.Response), row.Response);
        yield return (ChronologyColumns.Name(ChronologyColumn.Impact), row.Impact);
        yield return (ChronologyColumns.Name(ChronologyColumn.Partnership), row.Partnership);
        yield return (ChronologyColumns.Name(ChronologyColumn.Learning), row.Learning);
    }

    // A word is ordinary if it stands in small letters more often than with a capital letter within a sentence: one name that
    // somebody typed in haste without a capital must not hide it everywhere else.
    private void Learn(IEnumerable<string> texts, HashSet<string> listed)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var (start, end) in WordPlaces.Words(text))
            {
                var small = char.IsLower(text[start]);
                if (small || (char.IsUpper(text[start]) && !WordPlaces.BeginsSentence(text, start)))
                {
                    var folded = Folded(text.AsSpan(start, end - start));
                    counts[folded] = counts.GetValueOrDefault(folded) + (small ? 1 : -2);
                }
            }
        }

        _fine.UnionWith(counts.Where(count => count.Value > 0 && !listed.Contains(count.Key)).Select(count => count.Key));
    }

    // Most words of a case stand in it hundreds of times: each is brought to its form once.
    private string Folded(ReadOnlySpan<char> word)
    {
        var folds = _folds.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!folds.TryGetValue(word, out var folded))
        {
            folds[word] = folded = FoldedText.Fold(word.ToString());
        }

        return folded;
    }

    private void AddCapitalised(string text, bool[] taken, Action<FindingKind, int, int, string> add)
    {
        var words = WordPlaces.Words(text);
        var shouted = words.Count > 3 && words.Count(word => WordPlaces.IsAllCapitals(text, word)) * 2 > words.Count;
        for (var at = 0; at < words.Count; at++)
        {
            if (!LooksLikeName(text, words[at], taken, shouted))
            {
                continue;
            }

            var last = at;
            while (last + 1 < words.Count && WordPlaces.IsOneSpaceApart(text, words[last].End, words[last + 1].Start) && LooksLikeName(text, words[last + 1], taken, shouted))
            {
                last++;
            }

            var (start, end) = (words[at].Start, words[last].End);
            if (end - start > 2 && text[end - 1] is 's' && text[end - 2] is '\'' or '\u2019')
            {
                end -= 2;
            }

            add(FindingKind.Name, start, end - start, Why(text, words[at], at == last));
            at = last;
        }
    }

    private bool LooksLikeName(string text, (int Start, int End) word, bool[] taken, bool shouted)
    {
        if (taken.AsSpan(word.Start, word.End - word.Start).Contains(value: true))
        {
            return false;
        }

        var first = text[word.Start];
        var hasCase = char.IsUpper(first) || char.IsLower(first);
        if (word.End - word.Start < 2 || (hasCase && !char.IsUpper(first)) || (!hasCase && !WordPlaces.IsNameScript(first)))
        {
            return false;
        }

        // MARAC, CAMHS: what is written large in a text that else is not stands for an agency or a meeting.
        if (hasCase && !shouted && word.End - word.Start <= 6 && WordPlaces.IsAllCapitals(text, word))
        {
            return false;
        }

        var folded = Folded(text.AsSpan(word.Start, word.End - word.Start));
        return IsUnknown(folded) || (hasCase && !shouted && IsNameByItsPlace(text, word.Start, folded));
    }

    // "Rose", "Grace" and "Will" are words until they stand large in the middle of a sentence.
    private bool IsNameByItsPlace(string text, int start, string folded)
    {
        var bare = folded.EndsWith("'s", StringComparison.Ordinal) ? folded[..^2] : folded;
        return OrdinaryWords.IsAlsoName(bare) && !_fine.Contains(bare) && !_replacements.Contains(bare) && !WordPlaces.BeginsSentence(text, start);
    }

    private bool IsUnknown(string folded)
    {
        foreach (var part in folded.Split(' '))
        {
            var bare = part.EndsWith("'s", StringComparison.Ordinal) ? part[..^2] : part.Split('\'')[0] is { Length: > 2 } stem ? stem : part;
            if (!IsFineAlone(bare))
            {
                return true;
            }
        }

        return false;
    }

    // In a name of a school or a street, where ordinary words stand as well.
    private bool IsFine(string word) => word.Length < 2 || _fine.Contains(word) || _replacements.Contains(word) || OrdinaryWords.Contains(word)
        || IsForm(word, OrdinaryWords.Contains);

    private bool IsFineAlone(string word) => IsFine(word) || OrdinaryWords.ContainsAlone(word) || IsForm(word, OrdinaryWords.ContainsAlone)
        || word is [_, _, _, _, .., 'e', 'd'] && IsStem(word.AsSpan()[..^2])
        || word.EndsWith("ing", StringComparison.Ordinal) && !OrdinaryWords.IsAlsoSurname(word) && IsStem(word.AsSpan()[..^3])
        || word is [_, _, _, _, _, .., 'l', 'y'] && OrdinaryWords.ContainsAlone(word.AsSpan()[..^2])
        || word is [_, _, _, .., 'i', 'e', 's' or 'd'] && OrdinaryWords.ContainsAlone(string.Concat(word.AsSpan()[..^3], "y"));

    // Plurals and other forms of words that are known; and endings that no name has.
    private static bool IsForm(string word, IsOrdinary isOrdinary) =>
        word is [.., 's'] && isOrdinary(word.AsSpan()[..^1])
        || word.Length > 6 && (word.EndsWith("tion", StringComparison.Ordinal) || word.EndsWith("sion", StringComparison.Ordinal) || word.EndsWith("ment", StringComparison.Ordinal)
            || word.EndsWith("ness", StringComparison.Ordinal) || word.EndsWith("ally", StringComparison.Ordinal) || word.EndsWith("ility", StringComparison.Ordinal))
        || word.EndsWith("ing", StringComparison.Ordinal) && !OrdinaryWords.IsAlsoSurname(word) && (isOrdinary(word.AsSpan()[..^3]) || isOrdinary(string.Concat(word.AsSpan()[..^3], "e")));

    private delegate bool IsOrdinary(ReadOnlySpan<char> word);

    // What is left of a verb: "refer" and "referr", "chas" of "chase".
    private static bool IsStem(ReadOnlySpan<char> stem) => OrdinaryWords.ContainsAlone(stem) || OrdinaryWords.ContainsAlone(string.Concat(stem, "e"))
        || stem.Length > 2 && stem[^1] == stem[^2] && OrdinaryWords.ContainsAlone(stem[..^1]);

    private string Why(string text, (int Start, int End) word, bool alone)
    {
        if (!char.IsUpper(text[word.Start]))
        {
            return "It is in a script without capital letters, in which names do not stand out.";
        }

        if (alone && _listed.Count > 0)
        {
            var folded = FoldedText.Fold(text[word.Start..word.End]);
            if (_listed.Find(name => IsOneLetterApart(name, folded)) is not null)
            {
                return "It is one letter away from a name in the table.";
            }
        }

        return WordPlaces.BeginsSentence(text, word.Start) ? "It begins a sentence and is not a common word."
            : IsUnknown(Folded(text.AsSpan(word.Start, word.End - word.Start))) ? "It has a capital letter and is not a common word." : "It is a common word, with a capital letter within a sentence.";
    }

    private static bool IsOneLetterApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var start = a.AsSpan().CommonPrefixLength(b);
        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        return restA.Length == restB.Length
            ? restA.Length > 0 && restA[1..].SequenceEqual(restB[1..]) || restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..])
            : restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }

    /// <summary>Takes words off the front that begin the sentence or are no part of a name, and leaves nothing where no name remains.</summary>
    private (int Start, int Length) Trim(string text, FindingKind kind, int start, int length)
    {
        if (kind is not (FindingKind.School or FindingKind.Place or FindingKind.Address or FindingKind.Name) || char.IsDigit(text[start]))
        {
            return (start, length);
        }

        var words = text.Substring(start, length).Split(' ');
        if (kind is FindingKind.Address && words[0] is "Flat" or "Apartment" or "Apt")
        {
            return (start, length);
        }

        if (kind is FindingKind.Name)
        {
            // After "Mr" even an ordinary word is a name ("Mr Green"), after "Nurse" it is not; a pseudonym never is.
            var name = words.Length > 1 ? FoldedText.Fold(words[1]) : "";
            var isPost = words[0] is "Nurse" or "Sister" or "Aunt" or "Auntie" or "Uncle";
            return words.Length < 2 || _replacements.Contains(name) || (isPost && IsFine(name)) ? (start, 0) : (start, length);
        }

        var skipped = 0;
        foreach (var word in words[..^1])
        {
            if (!IsFine(FoldedText.Fold(word.Trim('.', ','))))
            {
                return (start + skipped, length - skipped);
            }

            skipped += word.Length + 1;
        }

        // Schools and streets are made of ordinary words as well: "Green River School". Not "The Primary School", nor what begins a sentence.
        var own = words.AsSpan(WordPlaces.BeginsSentence(text, start) ? 1 : 0);
        foreach (var word in own.Length > 0 ? own[..^1] : own)
        {
            if (!OrdinaryWords.IsOfAnySchoolOrStreet(FoldedText.Fold(word.Trim('.', ','))))
            {
                return WordPlaces.BeginsSentence(text, start) ? (start + words[0].Length + 1, length - words[0].Length - 1) : (start, length);
            }
        }

        return (start, 0);
    }
}
