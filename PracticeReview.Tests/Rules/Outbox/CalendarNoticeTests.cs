using System.Text;
using PracticeReview.Data.Outbox;

namespace PracticeReview.Tests.Rules.Outbox;

/// <summary>What a calendar is told, in the form of RFC 5545, and that it gives nothing away.</summary>
public sealed class CalendarNoticeTests
{
    private static readonly DateTimeOffset s_start = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CalendarNotice s_notice = new("0123@mail.invalid", 2, s_start, s_start.AddHours(2), false, new(2026, 6, 20, 8, 30, 0, TimeSpan.Zero));

    [Fact]
    public void It_says_when_and_nothing_of_what()
    {
        var lines = Unfolded(s_notice);

        lines.ShouldContain("UID:0123@mail.invalid");
        lines.ShouldContain("SEQUENCE:2");
        lines.ShouldContain("METHOD:PUBLISH");
        lines.ShouldContain("DTSTART:20260701T090000Z");
        lines.ShouldContain("DTEND:20260701T110000Z");
        lines.ShouldContain("DTSTAMP:20260620T083000Z");
        lines.ShouldContain("SUMMARY:Meeting");
        lines.ShouldContain("CLASS:PRIVATE");
        foreach (var secret in (string[])["review", "child", "safeguarding", "panel", "case", "police"])
        {
            string.Join('\n', lines).Replace("/workspace/", "", StringComparison.Ordinal).ShouldNotContain(secret, Case.Insensitive);
        }
    }

    [Fact]
    public void A_cancelled_time_is_the_same_entry_with_a_later_word()
    {
        var lines = Unfolded(s_notice with { Sequence = 3, IsCancelled = true });

        lines.ShouldContain("METHOD:CANCEL");
        lines.ShouldContain("STATUS:CANCELLED");
        lines.ShouldContain("UID:0123@mail.invalid");
        lines.ShouldContain("SEQUENCE:3");
    }

    [Fact]
    public void Lines_are_folded_and_signs_with_a_meaning_are_escaped()
    {
        var page = "https://portal.example/" + new string('é', 90) + "/a,b;c\\d";
        var file = s_notice.ToCalendarFile(page);

        file.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Unfold(file).ShouldContain(line => line.StartsWith("DESCRIPTION:", StringComparison.Ordinal) && line.Contains("é/a\\,b\\;c\\\\d", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_read_again_as_it_was_written_and_the_file_is_the_same_at_every_attempt()
    {
        var read = CalendarNotice.Read(s_notice.ToArgument());

        read.ShouldBe(s_notice);
        read.ToCalendarFile("https://portal.example/workspace/meetings").ShouldBe(s_notice.ToCalendarFile("https://portal.example/workspace/meetings"));
    }

    private static string[] Unfolded(CalendarNotice notice) => Unfold(notice.ToCalendarFile("https://portal.example/workspace/meetings"));

    private static string[] Unfold(string file) => file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
