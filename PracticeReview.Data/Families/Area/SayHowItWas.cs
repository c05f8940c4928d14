using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <summary>The person says how sensitively the review was conducted, with their name or without (Policy 10.3, measure j; checklist J10).</summary>
public sealed class SayHowItWas(Database database)
{
    /// <summary>Under which the words are kept that the person wants kept with their name, before they send them.</summary>
    public const string Draft = "how-it-was";

    /// <summary>With their name. Saying it again replaces what was said.</summary>
    public async Task<Result> RunAsync(FamilyActor actor, SensitivitySaid said, CancellationToken cancellation)
    {
        if (said.WhatIsWrong() is { Count: > 0 } wrong)
        {
            return Result.Refuse(wrong);
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var answer = await operation.Set<SensitivityAnswer>().SingleOrDefaultAsync(row => row.FamilyMemberId == actor.Id, cancellation);
        if (answer is null)
        {
            answer = SensitivityAnswer.Of(actor);
            operation.Add(answer);
        }
        answer.Say(said, operation.Now);
        await SendContribution.ForgetDraftAsync(operation, actor, Draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("How it was said", actor.Case, "FamilyMember", actor.Id.Value));
    }

    /// <summary>
    /// Without their name. The one thing a family member sends that leaves no line in the record: a line would hold who and at which
    /// moment, and so give away what the answer does not say. What was kept with their name is forgotten before, by itself.
    /// </summary>
    /// <param name="once">
    /// Drawn by chance with the form, and of nothing else: the same form sent twice is one answer. It ties the answer to no person, and two
    /// forms have nothing in common.
    /// </param>
    public async Task<Result> WithoutNameAsync(FamilyActor actor, SensitivitySaid said, CancellationToken cancellation, Guid? once = null)
    {
        if (said.WhatIsWrong() is { Count: > 0 } wrong)
        {
            return Result.Refuse(wrong);
        }
        await using (var before = await database.BeginAsync(actor, cancellation))
        {
            await SendContribution.ForgetDraftAsync(before, actor, Draft, cancellation);
            await before.EndDraftAsync(cancellation);
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var text = string.IsNullOrWhiteSpace(said.Text) ? null : said.Text.Trim();
        var today = LegalDay.Of(operation.Now);
        await operation.Context.Database.ExecuteSqlAsync($"""
            insert into anonymous_sensitivity_answers (id, partnership_id, listened, kindness, understood, text, said_on)
            values ({once ?? Guid.NewGuid()}, {actor.Partnership.Value}, {said.Listened!.Value.ToString()}, {said.Kindness!.Value.ToString()}, {said.Understood!.Value.ToString()}, {text}, {today.AddDays(1 - today.Day)}) on conflict do nothing
            """, cancellation);
        await operation.EndDraftAsync(cancellation);
        return Result.Done;
    }
}
