using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 11 (Policy 4.1, 4.4, 7.12 and 8.2).</summary>
internal static class CaseDiscussion
{
    private static readonly string[] s_factors =
    [
        "The child and family: needs, risks, how they could be reached",
        "The practitioners: knowledge, experience, workload, support",
        "Tasks and tools: procedures, assessments, records",
        "Teams and supervision: communication, challenge, decisions",
        "Working with other agencies: who knew what, who was asked",
        "Organisation: resources, culture, policies, change",
    ];

    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Paragraph("Recommended for rapid review meetings and reflective sessions (4.4). It takes people from what happened to why it happened and what can change. Professionals generally act from good intentions; systems, processes and culture can lead to poor decisions (3.3). High challenge, high support (3.2)."),
        new Facts([new Fact("Reference", ""), new Fact("Date", ""), new Fact("Led by", ""), new Fact("Present", "")]),
        new Heading(1, "1. The child"),
        new FillIn("What was daily life like for the child? What did the child say or show?", 6),
        new FillIn("What do the family say or think? Where do accounts differ?", 5),
        new Heading(1, "2. What happened"),
        new FillIn("Which events turned things, or could have?", 6) { Hint = "The Significant Practice Events of the composite chronology (7.8)." },
        new Heading(1, "3. Why it happened"),
        new FillIn("How did it look to the people who were there, at the time?", 5),
        new Grid(["Contributory factors", "In this case", "In practice in general?"], [.. s_factors.Select(factor => (IReadOnlyList<string>)[factor, "", ""])]) { Widths = [4, 4, 3] },
        new Heading(1, "4. What worked"),
        new FillIn("What was good practice, what made it possible, and what did it change for the child?", 5),
        new Heading(1, "5. Learning"),
        new FillIn("What might have been done differently that could have prevented harm?", 5),
        new FillIn("What needs to change: policy, practice, or how agencies work together?", 5),
        new FillIn("Is anybody in danger now? What is done at once, and by whom?", 4),
        new Grid(["Action", "Who", "By when", "What will change"], [["", "", "", ""], ["", "", "", ""], ["", "", "", ""]]) { Widths = [4, 2, 2, 4] },
        new Heading(1, "6. At the end"),
        new FillIn("What do we understand now that we did not before?", 4) { Hint = "Reflective sessions are asked whether they led to greater understanding of the issues (10.3 h)." },
    ];
}
