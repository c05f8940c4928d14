using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites;

/// <summary>Something that a text says was so, or was not.</summary>
/// <param name="About">What about, such as "attended" or "an injury".</param>
/// <param name="Who">Of whom or what it is said, such as "mother"; empty where the sentence doesn't say.</param>
/// <param name="IsSo">Whether it was so.</param>
/// <param name="Sentence">The sentence it was read from.</param>
internal sealed record Claim(string About, string Who, bool IsSo, string Sentence)
{
    /// <summary>Whether a column says it, which has no sentence of its own.</summary>
    public bool IsColumn { get; init; }
}

/// <summary>A number of something.</summary>
/// <param name="Form">The form by which the thing is compared.</param>
internal sealed record Count(int Number, string Of, string Form, string Sentence);

/// <summary>
/// Reads from a text a few things that agencies often tell differently: who attended, was seen, was present, was hurt, was
/// arrested, had drunk, was told; and how many there were. By words alone: what will be or should be is passed over, and a
/// sentence that says both says nothing.
/// </summary>
internal static partial class Claims
{
    private static readonly FrozenDictionary<string, (string About, bool IsSo)> s_words = new Dictionary<string, (string, bool)>(StringComparer.Ordinal)
    {
        ["attended"] = ("attended", true),
        ["attend"] = ("attended", true),
        ["attends"] = ("attended", true),
        ["attendance"] = ("attended", true),
        ["brought"] = ("attended", true),
        ["dna"] = ("attended", false),
        ["dna'd"] = ("attended", false),
        ["wnb"] = ("attended", false),
        ["absent"] = ("attended", false),
        ["absence"] = ("attended", false),
        ["truanted"] = ("attended", false),
        ["present"] = ("present", true),
        ["seen"] = ("seen", true),
        ["saw"] = ("seen", true),
        ["unseen"] = ("seen", false),
        ["alone"] = ("alone", true),
        ["injury"] = ("an injury", true),
        ["injuries"] = ("an injury", true),
        ["injured"] = ("an injury", true),
        ["bruise"] = ("an injury", true),
        ["bruises"] = ("an injury", true),
        ["bruising"] = ("an injury", true),
        ["bruised"] = ("an injury", true),
        ["unharmed"] = ("an injury", false),
        ["uninjured"] = ("an injury", false),
        ["unhurt"] = ("an injury", false),
        ["arrested"] = ("arrested", true),
        ["arrest"] = ("arrested", true),
        ["informed"] = ("told", true),
        ["notified"] = ("told", true),
        ["uninformed"] = ("told", false),
        ["consented"] = ("consent", true),
        ["consent"] = ("consent", true),
        ["drunk"] = ("drunk", true),
        ["intoxicated"] = ("drunk", true),
        ["sober"] = ("drunk", false),
        ["referred"] = ("a referral", true),
        ["referral"] = ("a referral", true),
        ["disclosed"] = ("a disclosure", true),
        ["disclosure"] = ("a disclosure", true),
        ["disclosures"] = ("a disclosure", true),
        ["registered"] = ("registered", true),
        ["unregistered"] = ("registered", false),
        ["immunised"] = ("immunised", true),
        ["vaccinated"] = ("immunised", true),
        ["unimmunised"] = ("immunised", false),
        ["heard"] = ("heard", true),
        ["unheard"] = ("heard", false),
        ["asleep"] = ("asleep", true),
        ["awake"] = ("asleep", false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_people = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mother"] = "mother",
        ["mum"] = "mother",
        ["mummy"] = "mother",
        ["father"] = "father",
        ["dad"] = "father",
        ["parents"] = "parents",
        ["parent"] = "parents",
        ["child"] = "child",
        ["children"] = "children",
        ["baby"] = "child",
        ["grandmother"] = "grandmother",
        ["gran"] = "grandmother",
        ["nan"] = "grandmother",
        ["grandfather"] = "grandfather",
        ["grandad"] = "grandfather",
        ["partner"] = "partner",
        ["sibling"] = "sibling",
        ["siblings"] = "siblings",
        ["brother"] = "brother",
        ["sister"] = "sister",
        ["aunt"] = "aunt",
        ["uncle"] = "uncle",
        ["police"] = "police",
        ["school"] = "school",
        ["ambulance"] = "ambulance",
        ["paramedics"] = "ambulance",
        ["paramedic"] = "ambulance",
        ["visitor"] = "health visitor",
        ["worker"] = "social worker",
        ["midwife"] = "midwife",
        ["gp"] = "doctor",
        ["doctor"] = "doctor",
        ["nurse"] = "nurse",
        ["teacher"] = "school",
        ["officer"] = "police",
        ["officers"] = "police",
        ["she"] = "",
        ["he"] = "",
        ["they"] = "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_not = FrozenSet.Create(
        StringComparer.Ordinal, "not", "no", "never", "without", "nobody", "none", "neither", "nor", "failed", "unable", "refused", "declined", "cannot", "can't", "didn't", "wasn't", "weren't", "hasn't", "hadn't", "isn't", "aren't", "couldn't", "don't", "doesn't", "wouldn't", "missed", "cancelled");

    private static readonly FrozenSet<string> s_open = FrozenSet.Create(
        StringComparer.Ordinal, "will", "would", "should", "could", "may", "might", "must", "if", "whether", "invited", "due", "asked", "planned", "unless", "consider", "considered", "agreed", "encouraged", "advised", "until", "needs", "wants", "wanted", "need", "possible", "possibly", "alleged", "allegedly", "explore", "when");

    private static readonly FrozenDictionary<string, int> s_numbers = "two three four five six seven eight nine ten eleven twelve".Split(' ').Index()
        .ToFrozenDictionary(word => word.Item, word => word.Index + 2, StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_notCounted = FrozenSet.Create(
        StringComparer.Ordinal, "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "times", "time", "centile", "percent", "pounds", "miles", "metres", "degrees", "and", "the", "for", "that", "this", "from", "with", "more", "other", "others", "further", "different", "separate",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "enquiry", "enquiries", "assessment", "plan", "hundred", "thousand");

    /// <summary>What a text says, once for each thing and person, and numbers of things, once for each; what it says both ways, or with two numbers, is left out.</summary>
    /// <param name="children">Names of the children of the case in the form in which names are compared, who are "the child", with the name by which each is known.</param>
    /// <param name="known">What is known of words, for many texts after each other.</param>
    /// <param name="speaker">Who tells it, such as "mother", where it is told by somebody who says "I"; null in a record.</param>
    public static (List<Claim> Claims, List<Count> Counts) In(string text, IReadOnlyDictionary<string, string> children, string? speaker = null, KnownWords? known = null)
    {
        known ??= new KnownWords();
        var claims = new Dictionary<(string About, string Who), Claim?>();
        var counts = new Dictionary<string, Count?>(StringComparer.Ordinal);
        foreach (var sentence in Sentences(text))
        {
            var words = Words(sentence, known);
            foreach (var claim in InSentence(sentence, words, children, speaker))
            {
                var key = (claim.About, claim.Who);
                claims[key] = claims.TryGetValue(key, out var earlier) && (earlier is null || earlier.IsSo != claim.IsSo) ? null : claim;
            }

            Count(sentence, words, counts);
        }

        return ([.. claims.Values.OfType<Claim>()], [.. counts.Values.OfType<Count>()]);
    }

    private static void Count(string sentence, List<Term> words, Dictionary<string, Count?> found)
    {
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (words[at].Is.Number is not { } number)
            {
                continue;
            }

            // "Three small bruises": the thing may stand behind a word that says what it is like.
            for (var ahead = 1; ahead <= 2 && at + ahead < words.Count && words[at + ahead].Small is { Length: > 3 } thing && char.IsLetter(thing[0]) && !s_notCounted.Contains(thing); ahead++)
            {
                if (thing[^1] == 's' && EventVocabulary.FormOf(thing) is { } form)
                {
                    found[form] = found.TryGetValue(form, out var earlier) && (earlier is null || earlier.Number != number) ? null : new Count(number, thing, form, sentence);
                    break;
                }
            }
        }
    }

    private static IEnumerable<Claim> InSentence(string sentence, List<Term> words, IReadOnlyDictionary<string, string> children, string? speaker)
    {
        var who = "";
        var clause = 0;
        for (var at = 0; at < words.Count; at++)
        {
            var (word, small) = (words[at].Is.Word, words[at].Small);
            clause = words[at].Opens || small is "but" or "although" or "however" or "and" or "while" or "whereas" ? at : clause;
            if (speaker is not null && small is "i" or "i'm" or "i'd" or "i've" or "me")
            {
                who = speaker;
            }
            else if (speaker is "mother" or "father" && small is "daughter" or "son" or "girl" or "boy" && at > 0 && words[at - 1].Small is "my" or "our")
            {
                who = "child";
            }
            else if (words[at].Is.Person is { } person)
            {
                who = person;
            }
            else if (IsChild(words[at].Is, children))
            {
                who = "child";
            }
            else if (char.IsUpper(word[0]) && at > clause && !OrdinaryWords.Contains(small) && char.IsLower(word[^1]))
            {
                who = small;
            }

            if (words[at].Is.Says is not { } known)
            {
                continue;
            }

            var isSo = known.IsSo;
            var open = false;
            var behindTo = at > 0 && words[at - 1].Small == "to";
            var negated = false;
            for (var back = at - 1; back >= Math.Max(clause, at - 5); back--)
            {
                negated |= s_not.Contains(words[back].Small);
                open |= s_open.Contains(words[back].Small);
            }

            // "Failed to attend" says that it was not so; "to attend" alone says nothing.
            if (open || (behindTo && !negated) || (known.About == "attended" && small == "brought" && !IsToSomewhere(words, at)))
            {
                continue;
            }

            isSo ^= negated;
            yield return new Claim(known.About, Behind(words, at, known.About, children) ?? who, isSo, sentence);
        }
    }

    private static bool IsToSomewhere(List<Term> words, int at) => at + 1 == words.Count || words[at + 1].Small is "to" or "in" or "for" or "by";

    // "Saw the child", "no injuries to the child": of whom it is said stands behind.
    private static string? Behind(List<Term> words, int at, string about, IReadOnlyDictionary<string, string> children)
    {
        if (words[at].Small is not "saw" && about is not ("an injury" or "a referral" or "consent"))
        {
            return null;
        }

        for (var ahead = at + 1; ahead <= at + 4 && ahead < words.Count && !words[ahead].Opens; ahead++)
        {
            if (words[ahead].Is.Person is { Length: > 0 } person)
            {
                return person;
            }

            if (IsChild(words[ahead].Is, children))
            {
                return "child";
            }
        }

        return about is "an injury" or "a referral" ? "" : null;
    }

    [GeneratedRegex(@"[;\r\n]", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenPieces();

    [GeneratedRegex(@"[,/&+]|\band\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BetweenPeople();

    /// <summary>Whom a column names that lists people, such as "mother" and "larkham" for "Mum; Darren Larkham (partner)"; whoever is said not to be meant is left out, and whoever is named in one breath with them.</summary>
    public static IReadOnlyList<string> Listed(string column, IReadOnlyDictionary<string, string> children, KnownWords? known = null)
    {
        known ??= new KnownWords();
        var people = new List<string>();
        foreach (var part in BetweenPieces().Split(column).TakeWhile(piece => !(Denies(piece) && piece.Contains(':', StringComparison.Ordinal))).Where(piece => !Denies(piece)).SelectMany(piece => BetweenPeople().Split(piece)))
        {
            var words = Words(part, known);
            if (words.Exists(word => s_open.Contains(word.Small)))
            {
                continue;
            }

            if (words.Exists(word => IsChild(word.Is, children)))
            {
                people.Add("child");
                continue;
            }

            // "Darren Pike (partner)" is spoken of as either; by name, by the last of the names.
            people.AddRange(words.Where(word => word.Is.Person is { Length: > 0 }).Take(1).Select(word => word.Is.Person!));
            people.AddRange(words.Where(word => word.Is.Person is null && char.IsUpper(word.Is.Word[0]) && char.IsLower(word.Is.Word[^1]) && !OrdinaryWords.Contains(word.Small)).TakeLast(1).Select(word => word.Small));
        }

        return people;

        // "Mother and Jade not seen" speaks of both; behind "Not seen:" all the rest may be meant.
        bool Denies(string piece) => Words(piece, known).Exists(word => s_not.Contains(word.Small) || word.Small == "unseen");
    }

    /// <summary>Whether a word names a person by what they are, such as "mum" or "teacher".</summary>
    public static bool IsPerson(string small) => s_people.ContainsKey(small);

    /// <summary>Which of the children a sentence names, each once by whichever name.</summary>
    public static IReadOnlySet<string> ChildrenIn(string sentence, IReadOnlyDictionary<string, string> children) =>
        Words(sentence, new KnownWords()).Where(word => IsChild(word.Is, children)).Select(word => children[FoldedText.Fold(word.Is.Word)]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Who a family member is in the texts of agencies, such as "mother" for "Mother of the child".</summary>
    public static string Speaker(string relation)
    {
        foreach (var term in Words(relation, new KnownWords()))
        {
            if (term.Is.Person is { Length: > 0 } person && person is not ("child" or "children"))
            {
                return person;
            }
        }

        return relation.Trim().ToLowerInvariant();
    }

    private static bool IsChild(KnownWord word, IReadOnlyDictionary<string, string> children) => children.Count > 0 && char.IsUpper(word.Word[0]) && children.ContainsKey(FoldedText.Fold(word.Word));

    private static List<Term> Words(string sentence, KnownWords known)
    {
        var words = new List<Term>(16);
        var end = 0;
        foreach (var (start, length) in new EventVocabulary.WordsOf(sentence))
        {
            // A number with a sign before or behind it is part of a time, a date or a measure.
            var joined = char.IsDigit(sentence[start])
                && ((start > 0 && sentence[start - 1] is ':' or '/' or '.' or '-' or '£' or '–') || (start + length < sentence.Length && sentence[start + length] is ':' or '/' or '%' or '-' or '–'));
            words.Add(new(joined ? s_joined : known.Of(sentence.AsSpan(start, length)), sentence.AsSpan(end, start - end).IndexOfAny(",;:(–") >= 0));
            end = start + length;
        }

        return words;
    }

    private static readonly KnownWord s_joined = new("-", "-", null, null, null);

    /// <summary>A word where it stands.</summary>
    /// <param name="Opens">Whether a clause begins with it.</param>
    private readonly record struct Term(KnownWord Is, bool Opens)
    {
        public string Small => Is.Small;
    }

    /// <param name="Small">In small letters, without a possessive ending.</param>
    /// <param name="Person">Whom it names; empty for one who was named before, null where it names nobody.</param>
    /// <param name="Says">What it says is so, or is not.</param>
    internal sealed record KnownWord(string Word, string Small, string? Person, (string About, bool IsSo)? Says, int? Number);

    /// <summary>What is known of each word, looked up once however often it stands in the texts.</summary>
    internal sealed class KnownWords
    {
        private readonly Dictionary<string, KnownWord> _words = new(StringComparer.Ordinal);

        public KnownWord Of(ReadOnlySpan<char> written)
        {
            if (_words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known))
            {
                return known;
            }

            var word = written.ToString();
            var small = word.Replace('\u2019', '\'').ToLowerInvariant();
            small = small.EndsWith("'s", StringComparison.Ordinal) ? small[..^2] : small;
            known = new(word, small, s_people.GetValueOrDefault(small), s_words.TryGetValue(small, out var says) ? says : null, NumberOf(small));
            _words.Add(word, known);
            return known;
        }

        private static int? NumberOf(string word)
        {
            if (s_numbers.TryGetValue(word, out var number))
            {
                return number;
            }

            return word.Length <= 2 && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number) && number > 1 ? number : null;
        }
    }

    /// <summary>The sentences of a text, in its order.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ends = text[at] == '\n' || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));
            if (ends && at > start)
            {
                yield return text[start..(at + 1)].Trim();
                start = at + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..].Trim();
        }
    }
}
