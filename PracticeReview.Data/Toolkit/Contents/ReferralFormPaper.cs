using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 7 (Policy 5.2, 7.3 and 7.4), with the questions that the portal's own form asks.</summary>
internal static class ReferralFormPaper
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Heading(1, "Before you refer"),
        new Listing(
        [
            "Any partner agency can refer, and so can the Rapid Response Team, the Coroner and the Child Death Overview Panel (7.3).",
            "Your agency considers the case first, at the level it has agreed and without losing time, and notes on the child's record that it refers (7.3).",
            "The criteria: abuse or neglect is known or suspected, and the child died or was seriously harmed here, or outside England while normally resident here. Harm that is likely to be long term counts, and recovery does not undo it (5.2).",
            "A local authority's notification to the National Panel, or to Ofsted where a looked-after child has died, never replaces this referral (7.4).",
            "Where another review process applies as well, refer to both (4.3).",
            "Take advice on what the family is told, by whom and when. The best interests of the child come first (6).",
        ]),
        new TickBoxes("Questions to consider before you submit",
        [
            "Have we set what happened against the criteria, and said which of them we think are met?",
            "Can we say what a review could find out that would improve practice?",
            "Would somebody who does not know the child have enough here to decide?",
            "Have we thought about what the family is told, when and by whom, and taken advice on it?",
            "Does another process apply as well, and have we referred to it?",
        ]),
        new Heading(1, "Who refers"),
        new TickBoxes("Referrer", ["A partner agency", "The Rapid Response Team", "The Coroner", "The Child Death Overview Panel"]),
        new Facts([new Fact("Name and post", ""), new Fact("Agency", ""), new Fact("Telephone and e-mail", ""), new Fact("Designated decision-maker who verified the referral", ""), new Fact("Verified on", "")]),
        new TickBoxes("The child's record", ["It is noted on the child's record in our agency that this referral is made"]),
        new Heading(1, "The child"),
        new Facts([new Fact("Name", ""), new Fact("Date of birth", ""), new Fact("Address", ""), new Fact("Looked after", "")]),
        new Heading(1, "What happened"),
        new Facts([new Fact("Day of the incident, or of its finding", ""), new Fact("Place", "")]),
        new FillIn("What happened, and what is known of its background", 12),
        new TickBoxes("Abuse or neglect", ["It is known", "It is suspected", "It is neither known nor suspected"]),
        new TickBoxes("Harm", ["The child died", "The child was seriously harmed", "Neither"]),
        new TickBoxes("Where", ["In the area of this partnership", "Outside England, while the child was normally resident in this area", "In England, in the area of another partnership"]),
        new FillIn("Why you think the criteria are met, or why there is learning for several agencies", 6),
        new Heading(1, "Agencies involved"),
        new Grid(["Agency", "How it knew the child or family", "Whom to ask"], [["", "", ""], ["", "", ""], ["", "", ""], ["", "", ""]]),
        new Heading(1, "Notifications and other processes"),
        new TickBoxes("Has the local authority notified the National Panel?", ["Yes", "No, not yet", "Not known"]),
        new Facts([new Fact("Local authority became aware on", ""), new Fact("Notified on", "")]),
        new FillIn("Other processes that apply, and whether you have referred to them", 3) { Hint = "For example a child death review, a domestic homicide review, criminal proceedings, an inquest." },
        new Heading(1, "The family"),
        new FillIn("Advice sought on engaging or informing the family, or why none was", 5),
    ];
}
