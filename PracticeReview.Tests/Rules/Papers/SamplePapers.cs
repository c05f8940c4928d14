using System.Globalization;
using PracticeReview.Data.Papers;

namespace PracticeReview.Tests.Rules.Papers;

internal static class SamplePapers
{
    public const string Urdu = "مریم اقبال", Arabic = "ليلى حسن", Polish = "Żaneta Wiśniewska-Łęcka";

    /// <summary>One of each block, with names of many letters.</summary>
    public static Paper WithEverything { get; } = new("Rapid review meeting report", "TW-2026-014", "Official: sensitive",
    [
        new Heading(1, "The meeting"),
        new Paragraph($"The meeting was attended by {Polish}, by {Urdu} and by {Arabic} (interpreter), at 14:30 on 3 December 2026.\n\nA second paragraph\nwith a line of its own."),
        new Paragraph($"{Urdu} نے کہا کہ 12 دسمبر 2026 کو اسکول نے فون کیا۔"),
        new Facts([new Fact("Date", "3 December 2026"), new Fact("Place", "Town Hall, room 4"), new Fact("Quorate", "")]),
        new Heading(2, "What was looked at"),
        new Listing(["The facts of the case", $"The words of {Urdu}", "Immediate safety & learning <b>now</b>"]),
        new Grid(["Agency", "Representative", "Role"], [["Police", Polish, "Detective inspector"], ["Health", Arabic, "Designated nurse"], ["", "", ""]]) { Widths = [2, 3, 3] },
        new Heading(3, "To fill in"),
        new FillIn("What did the group decide?", 4) { Hint = "With the reasons." },
        new TickBoxes("Outcome", ["Recommend a child safeguarding practice review", "No further action"]),
        new PageBreak(),
        new Heading(1, "Endorsement"),
        new FillIn("Signed", 1),
    ]);

    /// <summary>A table over several pages, with a cell that is longer than a page.</summary>
    public static Paper WithLongTable { get; } = new("Composite chronology", "TW-2026-015", "Official: sensitive",
    [
        new Grid(
            ["Date", "What happened"],
            [
                .. Enumerable.Range(1, 120).Select(day => (IReadOnlyList<string>)[$"Day {day}", $"Row{day} " + string.Concat(Enumerable.Repeat("The health visitor called and nobody answered. ", day % 5 + 1))]),
                ["Last", "Cell longer than a page " + string.Join(' ', Enumerable.Range(1, 2500).Select(number => "word" + number.ToString(CultureInfo.InvariantCulture)))],
            ])
        { Widths = [1, 4] },
    ]);

    /// <summary>Words that mean harm to readers, files and layouts.</summary>
    public static Paper Hostile { get; } = new("Title\u202Eevil\u0000\u0007", "R\uD800\nX", "Mark\u2066ing\uFFFE",
    [
        new Heading(9, "Level nine\r\nand two"),
        new Heading(-1, ""),
        new Paragraph("\u202Etxet desrever\u202C \u0001\u001B[31m ]]>&amp;<w:p/> \uDC00 {{x}}"),
        new Paragraph(""),
        new Paragraph(new string('w', 3000)),
        new Facts([new Fact("", ""), new Fact(new string('n', 400), new string('v', 900))]),
        new Facts([]),
        new Listing(["", "\n\n\n"]),
        new Grid([], []),
        new Grid(["Only"], []),
        new Grid(["A", "B"], [["one"], ["1", "2", "3"], []]),
        new FillIn("", 0),
        new FillIn(new string('f', 500) + "😀", 400),
        new TickBoxes("", []),
        new Paragraph(string.Concat(Enumerable.Repeat("e\u0301\u0316\u0317", 200)) + " 👩‍👩‍👧 日本語 ਪੰਜਾਬੀ বাংলা ትግርኛ"),
        new PageBreak(),
        new PageBreak(),
    ]);
}
