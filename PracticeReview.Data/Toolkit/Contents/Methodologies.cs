using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 1 (Policy 4.4 and Appendix A).</summary>
internal static class Methodologies
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Heading(1, "Choosing a method"),
        new Paragraph("No one model fits every case. The Practice Review Virtual Panel or the case review group chooses the method and tools that are proportionate to the case (4.4). Whatever the method, the review asks what happened and why, and whether policy and practice need to change; it does not hold individuals or agencies to account (4.1)."),
        new Listing(
        [
            "What do we need to learn, and who can tell us?",
            "How complex is the case, and how many agencies took part?",
            "How will the child, the family and the practitioners who knew them contribute (3.2, 6)?",
            "How much time is there? A rapid review has 15 working days, a case review 45; a child safeguarding practice review aims at six months (4.2).",
            "Do other proceedings limit what may be asked or shared?",
            "Does another review, such as a domestic homicide review, look at the same events, so that one method could serve both (4.3)?",
        ]),
        new Heading(1, "The methods"),
        new Grid(
            ["Method", "What it is", "When it fits"],
            [
                ["Case discussion tool", "A structured conversation about the case, led through set questions (Document 11).", "Recommended for rapid review meetings and reflective sessions (4.4)."],
                ["Appreciative inquiry", "Asks what worked, what made it possible, and how it could happen more often.", "Good outcome reviews, and cases in which practice was strong in parts (5.1, 5.3)."],
                ["Root cause analysis", "Goes back from what happened, asking again and again why, to the causes in systems, procedures and resources.", "A clear incident, or a chain of events in which defences failed one after another."],
                ["Learning event", "Practitioners and managers who knew the family come together for a facilitated day and analyse events and contributory factors.", "A case review with clear multi-agency learning (4.2); also as the case group's part of a fuller review (8.2)."],
                ["Single-agency review or audit", "One agency looks at its own practice; the lessons are shared and scrutinised like any others.", "The questions concern one agency, or the criteria of a multi-agency review are not met (4.2)."],
                ["Fuller review with a lead reviewer", "An independent lead reviewer, a review group and a case group; agency reports, meetings and interviews.", "Child safeguarding practice reviews, and case reviews of some complexity (7.7, 8.2)."],
            ])
        { Widths = [2, 4, 4] },
        new Heading(1, "Record of the choice"),
        new FillIn("Method chosen", 2),
        new FillIn("Why it is proportionate to this case", 4),
        new FillIn("How the child, the family and practitioners take part in it", 4),
        new Facts([new Fact("Chosen by", ""), new Fact("Date", "")]),
    ];
}
