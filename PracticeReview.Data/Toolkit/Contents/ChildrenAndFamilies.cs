using PracticeReview.Data.Assurance;
using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 3 (Policy 6; Involving Children and Families guidance 1.1 to 1.8).</summary>
internal static class ChildrenAndFamilies
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Paragraph("For everybody who refers a case, sits in a review or meets a family in one. Think of the family from the referral on, whatever the type of review (6)."),
        new Heading(1, "Why families are involved"),
        new Listing(
        [
            "It is their right to be heard about what was done for their child.",
            "It keeps the child at the centre.",
            "They know things that nobody else knows: how services were for those who used them.",
            "It can help them, and they may want to help other families.",
        ]),
        new Paragraph("Write down which of these it is for each person. Who knows why they are asked can say yes or no to it (1.1)."),
        new Heading(1, "Who, and how that is decided"),
        new Listing(
        [
            "Draw the family and everybody who mattered to the child: brothers and sisters, grandparents, foster carers, friends. Ask the family who should be on the map.",
            "Decide person by person, with the reason. Two relatives in conflict never learn of each other's part.",
            "Where somebody is not involved, the reasons are reasonable, in the child's best interests, and on the record with the name of who decided (1.8).",
        ]),
        new Heading(1, "Asking, and taking no for an answer"),
        new Listing(
        [
            "To decline is legitimate. It stays so until the person says otherwise; nobody asks again and again (1.2).",
            "Say what taking part does to everyday life: whom the person may meet, whom they may want to talk to.",
            "Tell parents and young people their legal rights, and where to get advice that is not ours.",
            "Agree activity by activity, in the person's language. Each can be changed or stopped at any time, without a reason.",
        ]),
        new Heading(1, "Police, coroner and courts"),
        new Listing(
        [
            "Involve the senior investigating officer early, so that they understand what the review looks at (1.7).",
            "A hold is agreed with them, openly acknowledged wherever that harms nobody, and looked at again on a set day (1.3, 1.7).",
            "Do not pre-empt an interview, and put no child under pressure to take something back (1.3).",
            "When a hold ends, open the analysis again: words that come after the conclusions change nothing unless the conclusions may change.",
        ]),
        new Heading(1, "What may be shared"),
        new Paragraph("Be open by default. What is about another person, and what could compromise an investigation, is withheld (1.3, 1.4). Say beforehand who will read what the person tells, and how it will stand in the report."),
        new Heading(1, "Speaking and writing"),
        new Listing(
        [
            "Be honest about roles and powers, about what can be changed and what cannot, and promise nothing that is not yours to give (1.4).",
            "You know the system and they do not: explain slowly, again, and offer it in writing (1.5).",
            "Silence is not understanding. Ask the person to say it back, above all children and young people (1.5).",
            "Answer every question, also with \"we do not know yet\".",
            "Tell them in good time what became of what they said (1.4).",
        ]),
        new Heading(1, "For each person"),
        new TickBoxes("Settled for this person",
        [
            "one named facilitator, whom the person can reach",
            "language, interpreter or signer booked; papers translated and the translation checked by somebody else (1.6)",
            "support and advocacy offered, specialist where there was domestic abuse (1.7)",
            "safe ways and times of contact asked first, and asked again",
            "a place where the person is at ease; evenings and weekends where work or school stand against it (1.6)",
            "needs that come from a disability",
            "for a young person: the way of talking they prefer; for a child: a trusted adult (1.6)",
        ]),
        new Heading(1, "Meetings with a family"),
        new Listing(
        [
            "Share what will be said beforehand, and put right what is wrong in it.",
            "Tell the chair what may be hard, for whom, and what was agreed.",
            "A meeting of professionals beforehand can leave the family with nothing to decide: hold one only for a stated reason, and tell the family of it.",
            "Where the way of meeting does not work, escalate it so that it is mended. Do not go round it.",
        ]),
        new Heading(1, "Accounts that contradict each other"),
        new Paragraph("Set them side by side, relative beside relative and family beside professionals, and say what the review makes of the difference. A report that tells one story where there were several is not truer for it (1.7)."),
        new Heading(1, "The report"),
        new Listing(
        [
            "Agree how the child and the family are named and described.",
            "The family comments on the draft before it is complete, at their pace, and each comment is answered with what was changed or why it was not.",
            "They know of the publication before everybody else, and afterwards of what was done and whether it helped.",
        ]),
        new Heading(1, "Nine questions to assure yourselves by"),
        new Paragraph("Answer them at the start, for the draft and at the end, each with what shows it (1.8)."),
        new Grid(["Question", "Yes, partly or no", "What shows it"], [.. AssuranceQuestion.All.Select(question => (IReadOnlyList<string>)[$"{question.Number}. {question.Text}", "", ""])]) { Widths = [5, 2, 4] },
        new Heading(1, "For families themselves"),
        new Paragraph($"The leaflet of {setting.Partnership} says what a review is, who reads what is said, and that no is an answer. It is on screen, in large print, as easy read, for children and for young people, and printable in each language."),
    ];
}
