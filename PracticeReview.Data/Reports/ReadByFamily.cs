namespace PracticeReview.Data.Reports;

/// <summary>From which passage of the draft a section was taken, and as of which edition of it.</summary>
public sealed record TakenFrom(DraftPassageId Passage, int Edition);

/// <summary>A passage of the draft, to be laid beside the report.</summary>
/// <param name="Number">Its place in the draft.</param>
/// <param name="Read">What family members who read the draft were shown of it last, each wording once; empty where nobody was shown it.</param>
public sealed record PassageBeside(DraftPassageId Id, int Number, int Edition, string Heading, string Text, IReadOnlyList<string> Read);

/// <summary>How a section of the report stands to the passage it was taken from, and to what the family read of it.</summary>
/// <param name="Passage">Null where the draft has no such passage.</param>
/// <param name="Edition">The edition the section was taken from.</param>
public sealed record SectionStanding(ReportSection Section, PassageBeside? Passage, int Edition)
{
    /// <summary>The draft has been changed since, and its words are not those of the section.</summary>
    public bool DraftSaysOtherwise => Passage is { } passage && passage.Edition > Edition && !Section.Says(passage.Text);

    /// <summary>The section was edited here, and the draft was not.</summary>
    public bool WasEditedHere => Passage is { } passage && passage.Edition <= Edition && !Section.Says(passage.Text);

    /// <summary>Somebody of the family read other words; null where nobody did.</summary>
    public string? WhatTheFamilyRead => Passage?.Read.FirstOrDefault(words => !Section.Says(words));

    /// <returns>Null where the section was not taken from the draft.</returns>
    public static SectionStanding? Of(ReportSection section, IReadOnlyList<PassageBeside> passages) => section.From is { } from
        ? new SectionStanding(section, passages.FirstOrDefault(passage => passage.Id == from.Passage), from.Edition)
        : null;
}

/// <summary>
/// What family members know of the draft beside what the report says (checklist F4, J8; quality marker question 9): what they read and
/// commented on is to be what is agreed, or it is said why not.
/// </summary>
/// <param name="NothingShown">Family members who take part in the draft and were never shown any of it.</param>
/// <param name="Otherwise">Sections that say something else than what family members read.</param>
/// <param name="LeftOut">Passages that family members read and that stand in no section.</param>
public sealed record ReadByFamily(int NothingShown, int Otherwise, int LeftOut)
{
    /// <summary>The family knows what the report says, or nobody of it takes part.</summary>
    public static readonly ReadByFamily AsItStands = new(0, 0, 0);

    public bool IsAnything => NothingShown + Otherwise + LeftOut > 0;

    /// <summary>Whether the family knows less of what the report says than before.</summary>
    public bool HasGrownSince(ReadByFamily seen) => NothingShown > seen.NothingShown || Otherwise > seen.Otherwise || LeftOut > seen.LeftOut;

    /// <summary>Each of which there is any, under the name the record gives it.</summary>
    internal IEnumerable<(string Name, int Count)> Counted =>
        new (string Name, int Count)[] { ("nothingShown", NothingShown), ("readOtherwise", Otherwise), ("readAndLeftOut", LeftOut) }.Where(one => one.Count > 0);

    public static ReadByFamily Of(IReadOnlyList<ReportSection> sections, IReadOnlyList<PassageBeside> passages, int nothingShown) => new(nothingShown,
        sections.Count(section => SectionStanding.Of(section, passages)?.WhatTheFamilyRead is not null),
        passages.Count(passage => passage.Read.Count > 0 && !sections.Any(section => section.From?.Passage == passage.Id || passage.Read.All(section.Says))));

    /// <summary>What is open, in words; null where nothing is.</summary>
    internal Refusal? Refuse() => this switch
    {
        { NothingShown: 1 } => new("Despite", "One family member takes part in the draft and was never shown any of it. Release it to them first, or say why it cannot wait."),
        { NothingShown: > 1 } => new("Despite", "{0} family members take part in the draft and were never shown any of it. Release it to them first, or say why it cannot wait.", NothingShown),
        { Otherwise: 1 } => new("Despite", "One section says something else than what family members read in the draft. Let them read it as it stands first, or say why it cannot wait."),
        { Otherwise: > 1 } => new("Despite", "{0} sections say something else than what family members read in the draft. Let them read them as they stand first, or say why it cannot wait.", Otherwise),
        { LeftOut: 1 } => new("Despite", "One passage that family members read stands in no section of the report. Take it in first, or say why it is left out."),
        { LeftOut: > 1 } => new("Despite", "{0} passages that family members read stand in no section of the report. Take them in first, or say why they are left out.", LeftOut),
        _ => null,
    };
}
