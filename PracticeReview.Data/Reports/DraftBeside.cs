using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <summary>The draft of a case and who of the family reads it, for those who may see both.</summary>
internal static class DraftBeside
{
    /// <summary>The passages in the order of the draft. What was taken back, or waits for its translation, counts as not shown; who said no to the draft does not read it.</summary>
    public static async Task<IReadOnlyList<PassageBeside>> PassagesAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var passages = await operation.Read<DraftPassage>().Where(passage => passage.CaseId == @case).OrderBy(passage => passage.Number).ToListAsync(cancellation);
        if (passages.Count == 0)
        {
            return [];
        }
        var choices = await ChoicesAsync(operation, @case, cancellation);
        var shown = (await operation.Read<ReleasedPassage>().Where(passage => passage.CaseId == @case && passage.WithdrawnAt == null && passage.WaitsSince == null)
                .Select(passage => new { passage.DraftPassageId, passage.FamilyMemberId, passage.Text, passage.TextHash, passage.ReleasedAt }).ToListAsync(cancellation))
            .Where(passage => choices.GetValueOrDefault(passage.FamilyMemberId) != AgreementAnswer.No)
            .GroupBy(passage => (passage.DraftPassageId, passage.FamilyMemberId)).Select(ofOne => ofOne.MaxBy(passage => passage.ReleasedAt)!)
            .ToLookup(passage => passage.DraftPassageId);
        return [.. passages.Select(passage => new PassageBeside(passage.Id, passage.Number, passage.Edition, passage.Heading, passage.Text,
            [.. shown[passage.Id].DistinctBy(read => read.TextHash).Select(read => read.Text)]))];
    }

    /// <summary>How many said that they want to comment on the draft, or rather to talk about it, and were never shown any of it while they may be approached.</summary>
    public static async Task<int> NothingShownAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var takePart = (await ChoicesAsync(operation, @case, cancellation)).Where(choice => choice.Value is AgreementAnswer.Yes or AgreementAnswer.RatherTalk).Select(choice => choice.Key).ToList();
        if (takePart.Count == 0)
        {
            return 0;
        }
        var nothing = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && takePart.Contains(member.Id) && member.AccessEndedAt == null
                && !operation.Context.Set<ReleasedPassage>().Any(passage => passage.FamilyMemberId == member.Id && passage.WaitsSince == null)
                && !operation.Context.Set<FamilyLimit>().Any(limit => limit.FamilyMemberId == member.Id && limit.Part == FamilyPart.Draft && limit.LiftedAt == null))
            .Select(member => member.Id).ToListAsync(cancellation);
        if (nothing.Count == 0)
        {
            return 0;
        }
        var notApproached = (await InvolvementQueries.NotApproachedAsync(operation, @case, cancellation)).Select(person => person.Member).ToHashSet();
        return nothing.Count(member => !notApproached.Contains(member));
    }

    private static async Task<Dictionary<FamilyMemberId, AgreementAnswer>> ChoicesAsync(Operation operation, CaseId @case, CancellationToken cancellation) =>
        (await operation.Read<AgreementChoice>().Where(choice => choice.CaseId == @case && choice.Activity == FamilyActivity.CommentOnDraft).ToListAsync(cancellation))
            .GroupBy(choice => choice.FamilyMemberId).ToDictionary(ofOne => ofOne.Key, ofOne => AgreementChoice.InForce(ofOne)[FamilyActivity.CommentOnDraft].Answer);
}
