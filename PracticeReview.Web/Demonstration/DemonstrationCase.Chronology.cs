using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Web.Demonstration;

/// <summary>What the review does with the agencies' chronologies: what it writes beside events, who may see them, who is called what.</summary>
internal sealed partial class DemonstrationCase
{
    /// <param name="words">Words that stand in this event alone.</param>
    public async Task NoteAsync(int daysAgo, string words, string note, string theme)
    {
        clock.GoTo(daysAgo, 16, 30);
        var actor = await As("unit");
        var about = await EventAsync("unit", words);
        Done(await Get<KeepEventNote>().WriteAsync(actor, about, note, None));
        Done(await Get<TagEvent>().AddAsync(actor, about, theme, None));
    }

    /// <inheritdoc cref="NoteAsync"/>
    public async Task KeepToReviewGroupAsync(int daysAgo, string words, string why)
    {
        clock.GoTo(daysAgo, 9, 40);
        Done(await Get<RestrictEvent>().RunAsync(await As("reviewer"), new RestrictEventCommand(await EventAsync("reviewer", words), EventAudience.ReviewGroup, why), None));
    }

    public async Task ListNamesAsync(int daysAgo, params IReadOnlyList<PseudonymEntry> names)
    {
        clock.GoTo(daysAgo, 10, 10);
        foreach (var name in names)
        {
            Done(await Get<KeepPseudonym>().RunAsync(await As("reviewer"), new KeepPseudonymCommand(Id, null, name), None));
        }
    }

    /// <inheritdoc cref="NoteAsync"/>
    public async Task PlaceBesideAsync(int daysAgo, ContributionId said, string words)
    {
        clock.GoTo(daysAgo, 11, 40);
        Done(await Get<LinkContribution>().RunAsync(await As("reviewer"), new LinkContributionCommand(said, ContributionLinkKind.ChronologyEvent, null, Event: await EventAsync("reviewer", words)), None));
    }

    private async Task<PracticeEventId> EventAsync(string person, string words) =>
        (await Get<CompositeChronologyQueries>().OpenAsync(await As(person), Id, new AskedEvents(Words: words), None))!.First.Single().Id;
}
