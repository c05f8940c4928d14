using System.Text;
using PracticeReview.Data.Information.Chronologies;
using static PracticeReview.Tests.Rules.Information.WordMaker;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>What an agency does not see in its own file goes out unseen by nobody: hidden columns, hidden and struck words, comments.</summary>
public sealed class ChronologyHiddenWordsTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    private static MemoryStream Workbook(bool isHidden = true, string name = "Real name")
    {
        var columns = WorkbookMaker.Row(WorkbookMaker.Text("Date"), WorkbookMaker.Text("What happened"), WorkbookMaker.Text(name), WorkbookMaker.Text("Risk"));
        return new WorkbookMaker { Hidden = isHidden ? [3, 4] : [] }.Sheet("Chronology", columns
            + WorkbookMaker.Row(WorkbookMaker.Text("22/05/2016"), WorkbookMaker.Text("Seen at home"), WorkbookMaker.Text("Jo Sample"), WorkbookMaker.Text("Alone at night"))
            + WorkbookMaker.Row(WorkbookMaker.Text("32/05/2016"), WorkbookMaker.Text("A call"), WorkbookMaker.Text("Jo Sample"), "<c/>")).Make();
    }

    [Fact]
    public void A_hidden_column_is_left_out_and_told_and_its_author_looks_first()
    {
        using var file = Workbook();
        var match = ChronologyReader.Preview(file, s_today).Match!;
        match.Columns.Select(column => (column.Suggested, column.IsHidden, column.IsLeftOut, column.AsksForALook)).ShouldBe(
            [(ChronologyColumn.Date, false, false, false), (ChronologyColumn.WhatHappened, false, false, false), (null, true, true, true), (ChronologyColumn.Risk, true, false, true)]);

        var salvaged = ChronologyReader.Salvage(file, s_today);
        salvaged.Events.ShouldHaveSingleItem().Row.ShouldSatisfyAllConditions(row => row.WhatHappened.ShouldBe("Seen at home"), row => row.Risk.ShouldBe("Alone at night"));
        salvaged.Unread.ShouldHaveSingleItem().Cells.ShouldNotContain(cell => cell.Value.Contains("Sample", StringComparison.Ordinal));
        salvaged.Notices.Select(notice => notice.Message).ShouldBe(["“Real name” is hidden in the file; its words were left out.", "“Risk” is hidden in the file and was read as Risk all the same."], ignoreOrder: true);

        var kept = ChronologyReader.Salvage(file, s_today, decisions: new ChronologyDecisions { Columns = [new ColumnChoice(2, null), new ColumnChoice(3, null) { IsLeftOut = true }] });
        kept.Events.ShouldHaveSingleItem().Row.ShouldSatisfyAllConditions(row => row.WhatHappened.ShouldBe("Seen at home\nReal name: Jo Sample"), row => row.Risk.ShouldBeEmpty());
        using var seen = Workbook(isHidden: false);
        ChronologyReader.Salvage(seen, s_today, decisions: new ChronologyDecisions { Columns = [new ColumnChoice(2, null) { IsLeftOut = true }] })
            .Events.ShouldHaveSingleItem().Row.WhatHappened.ShouldBe("Seen at home\nReal name: Jo Sample", "only what is hidden may be left out");
    }

    [Fact]
    public void Hidden_columns_of_sheets_that_are_not_read_stay_hidden()
    {
        var other = WorkbookMaker.Row(WorkbookMaker.Text("Visit"), WorkbookMaker.Text("Who"), WorkbookMaker.Text("Real name")) + WorkbookMaker.Row(WorkbookMaker.Text("01/02/2016"), WorkbookMaker.Text("Worker"), WorkbookMaker.Text("Jo Sample"));
        using var file = new WorkbookMaker { Hidden = [3] }.Sheet("Chronology", WorkbookMaker.Row(WorkbookMaker.Text("Date"), WorkbookMaker.Text("What happened")) + WorkbookMaker.Event("22/05/2016")[..^6] + "</row>").Sheet("Log", other).Make();
        ChronologyReader.Salvage(file, s_today).Unread.SelectMany(row => row.Cells).ShouldNotContain(cell => cell.Value.Contains("Sample", StringComparison.Ordinal));
    }

    [Fact]
    public void Hidden_words_of_a_document_are_left_out_and_struck_ones_told()
    {
        static string Run(string properties, string text) => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";
        var cell = CellOf($"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{Run("<w:b/>", "Seen ")}{Run("<w:vanish/>", "Jo Sample ")}{Run("<w:vanish w:val=\"0\"/>", "at home ")}{Run("<w:strike/>", "alone ")}{Run("<w:strike w:val=\"false\"/>", "today")}</w:p>");
        using var file = new WordMaker().Add(Table(Words("Date", "What happened"), Row(Cell("22/05/2016"), cell))).Make();

        var reading = ChronologyReader.Read(file, s_today);

        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("Seen at home alone today");
        reading.Notices.Select(notice => notice.Message).ShouldBe(["Words that are hidden in the document were left out.", "Words that are struck through were read like the others, “alone” first."]);
    }

    [Fact]
    public void Comments_on_cells_are_told()
    {
        var maker = new WorkbookMaker();
        maker.More["xl/comments1.xml"] = Encoding.UTF8.GetBytes("<comments/>");
        using var file = maker.Sheet("Chronology", WorkbookMaker.HeaderRow() + WorkbookMaker.Event("22/05/2016")).Make();
        ChronologyReader.Read(file, s_today).Notices.ShouldHaveSingleItem().Message.ShouldBe("Comments and notes on cells were not read.");
    }

    [Fact]
    public void A_chronology_within_a_frame_of_one_cell_is_read()
    {
        static string Framed(string inner) => Table(Row(CellOf(P("Chronology of the school") + inner + P(""))));
        var chronology = Table(Words("Date", "What happened"), Words("22/05/2016", "A visit"), Words("23/05/2016", "A call"));
        foreach (var document in new[] { Framed(chronology), Framed(Framed(chronology)) })
        {
            using var file = new WordMaker().Add(document).Make();
            ChronologyReader.Read(file, s_today).ShouldSatisfyAllConditions(one => one.Problems.ShouldBeEmpty(), one => one.Rows.Select(row => row.WhatHappened).ShouldBe(["A visit", "A call"]));
        }
    }

    [Fact]
    public void Words_with_a_day_beside_a_chronology_in_a_frame_are_not_lost()
    {
        using var file = new WordMaker().Add(Table(Row(CellOf(P("On 22/05/2016 a neighbour rang the school") + Table(Words("Date", "What happened"), Words("23/05/2016", "A visit")) + P(""))))).Make();
        var reading = ChronologyReader.Read(file, s_today);
        reading.Rows.ShouldBeEmpty();
        reading.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_preview_shows_the_dates_of_a_workbook_that_counts_from_1904_as_they_are_read()
    {
        using var file = new WorkbookMaker { From1904 = true }.Sheet("Chronology", WorkbookMaker.HeaderRow() + WorkbookMaker.Row(WorkbookMaker.Number(41050, style: 1), "<c/>", WorkbookMaker.Text("A visit"))).Make();
        ChronologyReader.Preview(file, s_today).Match!.Columns[0].FirstValues.ShouldBe(["22/05/2016"]);
    }
}
