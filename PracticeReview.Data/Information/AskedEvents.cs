using System.Text.Json.Serialization;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>Which events of a composite chronology are asked for. What is null is not asked.</summary>
/// <param name="Agency">Only this agency's.</param>
/// <param name="From">What may have happened on this day or later.</param>
/// <param name="To">What may have happened on this day or earlier.</param>
/// <param name="Words">Every one of these words, or parts of words, stands somewhere in the row, in any letters.</param>
/// <param name="Question">The code of one of the six questions, 1 to 6.</param>
/// <param name="Tag">Only what stands under this theme.</param>
/// <param name="Episode">Only what is grouped to this key practice episode.</param>
/// <param name="Anonymised">With the case's pseudonyms in the place of names.</param>
/// <param name="Audience">Only what they may see, as they may see it; null for those who work on the case.</param>
/// <param name="Person">Only what names this person or place of the case's table of names, in any of the ways in which it is written.</param>
/// <param name="Evidence">Only what is linked to this, by the key of <see cref="EventLink.KeyOf"/>.</param>
/// <param name="AsOf">As the chronology stood at this version, by its number; null for as it is now. What the review wrote is as it is now.</param>
/// <param name="Since">What came or changed since this version is marked; 0 for before the first.</param>
/// <param name="SinceDay">The same, since the last version before this day.</param>
/// <param name="OnlyNew">Only what came or changed since then.</param>
public sealed record AskedEvents(
    AgencyId? Agency = null, DateOnly? From = null, DateOnly? To = null, string? Words = null, int? Question = null, string? Tag = null, Guid? Episode = null,
    bool Anonymised = false, CompositeAudience? Audience = null, Guid? Person = null, string? Evidence = null,
    int? AsOf = null, int? Since = null, DateOnly? SinceDay = null, bool OnlyNew = false)
{
    /// <summary>More words than these are not looked for.</summary>
    public const int MostWords = 8;

    /// <summary>Whether every event is asked for that the audience may see.</summary>
    public bool IsEverything => AsOf is null && IsWhole;

    /// <summary>Whether every event is asked for, be it of an earlier version of the chronology.</summary>
    public bool IsWhole => this with { Anonymised = false, Audience = null, AsOf = null, Since = null, SinceDay = null, OnlyNew = OnlyNew && IsMarked } == new AskedEvents();

    /// <summary>Whether what came or changed is marked.</summary>
    public bool IsMarked => Since is not null || SinceDay is not null;

    /// <summary>Whether listed names are replaced: where that is asked for, and always in what is published. Names that are not listed stay.</summary>
    public bool ReadsPseudonyms => Anonymised || Audience is { To: EventAudience.Publication };

    /// <summary>
    /// Without what the audience cannot know: themes, episodes, links and the table of names are the review's own, and so are earlier
    /// versions, whose rows bear no mark that was set on a later one.
    /// </summary>
    [JsonIgnore]
    public AskedEvents AsTheAudienceMay => Audience is null ? this : this with { Tag = null, Episode = null, Person = null, Evidence = null, AsOf = null, Since = null, SinceDay = null, OnlyNew = false };

    /// <summary>Whether the words are looked for in what is read, in which names are replaced. An audience finds nothing by what the agency wrote.</summary>
    internal bool LooksInWhatIsRead => ReadsPseudonyms && Parts().Any();

    /// <summary>The single words.</summary>
    internal IEnumerable<string> Parts() => (Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords);

    /// <summary>Whether all the words stand somewhere in this row.</summary>
    internal bool IsIn(ChronologyRow row)
    {
        var text = string.Join(' ', row.WhatHappened, row.WhoWasSeen, row.SourceDocument, row.When.AsWritten, row.Risk, row.Response, row.Impact, row.Partnership, row.Learning);
        return Parts().All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The words, as they are looked for.</summary>
    internal IReadOnlyList<string> Patterns() =>
        [.. Parts().Select(word =>
            $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%")];
}
