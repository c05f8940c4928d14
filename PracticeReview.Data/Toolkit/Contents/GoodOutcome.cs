using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 6 (Policy 5.1 and 5.3).</summary>
internal static class GoodOutcome
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Heading(1, "When to refer"),
        new Paragraph("Where agencies and people worked outstandingly together, with an exceptionally positive impact on what a child lives through, outcomes that are better than normal, and something that clearly contributed to it. A good outcome review looks only at exceptional practice and its impact, at how the success was achieved, and at how it can be spread (5.1, 5.3)."),
        new Paragraph("Write so that everybody understands it, without jargon (5.3)."),
        new Heading(1, "Referral"),
        new Facts([new Fact("Referred by", ""), new Fact("Agency", ""), new Fact("Telephone and e-mail", ""), new Fact("Child's name", ""), new Fact("Date of birth", ""), new Fact("Agencies involved", "")]),
        new FillIn("Objectives and prior state", 4) { Hint = "What was happening before, why something was needed, what you wanted to reach." },
        new FillIn("Steps you took", 5) { Hint = "In a practical and accessible way, and how it was implemented." },
        new FillIn("Lived experience of the child and family", 4) { Hint = "How do you know that you made a positive difference to it?" },
        new FillIn("Successes and challenges", 4),
        new FillIn("Barriers, and how they were overcome", 4),
        new FillIn("Effect on outcomes and on the service, and how it was evaluated", 4),
        new FillIn("Learning, and what could be improved further", 4),
        new FillIn("What others need to know to do the same in their areas", 4) { Hint = "Why it could be useful to them." },
        new FillIn("What the child and family think of this referral", 3),
    ];
}
