using System.Globalization;
using PdfSharp.Pdf.IO;
using PracticeReview.Data.Papers;
using PracticeReview.Data.Papers.Pdf;
using SkiaSharp;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>
/// Writes a composite chronology as PDF: A4 landscape, the header row on every page, each agency's name on its colour, the
/// protective marking and "Page 2 of 5" on every page, names of every script shaped as they are written.
/// </summary>
public static class CompositePdf
{
    /// <summary>The content type of what <see cref="Write"/> writes.</summary>
    public const string ContentType = PdfPaper.ContentType;

    private const float Width = 841.89f, Height = 595.28f, Left = 28.35f, Top = 52, Bottom = Height - 42, TextWidth = Width - (2 * Left);
    private const float Size = 7.5f, Side = 3.5f, Above = 2.5f;

    private static readonly SKPaint s_white = new() { Color = SKColors.White, IsAntialias = true };

    /// <summary>Writes the document. Its layout is kept in memory until the number of its pages is known.</summary>
    /// <param name="export">What to write.</param>
    /// <param name="output">Where to; it need not be seekable, and is left open.</param>
    /// <exception cref="InvalidOperationException">There is no font on this machine.</exception>
    public static void Write(CompositeExport export, Stream output)
    {
        var layout = new Layout(export);
        using var drawn = new MemoryStream();
        using (var document = SKDocument.CreatePdf(drawn))
        {
            foreach (var (at, page) in layout.Pages.Index())
            {
                var canvas = document.BeginPage(Width, Height);
                layout.Running(canvas, export.ProtectiveMarking, export.Partnership, 24);
                foreach (var draw in page)
                {
                    draw(canvas);
                }

                var number = string.Create(CultureInfo.InvariantCulture, $"Page {at + 1} of {layout.Pages.Count}");
                layout.Running(canvas, export.ProtectiveMarking, export.Reference.Length > 0 ? $"{export.Reference}   {number}" : number, Height - 32);
                document.EndPage();
            }

            document.Close();
        }

        drawn.Position = 0;
        using var whole = new MemoryStream();
        using (var finished = PdfReader.Open(drawn, PdfDocumentOpenMode.Modify))
        {
            finished.Language = "en-GB";
            finished.Info.Title = PaperText.Line(export.Title);
            finished.ViewerPreferences.DisplayDocTitle = true;
            finished.Save(whole, closeStream: false);
        }

        whole.Position = 0;
        whole.CopyTo(output);
    }

    /// <summary>Puts lines on pages from the top; a row that does not fit goes on the next, and one that is longer than a page is cut.</summary>
    private sealed class Layout
    {
        private readonly PdfText _text = new();
        private readonly ColourPlaces _colours;
        private float _y = Top;

        public Layout(CompositeExport export)
        {
            _colours = new ColourPlaces(export.Agencies);
            Words(export.Title, 18, bold: true, PdfPages.Accent);
            Words(export.Partnership, 11, bold: true, PdfPages.Quiet);
            Words(export.Reference, 11, bold: true, PdfPages.Quiet);
            Words(export.IsAnonymised ? "Listed names are replaced by pseudonyms. Names that are not listed may remain." : "", 9, bold: false, PdfPages.Ink);
            Words(export.Note, 9, bold: false, PdfPages.Ink);
            Key(export.Agencies);
            var columns = export.ChosenColumns();
            Table(
                [.. columns.Select(CompositeWordDocument.Share)],
                [.. columns.Select(ExportColumns.Name)],
                export.Rows.Select(row => (columns.Select(column => ExportColumns.Value(row, column)).ToArray(), columns[0] == ExportColumn.Agency ? AgencyColours.Of(_colours.Of(row.Agency)) : null)));
            if (export.Unread.Count > 0)
            {
                _y += 14;
                Words("Could not be read", 14, bold: true, PdfPages.Accent);
                Table([12, 14, 6, 10, 26, 40], ["Agency", "File", "Row", "Column", "What is wrong", "As it stood"], export.Unread.Select(row =>
                    (new[] { row.Agency, row.File, row.Row == 0 ? "whole file" : row.Row.ToString(CultureInfo.InvariantCulture), row.Column, row.WhatIsWrong, row.AsItStood }, (AgencyColour?)null)));
            }
        }

        public List<List<Action<SKCanvas>>> Pages { get; } = [[]];

        public void Running(SKCanvas canvas, string marking, string end, float top)
        {
            _text.Break(PaperText.Line(marking), 8, bold: true, TextWidth / 2)[0].Draw(canvas, Left, top, PdfPages.Quiet);
            var last = _text.Break(PaperText.Line(end), 8, bold: false, TextWidth / 2)[0];
            last.Draw(canvas, Left + TextWidth - last.Width, top, PdfPages.Quiet);
        }

        private void Words(string text, float size, bool bold, SKPaint paint)
        {
            foreach (var line in PaperText.Paragraphs(text).SelectMany(words => _text.Break(words, size, bold, TextWidth)))
            {
                if (_y + line.Height > Bottom)
                {
                    NextPage();
                }

                Put(line, Left, _y, TextWidth, paint);
                _y += line.Height;
            }
        }

        private void Key(IReadOnlyList<string> agencies)
        {
            var left = Left;
            _y += 4;
            foreach (var agency in agencies)
            {
                var line = _text.Break(PaperText.Line(agency), 8, bold: true, TextWidth - 20)[0];
                if (left + line.Width + 14 > Left + TextWidth && left > Left)
                {
                    left = Left;
                    _y += 18;
                }

                var colour = AgencyColours.Of(_colours.Of(agency));
                Fill(new SKRect(left, _y, left + line.Width + 10, _y + line.Height + 3), colour);
                Put(line, left + 6, _y + 1.5f, line.Width, PdfPages.Ink);
                left += line.Width + 18;
            }

            _y += agencies.Count > 0 ? 22 : 0;
        }

        private void Table(int[] shares, string[] headers, IEnumerable<(string[] Cells, AgencyColour? Colour)> rows)
        {
            var widths = WidthsOf(shares, headers);
            var header = headers.Select((name, column) => _text.Break(name, Size, bold: true, widths[column] - (2 * Side))).ToArray();
            var headerHeight = HeightOf(header);
            if (_y + headerHeight + 20 > Bottom)
            {
                NextPage();
            }

            DrawHeader();
            foreach (var (cells, colour) in rows)
            {
                var rest = cells.Select((text, column) => Lines(text, column)).ToArray();
                if (HeightOf(rest) > Bottom - _y && HeightOf(rest) <= Bottom - Top - headerHeight)
                {
                    NextPage();
                    DrawHeader();
                }

                while (HeightOf(rest) > Bottom - _y)
                {
                    var room = Bottom - _y - (2 * Above);
                    var piece = Array.ConvertAll(rest, lines => Fitting(lines, room));
                    if (piece.All(lines => lines.Count == 0))
                    {
                        if (_y <= Top + headerHeight + 1)
                        {
                            // A line higher than a page would never fit.
                            break;
                        }
                    }
                    else
                    {
                        DrawRow(piece, Bottom - _y, colour);
                        rest = [.. rest.Select((lines, column) => (IReadOnlyList<PdfLine>)[.. lines.Skip(piece[column].Count)])];
                    }

                    NextPage();
                    DrawHeader();
                }

                DrawRow(rest, HeightOf(rest), colour);
            }

            void DrawHeader()
            {
                var area = new SKRect(Left, _y, Left + TextWidth, _y + headerHeight);
                Pages[^1].Add(canvas => canvas.DrawRect(area, PdfPages.Accent));
                Cells(header, s_white);
                _y += headerHeight;
            }

            void DrawRow(IReadOnlyList<PdfLine>[] lines, float height, AgencyColour? colour)
            {
                var left = Left;
                for (var column = 0; column < widths.Length; column++)
                {
                    var area = new SKRect(left, _y, left + widths[column], _y + height);
                    if (column == 0 && colour is not null)
                    {
                        Fill(area, colour);
                    }

                    Pages[^1].Add(canvas => canvas.DrawRect(area, PdfPages.Rule));
                    left += widths[column];
                }

                Cells(lines, PdfPages.Ink);
                _y += height;
            }

            void Cells(IReadOnlyList<PdfLine>[] lines, SKPaint paint)
            {
                var left = Left;
                for (var column = 0; column < widths.Length; column++)
                {
                    var top = _y + Above;
                    foreach (var line in lines[column])
                    {
                        Put(line, left + Side, top, widths[column] - (2 * Side), paint);
                        top += line.Height;
                    }

                    left += widths[column];
                }
            }

            IReadOnlyList<PdfLine> Lines(string text, int column)
            {
                var words = string.Join("\n\n", PaperText.Paragraphs(CompositeWordDocument.Clean(text)));
                return words.Length == 0 ? [] : _text.Break(words, Size, bold: column == 0, widths[column] - (2 * Side));
            }
        }

        // By their shares, but none so narrow that a word of its header, a day in numbers or a time would be cut: what one needs more, the others give.
        private float[] WidthsOf(int[] shares, string[] headers)
        {
            var least = Array.ConvertAll(headers, name => (2 * Side) + 0.5f + Math.Max(_text.WidestWord(name, Size, bold: true), _text.WidestWord(LongestOf(name), Size, bold: false)));
            var atLeast = new bool[shares.Length];
            while (true)
            {
                var room = TextWidth - least.Where((_, column) => atLeast[column]).Sum();
                var rest = shares.Where((_, column) => !atLeast[column]).Sum();
                var widths = shares.Select((share, column) => atLeast[column] ? least[column] : room * share / rest).ToArray();
                var narrow = Enumerable.Range(0, widths.Length).Where(column => !atLeast[column] && widths[column] < least[column]).ToList();
                if (narrow.Count == 0 || narrow.Count == atLeast.Count(isLeast => !isLeast))
                {
                    return widths;
                }

                narrow.ForEach(column => atLeast[column] = true);
            }
        }

        private static string LongestOf(string header) =>
            header == ExportColumns.Name(ExportColumn.Date) ? "30/08/2026" : header == ExportColumns.Name(ExportColumn.Time) ? "20:08" : "";

        private static IReadOnlyList<PdfLine> Fitting(IReadOnlyList<PdfLine> lines, float room)
        {
            var taken = 0;
            for (var used = 0f; taken < lines.Count && used + lines[taken].Height <= room; taken++)
            {
                used += lines[taken].Height;
            }

            return [.. lines.Take(taken)];
        }

        private static float HeightOf(IReadOnlyList<PdfLine>[] cells) => Math.Max(cells.Max(lines => lines.Sum(line => line.Height)) + (2 * Above), 14);

        private void NextPage()
        {
            Pages.Add([]);
            _y = Top;
        }

        private void Fill(SKRect area, AgencyColour colour)
        {
            var (ground, edge) = (Paint(colour.Ground), Paint(colour.Edge));
            Pages[^1].Add(canvas =>
            {
                canvas.DrawRect(area, ground);
                canvas.DrawRect(new SKRect(area.Left, area.Top, area.Left + 2.2f, area.Bottom), edge);
            });
        }

        private static SKPaint Paint(string colour) => new() { Color = SKColor.Parse(colour) };

        private void Put(PdfLine line, float left, float top, float width, SKPaint paint) =>
            Pages[^1].Add(canvas => line.Draw(canvas, line.RightToLeft ? left + width - line.Width : left, top, paint));
    }
}
