using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Assurance;

/// <summary>
/// What the portal holds about how the family of one case is involved: who, when and how far, and no word of what anybody wrote. It is
/// read in as many queries as there are kinds of rows, however large the family; what the reader may not see is not in it.
/// </summary>
internal sealed record InvolvementRecord(CaseId Case, CaseStage Stage, DateTimeOffset Now)
{
    public required IReadOnlyList<MemberRow> Members { get; init; }
    public required IReadOnlyList<AgreementChoice> Choices { get; init; }
    public required IReadOnlyList<SentRow> Sent { get; init; }
    public required IReadOnlyList<StepRow> Steps { get; init; }
    public required IReadOnlyList<LinkRow> Links { get; init; }
    public required IReadOnlyList<AccountsRow> Accounts { get; init; }
    public required IReadOnlyList<ReleasedRow> Released { get; init; }
    public required IReadOnlyList<AskedRow> Asked { get; init; }
    public required IReadOnlyList<AnsweredRow> Answered { get; init; }
    public required IReadOnlyList<LetterRow> Letters { get; init; }
    public required IReadOnlyList<ExplainedRow> Explained { get; init; }
    public required IReadOnlyList<MemoryRow> Memories { get; init; }
    public required IReadOnlyList<DatedRow> Wishes { get; init; }
    public required IReadOnlyList<DatedRow> Consents { get; init; }
    public required IReadOnlyList<LimitRow> Limits { get; init; }
    public required IReadOnlyList<MappedPerson> Persons { get; init; }
    public required IReadOnlyList<InvolvementDecision> Decisions { get; init; }
    public required IReadOnlyList<InvolvementPlan> Plans { get; init; }
    public required IReadOnlyList<InvolvementHold> Holds { get; init; }
    public required IReadOnlyList<FamilyContact> Contacts { get; init; }
    public required IReadOnlyList<MeetingRow> Meetings { get; init; }
    public required IReadOnlyList<RaisedRow> Escalations { get; init; }
    /// <summary>The final version was agreed although something was open; null where it was not.</summary>
    public required AgreedRow? AgreedDespite { get; init; }

    /// <summary>Whether a passage of the draft is written: from then on it is said of each thing whether the review uses it, as today's list asks too.</summary>
    public required bool HasDraft { get; init; }

    public static async Task<InvolvementRecord> ReadAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var stage = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(c => c.Id == @case).Select(c => c.Stage).SingleOrDefaultAsync(cancellation);
        return new InvolvementRecord(@case, stage, operation.Now)
        {
            Members = await operation.Read<FamilyMember>().Where(row => row.CaseId == @case).OrderBy(row => row.AddedAt).ThenBy(row => row.Id)
                .Select(row => new MemberRow(row.Id, row.Relation, row.AddedAt)).ToListAsync(cancellation),
            Choices = await operation.Read<AgreementChoice>().Where(row => row.CaseId == @case).ToListAsync(cancellation),
            Sent = await operation.Read<Contribution>().Where(row => row.CaseId == @case).OrderBy(row => row.SentAt).ThenBy(row => row.Id)
                .Select(row => new SentRow(row.Id, row.FamilyMemberId, row.Kind, row.SentAt, row.Answer == null || row.Answer.ReleasedAt == null ? (AnswerOutcome?)null : row.Answer.Outcome, row.Answer == null ? (DateTimeOffset?)null : row.Answer.ReleasedAt)).ToListAsync(cancellation),
            Steps = await operation.Read<ContributionStep>().Where(row => row.CaseId == @case).Select(row => new StepRow(row.ContributionId, row.Number, row.Status, row.TakenAt)).ToListAsync(cancellation),
            Links = await operation.Read<ContributionLink>().Where(row => row.CaseId == @case).OrderBy(row => row.LinkedAt).ThenBy(row => row.Id)
                .Select(row => new LinkRow(row.Id.Value, row.ContributionId, row.Kind, row.LinkedAt, row.RemovedAt == null)).ToListAsync(cancellation),
            Accounts = await operation.Read<ContradictoryAccounts>().Where(row => row.CaseId == @case).OrderBy(row => row.WrittenAt).ThenBy(row => row.Id)
                .Select(row => new AccountsRow(row.Id.Value, row.WrittenAt, row.Analysis != "")).ToListAsync(cancellation),
            Released = await operation.Read<ReleasedPassage>().Where(row => row.CaseId == @case && row.WaitsSince == null).OrderBy(row => row.ReleasedAt).ThenBy(row => row.Id)
                .Select(row => new ReleasedRow(row.Id.Value, row.FamilyMemberId, row.Number, row.ReleasedAt, row.WithdrawnAt == null)).ToListAsync(cancellation),
            Asked = await operation.Read<AskedQuestion>().Where(row => row.CaseId == @case && row.ReleasedAt != null).OrderBy(row => row.Number)
                .Select(row => new AskedRow(row.Id, row.FamilyMemberId, row.Number, row.ReleasedAt!.Value, row.WithdrawnAt == null)).ToListAsync(cancellation),
            Answered = await operation.Read<QuestionAnswer>().Where(row => row.CaseId == @case).OrderBy(row => row.SaidAt).ThenBy(row => row.Id)
                .Select(row => new AnsweredRow(row.Id, row.QuestionId, row.FamilyMemberId, row.Kind, row.SaidAt, row.ReadAt != null)).ToListAsync(cancellation),
            Letters = await operation.Read<FamilyLetter>().Where(row => row.CaseId == @case && row.ReleasedAt != null).OrderBy(row => row.ReleasedAt).ThenBy(row => row.Id)
                .Select(row => new LetterRow(row.Id.Value, row.FamilyMemberId, row.ReleasedAt!.Value)).ToListAsync(cancellation),
            Explained = await operation.Read<SpokenExplanation>().Where(row => row.CaseId == @case).OrderBy(row => row.RecordedAt).ThenBy(row => row.Id)
                .Select(row => new ExplainedRow(row.Id.Value, row.FamilyMemberId, row.Thing, row.SubjectId, row.ExplainedOn, row.Understanding)).ToListAsync(cancellation),
            Memories = await operation.Read<ChildMemory>().Where(row => row.CaseId == @case).OrderBy(row => row.ToldAt).ThenBy(row => row.Id)
                .Select(row => new MemoryRow(row.Id.Value, row.FamilyMemberId, row.Kind, row.ToldAt)).ToListAsync(cancellation),
            Wishes = await operation.Read<TakingPartWishes>().Where(row => row.CaseId == @case).Select(row => new DatedRow(row.FamilyMemberId, row.SaidAt)).ToListAsync(cancellation),
            Consents = await operation.Read<ConsentGrounds>().Where(row => row.CaseId == @case).Select(row => new DatedRow(row.FamilyMemberId, row.RecordedAt)).ToListAsync(cancellation),
            Limits = await operation.Read<FamilyLimit>().Where(row => row.CaseId == @case).OrderBy(row => row.DecidedAt).ThenBy(row => row.Id)
                .Select(row => new LimitRow(row.Id, row.FamilyMemberId, row.Part, row.DecidedAt, row.LiftedAt == null)).ToListAsync(cancellation),
            Persons = await operation.Read<MappedPerson>().Where(row => row.CaseId == @case && row.TakenOffAt == null).OrderBy(row => row.AddedAt).ThenBy(row => row.Id).ToListAsync(cancellation),
            Decisions = await operation.Read<InvolvementDecision>().Where(row => row.CaseId == @case).ToListAsync(cancellation),
            Plans = await operation.Read<InvolvementPlan>().Where(row => row.CaseId == @case).ToListAsync(cancellation),
            Holds = await operation.Read<InvolvementHold>().Where(row => row.CaseId == @case).OrderBy(row => row.RecordedAt).ToListAsync(cancellation),
            Contacts = await operation.Read<FamilyContact>().Where(row => row.CaseId == @case).ToListAsync(cancellation),
            Meetings = await operation.Read<FamilyMeeting>().Where(row => row.CaseId == @case && row.State != FamilyMeetingState.Cancelled).OrderBy(row => row.At)
                .Select(row => new MeetingRow(row.Id.Value, row.At, row.State)).ToListAsync(cancellation),
            Escalations = await operation.Read<MeetingEscalation>().Where(row => row.CaseId == @case).OrderBy(row => row.RaisedAt)
                .Select(row => new RaisedRow(row.Id, row.MeetingId.Value, row.RaisedAt, row.SettledAt)).ToListAsync(cancellation),
            AgreedDespite = await operation.Read<ReviewReport>().IgnoreAutoIncludes().Where(row => row.CaseId == @case && row.AgreedAt != null && row.AgreedDespite != null)
                .Select(row => new AgreedRow(row.Id.Value, row.AgreedAt!.Value)).FirstOrDefaultAsync(cancellation),
            HasDraft = await operation.Read<DraftPassage>().AnyAsync(row => row.CaseId == @case, cancellation),
        };
    }

    /// <summary>Whether the review has come so far that its draft is to be written.</summary>
    public bool HasReachedDraft => AssuranceStages.Reached(Stage) != AssuranceStage.Start;

    public string RelationOf(FamilyMemberId member) => Members.FirstOrDefault(row => row.Id == member)?.Relation ?? "A family member";

    /// <summary>What a person has chosen about an activity, in force now.</summary>
    public AgreementAnswer? Chosen(FamilyMemberId member, FamilyActivity activity) =>
        AgreementChoice.InForce(Choices.Where(choice => choice.FamilyMemberId == member)).GetValueOrDefault(activity)?.Answer;

    public InvolvementChoice ChoiceAbout(MappedPersonId person) =>
        InvolvementDecision.InForce(Decisions.Where(decision => decision.PersonId == person))?.Choice ?? InvolvementChoice.Undecided;

    public bool HasDeclined(MappedPersonId person) => ContactLog.HasDeclined(Contacts.Where(contact => contact.PersonId == person), Now);

    /// <summary>Whether anything new may go to this person; of somebody who is not on the map nothing stands against it.</summary>
    public bool MayBeApproached(FamilyMemberId member) => Persons.FirstOrDefault(person => person.FamilyMemberId == member) is not { } person
        || Approaching.Refuse(ChoiceAbout(person.Id), HasDeclined(person.Id), Holds.Any(hold => hold.PersonId == person.Id && hold.IsRunning)) is null;

    /// <summary>How far the review has come with something a family member sent.</summary>
    public StepRow? LastStep(ContributionId contribution) => Steps.Where(step => step.Contribution == contribution).MaxBy(step => step.Number);

    public sealed record MemberRow(FamilyMemberId Id, string Relation, DateTimeOffset AddedAt);

    public sealed record SentRow(ContributionId Id, FamilyMemberId Member, ContributionKind Kind, DateTimeOffset SentAt, AnswerOutcome? Outcome, DateTimeOffset? AnsweredAt);

    public sealed record StepRow(ContributionId Contribution, int Number, ContributionStatus Status, DateTimeOffset TakenAt);

    public sealed record LinkRow(Guid Id, ContributionId Contribution, ContributionLinkKind Kind, DateTimeOffset LinkedAt, bool IsInForce);

    public sealed record AccountsRow(Guid Id, DateTimeOffset WrittenAt, bool HasAnalysis);

    public sealed record ReleasedRow(Guid Id, FamilyMemberId Member, int Number, DateTimeOffset ReleasedAt, bool IsInForce);

    public sealed record AskedRow(AskedQuestionId Id, FamilyMemberId Member, int Number, DateTimeOffset ReleasedAt, bool IsInForce);

    public sealed record AnsweredRow(Guid Id, AskedQuestionId Question, FamilyMemberId Member, QuestionAnswerKind Kind, DateTimeOffset SaidAt, bool IsRead);

    public sealed record LetterRow(Guid Id, FamilyMemberId Member, DateTimeOffset ReleasedAt);

    public sealed record ExplainedRow(Guid Id, FamilyMemberId Member, ExplainedThing Thing, Guid Subject, DateOnly On, Understanding Understanding)
    {
        /// <summary>Whether somebody still has to go through it with the person.</summary>
        public bool LeavesOpen => SpokenExplanation.IsOpen(Understanding);
    }

    public sealed record MemoryRow(Guid Id, FamilyMemberId Member, MemoryKind Kind, DateTimeOffset ToldAt);

    public sealed record DatedRow(FamilyMemberId Member, DateTimeOffset At);

    public sealed record LimitRow(Guid Id, FamilyMemberId Member, FamilyPart Part, DateTimeOffset DecidedAt, bool IsInForce);

    public sealed record MeetingRow(Guid Id, DateTimeOffset At, FamilyMeetingState State);

    public sealed record RaisedRow(Guid Id, Guid Meeting, DateTimeOffset RaisedAt, DateTimeOffset? SettledAt);

    public sealed record AgreedRow(Guid Report, DateTimeOffset AgreedAt);
}
