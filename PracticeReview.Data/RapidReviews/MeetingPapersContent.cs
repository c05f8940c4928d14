using PracticeReview.Data.Calendar;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Papers;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.RapidReviews;

/// <summary>An agency's return, as the papers of the meeting have it.</summary>
/// <param name="Summary">Null where the agency has had no involvement, or has not returned anything.</param>
/// <param name="RecordsSearched">With no involvement: what was searched.</param>
public sealed record SummaryInPapers(string Agency, AgencySummaryWords? Summary, string? RecordsSearched);

/// <summary>Something in the papers that still looks as if it told who is meant, for a person to look at.</summary>
/// <param name="Paper">The title of the paper in which it stands first.</param>
/// <param name="Excerpt">The words with some before and behind.</param>
/// <param name="Why">Why it was picked out, as a sentence.</param>
/// <param name="Places">How often it stands there.</param>
public sealed record LeftInPapers(string Paper, string Found, string Excerpt, string Why, int Places);

/// <summary>The documents that are shared with everybody at the meeting, in the order of Policy 7.11, and the cover that names one of them.</summary>
public static class MeetingPapersContent
{
    // What stands beside names where a form asks for one, and is none.
    private static readonly HashSet<string> s_besideNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "the", "of", "a", "aka", "also", "known", "as", "called", "formerly", "previously", "born", "unborn", "not", "yet", "named", "unknown", "baby", "child", "infant", "twin", "twins", "mr", "mrs", "ms", "miss", "mx",
    };

    /// <summary>The words of a child's name that stay when listed names are replaced in it; empty where none does.</summary>
    public static string LeftOf(string childName, Anonymiser names)
    {
        ArgumentNullException.ThrowIfNull(childName);
        ArgumentNullException.ThrowIfNull(names);
        var left = childName.ToCharArray();
        foreach (var (from, to, _) in names.Places(childName))
        {
            left.AsSpan(from, to - from).Fill(' ');
        }
        return string.Join(' ', new string(left).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('(', ')', '[', ']', ',', ';', '.', '/', '"', '\'', '\u2018', '\u2019', '\u201C', '\u201D', '-', '&')).Where(word => word.Any(char.IsLetter) && !s_besideNames.Contains(word)));
    }

    /// <summary>The cover of one person's papers.</summary>
    /// <param name="anonymised">Whether names that are listed for the case are replaced in what follows; the cover says so.</param>
    public static Paper Cover(string person, string reference, DateTimeOffset meetingAt, DateTimeOffset sharedAt, bool anonymised) => new("Papers for a meeting", reference, MeetingReportPaper.Marking,
    [
        new Facts([new Fact("For", person), new Fact("Meeting", EnglishDates.Moment(meetingAt)), new Fact("Shared", EnglishDates.Moment(sharedAt))]),
        new Paragraph("These papers are for the person named above and nobody else. They hold what agencies know of a child and a family: do not copy them or pass them on, and destroy them after the meeting."),
        new Listing(["The completed Referral Form", "The agency summaries", "The composite chronology"]),
        .. anonymised ? [new Paragraph("Names that are listed for this case are replaced in these papers. A name that is not listed stays.")] : Array.Empty<PaperBlock>(),
    ]);

    /// <summary>A paper with every listed name replaced in its words; the names of facts are ours.</summary>
    public static Paper Anonymised(Paper paper, Anonymiser names) => paper with
    {
        Blocks = [.. paper.Blocks.Select(block => (PaperBlock)(block switch
        {
            Heading heading => heading with { Text = names.Apply(heading.Text) },
            Paragraph paragraph => new Paragraph(names.Apply(paragraph.Text)),
            Facts facts => new Facts([.. facts.Items.Select(fact => fact with { Value = names.Apply(fact.Value) })]),
            Listing listing => new Listing([.. listing.Items.Select(names.Apply)]),
            _ => throw new ArgumentOutOfRangeException(nameof(paper), block.GetType().Name, "Names in this part of a paper would stay."),
        }))],
    };

    /// <summary>What still looks like a name in the words of papers in which listed names are replaced: in their headings only agencies stand.</summary>
    /// <param name="forms">The listed names, in every way in which they are written.</param>
    /// <param name="born">Days on which children of the case were born.</param>
    /// <returns>At most a hundred, those in most places first.</returns>
    public static IReadOnlyList<LeftInPapers> NamesLeft(IReadOnlyList<Paper> papers, IReadOnlyList<Pseudonym> forms, IReadOnlyList<DateOnly> born)
    {
        List<(string Paper, string Words)> texts = [.. papers.SelectMany(paper => paper.Blocks.SelectMany(Words).Select(words => (paper.Title, words)))];
        var check = new NameCheck(forms, texts.Select(text => text.Words), born);
        return [.. texts.SelectMany(text => check.In(text.Words).Select(finding => (text.Paper, Finding: finding))).GroupBy(one => FoldedText.Fold(one.Finding.Found))
            .OrderByDescending(same => same.Count()).Take(100)
            .Select(same => new LeftInPapers(same.First().Paper, same.First().Finding.Found, same.First().Finding.Excerpt, same.First().Finding.Why, same.Count()))];

        static IEnumerable<string> Words(PaperBlock block) => block switch
        {
            Paragraph paragraph => [paragraph.Text],
            Facts facts => facts.Items.Select(fact => fact.Value),
            Listing listing => listing.Items,
            _ => [],
        };
    }

    /// <summary>The completed Referral Form that began the process.</summary>
    /// <param name="withoutBirth">Without the day on which the child was born, which says who it is where the name is replaced.</param>
    public static Paper Referral(string reference, ReferralForm form, IEnumerable<string> agencies, bool withoutBirth) => new("Referral", reference, MeetingReportPaper.Marking,
    [
        new Facts([
            new Fact("Child", form.ChildName),
            .. withoutBirth ? Array.Empty<Fact>() : [new Fact("Date of birth", Day(form.ChildDateOfBirth))],
            new Fact("Incident", Day(form.IncidentOn)),
            new Fact("Looked after", form.IsLookedAfter == true ? "Yes" : "No"),
            new Fact("Agencies", string.Join(", ", agencies.Append(form.OtherAgencies).Where(name => name.Length > 0))),
            new Fact("Verified by", form.DecisionMaker),
            new Fact("Criteria of section 16C(1)", form.Criteria is { } criteria ? criteria.AreMet ? "Met" : "Not met" : "Not answered"),
        ]),
        new Heading(1, "What happened"),
        new Paragraph(form.WhatHappened),
        new Heading(1, "Advice on engaging or informing the family"),
        new Paragraph(form.FamilyAdvice),
    ]);

    /// <summary>The agency summaries that were returned.</summary>
    public static Paper Summaries(string reference, IReadOnlyList<SummaryInPapers> summaries) => new("Agency summaries", reference, MeetingReportPaper.Marking,
        [.. summaries.Count == 0 ? [new Paragraph("No agency was asked.")] : summaries.SelectMany(Of)]);

    /// <summary>The chronologies of all agencies as one, as they go out everywhere: dates as they were written and as they were read, each event with its source.</summary>
    /// <param name="agencies">In the order of their colours.</param>
    public static CompositeExport Chronology(string partnership, string reference, IReadOnlyList<string> agencies, IReadOnlyList<ExportRow> events) => new(partnership, agencies, events)
    {
        Reference = reference,
        ProtectiveMarking = MeetingReportPaper.Marking,
    };

    /// <summary>In its place, before an agency has returned one.</summary>
    /// <param name="audience">For whom the events were chosen; null for the review group, which sees all of them. To others it is not said whether there are any.</param>
    public static Paper NoChronology(string reference, CompositeAudience? audience) => new("Composite chronology", reference, MeetingReportPaper.Marking,
        [new Paragraph(audience is null ? "There is no event in a chronology that has been returned." : "There is no event that everybody invited may see.")]);

    private static IEnumerable<PaperBlock> Of(SummaryInPapers returned)
    {
        yield return new Heading(1, returned.Agency);
        if (returned.Summary is not { } words)
        {
            yield return new Paragraph(returned.RecordsSearched is { } searched ? $"No involvement with the child or the family. Searched: {searched}" : "Nothing has been returned yet.");
            yield break;
        }
        foreach (var (heading, text) in new[]
        {
            ("Involvement with the child and the family", words.Involvement), ("What was known of the child", words.KnownOfChild),
            ("Key practice", words.KeyPractice), ("Immediate learning", words.ImmediateLearning),
        })
        {
            yield return new Heading(2, heading);
            yield return new Paragraph(text);
        }
    }

    private static string Day(DateOnly? day) => day is { } given ? EnglishDates.Day(given) : "Not given";
}
