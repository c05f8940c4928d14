using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>What is typed of a report, kept while it is typed.</summary>
public sealed class ReportDraft
{
    /// <summary>The number of the version it was begun from.</summary>
    public int BasedOn { get; set; }
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";
    public List<DraftSection> Sections { get; set; } = [new()];
    public List<DraftRecommendation> Recommendations { get; set; } = [];

    public static ReportDraft Of(int number, ReportText text) => new()
    {
        BasedOn = number,
        Title = text.Title,
        Summary = text.ExecutiveSummary,
        Sections = text.Sections.Count == 0 ? [new()] : [.. text.Sections.Select(section => new DraftSection { Heading = section.Heading, Text = section.Text, From = section.From })],
        Recommendations = [.. text.Recommendations.Select(recommendation => new DraftRecommendation { Text = recommendation.Text })],
    };

    /// <summary>A first version made of the passages of the draft.</summary>
    public static ReportDraft Begin(IReadOnlyList<PassageBeside> passages)
    {
        var draft = new ReportDraft();
        foreach (var passage in passages)
        {
            draft.TakeIn(passage, passages);
        }
        return draft;
    }

    /// <summary>The passages that no section was taken from, in the order of the draft.</summary>
    public IReadOnlyList<PassageBeside> Missing(IReadOnlyList<PassageBeside> passages) =>
        [.. passages.Where(passage => !Sections.Exists(section => section.From?.Passage == passage.Id))];

    /// <summary>Makes a section of the passage, where the draft has it: before the first section that comes from a later passage, or else at the end. Nothing that was typed goes.</summary>
    public DraftSection TakeIn(PassageBeside passage, IReadOnlyList<PassageBeside> passages)
    {
        var section = new DraftSection { Heading = passage.Heading, Text = passage.Text, From = new TakenFrom(passage.Id, passage.Edition) };
        if (Sections is [{ IsEmpty: true }])
        {
            Sections.Clear();
        }
        var numbers = passages.ToDictionary(other => other.Id, other => other.Number);
        var later = Sections.FindIndex(other => other.From is { } from && numbers.GetValueOrDefault(from.Passage) > passage.Number);
        var earlier = Sections.FindLastIndex(other => other.From is { } from && numbers.TryGetValue(from.Passage, out var number) && number < passage.Number);
        Sections.Insert(earlier >= 0 ? earlier + 1 : later >= 0 ? later : Sections.Count, section);
        return section;
    }

    public ReportText ToText() => new(
        Title,
        Summary,
        [.. Sections.Select(section => section.AsSection())],
        [.. Recommendations.Select((recommendation, place) => new Recommendation(place + 1, recommendation.Text))]);
}

/// <summary>A section while it is typed.</summary>
public sealed class DraftSection
{
    public string Heading { get; set; } = "";
    public string Text { get; set; } = "";
    /// <summary>The passage of the draft it was taken from; null where it is written here.</summary>
    public TakenFrom? From { get; set; }
    /// <summary>What stood here when the draft's words were taken, so that it can be put back; null where nothing was replaced.</summary>
    public string? TextBefore { get; set; }
    /// <summary>The edition it was taken from before that.</summary>
    public int EditionBefore { get; set; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => From is null && string.IsNullOrWhiteSpace(Heading) && string.IsNullOrWhiteSpace(Text);

    public ReportSection AsSection() => new(Heading, Text, From);

    /// <summary>Says what the draft says now. What stood here is kept beside it.</summary>
    public void TakeWords(PassageBeside passage)
    {
        (TextBefore, EditionBefore) = (Text, From?.Edition ?? passage.Edition);
        (Text, From) = (passage.Text, new TakenFrom(passage.Id, passage.Edition));
    }

    /// <summary>What stood here before the draft's words were taken stands here again.</summary>
    public void PutBack()
    {
        if (TextBefore is { } before && From is { } taken)
        {
            (Text, From, TextBefore) = (before, taken with { Edition = EditionBefore }, null);
        }
    }
}

/// <summary>A recommendation while it is typed.</summary>
public sealed class DraftRecommendation
{
    public string Text { get; set; } = "";
}
