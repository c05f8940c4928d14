using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;

namespace PracticeReview.Data.Information;

/// <param name="Name">The agency whose chronology it is.</param>
/// <param name="Number">From 1, in the order in which the agencies' first chronologies arrived: a late return changes nobody's number.</param>
public sealed record CompositeAgency(AgencyId Id, string Name, int Events, int Number = 0)
{
    /// <summary>What tells two agencies of one name apart, in the order of <see cref="CompositeChronology"/>.</summary>
    public override string ToString() => Id.ToString();

    /// <summary>The letter of a number from 1, on an agency's mark: A, B, … Z, A2, …</summary>
    public static string Letter(int number) => (char)('A' + ((number - 1) % 26)) + (number > 26 ? (((number - 1) / 26) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
}

/// <summary>An event in the list.</summary>
/// <param name="WhatHappened">Its beginning, at most <see cref="CompositeChronologyQueries.MostOfWords"/> characters.</param>
/// <param name="Tags">The themes it stands under.</param>
/// <param name="Notes">How many notes stand beside it.</param>
public sealed record ListedEvent(
    PracticeEventId Id, AgencyId Agency, EventDate When, string WhatHappened, SignificanceQuestions WhySignificant, Recorded ChildSeen,
    IReadOnlyList<string> Tags, int Notes, EventAudience? Restricted)
{
    /// <summary>Whether something was written beside an earlier version of its row, which has changed since.</summary>
    public bool IsChangedSince { get; init; }

    /// <summary>The agency's file that it stands in; null for an audience.</summary>
    public DocumentId? File { get; init; }

    /// <summary>Its row there.</summary>
    public int RowNumber { get; init; }

    /// <summary>Whether it came or changed since the version that was asked for; null where it did not, or nothing was asked.</summary>
    public ArrivedSince? Arrived { get; init; }
}

/// <summary>How an event stands to an earlier version of the chronology.</summary>
public enum ArrivedSince
{
    /// <summary>It came.</summary>
    New,

    /// <summary>It was there, told otherwise.</summary>
    Changed,
}

/// <summary>A chronology that arrived, which is a version of the composite chronology, and what it changed.</summary>
/// <param name="IsInForce">Whether its rows are the ones that are shown.</param>
/// <param name="Brought">How many events came, changed and went with it.</param>
public sealed record Arrival(CompositeVersion Of, bool IsInForce, NewSince Brought);

/// <param name="Gone">Events that somebody wrote about and whose rows are gone, at most a hundred.</param>
public sealed record ArrivalsPage(IReadOnlyList<Arrival> Arrivals, IReadOnlyList<GoneEvent> Gone)
{
    /// <inheritdoc cref="CompositeOpening.ListedNames"/>
    public int? ListedNames { get; init; }
}

/// <summary>What a view of a chronology can be narrowed to, as it is read.</summary>
/// <param name="People">Everybody of the case's table of names.</param>
/// <param name="Evidence">What events are linked to.</param>
public sealed record CompositeChoices(
    IReadOnlyList<CompositeAgency> Agencies, IReadOnlyList<string> Tags, IReadOnlyList<EpisodeName> Episodes, IReadOnlyList<PersonChoice> People, IReadOnlyList<EvidenceChoice> Evidence)
{
    /// <summary>The versions of the chronology, in the order of their arrival; none for an audience.</summary>
    public IReadOnlyList<CompositeVersion> Versions { get; init; } = [];
}

/// <summary>The composite chronology as it opens.</summary>
/// <param name="Agencies">Every agency with a chronology, with the number of its events, whatever is asked for; by name.</param>
/// <param name="Matching">How many events are asked for.</param>
/// <param name="First">The first of them.</param>
/// <param name="Tags">Every theme of the case.</param>
/// <param name="LastArrival">When the last chronology arrived; null before the first.</param>
/// <param name="MayAnnotate">Whether this actor writes notes, themes and links.</param>
/// <param name="Gone">How many events with notes, themes, links or an episode stand in no chronology any more.</param>
/// <param name="LeftOut">How many the audience may not see, of those asked for by agency, day and question; the words make no difference.</param>
public sealed record CompositeOpening(
    IReadOnlyList<CompositeAgency> Agencies, int Matching, IReadOnlyList<ListedEvent> First, IReadOnlyList<string> Tags,
    IReadOnlyList<EpisodeName> Episodes, DateTimeOffset? LastArrival, bool MayAnnotate, int Gone, int LeftOut = 0)
{
    /// <summary>How many names the table of the case has, where they are replaced; null where real names are read.</summary>
    public int? ListedNames { get; init; }

    /// <summary>How many marked events stand in no chronology any more and became no row that is known: another row may tell them, without a mark.</summary>
    public int LostMarks { get; init; }

    /// <inheritdoc cref="CompositeChoices.People"/>
    public IReadOnlyList<PersonChoice> People { get; init; } = [];

    /// <inheritdoc cref="CompositeChoices.Evidence"/>
    public IReadOnlyList<EvidenceChoice> Evidence { get; init; } = [];

    /// <summary>The theme that is asked for, as it is read.</summary>
    public string? Theme { get; init; }

    /// <inheritdoc cref="CompositeChoices.Versions"/>
    public IReadOnlyList<CompositeVersion> Versions { get; init; } = [];

    /// <summary>What came, changed and went since the version that is asked for; null where none is.</summary>
    public NewSince? NewSince { get; init; }

    /// <summary>The same since this person last looked; null where nothing arrived since, and for an audience.</summary>
    public NewSince? NotSeen { get; init; }

    /// <summary>What it can be narrowed to.</summary>
    public CompositeChoices Choices() => new(Agencies, Tags, Episodes, People, Evidence) { Versions = Versions };
}

/// <summary>A key practice episode by its name.</summary>
public sealed record EpisodeName(Guid Id, string Name);

/// <summary>One event with its source and all that was written beside it.</summary>
/// <param name="IsInForce">False where its row is gone: a later version of the chronology does not have it.</param>
/// <param name="Version">The version it stands in; the last one it stood in where it is gone.</param>
/// <param name="Passages">The draft's passages it can be linked with.</param>
public sealed record EventDetails(
    PracticeEventId Id, AgencyId Agency, string AgencyName, int Number, ChronologyRow Row, bool IsInForce, int Version, DateTimeOffset UploadedAt, DocumentId? Document,
    IReadOnlyList<WrittenNote> Notes, IReadOnlyList<string> Tags, IReadOnlyList<WrittenLink> Links, IReadOnlyList<EpisodeName> Episodes,
    WrittenRestriction? Restriction, IReadOnlyList<PassageName> Passages, IReadOnlyList<EpisodeName> AllEpisodes, bool MayAnnotate)
{
    /// <summary>Earlier versions of its row beside which something was written, the latest first.</summary>
    public IReadOnlyList<ChangedRowBefore> Earlier { get; init; } = [];

    /// <summary>Words that events of the case are linked with already, to be used again.</summary>
    public IReadOnlyList<EarlierWords> EarlierWords { get; init; } = [];

    /// <summary>What its row became, where it is gone and a later version tells it otherwise.</summary>
    public ChangedRowAfter? Became { get; init; }

    /// <summary>The mark of an earlier row, which holds for this one as long as nobody decides about it.</summary>
    public WrittenRestriction? HeldRestriction { get; init; }

    /// <summary>What the family said about it; null for people who may not read the family's words.</summary>
    public SaidAboutEvent? FamilySaid { get; init; }
}

/// <summary>An earlier version of a row with what was written beside it, and in what the row has changed since.</summary>
public sealed record ChangedRowBefore(
    PracticeEventId Id, int Version, EventDate When, string WhatHappened, IReadOnlyList<WrittenNote> Notes, IReadOnlyList<string> Tags, IReadOnlyList<WrittenLink> Links, IReadOnlyList<string> Episodes,
    IReadOnlyList<FieldChange> Changes)
{
    /// <summary>Its mark; null where it had none.</summary>
    public WrittenRestriction? Restriction { get; init; }

    /// <summary>Whether its mark holds for the row that is shown, since nobody has decided about that one.</summary>
    public bool StillHolds { get; init; }

    /// <summary>Who said that what was written beside it still holds; null where nobody has.</summary>
    public string? HoldsBy { get; init; }

    /// <summary>When that was said.</summary>
    public DateTimeOffset? HoldsSince { get; init; }
}

/// <summary>The row that stands now in the place of one that is gone, and in what it is different.</summary>
public sealed record ChangedRowAfter(PracticeEventId Id, int RowNumber, IReadOnlyList<FieldChange> Changes);

public sealed record WrittenNote(Guid Id, string Text, string By, DateTimeOffset At, bool IsOwn);

public sealed record WrittenLink(Guid Id, EventLinkKind Kind, DraftPassageId? Passage, string Words, string By);

/// <summary>Words that an event of the case is linked with.</summary>
public sealed record EarlierWords(EventLinkKind Kind, string Words);

public sealed record WrittenRestriction(EventAudience Audience, string Why, string By, DateTimeOffset At);

public sealed record PassageName(DraftPassageId Id, int Number, string Heading);

/// <summary>An event whose row is gone, with how much was written beside it.</summary>
/// <param name="IsChanged">Whether another row tells it otherwise now; otherwise none does.</param>
public sealed record GoneEvent(PracticeEventId Id, string AgencyName, EventDate When, string WhatHappened, int Version, int Annotations, bool IsChanged = false)
{
    /// <summary>For whom it was marked at the most; null for an event that is for everybody.</summary>
    public EventAudience? Restricted { get; init; }
}
