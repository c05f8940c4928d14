using System.Text;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>
/// Puts pseudonyms in the place of names. Whole words only; the longest name at a place is taken; capitals, accents, kinds of
/// apostrophe, hyphen and space make no difference. What was put in is never looked at again, and a text in which all names are
/// replaced stays as it is when it is done once more. A text is read once from its beginning to its end.
/// </summary>
public sealed class Anonymiser
{
    private static readonly HashSet<string> s_titles = new(StringComparer.Ordinal)
    {
        "Mr", "Mrs", "Ms", "Miss", "Mx", "MR", "MRS", "MS", "MISS", "Dr", "DR", "Doctor", "Prof", "Professor", "Sir", "Dame", "Rev", "Revd", "Reverend",
        "PC", "WPC", "PS", "DC", "DS", "DI", "DCI", "Sgt", "Insp", "Cllr", "Constable", "Sergeant",
    };

    private static readonly HashSet<string> s_beforeMonth = new(StringComparer.Ordinal)
    {
        "in", "early", "mid", "late", "during", "since", "until", "of", "by", "from", "to", "before", "after", "end", "beginning",
    };

    private readonly NameTrie _trie = new();

    /// <summary>Makes one for these names, for many texts.</summary>
    public Anonymiser(IEnumerable<Pseudonym> pseudonyms)
    {
        var listed = pseudonyms.Where(one => !string.IsNullOrWhiteSpace(one.Name)).ToList();
        foreach (var one in listed)
        {
            foreach (var form in Forms(one.Name))
            {
                _trie.Add(form, one);
            }
        }

        // What is put in stands for itself where it is read again, unless it holds a name: that is replaced wherever it is found.
        foreach (var replacement in listed.Select(one => one.ReplacedBy).Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal))
        {
            var folded = FoldedText.Of(replacement);
            if (!Matches(folded).Any(match => match.Pseudonym is not null))
            {
                _trie.Add(FoldedText.Fold(replacement), null);
            }
        }
    }

    /// <summary>The text with every listed name replaced.</summary>
    public static string Apply(string text, IEnumerable<Pseudonym> pseudonyms) => new Anonymiser(pseudonyms).Apply(text);

    /// <summary>The text with every listed name replaced.</summary>
    public string Apply(string text)
    {
        if (text.Length == 0 || _trie.IsEmpty)
        {
            return text;
        }

        var folded = FoldedText.Of(text);
        StringBuilder? kept = null;
        var done = 0;
        foreach (var (from, to, pseudonym) in Matches(folded))
        {
            if (pseudonym is null)
            {
                continue;
            }

            var (start, end) = (folded.Start(from), EndOf(folded, to));
            kept ??= new StringBuilder(text.Length + 32);
            kept.Append(text, done, start - done);
            TakeTitle(kept);
            kept.Append(InCaseOf(folded.Source.AsSpan(start, end - start), pseudonym.ReplacedBy, kept));
            done = end;
            if (IsBarePossessive(text, start, end))
            {
                kept.Append(text[end]).Append(kept[^2] is 's' or 'S' ? "" : "s");
                done++;
            }
        }

        return kept is null ? text : kept.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The event with every listed name replaced, in all that was written about it.</summary>
    public ChronologyRow Apply(ChronologyRow row) => row with
    {
        WhatHappened = Apply(row.WhatHappened),
        SourceDocument = Apply(row.SourceDocument),
        SourcePage = Apply(row.SourcePage),
        WhoWasSeen = Apply(row.WhoWasSeen),
        Risk = Apply(row.Risk),
        Response = Apply(row.Response),
        Impact = Apply(row.Impact),
        Partnership = Apply(row.Partnership),
        Learning = Apply(row.Learning),
        When = row.When with { AsWritten = Apply(row.When.AsWritten) },
    };

    /// <summary>The composite chronology with every listed name replaced.</summary>
    public IEnumerable<CompositeRow<TAgency>> Apply<TAgency>(IEnumerable<CompositeRow<TAgency>> rows) =>
        rows.Select(row => row with { Row = Apply(row.Row) });

    /// <summary>Where listed names stand in a text, each with its pseudonym.</summary>
    internal IEnumerable<(int From, int To, Pseudonym Pseudonym)> Places(string text)
    {
        var folded = FoldedText.Of(text);
        return Matches(folded).Where(match => match.Pseudonym is not null).Select(match => (folded.Start(match.From), EndOf(folded, match.To), match.Pseudonym!));
    }

    /// <summary>The ways in which a name with apostrophes may be written.</summary>
    private static IEnumerable<string> Forms(string name)
    {
        var folded = FoldedText.Fold(name);
        yield return folded;
        if (folded.Contains('\'', StringComparison.Ordinal))
        {
            yield return folded.Replace("'", "", StringComparison.Ordinal);
            yield return folded.Replace("'", " ", StringComparison.Ordinal);
        }
    }

    private IEnumerable<(int From, int To, Pseudonym? Pseudonym)> Matches(FoldedText text)
    {
        for (var from = 0; from < text.Length;)
        {
            var isEdge = text.IsEdge(from);
            if ((isEdge || IsBehindParticle(text, from)) && Longest(text, from, least: isEdge ? 1 : 3) is { } match
                && (match.Pseudonym is not null || !HidesName(text, from, match.To)))
            {
                yield return (from, match.To, match.Pseudonym);
                from = match.To;
            }
            else
            {
                from++;
            }
        }
    }

    private (int To, Pseudonym? Pseudonym)? Longest(FoldedText text, int from, int least)
    {
        (int To, Pseudonym? Pseudonym)? longest = null;
        var node = NameTrie.Root;
        for (var to = from; to < text.Length && _trie.Next(node, text.Letters[to]) is var next and not NameTrie.None; node = next)
        {
            to++;
            if (_trie.IsName(next) && to - from >= least && text.IsEdge(to) && Choose(text, from, to, next) is { } found)
            {
                longest = (to, found.Pseudonym);
            }
        }

        return longest;
    }

    // "The child A. Smith" begins like "Child A", but a name that goes on beyond it comes first.
    private bool HidesName(FoldedText text, int from, int to)
    {
        for (var at = from + 1; at < to; at++)
        {
            if (text.IsEdge(at) && Longest(text, at, least: 1) is { Pseudonym: not null } name && name.To > to)
            {
                return true;
            }
        }

        return false;
    }

    private (bool Found, Pseudonym? Pseudonym)? Choose(FoldedText text, int from, int to, int node)
    {
        foreach (var pseudonym in _trie.Names(node))
        {
            if (pseudonym is null
                || (pseudonym.AsWritten ? text.Written(from, to).TrimEnd().SequenceEqual(pseudonym.Name) : !IsOrdinary(text, from, to)))
            {
                return (true, pseudonym);
            }
        }

        return null;
    }

    /// <summary>Whether what looks like the name is, here, the ordinary word or the month that is spelled like it.</summary>
    private static bool IsOrdinary(FoldedText text, int from, int to)
    {
        var word = text.Letters[from..to];
        if (OrdinaryWords.IsMonth(word))
        {
            return IsInDate(text, from, to) || char.IsLower(text.Source[text.Start(from)]);
        }

        return OrdinaryWords.Contains(word) && char.IsLower(text.Source[text.Start(from)]);
    }

    private static bool IsInDate(FoldedText text, int from, int to)
    {
        var letters = text.Letters;
        var behind = letters[to..].TrimStart(' ');
        if (behind.Length >= 4 && !behind[..4].ContainsAnyExceptInRange('0', '9') && (behind.Length == 4 || !char.IsDigit(behind[4])))
        {
            return true;
        }

        var before = letters[..from].TrimEnd(' ');
        var word = before[(before.LastIndexOf(' ') + 1)..];
        if (word.Length > 0 && char.IsDigit(word[0]) && word.Length <= 4)
        {
            return true;
        }

        return (behind.Length == 0 || behind[0] != '\'') && word.Length is > 0 and <= 9 && s_beforeMonth.Contains(word.ToString());
    }

    // In Arabic "and", "to", "by", "so" and "like" are one letter, written onto the word.
    private static bool IsBehindParticle(FoldedText text, int from) =>
        from > 0 && text.Letters[from - 1] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && text.IsEdge(from - 1) && FoldedText.IsArabic(text.Letters[from]);

    // White space and marks behind the last letter belong to what follows.
    private static int EndOf(FoldedText text, int to)
    {
        var (least, end) = (text.Start(to - 1) + 1, text.Start(to));
        while (end > least && char.IsWhiteSpace(text.Source[end - 1]))
        {
            end--;
        }

        return end;
    }

    // "James' coat": the pseudonym needs the s that the name had already. Within quotation marks it is no possessive.
    private static bool IsBarePossessive(string text, int start, int end) =>
        end < text.Length && text[end] is '\'' or '\u2019' && text[end - 1] is 's' or 'S'
        && (end + 1 == text.Length || !char.IsLetter(text[end + 1])) && (start == 0 || text[start - 1] is not ('\'' or '\u2018'));

    /// <summary>Takes "Mr" or "Dr" away before a pseudonym, which says by itself who is meant.</summary>
    private static void TakeTitle(StringBuilder kept)
    {
        var end = kept.Length;
        while (end > 0 && kept[end - 1] is ' ' or '\u00A0')
        {
            end--;
        }

        if (end == kept.Length)
        {
            return;
        }

        var last = end > 0 && kept[end - 1] == '.' ? end - 1 : end;
        var start = last;
        while (start > 0 && last - start < 10 && char.IsLetter(kept[start - 1]))
        {
            start--;
        }

        if (last > start && (start == 0 || !char.IsLetterOrDigit(kept[start - 1])) && s_titles.Contains(kept.ToString(start, last - start)))
        {
            kept.Length = start;
        }
    }

    private static string InCaseOf(ReadOnlySpan<char> written, string replacedBy, StringBuilder before)
    {
        if (replacedBy.Length == 0)
        {
            return replacedBy;
        }

        var (letters, large) = (0, 0);
        foreach (var letter in written)
        {
            letters += char.IsUpper(letter) || char.IsLower(letter) ? 1 : 0;
            large += char.IsUpper(letter) ? 1 : 0;
        }

        if (letters > 2 && large == letters)
        {
            return replacedBy.ToUpperInvariant();
        }

        return char.IsLower(replacedBy[0]) && BeginsSentence(before) ? char.ToUpperInvariant(replacedBy[0]) + replacedBy[1..] : replacedBy;
    }

    private static bool BeginsSentence(StringBuilder before)
    {
        for (var at = before.Length - 1; at >= 0; at--)
        {
            if (before[at] == '\n')
            {
                return true;
            }

            if (!char.IsWhiteSpace(before[at]) && before[at] is not ('"' or '\'' or '\u2018' or '\u201C' or '('))
            {
                return before[at] is '.' or '!' or '?';
            }
        }

        return true;
    }
}
