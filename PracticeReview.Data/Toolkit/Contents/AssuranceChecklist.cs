using PracticeReview.Data.Assurance;
using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 4 (Policy 7.1 and 8.3).</summary>
internal static class AssuranceChecklist
{
    private static readonly (string Stage, string[] Questions)[] s_stages =
    [
        ("At the referral",
        [
            "Was the case considered inside the agency, without losing time (7.3)?",
            "Is there enough for somebody who does not know the child to decide (7.3, 7.5)?",
            "Have the notifications been made that the law asks for (7.4)?",
            "Has every other review process that applies been considered (4.3)?",
        ]),
        ("At the decision",
        [
            "Was it made within 48 hours by at least two of the panel (7.5)?",
            "Is the rationale clear, and has the referrer had it (7.5)?",
            "Has the independence of the chair been considered (7.6)?",
        ]),
        ("At the rapid review",
        [
            "Was every agency asked that knew the child or family, and is what each returned good enough (7.7)?",
            "Does the composite chronology tell what the child lived through (7.8)?",
            "Was each of the three safeguarding partners there (7.12)?",
            "Were immediate safety and learning dealt with first, and are they followed up (7.12)?",
        ]),
        ("During the review",
        [
            "Are the terms of reference clear and agreed (8.1, 8.2)?",
            "Is the lead reviewer independent, appointed in time and under contract (8.1)?",
            "Do practitioners who knew the family contribute, and do they feel heard (3.2, 8.2)?",
            "Does the analysis ask why, and look at systems rather than persons (3.3, 4.1)?",
            "Is the legal advice that is needed taken (8.2)?",
        ]),
        ("After the review",
        [
            "Was the report checked for factual accuracy and every comment considered (8.3)?",
            "Does each action say who, by when and what will change as a result (9)?",
            "Will the learning reach the people who need it, and how shall we know (9)?",
        ]),
    ];

    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Paragraph("For chairs, lead reviewers and everybody who takes part, at key stages of the process, so that the review is undertaken to the highest possible standards (7.1)."),
        .. s_stages.SelectMany(stage => new PaperBlock[]
        {
            new Heading(1, stage.Stage),
            new Grid(["Question", "Yes, partly or no", "What shows it"], [.. stage.Questions.Select(question => (IReadOnlyList<string>)[question, "", ""])]) { Widths = [5, 2, 4] },
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
