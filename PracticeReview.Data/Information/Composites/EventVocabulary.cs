using System.Collections.Frozen;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites;

/// <summary>
/// The words of many events, each brought to one form ("mum" and "mother", "bruises" and "bruising") and weighed by how rare it
/// is among them: what stands everywhere says nothing about any event. Rarer words have lower numbers.
/// </summary>
internal sealed partial class EventVocabulary
{
    private static readonly FrozenSet<string> s_empty = Set("""
        a an and any are as at be been being both but by can could did do does doing for from had has have having he her hers him his i if in into is it its
        me my no nor not of off on or our out over own she so some such than that the their them then there these they this those to too under until up very was
        we were what when where which while who whom why will with would you your also after again all am because before between during each few further here how
        more most only other same should about above below just now s t re per via within upon there's didn't wasn't
        said say says stated state told tell advised noted recorded reported record report went came made make took take given give got get
        time day today date year week month morning afternoon evening night mr mrs ms miss dr
        """);

    private static readonly FrozenDictionary<string, string> s_forms = Pairs("""
        mum:mother mummy:mother mom:mother mam:mother dad:father daddy:father gran:grandmother nan:grandmother nana:grandmother nanny:grandmother grandma:grandmother grandad:grandfather
        granny:grandmother aunty:aunt auntie:aunt a&e:hospital ed:hospital infirmary:hospital emergency:hospital ward:hospital bruising:bruis bruised:bruis bruise:bruis bruises:bruis
        injured:injur injury:injur injuries:injur hurt:injur fight:assault fighting:assault assaulted:assault hit:assault punched:assault slapped:assault dv:domestic da:domestic violent:violence
        arrested:arrest arresting:arrest detained:arrest referral:refer referred:refer referrals:refer referring:refer kid:child kids:child children:child
        school:school pupil:child son:boy daughter:girl
        paramedics:ambulance paramedic:ambulance officers:police officer:police pc:police constable:police s47:section47 drunk:alcohol intoxicated:alcohol drinking:alcohol drank:alcohol
        meeting:meet discussion:meet conference:meet dna:attend attended:attend attendance:attend attending:attend attends:attend absent:attend absence:attend
        appointment:appoint appointments:appoint visited:visit visiting:visit visits:visit home:home house:home address:home flat:home
        gp:doctor surgery:doctor paediatrician:doctor hv:healthvisitor midwife:midwif midwives:midwif
        saw:see seen:see seeing:see missing:missing absconded:missing fractured:fractur fracture:fractur broken:fractur broke:fractur
        """);

    /// <summary>More characters of a word are not looked at.</summary>
    public const int LongestForm = 40;

    private readonly string[] _words;
    private readonly int[] _counts;
    private readonly double[] _weights;
    private readonly bool[] _names;
    private readonly double[] _totals;
    private readonly Dictionary<string, int> _written;

    private EventVocabulary(string[] words, int[] counts, double[] weights, bool[] names, int[][] texts, Dictionary<string, int> written)
    {
        (_words, _counts, _weights, _names, Texts, _written) = (words, counts, weights, names, texts, written);
        _totals = Array.ConvertAll(texts, text => text.Sum(word => weights[word]));
    }

    /// <summary>How many different words there are.</summary>
    public int Size => _words.Length;

    /// <summary>For each text the numbers of its words, each once, the rarest first.</summary>
    public int[][] Texts { get; }

    /// <summary>These words as they stand first in one of the texts, in small letters.</summary>
    public string[] AsWritten(string text, ReadOnlySpan<int> words)
    {
        var written = new string[words.Length];
        var numbers = _written.GetAlternateLookup<ReadOnlySpan<char>>();
        var left = words.Length;
        foreach (var (start, length) in new WordsOf(text))
        {
            if (left == 0)
            {
                break;
            }

            if (numbers.TryGetValue(text.AsSpan(start, length), out var number) && words.IndexOf(number) is >= 0 and var at && written[at] is null)
            {
                written[at] = text.Substring(start, length).ToLowerInvariant();
                left--;
            }
        }

        return written;
    }

    /// <summary>Whether a word is nearly always written with a capital letter within sentences and is no common word.</summary>
    public bool IsName(int word) => _names[word];

    /// <summary>The shortest way in which it is written, for a person to read.</summary>
    public string Word(int word) => _words[word];

    /// <summary>Takes in all texts, in time proportional to their length and to sorting their different words.</summary>
    public static EventVocabulary Of(IReadOnlyList<string> texts)
    {
        var builder = new Builder();
        var raw = new int[texts.Count][];
        for (var at = 0; at < raw.Length; at++)
        {
            raw[at] = builder.Add(texts[at]);
        }

        return builder.Finish(raw);
    }

    /// <summary>The forms of the words of one text, in their order, with where each stands; words that carry nothing are left out.</summary>
    public static IEnumerable<(string Form, int Start, int Length)> Forms(string text)
    {
        var found = new List<(string, int, int)>();
        foreach (var (start, length) in new WordsOf(text))
        {
            if (FormOf(text.AsSpan(start, length)) is { } form)
            {
                found.Add((form, start, length));
            }
        }

        return found;
    }

    /// <summary>How much two texts have in common, from 0 to 1; each by its place among the texts.</summary>
    public double Likeness(int a, int b) => Compare(a, b, 0).Likeness;

    /// <summary>How much two texts have in common, and what of it are no names.</summary>
    /// <param name="rareAt">In how many texts a word stands at most to be rare.</param>
    public SharedWords Compare(int a, int b, int rareAt)
    {
        double shared = 0;
        var (common, rare) = (0, false);
        var (one, other) = (Texts[a], Texts[b]);
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            var (word, with) = (one[i], other[j]);
            if (word == with)
            {
                shared += _weights[word];
                if (!_names[word])
                {
                    common++;
                    rare |= _counts[word] <= rareAt;
                }

                i++;
                j++;
            }
            else if (word < with)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        // A short text that says the same as part of a long one is nearly as alike as two that say the same.
        var likeness = shared == 0 ? 0 : 0.5 * (shared / Math.Min(_totals[a], _totals[b])) + 0.5 * (2 * shared / (_totals[a] + _totals[b]));
        return new(likeness, common, rare);
    }

    /// <summary>The words that both have, the rarest first.</summary>
    public static List<int> Shared(int[] a, int[] b)
    {
        var shared = new List<int>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                shared.Add(a[i]);
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared;
    }

    /// <summary>The form by which a word is compared; null for one that carries nothing.</summary>
    public static string? FormOf(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[LongestForm];
        return Form(word, buffer) is { Length: > 0 } form ? form.ToString() : null;
    }

    /// <summary>The form by which a word is compared; empty for one that carries nothing.</summary>
    /// <param name="buffer">Holds the form; <see cref="LongestForm"/> characters.</param>
    public static ReadOnlySpan<char> Form(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length)
        {
            word = word[..buffer.Length];
        }

        var length = 0;
        foreach (var letter in word)
        {
            if (letter >= 128)
            {
                var folded = FoldedText.Fold(word.ToString());
                length = Math.Min(folded.Length, buffer.Length);
                folded.AsSpan(0, length).CopyTo(buffer);
                break;
            }

            buffer[length++] = char.ToLowerInvariant(letter);
        }

        var form = buffer[..length];
        if (form.Length > 2 && form[^1] == 's' && form[^2] is '\'')
        {
            form = form[..^2];
        }

        if (form.Length < 2 || s_empty.GetAlternateLookup<ReadOnlySpan<char>>().Contains(form) || (form.Length < 3 && char.IsDigit(form[0])))
        {
            return [];
        }

        if (s_forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var known))
        {
            return known;
        }

        return Stem(form);
    }

    // Only endings of grammar: two forms of one word must meet, and it does not matter if the stem is no word.
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> form)
    {
        if (form.Length > 5 && form.EndsWith("ing"))
        {
            form = Undouble(form[..^3]);
        }
        else if (form.Length > 4 && form.EndsWith("ied"))
        {
            return form[..^2];
        }
        else if (form.Length > 4 && form.EndsWith("ies"))
        {
            return form[..^2];
        }
        else if (form.Length > 4 && form.EndsWith("ed"))
        {
            form = Undouble(form[..^2]);
        }
        else if (form.Length > 3 && form[^1] == 's' && form[^2] is not ('s' or 'u' or 'i'))
        {
            form = form[..^1];
        }

        return form.Length > 4 && form[^1] is 'e' ? form[..^1] : form.Length > 3 && form[^1] == 'y' ? Replaced(form) : form;
    }

    private static ReadOnlySpan<char> Replaced(ReadOnlySpan<char> form) => string.Concat(form[..^1], "i");

    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> form) =>
        form.Length > 3 && form[^1] == form[^2] && form[^1] is not ('l' or 's' or 'z') ? form[..^1] : form;

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Pairs(string pairs) => pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split(':')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Where the words of a text stand.</summary>
    internal readonly struct WordsOf(string text)
    {
        public Enumerator GetEnumerator() => new(text);

        public struct Enumerator(string text)
        {
            private int _end;

            public (int Start, int Length) Current { get; private set; }

            public bool MoveNext()
            {
                var at = _end;
                while (at < text.Length && !char.IsLetterOrDigit(text[at]))
                {
                    at++;
                }

                if (at == text.Length)
                {
                    return false;
                }

                var start = at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || char.IsHighSurrogate(text[at]) || char.IsLowSurrogate(text[at]) || IsWithin(text, at)))
                {
                    at++;
                }

                Current = (start, at - start);
                _end = at;
                return true;
            }

            private static bool IsWithin(string text, int at) =>
                (text[at] is '\'' or '\u2019' or '&' || (text[at] >= '\u0300' && !char.IsWhiteSpace(text[at]) && !char.IsPunctuation(text[at])))
                && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        }
    }
}

/// <summary>What two texts have in common.</summary>
/// <param name="Likeness">From 0 to 1.</param>
/// <param name="Common">How many of the words are no names.</param>
/// <param name="HasRare">Whether one of these is rare.</param>
internal readonly record struct SharedWords(double Likeness, int Common, bool HasRare);
