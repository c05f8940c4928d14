using PracticeReview.Data.Deadlines;

namespace PracticeReview.Data.Policies;

/// <summary>
/// The policy read under Working Together to Safeguard Children 2023. The national clocks name its chapter; every other
/// number is the local policy's and carries over.
/// </summary>
internal static class WorkingTogether2023
{
    private const string PracticeReviews = "Working Together 2023, chapter 5";

    private static readonly Dictionary<DeadlineKind, string> NationalClocks = new()
    {
        [DeadlineKind.NotifyNationalPanel] = PracticeReviews,
        [DeadlineKind.SendReportAfterReferral] = PracticeReviews,
        [DeadlineKind.CompletePracticeReview] = PracticeReviews,
    };

    public static PolicyVersion Build(PolicyVersion before) => new(
        id: "WorkingTogether2023",
        title: "Practice Review Policy under Working Together 2023",
        terms: new PolicyTerms(
            StatutoryGuidance: "Working Together to Safeguard Children 2023",
            PracticeReviewChapter: "chapter 5",
            ChildDeathReviewChapter: "chapter 6",
            HealthPartner: "integrated care board",
            PartnerLeadership: "lead and delegated safeguarding partners"),
        clocks: [.. before.Clocks.Select(UnderTheNewGuidance)],
        differences:
        [
            new("Statutory guidance", before.Terms.StatutoryGuidance, "Working Together to Safeguard Children 2023",
                "Working Together 2023"),
            new("Chapter on practice reviews", "Chapter 4", "Chapter 5", "Working Together 2023"),
            new("Chapter on child death reviews", "Chapter 5", "Chapter 6", "Working Together 2023"),
            new("Safeguarding partner from health", "Clinical commissioning group", "Integrated care board",
                "Health and Care Act 2022"),
            new("Who acts for the safeguarding partners", "The three safeguarding partners",
                "A lead safeguarding partner in each, who may appoint a delegated safeguarding partner",
                "Working Together 2023, chapter 2"),
            new("Publication of a review's report",
                "Aimed at for every report and decided case by case; no statutory requirement, in the words of the policy (Policy 8.3)",
                "The safeguarding partners must publish it unless they consider that inappropriate, and then whatever they consider "
                    + "appropriate about the improvements that should be made",
                "Children Act 2004, section 16F"),
            new("Time for the rapid review", "15 days, in the words of the policy", "15 working days", PracticeReviews),
        ]);

    private static Clock UnderTheNewGuidance(Clock clock) => NationalClocks.TryGetValue(clock.Kind, out var source)
        ? clock with { Source = $"{source}; {clock.Source}" }
        : clock with { Source = $"{clock.Source}, local number carried over" };
}
