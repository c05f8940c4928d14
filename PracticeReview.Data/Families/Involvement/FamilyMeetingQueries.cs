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
        var answers = await operation.Read<MeetingAnswer>().Where(answer => answer.CaseId == @case).OrderBy(answer => answer.SaidAt).ThenBy(answer => answer.Id).ToListAsync(cancellation);
        var names = await StaffNames.OfAsync(operation, [.. meetings.SelectMany(m => m.Steps).Select(step => (StaffId?)step.DoneBy), .. answers.Select(answer => answer.NotedBy), .. meetings.SelectMany(m => m.Escalations).Select(e => (StaffId?)e.RaisedBy)], cancellation);
        var kept = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith($"family-meetings/{@case}/")).Select(draft => draft.Form).ToListAsync(cancellation);
        var tensions = (await operation.Read<MapRelation>().Where(relation => relation.CaseId == @case && relation.TakenOffAt == null && relation.Tension != Tension.None).OrderBy(relation => relation.WrittenAt).ThenBy(relation => relation.Id).ToListAsync(cancellation))
            .Select(relation => new TensionRow(relation.FromId.Value, relation.ToId.Value, $"{NameOf(relation.FromId)} and {NameOf(relation.ToId)}", relation.Tension, relation.Note)).ToList();
        var notMet = await NotMet.OfAsync(operation, @case, cancellation);
        var invitedLanguages = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && member.AccessEndedAt == null && member.Language != Languages.English.Code)
            .Select(member => new { member.Id, member.Language }).ToListAsync(cancellation);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, [.. meetings.SelectMany(m => m.TextsToRead).Select(text => (HeadedText)text), .. answers.Where(answer => answer.Text.Length > 0).Select(answer => (HeadedText)answer.Text)], cancellation);
        var tellable = await WhoCanBeToldAsync(operation, actor, @case, cancellation);
        var toldLater = await ToldLater.OfAsync(operation, @case, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family meetings opened", @case));
        return new FamilyMeetingsView(@case,
            [.. meetings.OrderBy(m => m.State == FamilyMeetingState.Planned ? 0 : 1).Select(m => new FamilyMeetingView(m.Id, @case, m.Purpose, m.At, m.Place, m.WithWhom, m.Chair, m.HasPreMeeting, m.PreMeeting,
                m.State, m.Notes, m.Agreed, m.Because, m.ReleasedAt, m.Version,
                [.. persons.Where(person => m.Persons.Any(invited => invited.PersonId == person.Id)).Select(person => $"{person.Name}, {person.Relation}")],
                [.. m.Steps.OrderBy(step => step.Preparation).Select(step => new MeetingStepRow(step.Preparation, step.Words, names.Name(step.DoneBy), step.DoneAt))], m.Missing,
                [.. m.Escalations.OrderBy(e => e.RaisedAt).Select(e => new EscalationRow(e.Id, e.Problem, e.ToWhom, names.Name(e.RaisedBy), e.RaisedAt, e.Outcome, e.SettledAt, e.ToldId is not null))],
                [.. FamilyMeeting.WhyNot(notMet, [.. m.Persons.Select(invited => invited.PersonId)], null).Select(refusal => refusal.ToString())], m.State == FamilyMeetingState.Planned ? WordsOf(m) : [], m.CalledOff)
                {
                    Tensions = m.State == FamilyMeetingState.Planned ? TensionRow.Between(tensions, [.. m.Persons.Select(invited => invited.PersonId.Value)]) : [],
                    Points = m.Points,
                    ToldLater = [.. toldLater.Where(one => persons.Any(person => person.FamilyMemberId == one.Member && m.Persons.Any(invited => invited.PersonId == person.Id)))],
                    Invited = [.. persons.Where(person => m.Persons.Any(invited => invited.PersonId == person.Id)).Select(person => new NamedChoice(person.Id.Value, $"{person.Name}, {person.Relation}"))],
                    Answers = AnswersTo(m),
                    Turns = TurnsOf(m),
                })],
            [.. persons.Where(person => person.TakenOffAt is null && !notMet.Any(other => other.Person == person.Id)).Select(person => new NamedChoice(person.Id.Value, $"{person.Name}, {person.Relation}"))], operation.Now, kept,
            tellable)
        { Tensions = tensions };

        string NameOf(MappedPersonId id) => persons.Find(person => person.Id == id) is { } person ? $"{person.Name}, {person.Relation}" : "";

        IReadOnlyList<MeetingAnswerRow> AnswersTo(FamilyMeeting meeting) =>
            [.. answers.Where(answer => answer.MeetingId == meeting.Id).GroupBy(answer => answer.FamilyMemberId).Select(said => said.Last()).Select(answer => new MeetingAnswerRow(answer.Id, answer.FamilyMemberId,
                persons.Find(person => person.FamilyMemberId == answer.FamilyMemberId) is { } who ? NameOf(who.Id) : "", answer.Kind, answer.Text, answer.Language, answer.SaidAt,
                answer.HoldsFor(meeting.At, meeting.PlaceHash), answer.NotedAt, answer.NotedBy is { } by ? names.Name(by) : null,
                answer.Text.Length > 0 && answer.Language != Languages.English.Code ? translations(answer.Text, Languages.English.Code) : null))];

        IReadOnlyList<MeetingTurn> TurnsOf(FamilyMeeting meeting) => meeting.ReleasedAt is null ? []
            : [.. persons.Where(person => meeting.Persons.Any(invited => invited.PersonId == person.Id))
                .Select(person => MeetingTurn.Of(NameOf(person.Id), person.FamilyMemberId is not null, AnswersTo(meeting).FirstOrDefault(answer => answer.Member == person.FamilyMemberId)))];

        IReadOnlyList<MeetingWords> WordsOf(FamilyMeeting meeting)
        {
            var members = persons.Where(person => person.FamilyMemberId is not null && meeting.Persons.Any(invited => invited.PersonId == person.Id)).Select(person => person.FamilyMemberId).ToList();
            return [.. invitedLanguages.Where(member => members.Contains(member.Id)).Select(member => member.Language).Distinct(StringComparer.Ordinal).SelectMany(language => new (MeetingText Kind, string Text)[]
            {
                (MeetingText.Place, meeting.Place), (MeetingText.WithWhom, meeting.WithWhom), (MeetingText.Points, meeting.Points),
            }.Where(text => text.Text.Length > 0).Select(text => new MeetingWords(text.Kind, text.Text, language, translations(text.Text, language))))];
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
        var rows = await OwnAsync(operation, cancellation);
        var said = await operation.Read<MeetingAnswer>().OrderBy(answer => answer.SaidAt).ThenBy(answer => answer.Id).ToListAsync(cancellation);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, rows.SelectMany(row => new[] { row.PlaceHash, row.WithWhomHash, row.PointsHash }).Where(hash => hash.Length > 0), cancellation);
        return [.. rows.Select(row => new OwnMeeting(row.At, TextOf(row.Place, row.PlaceHash), TextOf(row.WithWhom, row.WithWhomHash), row.State == nameof(FamilyMeetingState.Cancelled))
        {
            Id = new FamilyMeetingId(row.Id),
            Points = row.Points.Length > 0 ? TextOf(row.Points, row.PointsHash) : null,
            IsPast = row.At <= operation.Now,
            WasHeld = row.State == nameof(FamilyMeetingState.Held),
            Answer = said.LastOrDefault(answer => answer.MeetingId.Value == row.Id) is { } last
                ? new OwnMeetingAnswer(last.Kind, last.Text, last.Language, last.SaidAt, last.HoldsFor(row.At, row.PlaceHash), last.NotedAt) : null,
        })];

        CaseText TextOf(string text, string hash) => FamilyQueries.Text(text, hash, translations, demonstration);
    }

    /// <summary>The meetings a person is invited to and was told of, whatever became of them.</summary>
    internal static async Task<IReadOnlyList<InvitedTo>> InvitedToAsync(Operation operation, CancellationToken cancellation) =>
        [.. (await OwnAsync(operation, cancellation)).Select(row => new InvitedTo(new FamilyMeetingId(row.Id), row.At, row.PlaceHash, row.State == nameof(FamilyMeetingState.Planned)))];

    private static async Task<IReadOnlyList<OwnMeetingRow>> OwnAsync(Operation operation, CancellationToken cancellation) =>
        await operation.Context.Database.SqlQuery<OwnMeetingRow>($"""
            select id as "Id", at as "At", place as "Place", with_whom as "WithWhom", state as "State", place_hash as "PlaceHash", with_whom_hash as "WithWhomHash", points as "Points", points_hash as "PointsHash"
            from access.own_family_meetings() order by at desc
            """).ToListAsync(cancellation);

    private sealed record OwnMeetingRow(Guid Id, DateTimeOffset At, string Place, string WithWhom, string State, string PlaceHash, string WithWhomHash, string Points, string PointsHash);
}
