using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <param name="Translation">Into the person's language, whatever its state; null where there is none.</param>
public sealed record LetterRow(FamilyLetterId Id, string Title, string Text, string WrittenBy, DateTimeOffset WrittenAt, DateTimeOffset? ReleasedAt, string? ReleasedBy, uint Version, TranslationView? Translation, HeadedText Words);

public sealed record ExplanationRow(ExplainedThing Thing, Guid Subject, string About, string ExplainedBy, DateOnly On, string? Interpreter, Understanding Understanding, string? Note, string RecordedBy);

/// <param name="About">What it is, in words without names.</param>
/// <param name="IsGiven">The person was given it, and it was not taken back.</param>
public sealed record ExplainableThing(ExplainedThing Thing, Guid Subject, string About, bool IsGiven = true);

/// <summary>Everything that is written to one family member, and what was explained to them aloud.</summary>
/// <param name="Explained">The latest first.</param>
/// <param name="Explainable">What can be explained: what the person was given.</param>
/// <param name="Today">The London day.</param>
/// <param name="WhyNotApproached">Why nothing new goes to this person now; null where it may.</param>
public sealed record FamilyLettersView(CaseId Case, FamilyMemberId Member, string Name, string Relation, string Language, bool IsClosed, IReadOnlyList<LetterRow> Letters,
    IReadOnlyList<ExplanationRow> Explained, IReadOnlyList<ExplainableThing> Explainable, string Self, DateOnly Today, IReadOnlyList<string> Kept, string? WhyNotApproached = null)
{
    /// <summary>Since when they said "not now" to being kept informed: no message goes that can wait. Null where they did not.</summary>
    public DateTimeOffset? NotNowSince { get; init; }

    /// <summary>What has to be gone through again: the last word on it was that it was not understood, or silence.</summary>
    public IReadOnlyList<ExplanationRow> StillOpen =>
        [.. Explained.GroupBy(row => (row.Thing, row.Subject)).Select(group => group.First()).Where(row => row.Understanding is Understanding.NotYet or Understanding.Silence)];
}

/// <summary>What is written to a family member. Every opening leaves a line in the record.</summary>
public sealed class FamilyLetterQueries(Database database)
{
    /// <returns>Null when there is no such person in this case or the actor does not work with this family.</returns>
    public async Task<FamilyLettersView?> OpenAsync(StaffActor actor, CaseId @case, FamilyMemberId id, CancellationToken cancellation)
    {
        if (!FamilyLetter.MayWrite(actor, @case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == id && m.CaseId == @case, cancellation);
        if (member is null)
        {
            return null;
        }
        var letters = await operation.Read<FamilyLetter>().Where(letter => letter.FamilyMemberId == id).OrderByDescending(letter => letter.WrittenAt).ToListAsync(cancellation);
        var explained = await operation.Read<SpokenExplanation>().Where(row => row.FamilyMemberId == id).OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).ToListAsync(cancellation);
        var things = await Explainable.ToAsync(operation, member, cancellation);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, [.. letters.Select(letter => letter.Words)], cancellation);
        var names = await FamilyStaffQueries.NamesAsync(operation,
            [.. letters.Select(letter => letter.WrittenBy), .. letters.Select(letter => letter.ReleasedBy).OfType<StaffId>(), .. explained.Select(row => row.RecordedBy)], cancellation);
        var kept = await FamilyStaffQueries.KeptAsync(operation, actor, $"letters/{@case}/{id}", cancellation);
        var notApproached = await Involvement.InvolvementQueries.NotApproachedAsync(operation, @case, cancellation);
        var toldLater = await ToldLater.OfAsync(operation, @case, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Letters to a family member opened", @case, "FamilyMember", id.Value));
        return new FamilyLettersView(@case, id, member.Name, member.Relation, member.Language, member.AccessEndedAt is not null,
            [.. letters.Select(letter => new LetterRow(letter.Id, letter.Title, letter.Text, names.GetValueOrDefault(letter.WrittenBy, ""), letter.WrittenAt, letter.ReleasedAt,
                letter.ReleasedBy is { } by ? names.GetValueOrDefault(by) : null, letter.Version, translations(letter.Words, member.Language), letter.Words))],
            [.. explained.Select(row => new ExplanationRow(row.Thing, row.SubjectId, things.FirstOrDefault(thing => thing.Thing == row.Thing && thing.Subject == row.SubjectId)?.About ?? row.Thing.ToString(),
                row.ExplainedBy, row.ExplainedOn, row.Interpreter, row.Understanding, row.Note, names.GetValueOrDefault(row.RecordedBy, "")))],
            [.. things.Where(thing => thing.IsGiven)], actor.Name, Calendar.LegalDay.Of(operation.Now), kept,
            notApproached.FirstOrDefault(person => person.Member == id)?.Why.ToString())
        {
            NotNowSince = toldLater.FirstOrDefault(one => one.Member == id)?.Since,
        };
    }
}
