using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Id">Made with the form: the same form sent twice plans one meeting.</param>
/// <param name="Persons">Who is invited; null, where a meeting is changed, leaves that as it is.</param>
/// <param name="Opened">Who was invited when the form was opened: who came onto the meeting since stays on it. Null: exactly those in <paramref name="Persons"/>.</param>
/// <param name="Replaces">The version that was changed; null plans a new one.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record PlanFamilyMeetingCommand(CaseId Case, FamilyMeetingId Id, FamilyMeetingWords Words, IReadOnlyCollection<MappedPersonId>? Persons, uint? Replaces = null, string? Draft = null, IReadOnlyCollection<MappedPersonId>? Opened = null);

/// <summary>Plans a meeting with family members, or changes what was planned (practice brief 12).</summary>
public sealed class PlanFamilyMeeting(Database database)
{
    public async Task<Result<FamilyMeetingId>> RunAsync(StaffActor actor, PlanFamilyMeetingCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var known = await operation.Set<FamilyMeeting>().Include(m => m.Steps).Include(m => m.Persons).SingleOrDefaultAsync(m => m.Id == command.Id && m.CaseId == @case.Id, cancellation);
        if (known is not null && command.Replaces is null)
        {
            return known.Id;
        }
        if (known?.Version != command.Replaces)
        {
            return Refusal.ChangedMeanwhile;
        }
        var (prepared, invited) = (known?.Steps.ToList() ?? [], known?.Persons.ToList() ?? []);
        // Who was taken off the map is invited to nothing new, and stays where they are invited until somebody takes them off there.
        var before = invited.ConvertAll(person => person.PersonId);
        var ids = command.Persons is { } wanted ? wanted.Concat(command.Opened is { } opened ? before.Except(opened) : []).ToHashSet() : null;
        var chosen = ids is null ? null
            : await operation.Read<MappedPerson>().Where(person => person.CaseId == @case.Id && (person.TakenOffAt == null || before.Contains(person.Id)) && ids.Contains(person.Id)).ToListAsync(cancellation);
        var (place, withWhom, points) = (known?.Place, known?.WithWhom, known?.Points);
        var notMet = await NotMet.OfAsync(operation, @case.Id, cancellation);
        if (known is null)
        {
            var planned = FamilyMeeting.Plan(actor, @case, command.Words, chosen ?? [], operation.Now, command.Id, notMet);
            if (planned.Refused)
            {
                return Result<FamilyMeetingId>.Refuse(planned.Refusals);
            }
            operation.Add(planned.Value);
        }
        else if (known.Change(actor, command.Words, operation.Now, notMet, chosen) is { Refused: true } refused)
        {
            return Result<FamilyMeetingId>.Refuse(refused.Refusals);
        }
        else if (known.ReleasedAt is not null)
        {
            await HoldFamilyMeeting.TellAsync(operation, [.. known.Persons.Select(person => person.PersonId)], cancellation, GoesAnyway.MeetingChanged);
        }
        if (known is not null)
        {
            await RequestTranslation.SupersedeAsync(operation, actor, @case.Id, place!, known.Place, cancellation);
            await RequestTranslation.SupersedeAsync(operation, actor, @case.Id, withWhom!, known.WithWhom, cancellation);
            if (points!.Length > 0 && known.Points.Length > 0)
            {
                await RequestTranslation.SupersedeAsync(operation, actor, @case.Id, points, known.Points, cancellation);
            }
            else if (points.Length > 0)
            {
                await HoldFamilyMeeting.TakeBackAsync(operation, known, [CaseTextTranslation.HashOf(points)], [known.PlaceHash, known.WithWhomHash], cancellation);
            }
            if (known.ReleasedAt is not null && ((points.Length == 0 && known.Points.Length > 0) || known.Persons.Except(invited).Any()))
            {
                // What is written for the first time, and who reads another language, need a translation nobody has asked for.
                await HoldFamilyMeeting.AskTranslatorsAsync(operation, actor, known, cancellation);
            }
            operation.Context.RemoveRange(prepared.Except(known.Steps));
            operation.Context.RemoveRange(invited.Except(known.Persons));
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry(known is null ? "Family meeting planned" : "Family meeting changed", @case.Id, "FamilyMeeting", command.Id.Value));
        return saved.Succeeded ? command.Id : Result<FamilyMeetingId>.Refuse(saved.Refusals);
    }
}
