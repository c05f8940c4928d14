using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 2 (Policy 4.2, 5.1 to 5.3).</summary>
internal static class Thresholds
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Heading(1, "The criteria"),
        new Paragraph($"Section 16C(1) of the Children Act 2004 and {setting.Terms.StatutoryGuidance}: where a local authority in England knows or suspects that a child has been abused or neglected, it must notify the Child Safeguarding Practice Review Panel if (5.2)"),
        new Listing(
        [
            "the child dies or is seriously harmed in the local authority's area, or",
            "while normally resident in the local authority's area, the child dies or is seriously harmed outside England.",
        ]),
        new Paragraph("Both limbs are needed: abuse or neglect known or suspected, and death or serious harm in one of these places."),
        new Heading(2, "Serious harm"),
        new Paragraph("It includes serious or long-term impairment of a child's mental health, of intellectual, emotional, social or behavioural development, or of physical health. The list is not complete (5.2)."),
        new Listing(["Use judgement where impairment is likely to be long term, even if that is not certain yet.", "A child who recovers, also from a single incident, may still have been seriously harmed."]),
        new Heading(1, "Which type of review?"),
        new Grid(
            ["Type", "When", "Time"],
            [
                ["Single-agency review or audit", "A case raises issues for one agency, perhaps with learning for others; or the criteria of a multi-agency review are not met (4.2).", "Set by the agency"],
                ["Case review", "The criteria of a rapid review are not met, but there is clear multi-agency learning (4.2).", "45 working days"],
                ["Rapid review", "The criteria above are met (4.2, 5.2).", "15 working days from receipt of the referral (the policy says \"15 days\")"],
                ["Child safeguarding practice review", "The National Panel and the partnership agree after a rapid review that a fuller review is needed; the case is complex or of national importance (4.2). Whether to hold one remains a local decision (5.2).", "Aims at six months"],
                ["National review", "The National Panel commissions it itself (4.2, 5.2).", "Set by the National Panel"],
                ["Good outcome review", "Exceptional practice, with an exceptionally positive impact on the child's lived experience and better than normal outcomes (5.3).", "None set"],
                ["Audit", "Planned, as part of the Safeguarding Effectiveness Framework (4.2).", "As planned"],
            ])
        { Widths = [3, 6, 3] },
        new Paragraph("The question behind every decision: would a review be able to identify improvements to practice (5.2)?"),
        new Heading(1, "What else may apply"),
        new Paragraph($"Child death reviews ({setting.Terms.StatutoryGuidance}, {setting.Terms.ChildDeathReviewChapter}), sudden unexpected deaths in childhood, domestic homicide reviews, safeguarding adults reviews and LeDeR reviews have their own routes (4.2). Where more than one applies, refer to each, agree the lead, and consider commissioning jointly (4.3)."),
        new Heading(1, "Notifications are something else"),
        new Listing(
        [
            "The local authority notifies the National Panel and the partnership within 5 working days of becoming aware (4.2).",
            "Where a looked-after child has died, the local authority notifies the Secretary of State and Ofsted, whether or not abuse or neglect is suspected (7.4).",
            "A notification never replaces the local referral (7.4).",
        ]),
    ];
}
