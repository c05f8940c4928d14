using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace PracticeReview.Data.Papers.Pdf;

/// <summary>Adds to drawn pages what a reader's program navigates and writes by: language, title, bookmarks and fields.</summary>
internal static class PdfFinish
{
    public static void Write(Stream drawn, PdfPages pages, string title, Stream output)
    {
        using var document = PdfReader.Open(drawn, PdfDocumentOpenMode.Modify);
        document.Language = "en-GB";
        document.Info.Title = title;
        document.ViewerPreferences.DisplayDocTitle = true;
        AddBookmarks(document, pages.Bookmarks);
        AddFields(document, pages.All);
        using var whole = new MemoryStream();
        document.Save(whole, closeStream: false);
        whole.Position = 0;
        whole.CopyTo(output);
    }

    private static void AddBookmarks(PdfDocument document, IReadOnlyList<PdfBookmark> bookmarks)
    {
        var open = new PdfOutline?[4];
        foreach (var bookmark in bookmarks)
        {
            var above = open.Take(bookmark.Level).LastOrDefault(outline => outline is not null);
            var outline = (above?.Outlines ?? document.Outlines).Add(bookmark.Text, document.Pages[bookmark.Page], opened: true);
            outline.PageDestinationType = PdfPageDestinationType.Xyz;
            outline.Top = PdfPages.Height - bookmark.Top;
            open[bookmark.Level] = outline;
            Array.Clear(open, bookmark.Level + 1, open.Length - bookmark.Level - 1);
        }
    }

    private static void AddFields(PdfDocument document, IReadOnlyList<PdfPage> pages)
    {
        var fields = new PdfArray(document);
        var ticked = new Lazy<(PdfReference On, PdfReference Off)>(() => (Mark(document, "0.12 0.16 0.19 RG 1.2 w 2 5 m 4.5 2.5 l 9 8.5 l S"), Mark(document, "")));
        for (var page = 0; page < pages.Count; page++)
        {
            foreach (var field in pages[page].Fields)
            {
                var widget = new PdfDictionary(document);
                document.Internals.AddObject(widget);
                Describe(widget, field, fields.Elements.Count + 1);
                if (field.IsTick)
                {
                    DescribeTick(document, widget, ticked.Value);
                }

                widget.Elements["/P"] = document.Pages[page].Reference;
                Annotations(document, document.Pages[page]).Elements.Add(widget.Reference!);
                fields.Elements.Add(widget.Reference!);
            }
        }

        if (fields.Elements.Count == 0)
        {
            return;
        }

        var form = new PdfDictionary(document);
        form.Elements["/Fields"] = fields;
        form.Elements.SetString("/DA", "/Helv 10 Tf 0.12 0.16 0.19 rg");
        form.Elements["/DR"] = Resources(document);
        form.Elements.SetBoolean("/NeedAppearances", value: true);
        document.Internals.AddObject(form);
        document.Internals.Catalog.Elements["/AcroForm"] = form.Reference;
    }

    private static void Describe(PdfDictionary widget, PdfField field, int number)
    {
        var area = field.Area;
        widget.Elements.SetName("/Type", "/Annot");
        widget.Elements.SetName("/Subtype", "/Widget");
        widget.Elements.SetName("/FT", field.IsTick ? "/Btn" : "/Tx");
        widget.Elements.SetString("/T", string.Create(CultureInfo.InvariantCulture, $"field{number}"));
        widget.Elements["/TU"] = new PdfString(field.Name, PdfStringEncoding.Unicode);
        widget.Elements["/Rect"] = new PdfRectangle(new XRect(area.Left, PdfPages.Height - area.Bottom, area.Width, area.Height));
        widget.Elements.SetInteger("/F", 4);
        if (!field.IsTick)
        {
            // 4096: more than one line.
            widget.Elements.SetInteger("/Ff", field.IsTall ? 4096 : 0);
            widget.Elements.SetString("/DA", "/Helv 10 Tf 0.12 0.16 0.19 rg");
        }
    }

    private static void DescribeTick(PdfDocument document, PdfDictionary widget, (PdfReference On, PdfReference Off) marks)
    {
        var states = new PdfDictionary(document);
        states.Elements["/Yes"] = marks.On;
        states.Elements["/Off"] = marks.Off;
        var appearance = new PdfDictionary(document);
        appearance.Elements["/N"] = states;
        widget.Elements["/AP"] = appearance;
        widget.Elements.SetName("/AS", "/Off");
        widget.Elements.SetName("/V", "/Off");
    }

    private static PdfReference Mark(PdfDocument document, string drawing)
    {
        var mark = new PdfDictionary(document);
        mark.Elements.SetName("/Type", "/XObject");
        mark.Elements.SetName("/Subtype", "/Form");
        mark.Elements["/BBox"] = new PdfRectangle(new XRect(0, 0, 11, 11));
        mark.CreateStream(System.Text.Encoding.ASCII.GetBytes(drawing));
        document.Internals.AddObject(mark);
        return mark.Reference!;
    }

    private static PdfArray Annotations(PdfDocument document, PdfSharp.Pdf.PdfPage page)
    {
        if (page.Elements.GetArray("/Annots") is { } annotations)
        {
            return annotations;
        }

        var added = new PdfArray(document);
        page.Elements["/Annots"] = added;
        return added;
    }

    private static PdfDictionary Resources(PdfDocument document)
    {
        var font = new PdfDictionary(document);
        font.Elements.SetName("/Type", "/Font");
        font.Elements.SetName("/Subtype", "/Type1");
        font.Elements.SetName("/BaseFont", "/Helvetica");
        font.Elements.SetName("/Encoding", "/WinAnsiEncoding");
        document.Internals.AddObject(font);
        var fonts = new PdfDictionary(document);
        fonts.Elements["/Helv"] = font.Reference;
        var resources = new PdfDictionary(document);
        resources.Elements["/Font"] = fonts;
        return resources;
    }
}
