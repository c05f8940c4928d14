using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>The meetings with a family: whole for those who work with it, and a plain line for the person who is invited.</summary>
public sealed class FamilyMeetingQueries(Database database)
{
    /// <summary>The meetings of one case, those still to come first. Opening them leaves a line in the record.</summary>
    /// <returns>Null when the actor does not work with this family.</returns>
    public async Task<FamilyMeetingsView?> OpenAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        if (!MappedPerson.MayBeMappedBy(actor, @case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<ReviewCase>().AnyAsync(c => c.Id == @case, cancellation))
        {
            return null;
        }
        var meetings = await operation.Read<FamilyMeeting>().Include(m => m.Steps).Include(m => m.Persons).Include(m => m.Escalations).AsSplitQuery()
            .Where(m => m.CaseId == @case).OrderByDescending(m => m.At).ThenBy(m => m.Id).ToListAsync(cancellation);
        var persons = await operation.Read<MappedPerson>().Where(person => person.CaseId == @case).OrderBy(person => person.AddedAt).ThenBy(person => person.Id).ToListAsync(cancellation);
        var names = await StaffNames.OfAsync(operation, [.. meetings.SelectMany(m => m.Steps).Select(step => (StaffId?)step.DoneBy), .. meetings.SelectMany(m => m.Escalations).Select(e => (StaffId?)e.RaisedBy)], cancellation);
        var kept = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith($"family-meetings/{@case}/")).Select(draft => draft.Form).ToListAsync(cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family meetings opened", @case));
        return new FamilyMeetingsView(@case,
            [.. meetings.OrderBy(m => m.State == FamilyMeetingState.Planned ? 0 : 1).Select(m => new FamilyMeetingView(m.Id, @case, m.Purpose, m.At, m.Place, m.WithWhom, m.Chair, m.HasPreMeeting, m.PreMeeting,
                m.State, m.Notes, m.Agreed, m.Because, m.ReleasedAt, m.Version,
                [.. persons.Where(person => m.Persons.Any(invited => invited.PersonId == person.Id)).Select(person => $"{person.Name}, {person.Relation}")],
                [.. m.Steps.OrderBy(step => step.Preparation).Select(step => new MeetingStepRow(step.Preparation, step.Words, names.Name(step.DoneBy), step.DoneAt))], m.Missing,
                [.. m.Escalations.OrderBy(e => e.RaisedAt).Select(e => new EscalationRow(e.Id, e.Problem, e.ToWhom, names.Name(e.RaisedBy), e.RaisedAt, e.Outcome, e.SettledAt))]))],
            [.. persons.Where(person => person.TakenOffAt is null).Select(person => new NamedChoice(person.Id.Value, $"{person.Name}, {person.Relation}"))], operation.Now, kept);
    }

    /// <summary>The meetings this person is invited to and was told of, the next first. What a meeting is for and who else comes is not theirs to read here.</summary>
    public async Task<IReadOnlyList<OwnMeeting>> ForMemberAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var rows = await operation.Context.Database.SqlQuery<OwnMeetingRow>($"""select at as "At", place as "Place", with_whom as "WithWhom", state as "State" from access.own_family_meetings() order by at desc""").ToListAsync(cancellation);
        return [.. rows.Select(row => new OwnMeeting(row.At, row.Place, row.WithWhom, row.State == nameof(FamilyMeetingState.Cancelled)))];
    }

    private sealed record OwnMeetingRow(DateTimeOffset At, string Place, string WithWhom, string State);
}
