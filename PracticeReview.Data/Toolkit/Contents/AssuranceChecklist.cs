using PracticeReview.Data.Assurance;
using PracticeReview.Data.Papers;
using PracticeReview.Data.Reviews;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 4 (Policy 7.1 and 8.3).</summary>
internal static class AssuranceChecklist
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Paragraph("For chairs, lead reviewers and everybody who takes part, at key stages of the process, so that the review is undertaken to the highest possible standards (7.1)."),
        .. ChecklistQuestion.All.GroupBy(question => question.Stage).SelectMany(stage => new PaperBlock[]
        {
            new Heading(1, ChecklistQuestion.Name(stage.Key)),
            new Grid(["Question", "Yes, partly or no", "What shows it"], [.. stage.Select(question => (IReadOnlyList<string>)[question.Text, "", ""])]) { Widths = [5, 2, 4] },
        }),
        new Heading(1, "Involving the family"),
        new Paragraph("These nine come from the quality marker for involving families and the guidance on children and families (Document 3)."),
        new Grid(["Question", "Yes, partly or no", "What shows it"], [.. AssuranceQuestion.All.Select(question => (IReadOnlyList<string>)[$"{question.Number}. {question.Text}", "", ""])]) { Widths = [5, 2, 4] },
        new Heading(1, "What makes a good report"),
        new Paragraph("Every report (8.3):"),
        new TickBoxes("The report",
        [
            "asks clearly framed questions and answers them",
            "gives a brief overview of what happened, with enough of the background to understand the learning",
            "says why professionals took the decisions they took",
            "looks critically at how agencies worked together",
            "says whether shortcomings are features of practice in general",
            "says what would have to be done differently to prevent harm to a child in similar circumstances",
            "says what needs to happen so that agencies learn",
            "has an executive summary of no more than two A4 pages",
            "states the learning points and the steps for professional learning",
            "is written to be published with minimal redaction, and so that publication harms no child or vulnerable adult",
        ]),
        new Heading(2, "SMART recommendations"),
        new Paragraph("Specific: one thing, addressed to somebody. Measurable: one can see whether it has been done and what it changed. Achievable: within the power of whom it is addressed to. Relevant: it follows from a finding. Timed: it says by when."),
    ];
}
