using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Id">The accounts to write anew; made with the form for new ones, so that sending twice is sending once.</param>
/// <param name="Version">The version the writer had before them; null for new ones.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record SetSideBySideCommand(CaseId Case, ContradictoryAccountsId Id, uint? Version, string? Title, IReadOnlyList<AccountOfEvents> Sides, string? Analysis, string? Draft = null);

/// <summary>The review sets contradictory accounts side by side and says what it makes of them (checklist I8, guidance 1.7).</summary>
public sealed class SetSideBySide(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, SetSideBySideCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Read<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !ContradictoryAccounts.MayWrite(actor, command.Case))
        {
            return Refusal.NotFound;
        }
        var said = command.Sides.Select(side => side.Contribution).OfType<ContributionId>().Distinct().ToList();
        if (await operation.Read<Contribution>().CountAsync(c => c.CaseId == command.Case && said.Contains(c.Id), cancellation) != said.Count)
        {
            return Refusal.NotFound;
        }
        var accounts = await operation.Set<ContradictoryAccounts>().SingleOrDefaultAsync(a => a.Id == command.Id && a.CaseId == command.Case, cancellation);
        if (accounts is null)
        {
            if (command.Version is not null)
            {
                return Refusal.NotFound;
            }
            var begun = ContradictoryAccounts.Begin(actor, @case, command.Title, command.Sides, command.Analysis, operation.Now, command.Id);
            if (begun.Refused)
            {
                return begun;
            }
            accounts = begun.Value;
            operation.Add(accounts);
        }
        else
        {
            if (command.Version is null)
            {
                // The same form, sent twice.
                return Result.Done;
            }
            operation.Context.Entry(accounts).Property(a => a.Version).OriginalValue = command.Version.Value;
            var written = accounts.Write(actor, command.Title, command.Sides, command.Analysis, operation.Now);
            if (written.Refused)
            {
                return written;
            }
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Accounts set side by side", command.Case, "ContradictoryAccounts", accounts.Id.Value));
    }
}
