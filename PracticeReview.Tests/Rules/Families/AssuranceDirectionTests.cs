using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>Checklist I7: whether a question is answered with yes more often than it used to be.</summary>
public sealed class AssuranceDirectionTests
{
    [Theory]
    [InlineData("yyyy nnnn", AssuranceTurn.MoreOften, 0, 4, 4, 4)]
    [InlineData("nnnn yyyy", AssuranceTurn.LessOften, 4, 4, 0, 4)]
    [InlineData("aaaa yyyy", AssuranceTurn.AsBefore, 4, 4, 4, 4)]
    [InlineData("yyyp pyyy", AssuranceTurn.AsBefore, 3, 4, 3, 4)]
    [InlineData("yyy nnnn", AssuranceTurn.TooFew, 0, 3, 3, 4)]
    [InlineData("yyyyy nnnn", AssuranceTurn.MoreOften, 0, 4, 5, 5)]
    [InlineData("yy-yy nn-nn", AssuranceTurn.MoreOften, 0, 4, 4, 4)]
    [InlineData("", AssuranceTurn.TooFew, 0, 0, 0, 0)]
    public void The_later_half_of_the_reviews_is_set_against_the_earlier(string latestFirst, AssuranceTurn turn, int earlierSure, int earlier, int laterSure, int later)
    {
        var reviews = latestFirst.Replace(" ", "", StringComparison.Ordinal)
            .Select((letter, at) => new ReviewAssurance($"R{at}", default, CaseStage.Review, letter == '-' ? [] : [new VerdictAt(AssuranceStage.Start, 4, Verdict(letter))])).ToList();

        var direction = new AssuranceTrend(reviews, true).Direction(4);

        direction.Turn.ShouldBe(turn);
        direction.ShouldBe(new AssuranceDirection(4, earlierSure, earlier, laterSure, later));
    }

    [Fact]
    public void All_three_points_count_and_other_questions_do_not()
    {
        VerdictAt[] given = [new(AssuranceStage.Start, 4, AssuranceVerdict.Yes), new(AssuranceStage.Draft, 4, AssuranceVerdict.No), new(AssuranceStage.End, 4, AssuranceVerdict.Yes), new(AssuranceStage.End, 5, AssuranceVerdict.Yes)];

        new AssuranceTrend([new ReviewAssurance("R", default, CaseStage.Closed, given), new ReviewAssurance("Q", default, CaseStage.Closed, given)], true).Direction(4)
            .ShouldBe(new AssuranceDirection(4, 2, 3, 2, 3));
    }

    private static AssuranceVerdict Verdict(char letter) => letter switch { 'y' => AssuranceVerdict.Yes, 'p' => AssuranceVerdict.Partly, 'a' => AssuranceVerdict.DoesNotApply, _ => AssuranceVerdict.No };
}
