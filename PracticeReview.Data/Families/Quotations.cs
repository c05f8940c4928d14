using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <summary>Words of the family that seem to stand in a text.</summary>
/// <param name="Contribution">What they were sent as; null where they were told of the child.</param>
/// <param name="Memory">What was told of the child; null where they were sent.</param>
/// <param name="Answer">What the person said to whether they may be quoted; null while they said nothing.</param>
public sealed record Quotation(ContributionId? Contribution, ChildMemoryId? Memory, FamilyMemberId Member, string Name, string Relation, QuoteAnswer? Answer)
{
    /// <summary>Whether they may stand there, though nothing beside them may show whose they are.</summary>
    public bool IsWithoutName => Answer == QuoteAnswer.WithoutName;
}

/// <summary>
/// What the family of a case said and may not be quoted, or not with whose words they are (guidance 1.2; checklist J3): looked for in the
/// draft and in the report alike. Only what the actor may read is looked for.
/// </summary>
internal sealed class Quotations
{
    private readonly List<(Quotation Words, IReadOnlyList<QuotedWords> Said)> _words;

    private Quotations(List<(Quotation, IReadOnlyList<QuotedWords>)> words) => _words = words;

    /// <summary>Takes what was said apart once, in the words it was said in and in English.</summary>
    public static async Task<Quotations> OfAsync(Operation operation, StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        // A question is no account, and to repeat it is to answer it.
        var said = await (
            from c in operation.Read<Contribution>()
            where c.CaseId == @case && c.Kind != ContributionKind.Question
            join member in operation.Read<FamilyMember>() on c.FamilyMemberId equals member.Id
            join passage in operation.Read<ReleasedPassage>() on c.ReleasedPassageId equals passage.Id into about
            from passage in about.DefaultIfEmpty()
            select new { c.Id, c.FamilyMemberId, c.Text, c.Language, member.Name, member.Relation, About = passage == null ? null : passage.Text }).ToListAsync(cancellation);
        var told = await (
            from memory in operation.Read<ChildMemory>()
            where memory.CaseId == @case && memory.Text != "" && memory.Audience != MemoryAudience.MayBeInReport
            join member in operation.Read<FamilyMember>() on memory.FamilyMemberId equals member.Id
            select new { memory.Id, memory.FamilyMemberId, memory.Text, memory.Language, member.Name, member.Relation }).ToListAsync(cancellation);
        var choices = (await operation.Read<QuoteChoice>().Where(row => row.CaseId == @case).OrderBy(row => row.ChosenAt).ToListAsync(cancellation))
            .GroupBy(row => row.ContributionId).ToDictionary(group => group.Key, group => (QuoteAnswer?)group.Last().Answer);
        // What they want left out, and what the review left out, stands nowhere, whatever they said before.
        foreach (var gone in (await operation.Read<LeaveOutRequest>().Where(wish => wish.CaseId == @case && wish.ContributionId != null && wish.Outcome != LeaveOutOutcome.Kept).Select(wish => wish.ContributionId).ToListAsync(cancellation)).OfType<ContributionId>())
        {
            choices[gone] = QuoteAnswer.No;
        }
        said.RemoveAll(c => choices.GetValueOrDefault(c.Id) == QuoteAnswer.Yes);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case,
            [.. said.Where(c => IsForeign(c.Language)).Select(c => ((HeadedText)c.Text, (ChildMemoryId?)null)),
                .. told.Where(memory => IsForeign(memory.Language)).Select(memory => ((HeadedText)memory.Text, (ChildMemoryId?)memory.Id))], cancellation);
        return new Quotations([
            .. said.Select(c => (new Quotation(c.Id, null, c.FamilyMemberId, c.Name, c.Relation, choices.GetValueOrDefault(c.Id)), Prepared(c.Text, null, c.Language, c.About))),
            .. told.Select(memory => (new Quotation(null, memory.Id, memory.FamilyMemberId, memory.Name, memory.Relation, null), Prepared(memory.Text, memory.Id, memory.Language, null)))]);

        bool IsForeign(string language) => language != Languages.English.Code;

        IReadOnlyList<QuotedWords> Prepared(string text, ChildMemoryId? memory, string language, string? about) =>
            IsForeign(language) && translations(text, memory, Languages.English.Code) is { Text.Length: > 0 } english
                ? [new QuotedWords(text, about), new QuotedWords(english.Text, about)] : [new QuotedWords(text, about)];
    }

    /// <summary>Whose words seem to stand in a text.</summary>
    public IReadOnlyList<Quotation> In(string text)
    {
        var taken = new QuotedWords.Text(text);
        return [.. _words.Where(words => words.Said.Any(said => said.StandIn(taken))).Select(words => words.Words)];
    }
}
