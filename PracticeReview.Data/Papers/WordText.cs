using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace PracticeReview.Data.Papers;

/// <summary>Cleaned words as Word's paragraphs and runs, each in its direction.</summary>
internal static class WordText
{
    /// <summary>A paragraph of a style; line breaks in the text are kept.</summary>
    public static WordParagraph Paragraph(string text, string? style = null)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        }

        if (TextDirection.IsRightToLeft(text))
        {
            properties.BiDi = new BiDi();
        }

        var paragraph = new WordParagraph(properties);
        paragraph.Append(Runs(text));
        return paragraph;
    }

    /// <summary>The paragraphs of a text, or an empty one where there are no words.</summary>
    public static IEnumerable<WordParagraph> Paragraphs(string text, string? style = null)
    {
        var paragraphs = PaperText.Paragraphs(text);
        return paragraphs.Count == 0 ? [Paragraph("", style)] : paragraphs.Select(words => Paragraph(words, style));
    }

    /// <summary>Runs, cut where the direction changes so that Word takes the letters of the right script.</summary>
    public static OpenXmlElement[] Runs(string text)
    {
        var levels = TextDirection.Levels(text, TextDirection.IsRightToLeft(text));
        List<OpenXmlElement> runs = [];
        for (var start = 0; start < text.Length;)
        {
            var rightToLeft = levels[start] % 2 == 1;
            var end = start + 1;
            while (end < text.Length && levels[end] % 2 == 1 == rightToLeft)
            {
                end++;
            }

            runs.Add(Run(text[start..end], rightToLeft));
            start = end;
        }

        return [.. runs];
    }

    private static Run Run(string text, bool rightToLeft)
    {
        var run = new Run();
        if (rightToLeft)
        {
            run.Append(new RunProperties(new RightToLeftText()));
        }

        var first = true;
        foreach (var line in text.Split('\n'))
        {
            if (!first)
            {
                run.Append(new Break());
            }

            first = false;
            foreach (var (index, part) in line.Split('\t').Index())
            {
                if (index > 0)
                {
                    run.Append(new TabChar());
                }

                if (part.Length > 0)
                {
                    run.Append(new Text(part) { Space = SpaceProcessingModeValues.Preserve });
                }
            }
        }

        return run;
    }
}
