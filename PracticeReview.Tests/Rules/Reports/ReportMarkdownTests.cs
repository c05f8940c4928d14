using PracticeReview.Data.Reports;

namespace PracticeReview.Tests.Rules.Reports;

public sealed class ReportMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <b onclick=\"alert(1)\">b</b>")]
    [InlineData("<!-- --><iframe src=//evil.example></iframe>")]
    public void Html_is_shown_as_text(string nasty)
    {
        var html = ReportMarkdown.ToHtml(nasty);

        html.ShouldContain("&lt;");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<b ");
        html.ShouldNotContain("<iframe");
    }

    [Theory]
    [InlineData("[press](javascript:alert(1))")]
    [InlineData("[press](JaVaScRiPt&#58;alert(1))")]
    [InlineData("[press](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[press](//evil.example)")]
    [InlineData("[press](/workspace)")]
    [InlineData("[press][a]\n\n[a]: javascript:alert(1)")]
    [InlineData("![press](https://evil.example/track.png)")]
    [InlineData("<javascript:alert(1)> press")]
    public void Only_https_links_lead_anywhere_and_nothing_is_loaded(string nasty)
    {
        var html = ReportMarkdown.ToHtml(nasty);

        html.ShouldContain("press");
        html.ShouldNotContain("href");
        html.ShouldNotContain("src=");
    }

    [Fact]
    public void What_authors_need_is_kept_and_headings_nest_in_the_page()
    {
        var html = ReportMarkdown.ToHtml("# Heading\n\nA *word* and [a link](https://learning.example/a?b=1&c=2).\n\n1. one\n2. two", 3);

        html.ShouldContain("<h3>Heading</h3>");
        html.ShouldContain("<em>word</em>");
        html.ShouldContain("<a href=\"https://learning.example/a?b=1&amp;c=2\">a link</a>");
        html.ShouldContain("<ol>");
    }

    [Fact]
    public void Characters_that_turn_the_direction_fall_away() =>
        ReportMarkdown.ToHtml("safe\u202Eevas\u2066x\u2069").ShouldNotContain('\u202E');
}
