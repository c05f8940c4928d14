using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Digits">Six digits, shown once.</param>
/// <param name="Language">Code of the language the person reads.</param>
/// <param name="LastDay">The last London day on which it surely works.</param>
public sealed record PostedCode(string Digits, string Language, DateOnly LastDay);

/// <summary>
/// Makes a code for staff to say or hand to the person, where nothing can be sent safely. It is shown once, goes with the
/// person's link, and ends any code before it.
/// </summary>
public sealed class HandOverCode(Database database)
{
    /// <returns>The six digits, good for fifteen minutes and five tries.</returns>
    public async Task<Result<string>> RunAsync(StaffActor actor, FamilyMemberId of, CancellationToken cancellation)
    {
        var made = await MakeAsync(actor, of, byPost: false, cancellation);
        return made.Succeeded ? made.Value.Digits : Result<string>.Refuse(made.Refusals);
    }

    /// <summary>Makes a code to be printed and posted, for whom letters are safe.</summary>
    /// <returns>Good for fourteen days, once, and five tries.</returns>
    public Task<Result<PostedCode>> ByPostAsync(StaffActor actor, FamilyMemberId of, CancellationToken cancellation) => MakeAsync(actor, of, byPost: true, cancellation);

    private async Task<Result<PostedCode>> MakeAsync(StaffActor actor, FamilyMemberId of, bool byPost, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(m => m.Id == of, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (byPost && member.UnsafeWays.HasFlag(UnsafeWays.Letters))
        {
            return Result<PostedCode>.Refuse(null, "Letters are not safe for this person. Say the code, or hand it over.");
        }
        if (!await operation.Read<FamilyInvitation>().AnyAsync(i => i.FamilyMemberId == of && i.RevokedAt == null && i.ExpiresAt > operation.Now, cancellation))
        {
            return Result<PostedCode>.Refuse(null, "Give the person a link first: a code opens nothing without it.");
        }
        var code = FamilyCode.HandedTo(member, byPost, operation.Now, out var digits);
        operation.Add(code);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry(byPost ? "Code made for a letter" : "Code handed over", member.CaseId, "FamilyMember", member.Id.Value));
        return saved.Succeeded ? new PostedCode(digits, member.Language, LegalDay.Of(code.ExpiresAt).AddDays(-1)) : Result<PostedCode>.Refuse(saved.Refusals);
    }
}
