using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 5 (Policy 3.1, 7.6, 8.1 and 8.2).</summary>
internal static class ReviewerSpecification
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Heading(1, "Minimum criteria"),
        new Listing(
        [
            "Independent: no direct line management of the case under review, and independent of the organisations whose actions are reviewed (3.1).",
            "Has read the practice review policy and confirms to adhere to it (8.1).",
            "A lead reviewer has a signed contract in place (8.1).",
            "A lead reviewer does not need to come from outside the area (8.1).",
        ]),
        new Heading(1, "Who appoints"),
        new Paragraph("The Chair of the Practice Review Sub-Group decides who chairs a review, in consultation as appropriate, and weighs the degree of independence from the main agencies (7.6). The Virtual Panel appoints a lead reviewer within 10 working days of the decision to commence a fuller review (8.1). The National Panel is told the reviewer's name (8.1)."),
        new Heading(1, "What a chair does"),
        new Listing(
        [
            "sets meeting dates and agendas and sees that the relevant people are there (8.2)",
            "liaises with statutory agencies such as the police and the coroner's office (8.2)",
            "keeps the discussion on why things happened and on the system rather than on persons (3.3, 4.1)",
            "completes the rapid review meeting report by its deadline (7.12)",
            "is supported in these tasks by the business unit (8.2)",
        ]),
        new Heading(1, "Knowledge and skills"),
        new Listing(
        [
            $"knows {setting.Terms.StatutoryGuidance}, {setting.Terms.PracticeReviewChapter}, and how the partner agencies work",
            "can choose and use methods that are proportionate to the case (4.4)",
            "can analyse a system, and not only tell events (8.2, 8.3)",
            "involves children and families sensitively and manages expectations (3.1, 6)",
            "writes clearly, with SMART recommendations, for publication (8.3)",
            "knows when legal advice is needed: data protection, freedom of information, human rights (8.2)",
        ]),
        new Heading(1, "Values and behaviour"),
        new Paragraph("Participative and collaborative; transparent about purpose; strengths based, with high challenge and high support; focused on outcomes for children; respectful of the records, which belong to each child and family (3.2)."),
        new Heading(1, "Confirmation"),
        new Facts([new Fact("Name", ""), new Fact("Role in the review", ""), new Fact("Reference of the review", "")]),
        new TickBoxes("I confirm that",
        [
            "I have had no line management of the case",
            "I am independent of the organisations whose actions are reviewed",
            "I have read the practice review policy and will adhere to it",
            "my contract is signed (lead reviewers)",
        ]),
        new FillIn("What might be seen as a conflict of interest, and how it is dealt with", 4),
        new Facts([new Fact("Signed", ""), new Fact("Date", "")]),
    ];
}
