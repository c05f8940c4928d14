using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 12 (Policy 7.12 and 7.13).</summary>
internal static class RapidReviewReport
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Paragraph("Completed by the Chair by the deadline. The Business Manager sends it to the National Panel within two working days of the meeting (7.13) and within 15 working days of the referral (4.2)."),
        new Heading(1, "The meeting"),
        new Facts([new Fact("Reference of the review", ""), new Fact("Child (initials), age", ""), new Fact("Referral received on", ""), new Fact("Meeting held on", ""), new Fact("Chair", "")]),
        new Grid(["Present", "Agency", "Role"], [["", "Local authority", ""], ["", "Police", ""], ["", Capital(setting.Terms.HealthPartner), ""], ["", "", ""], ["", "", ""]]),
        new TickBoxes("Quorum: at least one representative of each of the three safeguarding partners (7.12)", ["Local authority", "Police", Capital(setting.Terms.HealthPartner)]),
        new TickBoxes("Papers were shared at least 24 hours before (7.11)", ["Yes", "No: reading time was given at the beginning"]),
        new Heading(1, "1. The facts of the case"),
        new FillIn("Facts, as far as they can be readily established now", 12),
        new FillIn("The child's lived experience", 6),
        new Heading(1, "2. Immediate safety and learning"),
        new FillIn("Action needed to ensure children's safety, and learning shared", 6),
        new Grid(["Immediate action", "Who", "By when"], [["", "", ""], ["", "", ""], ["", "", ""]]) { Widths = [5, 3, 2] },
        new Heading(1, "3. Potential for improvements"),
        new FillIn("What could be improved to safeguard and promote the welfare of children", 8),
        new Heading(1, "4. Recommendation"),
        new TickBoxes("Outcome",
        [
            "A child safeguarding practice review is recommended",
            "Another local review or learning event",
            "No further action",
        ]),
        new TickBoxes("National importance", ["The case may raise issues that are complex or of national importance, such that a national review may be appropriate", "It does not"]),
        new FillIn("Reasons", 8),
        new Heading(1, "5. Significant information still pending"),
        new FillIn("For example toxicology, criminal charges, a long-term prognosis, and what it might change", 4),
        new Heading(1, "Draft terms of reference, if a review is recommended"),
        new FillIn("Questions the review should answer, period, agencies, method, how the family is involved", 8),
        new Heading(1, "Endorsement"),
        new Paragraph("By the Independent Adviser and the three safeguarding partners. A disagreement goes to the next level within the partners, and to the Safeguarding Executive if necessary (7.12)."),
        new Grid(["On behalf of", "Name", "Endorses the outcome: yes or no", "Date"],
        [
            ["Independent Adviser", "", "", ""],
            ["Local authority", "", "", ""],
            ["Police", "", "", ""],
            [Capital(setting.Terms.HealthPartner), "", "", ""],
        ])
        { Widths = [3, 4, 3, 2] },
        new FillIn("Disagreement and legal advice, if any", 3),
    ];

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
