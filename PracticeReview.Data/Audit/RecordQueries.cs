using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Audit;

/// <summary>What of a case's record to show.</summary>
/// <param name="Action">Only this action, or null for all.</param>
/// <param name="Who">Only this person ("Staff:…" or "Family:…" as in <see cref="RecordPerson.Key"/>), or null for all.</param>
/// <param name="Page">From 1; a page beyond the end shows the last one.</param>
public sealed record RecordFilter(string? Action, string? Who, int Page);

/// <summary>Somebody who appears in a case's record.</summary>
/// <param name="Key">Kind and identifier, for the filter.</param>
/// <param name="Name">The name of a professional; of a family member only who they are to the child.</param>
public sealed record RecordPerson(string Key, string Name);

/// <summary>One line of a case's record.</summary>
/// <param name="At">The instant, UTC.</param>
public sealed record RecordLine(long Position, DateTimeOffset At, string Who, string Action, string? SubjectKind, string? Why, string Details);

/// <summary>One page of a case's record, newest first.</summary>
public sealed record CaseRecord(
    IReadOnlyList<RecordLine> Lines, IReadOnlyList<string> Actions, IReadOnlyList<RecordPerson> People, RecordFilter Filter, int Pages, int Count);

/// <summary>
/// Reads a case's record for its page. The business unit and the review group of the case may. What a family member opened of their own
/// is in the record and in nobody's view of it: the database gives the workspace none of it.
/// </summary>
public sealed class RecordQueries(Database database)
{
    public const int LinesOnAPage = 50;

    /// <returns>Null where there is no such case for this actor.</returns>
    public async Task<CaseRecord?> OfCaseAsync(StaffActor actor, CaseId @case, RecordFilter filter, CancellationToken cancellation)
    {
        if (!MayRead(actor, @case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<ReviewCase>().AnyAsync(c => c.Id == @case, cancellation))
        {
            return null;
        }
        var ofCase = operation.Read<AuditEvent>().Where(line => line.CaseId == @case);
        var actions = await ofCase.Select(line => line.Action).Distinct().OrderBy(action => action).ToListAsync(cancellation);
        var actors = await ofCase.Select(line => new { line.ActorKind, line.ActorId }).Distinct().ToListAsync(cancellation);
        var names = await NamesAsync(operation, actor, @case, [.. actors.Select(one => (one.ActorKind, one.ActorId))], cancellation);

        var wanted = ofCase;
        if (filter.Action is { } action)
        {
            wanted = wanted.Where(line => line.Action == action);
        }
        if (KeyParts(filter.Who) is { } who)
        {
            wanted = wanted.Where(line => line.ActorKind == who.Kind && line.ActorId == who.Id);
        }
        var count = await wanted.CountAsync(cancellation);
        var pages = Math.Max(1, (count + LinesOnAPage - 1) / LinesOnAPage);
        var page = Math.Clamp(filter.Page, 1, pages);
        var lines = await wanted.OrderByDescending(line => line.At).ThenByDescending(line => line.Position)
            .Skip((page - 1) * LinesOnAPage).Take(LinesOnAPage)
            .Select(line => new { line.Position, line.At, line.ActorKind, line.ActorId, line.Action, line.SubjectKind, line.Why, line.Details })
            .ToListAsync(cancellation);
        return new CaseRecord(
            [.. lines.Select(line => new RecordLine(line.Position, line.At, names[KeyOf(line.ActorKind, line.ActorId)], line.Action, line.SubjectKind, line.Why, line.Details))],
            actions,
            [.. names.Select(name => new RecordPerson(name.Key, name.Value)).OrderBy(person => person.Name, StringComparer.CurrentCulture)],
            filter with { Page = page },
            pages,
            count);
    }

    /// <summary>Whether this actor may read the record of this case.</summary>
    public static bool MayRead(StaffActor actor, CaseId @case) => actor.IsBusinessUnit || actor.IsInReviewGroup(@case);

    private static async Task<Dictionary<string, string>> NamesAsync(
        Operation operation, StaffActor reader, CaseId @case, IReadOnlyList<(string Kind, Guid Id)> actors, CancellationToken cancellation)
    {
        var staffIds = actors.Where(actor => actor.Kind == "Staff").Select(actor => new StaffId(actor.Id)).ToList();
        var staff = await operation.Read<StaffMember>().Where(member => staffIds.Contains(member.Id))
            .Select(member => new { member.Id, member.Name }).ToDictionaryAsync(member => member.Id.Value, member => member.Name, cancellation);
        // Who of the family did something is shown only to those who work with the family, and then without a name.
        var family = reader.WorksWithFamily(@case)
            ? await operation.Read<FamilyMember>().Where(member => member.CaseId == @case)
                .Select(member => new { member.Id, member.Relation }).ToDictionaryAsync(member => member.Id.Value, member => member.Relation, cancellation)
            : [];
        return actors.ToDictionary(actor => KeyOf(actor.Kind, actor.Id), actor => actor.Kind switch
        {
            "Staff" => staff.GetValueOrDefault(actor.Id, "A professional who is no longer known"),
            "Family" => family.GetValueOrDefault(actor.Id, "A family member"),
            "Public" => "A member of the public",
            _ => "The portal itself",
        }, StringComparer.Ordinal);
    }

    private static string KeyOf(string kind, Guid id) => $"{kind}:{id}";

    private static (string Kind, Guid Id)? KeyParts(string? key) =>
        key?.Split(':', 2) is [var kind, var id] && Guid.TryParse(id, out var identifier) ? (kind, identifier) : null;
}
