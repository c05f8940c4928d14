using PracticeReview.Tests.Family;

namespace PracticeReview.Tests.Rules.Translations;

public class PseudoTextTests
{
    [Theory]
    [InlineData("<p>⟦Ĥéļļö~~⟧ 12</p>", null)]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p>⟦Ĥéļļö <bdi>Juniper</bdi>~~⟧</p>", "Juniper")]
    [InlineData("<p>⟦Ĥéļļö <em>ýöû</em>~~⟧ there</p>", "there")]
    [InlineData("<p>⟦Ĥéļļö <bdi>Cloud Testwell</bdi>~⟧</p>", null)]
    [InlineData("<a title='Leave'>⟦x⟧</a>", "Leave")]
    [InlineData("<input type='submit' value='Send'>", "Send")]
    [InlineData("<input type='text' value='Typed by somebody'>", null)]
    [InlineData("<a lang='pl'>Polski</a>", null)]
    [InlineData("<script>var x</script>", null)]
    public void Words_that_are_not_in_the_pseudo_language_are_found(string body, string? expected) =>
        PseudoText.FindHardCoded($"<html lang=qps><title>⟦Ţ⟧</title>{body}", "Cloud Testwell").ShouldBe(expected is null ? [] : [expected]);
}
