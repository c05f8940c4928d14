using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8: the template, empty and filled in, is what the reader reads.</summary>
public sealed class ChronologyTemplateTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    private static readonly ChronologyRow[] s_rows =
    [
        new(2, new DateOnly(2016, 5, 22), null, "A visit\nwith two lines; and \"words\", said", "Notes", "", "", "", "", "", SignificanceQuestions.None),
        new(3, new DateOnly(1986, 12, 31), new TimeOnly(23, 59, 59), "<b>Kept</b> as words", "", "Alone", "Called", "Calmer", "School", "Łódź, مرحبا, 😀", (SignificanceQuestions)63),
        new(4, new DateOnly(2026, 11, 21), new TimeOnly(0, 0), new string('x', 32_000), "", "", "", "", "", "", SignificanceQuestions.LearningPoint),
    ];

    [Fact]
    public void Rows_written_into_the_workbook_are_read_back_the_same()
    {
        using var file = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(file, "Testwell Safeguarding Partnership", s_rows);

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldBe(s_rows);
        FileTypeCheck.Check(file, "chronology.xlsx").Type.ShouldBe(AcceptedFileType.Workbook);
    }

    [Fact]
    public void Rows_written_as_separated_values_are_read_back_the_same()
    {
        using var file = new MemoryStream();
        ChronologyTemplate.WriteSeparatedValues(file, s_rows);

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldBe(s_rows);
        FileTypeCheck.Check(file, "chronology.csv").Type.ShouldBe(AcceptedFileType.SeparatedValues);
    }

    [Fact]
    public void The_empty_template_is_a_sound_workbook_with_guidance_and_no_event()
    {
        using var file = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(file, "Testwell & Marrow Partnership");

        ChronologyReader.Read(file, s_today).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("no event");
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var guidance = ((WorksheetPart)document.WorkbookPart!.GetPartById("guidance")).Worksheet.InnerText;
        guidance.ShouldContain("Testwell & Marrow Partnership");
        guidance.ShouldContain("7.8");
        foreach (var question in SignificanceQuestion.All)
        {
            guidance.ShouldContain(question.Wording);
        }

        var chronology = ((WorksheetPart)document.WorkbookPart.GetPartById("chronology")).Worksheet;
        chronology.Descendants<Pane>().ShouldHaveSingleItem().State!.Value.ShouldBe(PaneStateValues.Frozen);
        chronology.Descendants<DataValidation>().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+44 161", "'+44 161")]
    [InlineData("  -2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'=1")]
    [InlineData("\";=1", "'\";=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\u202e=1", "'=1")]
    [InlineData("\u200b=1", "'\u200b=1")]
    [InlineData("2 = 1 + 1", "2 = 1 + 1")]
    [InlineData("She said -", "She said -")]
    [InlineData("", "")]
    public void Text_of_others_never_becomes_a_formula(string text, string expected)
    {
        SpreadsheetText.Neutralise(text).ShouldBe(expected);
        SpreadsheetText.ForSeparatedValues(text).ShouldBe($"\"{expected.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    [Fact]
    public void A_text_too_long_for_a_cell_is_cut_between_letters() =>
        SpreadsheetText.ForWorkbook(new string('x', 32_765) + "😀😀").ShouldBe(new string('x', 32_765) + "…");
}
