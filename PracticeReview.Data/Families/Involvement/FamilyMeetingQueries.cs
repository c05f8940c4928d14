using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

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
        var tensions = (await operation.Read<MapRelation>().Where(relation => relation.CaseId == @case && relation.TakenOffAt == null && relation.Tension != Tension.None).OrderBy(relation => relation.WrittenAt).ThenBy(relation => relation.Id).ToListAsync(cancellation))
            .Select(relation => new TensionRow(relation.FromId.Value, relation.ToId.Value, $"{NameOf(relation.FromId)} and {NameOf(relation.ToId)}", relation.Tension, relation.Note)).ToList();
        var notMet = await NotMet.OfAsync(operation, @case, cancellation);
        var invitedLanguages = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && member.AccessEndedAt == null && member.Language != Languages.English.Code)
            .Select(member => new { member.Id, member.Language }).ToListAsync(cancellation);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, [.. meetings.SelectMany(m => new[] { (HeadedText)m.Place, m.WithWhom })], cancellation);
        var tellable = await WhoCanBeToldAsync(operation, actor, @case, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family meetings opened", @case));
        return new FamilyMeetingsView(@case,
            [.. meetings.OrderBy(m => m.State == FamilyMeetingState.Planned ? 0 : 1).Select(m => new FamilyMeetingView(m.Id, @case, m.Purpose, m.At, m.Place, m.WithWhom, m.Chair, m.HasPreMeeting, m.PreMeeting,
                m.State, m.Notes, m.Agreed, m.Because, m.ReleasedAt, m.Version,
                [.. persons.Where(person => m.Persons.Any(invited => invited.PersonId == person.Id)).Select(person => $"{person.Name}, {person.Relation}")],
                [.. m.Steps.OrderBy(step => step.Preparation).Select(step => new MeetingStepRow(step.Preparation, step.Words, names.Name(step.DoneBy), step.DoneAt))], m.Missing,
                [.. m.Escalations.OrderBy(e => e.RaisedAt).Select(e => new EscalationRow(e.Id, e.Problem, e.ToWhom, names.Name(e.RaisedBy), e.RaisedAt, e.Outcome, e.SettledAt, e.ToldId is not null))],
                [.. FamilyMeeting.WhyNot(notMet, [.. m.Persons.Select(invited => invited.PersonId)], null).Select(refusal => refusal.ToString())], m.State == FamilyMeetingState.Planned ? WordsOf(m) : [], m.CalledOff)
                { Tensions = m.State == FamilyMeetingState.Planned ? TensionRow.Between(tensions, [.. m.Persons.Select(invited => invited.PersonId.Value)]) : [] })],
            [.. persons.Where(person => person.TakenOffAt is null && !notMet.Any(other => other.Person == person.Id)).Select(person => new NamedChoice(person.Id.Value, $"{person.Name}, {person.Relation}"))], operation.Now, kept,
            tellable)
        { Tensions = tensions };

        string NameOf(MappedPersonId id) => persons.Find(person => person.Id == id) is { } person ? $"{person.Name}, {person.Relation}" : "";

        IReadOnlyList<MeetingWords> WordsOf(FamilyMeeting meeting)
        {
            var members = persons.Where(person => person.FamilyMemberId is not null && meeting.Persons.Any(invited => invited.PersonId == person.Id)).Select(person => person.FamilyMemberId).ToList();
            return [.. invitedLanguages.Where(member => members.Contains(member.Id)).Select(member => member.Language).Distinct(StringComparer.Ordinal).SelectMany(language => new[]
            {
                new MeetingWords(true, meeting.Place, language, translations(meeting.Place, language)),
                new MeetingWords(false, meeting.WithWhom, language, translations(meeting.WithWhom, language)),
            })];
        }
    }

    /// <summary>Who can be told of what does not work: those who work with this family, without the actor.</summary>
    internal static async Task<IReadOnlyList<FacilitatorChoice>> WhoCanBeToldAsync(Operation operation, StaffActor actor, CaseId @case, CancellationToken cancellation) =>
        await operation.Read<StaffMember>().Where(staff => staff.PartnershipId == actor.Partnership && staff.EndedAt == null && staff.Id != actor.Id
                && (operation.Context.Set<CaseMembership>().Any(membership => membership.CaseId == @case && membership.StaffId == staff.Id && membership.Until == null
                        && (membership.Role == CaseRole.ReviewChair || membership.Role == CaseRole.LeadReviewer || membership.Role == CaseRole.ReviewGroupMember || membership.Role == CaseRole.FamilyFacilitator))
                    || operation.Context.Set<StaffRoleAssignment>().Any(held => held.StaffId == staff.Id && held.Until == null && (held.Role == StaffRole.BusinessManager || held.Role == StaffRole.BusinessUnit))))
            .OrderBy(staff => staff.Name).ThenBy(staff => staff.Id).Select(staff => new FacilitatorChoice(staff.Id, staff.Name, null)).ToListAsync(cancellation);

    /// <summary>The meetings this person is invited to and was told of, the next first. What a meeting is for and who else comes is not theirs to read here.</summary>
    /// <param name="language">Code of the language to read it in.</param>
    /// <param name="demonstration">Whether translations that nobody has checked may be shown.</param>
    public async Task<IReadOnlyList<OwnMeeting>> ForMemberAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var rows = await operation.Context.Database.SqlQuery<OwnMeetingRow>($"""select at as "At", place as "Place", with_whom as "WithWhom", state as "State", place_hash as "PlaceHash", with_whom_hash as "WithWhomHash" from access.own_family_meetings() order by at desc""").ToListAsync(cancellation);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, rows.SelectMany(row => new[] { row.PlaceHash, row.WithWhomHash }), cancellation);
        return [.. rows.Select(row => new OwnMeeting(row.At, FamilyQueries.Text(row.Place, row.PlaceHash, translations, demonstration), FamilyQueries.Text(row.WithWhom, row.WithWhomHash, translations, demonstration), row.State == nameof(FamilyMeetingState.Cancelled)))];
    }

    private sealed record OwnMeetingRow(DateTimeOffset At, string Place, string WithWhom, string State, string PlaceHash, string WithWhomHash);
}
