using System.Runtime.InteropServices;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites;

internal sealed partial class EventVocabulary
{
    private sealed class Builder
    {
        // A word as it is written is brought to its form once, however often it stands there; -1 where it carries nothing.
        private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<string> _forms = [];
        private readonly List<string> _shown = [];
        private readonly List<int> _found = [];
        private Tally[] _tallies = new Tally[1024];
        private int _text;

        public int[] Add(string text)
        {
            var written = _written.GetAlternateLookup<ReadOnlySpan<char>>();
            _found.Clear();
            _text++;
            foreach (var (start, length) in new WordsOf(text))
            {
                var word = text.AsSpan(start, length);
                if (!written.TryGetValue(word, out var number))
                {
                    number = NumberOf(word);
                    _written.Add(word.ToString(), number);
                }

                if (number < 0)
                {
                    continue;
                }

                ref var tally = ref _tallies[number];
                if (!char.IsUpper(word[0]))
                {
                    tally.Smalls++;
                }
                else if (start > 1 && text[start - 1] == ' ' && text[start - 2] is not ('.' or '!' or '?' or ':'))
                {
                    tally.Capitals++;
                }

                if (tally.Last != _text)
                {
                    tally.Last = _text;
                    tally.Texts++;
                    _found.Add(number);
                }
            }

            return [.. _found];
        }

        public EventVocabulary Finish(int[][] texts)
        {
            var order = Enumerable.Range(0, _forms.Count).ToArray();
            Array.Sort(order, (a, b) => _tallies[a].Texts != _tallies[b].Texts ? _tallies[a].Texts.CompareTo(_tallies[b].Texts) : string.CompareOrdinal(_forms[a], _forms[b]));
            var places = new int[order.Length];
            var (words, counts) = (new string[order.Length], new int[order.Length]);
            var (weights, names) = (new double[order.Length], new bool[order.Length]);
            for (var place = 0; place < order.Length; place++)
            {
                var number = order[place];
                var tally = _tallies[number];
                places[number] = place;
                (words[place], counts[place]) = (_shown[number], tally.Texts);
                weights[place] = Math.Log(1 + ((double)Math.Max(texts.Length, 8) / tally.Texts));
                names[place] = tally.Capitals > tally.Smalls && !OrdinaryWords.Contains(FoldedText.Fold(words[place]));
            }

            foreach (var text in texts)
            {
                for (var at = 0; at < text.Length; at++)
                {
                    text[at] = places[text[at]];
                }

                Array.Sort(text);
            }

            foreach (var word in _written.Keys)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrNullRef(_written, word);
                number = number < 0 ? number : places[number];
            }

            return new(words, counts, weights, names, texts, _written);
        }

        // Shown is the shortest way in which it is written, and of these the first in order: the same whatever text comes first.
        private int NumberOf(ReadOnlySpan<char> word)
        {
            Span<char> buffer = stackalloc char[LongestForm];
            var form = Form(word, buffer);
            if (form.Length == 0)
            {
                return -1;
            }

            var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!numbers.TryGetValue(form, out var number))
            {
                number = _forms.Count;
                var kept = form.ToString();
                _numbers.Add(kept, number);
                _forms.Add(kept);
                _shown.Add(word.ToString());
                if (number == _tallies.Length)
                {
                    Array.Resize(ref _tallies, 2 * number);
                }
            }
            else if (word.Length < _shown[number].Length || (word.Length == _shown[number].Length && word.CompareTo(_shown[number], StringComparison.Ordinal) < 0))
            {
                _shown[number] = word.ToString();
            }

            return number;
        }

        private struct Tally
        {
            public int Texts, Capitals, Smalls, Last;
        }
    }
}

