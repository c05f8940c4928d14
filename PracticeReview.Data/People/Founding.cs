using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>A professional to begin with.</summary>
/// <param name="Subject">The provider's identifier; null to recognise the person by verified e-mail address at their first sign-in.</param>
public sealed record Founder(string Name, string Email, AgencyId? Agency, string? Issuer, string? Subject, params IReadOnlyList<StaffRole> Roles);

/// <summary>
/// Puts a new partnership into the portal, with its first people. Only the command line does this, as the owner of the database:
/// there is nobody yet who could be asked.
/// </summary>
public sealed class Founding(string ownerConnection, TimeProvider clock)
{
    /// <returns>The people, in the order given.</returns>
    public async Task<IReadOnlyList<StaffId>> FoundAsync(Partnership partnership, IReadOnlyList<Agency> agencies, IReadOnlyList<Founder> founders, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var transaction = await connection.BeginTransactionAsync(cancellation);
        var context = new PracticeReviewDbContext(Database.OptionsFor(source));
        context.Database.SetDbConnection(connection);
        await context.Database.UseTransactionAsync(transaction, cancellation);
        await using var operation = new Operation(JobActor.Named("founding"), clock.GetUtcNow(), context, connection, transaction);

        operation.Add(partnership);
        context.AddRange(agencies);
        var people = founders.Select(founder => (founder, member: new StaffMember(StaffId.New(), partnership.Id, founder.Agency, founder.Name, founder.Email, founder.Issuer, founder.Subject, operation.Now))).ToList();
        context.AddRange(people.Select(person => person.member));
        context.AddRange(people.SelectMany(person => person.founder.Roles.Select(role => new StaffRoleAssignment(partnership.Id, person.member.Id, role, operation.Now))));
        var saved = await operation.SaveAsync(partnership.Id, cancellation, new AuditEntry("Partnership founded", SubjectKind: "Partnership", SubjectId: partnership.Id.Value));
        return saved.Succeeded
            ? [.. people.Select(person => person.member.Id)]
            : throw new InvalidOperationException($"A partnership with the prefix {partnership.ReferencePrefix}, or one of these people, is there already.");
    }

    /// <summary>Whether there is any partnership yet.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var context = new PracticeReviewDbContext(Database.OptionsFor(source));
        return await context.Set<Partnership>().AnyAsync(cancellation);
    }
}
