using PracticeReview.Data.Translations;

namespace PracticeReview.Tests.Rules.Translations;

public class PluralRuleTests
{
    [Theory]
    [InlineData("pl", 3, "0:2 1:0 2:1 4:1 5:2 12:2 14:2 21:2 22:1 25:2 102:1 112:2")]
    [InlineData("ar", 6, "0:0 1:1 2:2 3:3 10:3 11:4 99:4 100:5 102:5 103:3 111:4")]
    [InlineData("ur", 2, "0:1 1:0 2:1 100:1")]
    [InlineData("ro", 3, "0:1 1:0 2:1 19:1 20:2 100:2 101:1 119:1 120:2")]
    [InlineData("fa", 2, "0:0 1:0 2:1 100:1")]
    public void Each_language_counts_in_its_own_way(string code, int forms, string expected)
    {
        Languages.TryFind(code, out var language).ShouldBeTrue();
        var rule = PluralRule.Parse(language!.Plurals);

        rule.Forms.ShouldBe(forms);
        foreach (var pair in expected.Split(' ').Select(pair => pair.Split(':')))
        {
            rule.FormFor(int.Parse(pair[0], null)).ShouldBe(int.Parse(pair[1], null), $"{code} {pair[0]}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nplurals=2")]
    [InlineData("nplurals=0; plural=0;")]
    [InlineData("nplurals=7; plural=0;")]
    [InlineData("nplurals=2; plural=n;")]
    [InlineData("nplurals=2; plural=n != ;")]
    [InlineData("nplurals=2; plural=(n != 1;")]
    [InlineData("nplurals=2; plural=1/n;")]
    [InlineData("nplurals=2; plural=system(1);")]
    [InlineData("nplurals=2; plural=n>1 n;")]
    public void What_is_not_an_expression_is_refused(string header) =>
        Should.Throw<FormatException>(() => PluralRule.Parse(header));

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_overflow_the_stack() =>
        Should.Throw<FormatException>(() => PluralRule.Parse("nplurals=2; plural=" + new string('(', 200) + "n" + new string(')', 50) + ";"));
}
