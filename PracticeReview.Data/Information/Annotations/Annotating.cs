using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Who writes beside the events of a composite chronology, and who reads that. Agencies do neither.</summary>
public static class Annotating
{
    /// <summary>The business unit and the review group of the case write.</summary>
    public static bool MayBeDoneBy(StaffActor actor, CaseId @case) => actor.IsBusinessUnit || actor.IsInReviewGroup(@case);

    /// <summary>Everybody who works on the professional material of the case reads.</summary>
    public static bool MayBeReadBy(StaffActor actor, CaseId @case) => MayBeDoneBy(actor, @case) || actor.IsOnVirtualPanel;

    /// <summary>The words of a field, trimmed; null with a refusal where there are none or too many.</summary>
    internal static string? Words(string field, string? text, int most, string whatIsMissing, List<Refusal> refusals)
    {
        var words = text?.Trim() ?? "";
        if (words.Length == 0)
        {
            refusals.Add(new Refusal(field, whatIsMissing));
            return null;
        }
        if (words.Length > most)
        {
            refusals.Add(new Refusal(field, "This has {0:N0} characters; at most {1:N0} are kept.", words.Length, most));
            return null;
        }
        return words;
    }
}
