using System.Text.RegularExpressions;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>
/// Lists what still looks like a name, an address, a school, a date of birth or a number that belongs to a person. It knows
/// capital letters, titles and forms of numbers, and no language: it misses names in small letters and names that are ordinary
/// words, and picks out words that are none. A person decides on each.
/// </summary>
public sealed class NameCheck
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Streets = "(?:Street|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Cres|Grove|Terrace|Gardens|Mews|Parade|Rise|Walk|Row|Square)";
    private const string Capitalised = @"(?:\p{Lu}[\p{L}'’\-]*\.?)";

    private static readonly (FindingKind Kind, Regex Pattern, string Why)[] s_patterns =
    [
        (FindingKind.Email, new(@"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+", Linear), "It looks like an e-mail address."),
        (FindingKind.DateOfBirth, new($@"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?)[\s:.,\-()]{{0,4}}(?:the )?(?:[0-9]{{1,2}}[/.\- ][0-9]{{1,2}}[/.\- ][0-9]{{2,4}}|(?:[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{Month}\.?,? [0-9]{{2,4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\b", Linear | RegexOptions.IgnoreCase), "It looks like a date of birth."),
        (FindingKind.Postcode, new(@"\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}|[a-z]{1,2}[0-9][a-z0-9]? [0-9][abd-hjlnp-uw-z]{2})\b", Linear), "It looks like a postcode."),
        (FindingKind.Address, new($@"\b(?:(?:Flat|Apartment|Apt|Unit|Room) [0-9]{{1,4}}[A-Za-z]?\b,? ?)?[0-9]{{1,4}}[A-Za-z]?,? (?:{Capitalised} ){{1,4}}{Streets}\b", Linear), "It looks like an address."),
        (FindingKind.Address, new(@"\b(?:Flat|Apartment|Apt) [0-9]{1,4}[A-Za-z]?\b", Linear), "It looks like part of an address."),
        (FindingKind.School, new($@"{Capitalised}(?: (?:of|and|the|&|{Capitalised})){{0,6}} (?:School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup|Sixth Form|Kindergarten)\b", Linear), "It looks like the name of a school."),
        (FindingKind.Place, new($@"{Capitalised}(?: (?:of|and|the|&|{Capitalised})){{0,4}} (?:Hospital|Infirmary|Surgery|Medical Centre|Health Centre|Children’s Centre|Children's Centre|Family Hub|Hostel|Refuge|Medical Practice|Church|Mosque)\b", Linear), "It looks like the name of a place."),
        (FindingKind.Address, new($@"\b(?:{Capitalised} ){{1,3}}(?:Street|Road|Avenue|Lane|Crescent|Grove|Terrace|Gardens|Mews|Close|Drive)\b", Linear), "It looks like a street."),
        (FindingKind.Name, new($@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd|PC|WPC|DC|DS|DI|DCI|Sgt|Cllr|Auntie|Aunt|Uncle|Nurse|Sister)\.? \p{{Lu}}[\p{{L}}'’\-]*(?: \p{{Lu}}[\p{{L}}'’\-]+)?", Linear), "A title stands before it."),
    ];

    private static readonly Regex s_number = new(@"(?:\+|\b)[0-9](?:[0-9]|[ \-.()]{1,2}[0-9]){8,14}\b", Linear);
    private static readonly Regex s_words = new(@"\p{L}[\p{L}\p{M}]*(?:['’\-‐‑][\p{L}\p{M}]+)*", Linear);

    private readonly Anonymiser? _anonymiser;
    private readonly HashSet<string> _fine = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replacements = new(StringComparer.Ordinal);
    private readonly List<string> _listed;

    /// <summary>Makes one that has learned nothing but the pseudonyms.</summary>
    /// <param name="pseudonyms">What is put in the place of names; their words are no findings, and listed names that are left are.</param>
    /// <param name="learnFrom">Texts of the case: a word that stands there in small letters is taken for an ordinary one.</param>
    public NameCheck(IEnumerable<Pseudonym>? pseudonyms = null, IEnumerable<string>? learnFrom = null)
    {
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
    public static IReadOnlyList<NameFinding> Find(string text, IEnumerable<Pseudonym>? pseudonyms = null) => new NameCheck(pseudonyms, [text]).In(text);

    /// <summary>What still looks like a name in a composite chronology, row by row and column by column.</summary>
    public static IReadOnlyList<RowFinding<TAgency>> Find<TAgency>(IReadOnlyList<CompositeRow<TAgency>> rows, IEnumerable<Pseudonym>? pseudonyms = null)
    {
        var check = new NameCheck(pseudonyms, rows.SelectMany(row => Texts(row.Row)).Select(text => text.Text));
        return [.. rows.SelectMany(row => Texts(row.Row).SelectMany(text => check.In(text.Text).Select(finding => new RowFinding<TAgency>(row, text.Column, finding))))];
    }

    /// <summary>The findings by their words, those in most places first.</summary>
    public static IReadOnlyList<FindingGroup<TAgency>> Group<TAgency>(IEnumerable<RowFinding<TAgency>> findings) =>
        [.. findings.GroupBy(one => (one.Finding.Kind, FoldedText.Fold(one.Finding.Found)))
            .Select(group => new FindingGroup<TAgency>(group.Key.Kind, group.First().Finding.Found, [.. group]))
            .OrderByDescending(group => group.Places.Count).ThenBy(group => group.Kind).ThenBy(group => group.Found, StringComparer.OrdinalIgnoreCase)];

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

        foreach (var (kind, pattern, why) in s_patterns)
        {
            foreach (var match in pattern.EnumerateMatches(text))
            {
                var (start, length) = Trim(text, kind, match.Index, match.Length);
                if (length > 0)
                {
                    Add(kind, start, length, why);
                }
            }
        }

        foreach (var match in s_number.EnumerateMatches(text))
        {
            if (KindOfNumber(text.AsSpan(match.Index, match.Length)) is { } kind)
            {
                Add(kind, match.Index, match.Length, kind == FindingKind.NhsNumber ? "It looks like an NHS number." : "It looks like a telephone number.");
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
                found.Add(new NameFinding(kind, start, length, text.Substring(start, length), Excerpt(text, start, length), why));
            }
        }
    }

    internal static IEnumerable<(string Column, string Text)> Texts(ChronologyRow row)
    {
        yield return (ChronologyColumns.Name(ChronologyColumn.Date), row.When.AsWritten);
        yield return (ChronologyColumns.Name(ChronologyColumn.WhatHappened), row.WhatHappened);
        yield return (ChronologyColumns.Name(ChronologyColumn.SourceDocument), row.SourceDocument);
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
            foreach (var word in s_words.EnumerateMatches(text))
            {
                var small = char.IsLower(text[word.Index]);
                if (small || (char.IsUpper(text[word.Index]) && !BeginsSentence(text, word.Index)))
                {
                    var folded = FoldedText.Fold(text.Substring(word.Index, word.Length));
                    counts[folded] = counts.GetValueOrDefault(folded) + (small ? 1 : -2);
                }
            }
        }

        _fine.UnionWith(counts.Where(count => count.Value > 0 && !listed.Contains(count.Key)).Select(count => count.Key));
    }

    private void AddCapitalised(string text, bool[] taken, Action<FindingKind, int, int, string> add)
    {
        var words = new List<(int Start, int End)>();
        foreach (var match in s_words.EnumerateMatches(text))
        {
            words.Add((match.Index, match.Index + match.Length));
        }

        var shouted = words.Count > 3 && words.Count(word => IsAllCapitals(text, word)) * 2 > words.Count;
        for (var at = 0; at < words.Count; at++)
        {
            if (!LooksLikeName(text, words[at], taken, shouted))
            {
                continue;
            }

            var last = at;
            while (last + 1 < words.Count && IsOneSpaceApart(text, words[last].End, words[last + 1].Start) && LooksLikeName(text, words[last + 1], taken, shouted))
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
        if (word.End - word.Start < 2 || (hasCase && !char.IsUpper(first)) || (!hasCase && !IsNameScript(first)))
        {
            return false;
        }

        // MARAC, CAMHS: what is written large in a text that else is not stands for an agency or a meeting.
        if (hasCase && !shouted && word.End - word.Start <= 6 && IsAllCapitals(text, word))
        {
            return false;
        }

        var folded = FoldedText.Fold(text[word.Start..word.End]);
        foreach (var part in folded.Split(' '))
        {
            var bare = part.EndsWith("'s", StringComparison.Ordinal) ? part[..^2] : part.Split('\'')[0] is { Length: > 2 } stem ? stem : part;
            if (!IsFine(bare))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFine(string word) => word.Length < 2 || _fine.Contains(word) || _replacements.Contains(word) || OrdinaryWords.Contains(word) || IsFormOfOrdinary(word);

    // Plurals and other forms of words that are known; and endings that no name has.
    private static bool IsFormOfOrdinary(string word) =>
        word is [.., 's'] && OrdinaryWords.Contains(word.AsSpan()[..^1])
        || word.Length > 6 && (word.EndsWith("tion", StringComparison.Ordinal) || word.EndsWith("sion", StringComparison.Ordinal) || word.EndsWith("ment", StringComparison.Ordinal)
            || word.EndsWith("ness", StringComparison.Ordinal) || word.EndsWith("ally", StringComparison.Ordinal) || word.EndsWith("ility", StringComparison.Ordinal))
        || word.EndsWith("ing", StringComparison.Ordinal) && (OrdinaryWords.Contains(word.AsSpan()[..^3]) || OrdinaryWords.Contains(word[..^3] + "e"));

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

        return BeginsSentence(text, word.Start) ? "It begins a sentence and is not a common word." : "It has a capital letter and is not a common word.";
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

        return (start, 0);
    }

    private static FindingKind? KindOfNumber(ReadOnlySpan<char> written)
    {
        Span<char> digits = stackalloc char[20];
        var count = 0;
        foreach (var letter in written)
        {
            if (char.IsAsciiDigit(letter) && count < digits.Length)
            {
                digits[count++] = letter;
            }
        }

        digits = digits[..count];
        if (written[0] == '+' || digits[0] == '0')
        {
            return count is >= 10 and <= 14 ? FindingKind.Telephone : null;
        }

        if (count != 10)
        {
            return null;
        }

        var sum = 0;
        for (var at = 0; at < 9; at++)
        {
            sum += (digits[at] - '0') * (10 - at);
        }

        return (11 - (sum % 11)) % 11 == digits[9] - '0' ? FindingKind.NhsNumber : null;
    }

    private static bool IsAllCapitals(string text, (int Start, int End) word)
    {
        for (var at = word.Start; at < word.End; at++)
        {
            if (char.IsLower(text[at]))
            {
                return false;
            }
        }

        return char.IsUpper(text[word.Start]);
    }

    private static bool IsNameScript(char letter) => letter is >= '\u0590' and not ((>= '\u1E00' and <= '\u1FFF') or (>= '\u2000' and <= '\u2FFF')) && char.IsLetter(letter);

    private static bool IsOneSpaceApart(string text, int end, int start) =>
        start - end == 1 && text[end] is ' ' or '\u00A0' || start - end == 2 && text[end] == '.' && text[end + 1] == ' ' && end >= 1 && (end < 2 || !char.IsLetter(text[end - 2]));

    private static bool BeginsSentence(string text, int start)
    {
        for (var at = start - 1; at >= 0; at--)
        {
            if (text[at] == '\n' || text[at] is '.' or '!' or '?' or '•')
            {
                return true;
            }

            if (!char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\'' or '“' or '‘' or '(' or '-' or '–'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Excerpt(string text, int start, int length)
    {
        const int Around = 30;
        var (from, to) = (Math.Max(0, start - Around), Math.Min(text.Length, start + length + Around));
        from += from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to < text.Length && char.IsHighSurrogate(text[to - 1]) ? 1 : 0;
        return (from > 0 ? "…" : "") + text[from..to].ReplaceLineEndings(" ").Replace('\t', ' ') + (to < text.Length ? "…" : "");
    }
}
