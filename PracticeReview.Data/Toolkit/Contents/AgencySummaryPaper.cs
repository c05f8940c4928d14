using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 8 (Policy 7.7 to 7.9), with the questions that the portal's own form asks.</summary>
internal static class AgencySummaryPaper
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Paragraph("Please return this with your chronology within five working days of the request (7.7). There needs to be enough detail to decide whether a child safeguarding practice review is required. If your agency had no involvement, say so and return it all the same."),
        new Facts([new Fact("Reference of the review", ""), new Fact("Agency", ""), new Fact("Author, post", ""), new Fact("Telephone and e-mail", ""), new Fact("Child, date of birth", ""), new Fact("Others this concerns", ""), new Fact("Period looked at", "")]),
        new TickBoxes("Involvement", ["Our agency was involved with the child or family", "Our agency had no involvement (leave the rest empty)"]),
        new FillIn("What your agency did with the child and the family, from when to when", 12),
        new FillIn("What was known of the child", 8) { Hint = "Daily life, wishes, the child's own words: the lived experience." },
        new FillIn("Key practice", 8) { Hint = "What was done well and what was not, and why. How agencies worked together." },
        new FillIn("Immediate learning", 6) { Hint = "What has been learned already, and what was changed." },
        new Heading(1, "Chronology"),
        new Paragraph("List Significant Practice Events in the chronology template (Document 9): only in its format can chronologies be put together into one (7.11). For each event, show risk, response, impact, partnership and learning (7.8). An event is significant if you answer yes to any of these:"),
        new Listing([.. SignificanceQuestion.All.Select(question => question.Wording)]),
        new TickBoxes("Events", ["The chronology comes with this form", "There is no Significant Practice Event"]),
        new Heading(1, "Records"),
        new TickBoxes("Securing the files (7.9)",
        [
            "The records are secured: nobody reaches them but through our nominated representative",
            "They are secured, and a copy was made for the work that goes on",
            "The severity does not demand it, as agreed with the business unit",
        ]),
        new Facts([new Fact("Nominated representative (post)", ""), new Fact("Approved in the agency by", ""), new Fact("Date", "")]),
    ];
}
