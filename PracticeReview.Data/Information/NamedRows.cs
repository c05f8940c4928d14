using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>A person or place of the case's table of names, to choose by.</summary>
/// <param name="Name">The name; what is read instead where names are replaced.</param>
public sealed record PersonChoice(Guid Id, string Name);

/// <summary>
/// The rows in which listed names stand. The database picks out those that may hold one; whether one does is decided by the rule
/// by which names are replaced.
/// </summary>
internal static class NamedRows
{
    // Letters that may be another one with an accent, or of another script: such rows are always looked into.
    private const string NotPlain = @"[^\u0001-\u007F‘’“”–—…£]";

    /// <summary>Everybody of the table of names, by what is read.</summary>
    public static async Task<IReadOnlyList<PersonChoice>> ChoicesAsync(Operation operation, CaseId id, bool anonymised, CancellationToken cancellation) =>
        [.. (await operation.Read<CasePseudonym>().Where(one => one.CaseId == id).OrderBy(one => one.Id).Take(1_000).Select(one => new { one.Id, one.Name, one.ReplacedBy }).ToListAsync(cancellation))
            .Select(one => new PersonChoice(one.Id, anonymised ? one.ReplacedBy : one.Name)).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Id)];

    /// <summary>Those of these rows that name a person or place; none where it is not of the case's table.</summary>
    public static async Task<List<PracticeEventId>> OfPersonAsync(Operation operation, CaseId id, IQueryable<SignificantPracticeEvent> rows, Guid person, CancellationToken cancellation)
    {
        var listed = await operation.Read<CasePseudonym>().Where(one => one.CaseId == id).OrderBy(one => one.Id).ToListAsync(cancellation);
        if (listed.Find(one => one.Id == person) is not { } asked)
        {
            return [];
        }
        // With everybody's names: the longest at a place is meant, so that nobody is taken for somebody of a longer name.
        var forms = PseudonymTable.Forms(listed.Select(one => one.ToEntry()));
        var names = new Anonymiser(forms);
        var may = await MayHold(rows, forms.Where(form => form.ReplacedBy == asked.ReplacedBy)).ToListAsync(cancellation);
        return [.. may.Where(row => NameCheck.Texts(row.ToRow()).Any(text => names.Places(text.Text).Any(place => place.Pseudonym.ReplacedBy == asked.ReplacedBy))).Select(row => row.Id)];
    }

    /// <summary>Those of these rows in which the words stand when names are replaced, as far as a name that is put in brings one of them.</summary>
    public static async Task<List<PracticeEventId>> ReadingAsync(IQueryable<SignificantPracticeEvent> rows, AskedEvents asked, ReplacedNames names, CancellationToken cancellation)
    {
        var words = asked.Parts().Select(part => FoldedText.Fold(part.EndsWith("'s", StringComparison.Ordinal) || part.EndsWith("’s", StringComparison.Ordinal) ? part[..^2] : part)).ToList();
        var brought = names.Forms.Where(form => FoldedText.Fold(form.ReplacedBy) is var instead && words.Exists(word => word.Length > 0 && instead.Contains(word, StringComparison.Ordinal))).ToList();
        return brought.Count == 0
            ? []
            : [.. (await MayHold(rows, brought).ToListAsync(cancellation)).Where(row => asked.IsIn(names.Names.Apply(row.ToRow()))).Select(row => row.Id)];
    }

    // In plain letters a name is written as it is listed but for capitals, so that its longest word stands in the row.
    private static IQueryable<SignificantPracticeEvent> MayHold(IQueryable<SignificantPracticeEvent> rows, IEnumerable<Pseudonym> forms)
    {
        var patterns = forms.Select(form => Longest(FoldedText.Fold(form.Name))).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).Select(word => $"%{word}%").ToArray();
        return rows.Where(row =>
            patterns.Any(pattern => EF.Functions.ILike(row.WhatHappened + " " + row.WhoWasSeen + " " + row.SourceDocument + " " + row.SourcePage + " " + row.DateAsWritten + " "
                + row.Risk + " " + row.Response + " " + row.Impact + " " + row.Partnership + " " + row.Learning, pattern))
            || Regex.IsMatch(row.WhatHappened + " " + row.WhoWasSeen + " " + row.SourceDocument + " " + row.SourcePage + " " + row.DateAsWritten + " "
                + row.Risk + " " + row.Response + " " + row.Impact + " " + row.Partnership + " " + row.Learning, NotPlain));
    }

    private static string Longest(string folded)
    {
        var longest = "";
        for (var (at, from) = (0, 0); at <= folded.Length; at++)
        {
            if (at == folded.Length || !char.IsAsciiLetterOrDigit(folded[at]))
            {
                longest = at - from > longest.Length ? folded[from..at] : longest;
                from = at + 1;
            }
        }
        return longest;
    }
}
