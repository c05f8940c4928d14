using PracticeReview.Data.Cases;

namespace PracticeReview.Data.Reviews;

/// <summary>The key stages at which the assurance questions are answered (Policy 7.1).</summary>
public enum ChecklistStage
{
    Referral,
    Decision,
    RapidReview,
    Review,
    AfterTheReview,
}

/// <summary>
/// A question of the Practice Review Assurance Questions and Checklist (Document 4). The policy names the document and does not
/// contain it: these are written from what the policy asks for at each stage.
/// </summary>
/// <param name="Key">The lasting name under which its answer is kept.</param>
public sealed record ChecklistQuestion(string Key, ChecklistStage Stage, string Text)
{
    public static IReadOnlyList<ChecklistQuestion> All { get; } =
    [
        new("considered-inside", ChecklistStage.Referral, "Was the case considered inside the agency, without losing time (7.3)?"),
        new("enough-to-decide", ChecklistStage.Referral, "Is there enough for somebody who does not know the child to decide (7.3, 7.5)?"),
        new("notifications", ChecklistStage.Referral, "Have the notifications been made that the law asks for (7.4)?"),
        new("other-processes", ChecklistStage.Referral, "Has every other review process that applies been considered (4.3)?"),
        new("decided-in-time", ChecklistStage.Decision, "Was it made within 48 hours by at least two of the panel (7.5)?"),
        new("clear-rationale", ChecklistStage.Decision, "Is the rationale clear, and has the referrer had it (7.5)?"),
        new("independence", ChecklistStage.Decision, "Has the independence of the chair been considered (7.6)?"),
        new("all-agencies", ChecklistStage.RapidReview, "Was every agency asked that knew the child or family, and is what each returned good enough (7.7)?"),
        new("lived-through", ChecklistStage.RapidReview, "Does the composite chronology tell what the child lived through (7.8)?"),
        new("three-partners", ChecklistStage.RapidReview, "Was each of the three safeguarding partners there (7.12)?"),
        new("immediate-safety", ChecklistStage.RapidReview, "Were immediate safety and learning dealt with first, and are they followed up (7.12)?"),
        new("terms-of-reference", ChecklistStage.Review, "Are the terms of reference clear and agreed (8.1, 8.2)?"),
        new("lead-reviewer", ChecklistStage.Review, "Is the lead reviewer independent, appointed in time and under contract (8.1)?"),
        new("practitioners", ChecklistStage.Review, "Do practitioners who knew the family contribute, and do they feel heard (3.2, 8.2)?"),
        new("asks-why", ChecklistStage.Review, "Does the analysis ask why, and look at systems rather than persons (3.3, 4.1)?"),
        new("legal-advice", ChecklistStage.Review, "Is the legal advice that is needed taken (8.2)?"),
        new("factual-accuracy", ChecklistStage.AfterTheReview, "Was the report checked for factual accuracy and every comment considered (8.3)?"),
        new("smart-actions", ChecklistStage.AfterTheReview, "Does each action say who, by when and what will change as a result (9)?"),
        new("learning-reaches", ChecklistStage.AfterTheReview, "Will the learning reach the people who need it, and how shall we know (9)?"),
    ];

    public static ChecklistQuestion? Find(string key) => All.FirstOrDefault(question => question.Key == key);

    public static string Name(ChecklistStage stage) => stage switch
    {
        ChecklistStage.Referral => "At the referral",
        ChecklistStage.Decision => "At the decision",
        ChecklistStage.RapidReview => "At the rapid review",
        ChecklistStage.Review => "During the review",
        ChecklistStage.AfterTheReview => "After the review",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage without a name."),
    };

    /// <summary>The stage whose questions are to be answered while a case stands there.</summary>
    public static ChecklistStage At(CaseStage stage) => stage switch
    {
        CaseStage.Referral or CaseStage.Incomplete => ChecklistStage.Referral,
        CaseStage.NotReviewed or CaseStage.Information => ChecklistStage.Decision,
        CaseStage.RapidReview => ChecklistStage.RapidReview,
        CaseStage.Review => ChecklistStage.Review,
        _ => ChecklistStage.AfterTheReview,
    };
}
