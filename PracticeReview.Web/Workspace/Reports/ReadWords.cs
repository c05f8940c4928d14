using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>One thing that keeps the family from knowing what the report says.</summary>
/// <param name="Open">As it stands, for those who can change it.</param>
/// <param name="Aim">What was not waited for, for those who sign.</param>
public sealed record ReadWord(string Open, string Aim);

/// <summary>What the family knows of the draft beside the report, in words.</summary>
public static class ReadWords
{
    public static IReadOnlyList<ReadWord> Of(ReadByFamily read) =>
    [
        .. Counted(read.NothingShown,
            "One family member takes part in the draft and was never shown any of it.", "{0} family members take part in the draft and were never shown any of it.",
            "one family member who takes part in the draft was shown any of it", "{0} family members who take part in the draft were shown any of it"),
        .. Counted(read.Otherwise,
            "One section says something else than what family members read in the draft.", "{0} sections say something else than what family members read in the draft.",
            "the family had read one section as it stands here", "the family had read {0} sections as they stand here"),
        .. Counted(read.LeftOut,
            "One passage that family members read stands in no section.", "{0} passages that family members read stand in no section.",
            "one passage that the family read stood in the report", "{0} passages that the family read stood in the report"),
    ];

    private static IEnumerable<ReadWord> Counted(int count, string one, string many, string aimOne, string aimMany) => count switch
    {
        0 => [],
        1 => [new ReadWord(one, aimOne)],
        _ => [new ReadWord(Fill(many, count), Fill(aimMany, count))],
    };

    private static string Fill(string words, int count) => string.Format(System.Globalization.CultureInfo.InvariantCulture, words, count);
}
