using System.Globalization;
using System.Text;
using SkiaSharp;

namespace PracticeReview.Data.Papers.Pdf;

/// <summary>Breaks cleaned text into lines and shapes them, in every script that the machine has a font for.</summary>
internal sealed class PdfText
{
    // A joined "ffi" is copied as one strange character by some programs.
    private static readonly HarfBuzzSharp.Feature[] s_noLigatures = [new(HarfBuzzSharp.Tag.Parse("liga"), 0), new(HarfBuzzSharp.Tag.Parse("clig"), 0)];

    private readonly Dictionary<(string Word, bool Bold), float> widths = [];

    /// <summary>The lines of a text; an empty text is an empty line.</summary>
    /// <param name="text">Cleaned text; its line breaks are kept.</param>
    /// <param name="size">The size of the letters in points.</param>
    /// <param name="bold">Whether they are bold.</param>
    /// <param name="width">How wide a line may be, in points.</param>
    public IReadOnlyList<PdfLine> Break(string text, float size, bool bold, float width)
    {
        List<PdfLine> lines = [];
        foreach (var paragraph in text.Replace("\t", "    ", StringComparison.Ordinal).Split('\n'))
        {
            var rightToLeft = TextDirection.IsRightToLeft(paragraph);
            var levels = TextDirection.Levels(paragraph, rightToLeft);
            foreach (var (start, length) in Cut(paragraph, bold, width / size))
            {
                var words = paragraph.AsSpan(start, length).TrimEnd(' ');
                lines.Add(new PdfLine(Shape(words, levels.AsSpan(start, words.Length), bold), size, rightToLeft));
            }
        }

        return lines;
    }

    /// <summary>How wide the widest word of a text is, in points: in a narrower line it would be cut.</summary>
    public float WidestWord(string text, float size, bool bold) =>
        Words(text).Select(word => Measure(text.Substring(word.Start, word.Length).TrimEnd(' '), bold) * size).DefaultIfEmpty().Max();

    private List<(int Start, int Length)> Cut(string paragraph, bool bold, float width)
    {
        List<(int Start, int Length)> lines = [];
        int start = 0, end = 0;
        var used = 0f;
        foreach (var (wordStart, wordLength) in Words(paragraph))
        {
            var word = paragraph.Substring(wordStart, wordLength);
            var needed = Measure(word.TrimEnd(' '), bold);
            if (used + needed > width && end > start)
            {
                lines.Add((start, end - start));
                (start, used) = (wordStart, 0);
            }

            if (needed > width)
            {
                (start, used) = CutWord(word, wordStart, bold, width, lines);
            }
            else
            {
                used += Measure(word, bold);
            }

            end = wordStart + wordLength;
        }

        lines.Add((start, end - start));
        return lines;
    }

    // What is longer than a line, such as an address or words of a script without spaces, is cut between letters.
    private (int Start, float Used) CutWord(string word, int wordStart, bool bold, float width, List<(int Start, int Length)> lines)
    {
        var (start, used) = (0, 0f);
        for (var index = 0; index < word.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(word, index);
            var needed = Measure(word.Substring(index, length), bold);
            if (used + needed > width && index > start)
            {
                lines.Add((wordStart + start, index - start));
                (start, used) = (index, 0);
            }

            used += needed;
            index += length;
        }

        return (wordStart + start, used);
    }

    private static IEnumerable<(int Start, int Length)> Words(string paragraph)
    {
        var start = 0;
        for (var index = 1; index < paragraph.Length; index++)
        {
            var breaks = paragraph[index] != ' ' && (paragraph[index - 1] == ' ' || (paragraph[index - 1] is '/' or '-' && char.IsLetter(paragraph[index])));
            if (breaks)
            {
                yield return (start, index - start);
                start = index;
            }
        }

        if (paragraph.Length > 0)
        {
            yield return (start, paragraph.Length - start);
        }
    }

    private float Measure(string word, bool bold)
    {
        if (!widths.TryGetValue((word, bold), out var width))
        {
            width = Shape(word, TextDirection.Levels(word, rightToLeft: false), bold).Sum(run => run.Width);
            widths[(word, bold)] = width;
        }

        return width;
    }

    private static List<PdfRun> Shape(ReadOnlySpan<char> words, ReadOnlySpan<byte> levels, bool bold)
    {
        List<PdfRun> runs = [];
        foreach (var (start, length, rightToLeft) in TextDirection.Order(levels))
        {
            var before = runs.Count;
            foreach (var (face, partStart, partLength) in Faces(words.Slice(start, length), bold))
            {
                var run = Shape(face, words.Slice(start + partStart, partLength).ToString(), rightToLeft);
                runs.Insert(rightToLeft ? before : runs.Count, run);
            }
        }

        return runs;
    }

    private static List<(PdfFace Face, int Start, int Length)> Faces(ReadOnlySpan<char> words, bool bold)
    {
        List<(PdfFace Face, int Start, int Length)> parts = [];
        var position = 0;
        foreach (var rune in words.EnumerateRunes())
        {
            // A space or a mark goes with the letter before it.
            var follows = parts.Count > 0 && (rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.SpacingCombiningMark);
            var face = follows && parts[^1].Face.Has(rune.Value) ? parts[^1].Face : PdfFace.For(rune, bold);
            if (parts.Count > 0 && parts[^1].Face == face)
            {
                parts[^1] = (face, parts[^1].Start, parts[^1].Length + rune.Utf16SequenceLength);
            }
            else
            {
                parts.Add((face, position, rune.Utf16SequenceLength));
            }

            position += rune.Utf16SequenceLength;
        }

        return parts;
    }

    private static PdfRun Shape(PdfFace face, string words, bool rightToLeft)
    {
        var encoded = Encoding.UTF8.GetBytes(words);
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf8(encoded);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? HarfBuzzSharp.Direction.RightToLeft : HarfBuzzSharp.Direction.LeftToRight;
        face.Shaper.Shape(buffer, rightToLeft ? [] : s_noLigatures);
        var (infos, positions) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var places = new SKPoint[infos.Length];
        var width = 0f;
        for (var index = 0; index < infos.Length; index++)
        {
            places[index] = new SKPoint(width + (positions[index].XOffset * face.Scale), -positions[index].YOffset * face.Scale);
            width += positions[index].XAdvance * face.Scale;
        }

        return new PdfRun(face, encoded, Array.ConvertAll(infos, info => (ushort)info.Codepoint), Array.ConvertAll(infos, info => info.Cluster), places, width);
    }
}
