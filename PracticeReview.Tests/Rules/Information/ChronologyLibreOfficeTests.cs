using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Merging;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8 and 7.11: what this product writes, opened in LibreOffice and saved there, comes back whole.</summary>
public sealed class ChronologyLibreOfficeTests
{
    private static readonly DateOnly s_today = new(2026, 11, 26);

    private static ChronologyReading Read(string name)
    {
        using var file = Open(name);
        return ChronologyReader.Read(file, s_today);
    }

    private static Stream Open(string name) => File.OpenRead(Path.Combine(Repository.Root, "PracticeReview.Tests", "TestData", "Chronologies", name));

    [Fact]
    public void A_filled_in_template_keeps_its_rows_and_an_untouched_list_is_no_answer()
    {
        var reading = Read("libreoffice-template.docx");

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.When.AsWritten, row.WhatHappened, row.SourceDocument, row.SourcePage, row.WhoWasSeen, row.ChildSeen, row.ChildHeard)).ShouldBe(
        [
            ("?22 May 2016 pm", "Child brought by the mother with a bruise; آنہ (aunt) was there.", "Emergency card", "3", "The mother", Recorded.NotRecorded, Recorded.NotRecorded),
            ("early 2017", "Speech delay noted. Zażółć gęślą jaźń.", "Clinic letter", "1", "The child", Recorded.Yes, Recorded.No),
        ]);
    }

    [Theory]
    [InlineData("libreoffice-composite.docx")]
    [InlineData("libreoffice-composite.xlsx")]
    public void A_composite_chronology_keeps_every_row(string name)
    {
        var reading = Read(name);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => row.When.AsWritten).ShouldBe(["22/05/2016", "?22 May 2016 pm", "30/05/2016", "5/6/16", "30/08/2016", "early 2017"]);
        reading.Rows[0].WhatHappened.ShouldStartWith("Called to the address; child seen in the bunk bed with a bruise to the cheek, mother present.\nOfficer: PC Testwell");
        reading.Rows[1].WhatHappened.ShouldContain("آنہ");
        reading.Rows[5].WhatHappened.ShouldContain("Zażółć");
    }

    [Fact]
    public void Names_of_columns_over_two_rows_and_a_day_over_two_events_are_read()
    {
        using var file = Open("libreoffice-nested-header.docx");

        var merged = MergedFiles.Of([("hospital.docx", "Hospital", file)], s_today, new ChronologyLimits());

        merged.Events.Select(row => row.Row.When.AsWritten).ShouldBe(["03/04/15 pm", "?22 May 2016 pm", "12/06/16 09:30", "12/06/16 16:00", "early 2017"]);
        merged.Unread.ShouldHaveSingleItem().AsItStood.ShouldContain("soonish");
    }
}
