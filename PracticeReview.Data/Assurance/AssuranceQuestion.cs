namespace PracticeReview.Data.Assurance;

/// <summary>
/// The nine questions by which a review group assures itself that the family is involved well
/// (Involving Children and Families guidance 1.8; quality marker 12). They are asked at key stages; each answer shows its evidence.
/// </summary>
/// <param name="Number">1 to 9, in the guidance's order.</param>
/// <param name="Name">A short name for lists and warnings.</param>
/// <param name="Text">The question, in our words.</param>
public sealed record AssuranceQuestion(int Number, string Name, string Text)
{
    public static IReadOnlyList<AssuranceQuestion> All { get; } =
    [
        new(1, "Why the family is involved", "Is it clear why family members are being involved?"),
        new(2, "Who is involved, and why", "Have we talked about which family members to involve, and why those?"),
        new(3, "Support to take part", "Have we agreed how each person is supported to take part?"),
        new(4, "Influence on the focus", "Can the family influence what the review looks at?"),
        new(5, "What will be asked", "Is it clear what the family is going to be asked?"),
        new(6, "Analysis informed by the family", "Have we talked about how our analysis takes in what the family knows and lived through?"),
        new(7, "Representation in the report", "Have we talked about how the family is represented in the final report?"),
        new(8, "Reasons for not involving", "Where family members are not involved, are the reasons reasonable and written down?"),
        new(9, "Feedback before completion", "Can the family comment on the report before it is completed?"),
    ];

    /// <summary>Only where everybody is involved does a question not apply: the eighth.</summary>
    public bool MayNotApply => Number == 8;

    public static AssuranceQuestion? Find(int number) => number >= 1 && number <= All.Count ? All[number - 1] : null;
}
