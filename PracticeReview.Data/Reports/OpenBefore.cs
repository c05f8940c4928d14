using System.Globalization;
using System.Text.Json.Serialization;

namespace PracticeReview.Data.Reports;

/// <summary>
/// What is open while a report is agreed, signed off or to be published, counted by kind (Policy 8.3; checklist F4, I7, J7, J9). Each is done
/// first, or it is said why it cannot wait; what the reason was given for is kept with it.
/// </summary>
/// <param name="Comments">Comments of the family on the draft that are not answered.</param>
/// <param name="Wishes">Wishes of the family about names and descriptions that are not answered.</param>
/// <param name="LeaveOuts">Words a family member wants left out, of which nobody has decided.</param>
/// <param name="Uses">Things the family sent of which nobody has said whether the review uses them.</param>
/// <param name="Questions">Assurance questions that nobody has answered for the draft (guidance 1.8).</param>
/// <param name="Holds">Holds that have ended without the analysis being opened again (guidance 1.7: what comes too late to count is tokenistic).</param>
/// <param name="Quoted">Pieces of the report in which words of the family seem to stand to which their person has not said yes (guidance 1.2; checklist J3).</param>
public sealed record OpenBefore(int Comments = 0, int Wishes = 0, int LeaveOuts = 0, int Uses = 0, int Questions = 0, int Holds = 0, int Quoted = 0)
{
    /// <summary>Nothing is open.</summary>
    public static readonly OpenBefore Nothing = new();

    [JsonIgnore]
    public bool IsAnything => Comments + Wishes + LeaveOuts + Uses + Questions + Holds + Quoted > 0;

    /// <summary>Of it, what waits for an answer to the family: it is asked for again before each signature, the decision to publish, and publication.</summary>
    public OpenBefore WaitedForByTheFamily() => new(Comments, Wishes, LeaveOuts);

    /// <summary>Whether anything is open of which there was less, or nothing, before.</summary>
    public bool HasGrownSince(OpenBefore seen) => Kinds.Zip(seen.Kinds).Any(pair => pair.First.Count > pair.Second.Count);

    /// <summary>Each kind of which there is any, as a sentence.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Sentences => [.. Kinds.Where(kind => kind.Count > 0).Select(kind => kind.Sentence)];

    /// <summary>Each kind of which there is any, under the name the record gives it.</summary>
    internal IEnumerable<(string Name, int Count)> Counted => Kinds.Where(kind => kind.Count > 0).Select(kind => (kind.Name, kind.Count));

    /// <summary>What is open first, and how it is done; null where nothing is.</summary>
    internal Refusal? Refuse() => Kinds.FirstOrDefault(kind => kind.Count > 0) is { Count: > 0 } open ? new Refusal("Despite", $"{open.Sentence} {open.Way}") : null;

    private IReadOnlyList<Kind> Kinds =>
    [
        Of("commentsNotAnswered", Comments, "One comment of the family on the draft is not answered.", "{0} comments of the family on the draft are not answered.",
            "Answer it first, or say why it cannot wait.", "Answer them first, or say why it cannot wait."),
        Of("wishesNotAnswered", Wishes, "One wish of the family about names or descriptions is not answered.", "{0} wishes of the family about names or descriptions are not answered.",
            "Answer it first, or say why it cannot wait.", "Answer them first, or say why it cannot wait."),
        Of("leaveOutsNotDecided", LeaveOuts, "Of one thing a family member wants left out, nobody has decided.", "Of {0} things family members want left out, nobody has decided.",
            "Decide it first, or say why it cannot wait.", "Decide them first, or say why it cannot wait."),
        Of("assuranceNotAnswered", Questions, "One of the nine assurance questions is not answered for the draft.", "{0} of the nine assurance questions are not answered for the draft.",
            "Answer it first, or say why it cannot wait.", "Answer them first, or say why it cannot wait."),
        Of("analysisNotReopened", Holds, "A hold has ended and the analysis was not opened again.", "{0} holds have ended and the analysis was not opened again.",
            "Open it again on the family map first, or say why it cannot wait.", "Open it again on the family map first, or say why it cannot wait."),
        Of("quotedWithoutYes", Quoted, "Words of the family seem to stand in this report without a yes of their person.", "In {0} places of this report, words of the family seem to stand without a yes of their person.",
            "Write them in other words, ask the person first, or say why they stand there.", "Write them in other words, ask the person first, or say why they stand there."),
        Of("useNotSaid", Uses, "Of one thing the family sent, nobody has said whether the review uses it.", "Of {0} things the family sent, nobody has said whether the review uses them.",
            "Say where it is used or why not first, or say why that cannot wait.", "Say where they are used or why not first, or say why that cannot wait."),
    ];

    private static Kind Of(string name, int count, string one, string many, string way, string ways) =>
        count == 1 ? new(name, count, one, way) : new(name, count, string.Format(CultureInfo.InvariantCulture, many, count), ways);

    private readonly record struct Kind(string Name, int Count, string Sentence, string Way);
}

/// <summary>What somebody was shown as open when they opened the form: what came since, they have not seen.</summary>
/// <param name="At">When they opened it; UTC.</param>
public sealed record SeenOpen(OpenBefore Open, ReadByFamily Read, DateTimeOffset At)
{
    /// <summary>More is open than was shown.</summary>
    public static readonly Refusal MoreSince = new(null, "More is open than when you opened this. Look at what came since; what you wrote is still here.");
}
