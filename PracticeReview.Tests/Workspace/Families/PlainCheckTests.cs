using Bunit;
using PracticeReview.Web.Workspace.Families;

namespace PracticeReview.Tests.Workspace.Families;

/// <summary>The advice beside what is being written to a family.</summary>
public sealed class PlainCheckTests : BunitContext
{
    [Fact]
    public void Long_words_are_named_a_line_of_them_at_most()
    {
        Says("We waited unnecessarily.").ShouldContain("unnecessarily");
        Says("We waited unnecessarily.").ShouldNotContain("Easy to read");
        Says("We waited.").ShouldContain("Easy to read");
        Says("We were unnecessarily, involuntarily, momentarily, ordinarily, necessarily, temporarily, voluntarily, literarily, militarily sorry.").ShouldContain("literarily…");

        string Says(string text) => Render<PlainCheck>(parameters => parameters.Add(check => check.Text, text)).Markup;
    }
}
