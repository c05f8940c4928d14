using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Tests.TestData;

/// <summary>A case under review with a mother who reads Urdu, and everybody who works with her or may not.</summary>
public sealed class FamilyScene
{
    public const string Suggestion = "اسکول نے دو بار فون کیا، کسی نے جواب نہیں دیا۔";

    /// <summary>Of every passage that <see cref="WriteAsync"/> writes.</summary>
    public const string Heading = "What happened";
    /// <summary>The heading of whatever is translated here and has one.</summary>
    public const string HeadingInUrdu = "عنوان";

    public required TestWorld World { get; init; }
    public required StaffId Manager { get; init; }
    public required StaffId Chair { get; init; }
    public required StaffId Reviewer { get; init; }
    public required StaffId Facilitator { get; init; }
    /// <summary>Chair of the review of another case of the same partnership.</summary>
    public required StaffId OtherChair { get; init; }
    public required StaffId Adviser { get; init; }
    public required ReviewCase Case { get; init; }
    public required ReviewCase OtherCase { get; init; }
    public required FamilyMemberId Mother { get; init; }

    public FamilyStaffQueries Queries => new(World.Database);

    /// <param name="safeEmail">Null: the mother named no safe means.</param>
    public static async Task<FamilyScene> CreateAsync(TestWorld? given = null, string? safeEmail = "mother@safe.example")
    {
        var world = given ?? await TestWorld.CreateAsync(new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        var manager = await world.AddStaffAsync("Manager Maple Testwell", null, StaffRole.BusinessManager);
        var chair = await world.AddStaffAsync("Chair Clover Testwell", null);
        var reviewer = await world.AddStaffAsync("Reviewer Rowan Testwell", null);
        var facilitator = await world.AddStaffAsync("Facilitator Fern Testwell", null);
        var otherChair = await world.AddStaffAsync("Chair Sedge Testwell", null);
        var adviser = await world.AddStaffAsync("Adviser Yarrow Testwell", null, StaffRole.IndependentAdviser);
        var @case = await world.AddCaseAsync(manager);
        var other = await world.AddCaseAsync(manager, "C.D.");
        await world.JoinCaseAsync(@case.Id, chair, CaseRole.ReviewChair);
        await world.JoinCaseAsync(@case.Id, reviewer, CaseRole.LeadReviewer);
        await world.JoinCaseAsync(@case.Id, facilitator, CaseRole.FamilyFacilitator);
        await world.JoinCaseAsync(other.Id, otherChair, CaseRole.ReviewChair);
        var mother = FamilyMember.Add(@case, "Amber Inventado", "Mother", "ur", "Cared for the child every day.", facilitator, "Facilitator Fern Testwell", world.Now, age: Data.Families.Area.AgeGroup.Adult);
        mother.CallSafe(safeEmail, null);
        await world.AsOwnerAsync(context => context.Add(mother));
        return new FamilyScene
        {
            World = world,
            Manager = manager,
            Chair = chair,
            Reviewer = reviewer,
            Facilitator = facilitator,
            OtherChair = otherChair,
            Adviser = adviser,
            Case = @case,
            OtherCase = other,
            Mother = mother.Id,
        };
    }

    public async Task<ContributionId> SendAsync(ContributionKind kind = ContributionKind.FocusSuggestion, string text = Suggestion, ReleasedPassageId? passage = null)
    {
        var id = ContributionId.New();
        (await new SendContribution(World.Database).RunAsync(await World.ActAsync(Mother), new SendContributionCommand(id, kind, passage, text), CancellationToken.None)).ShouldSucceed();
        return id;
    }

    public async Task<Result> AnswerAsync(StaffId staff, ContributionId contribution, AnswerOutcome? outcome = AnswerOutcome.Accepted, string? text = "We will ask the school.") =>
        await new AnswerContribution(World.Database).RunAsync(await World.ActAsync(staff), new AnswerContributionCommand(contribution, outcome, text), CancellationToken.None);

    public async Task ChooseAsync(FamilyActivity activity, AgreementAnswer answer) =>
        (await new RecordAgreement(World.Database).RunAsync(await World.ActAsync(Mother),
            new RecordAgreementCommand(new Dictionary<FamilyActivity, AgreementAnswer> { [activity] = answer }, ExplainedBy.Facilitator, "ur"), CancellationToken.None)).ShouldSucceed();

    public async Task<Result<DraftPassageId>> WriteAsync(StaffId staff, DraftPassageId? passage = null, uint version = 0, string text = "Nobody asked who lived in the house.", DraftPassageId? @new = null) =>
        await new WriteDraftPassage(World.Database).RunAsync(await World.ActAsync(staff), new WriteDraftPassageCommand(Case.Id, passage, version, Heading, text, @new), CancellationToken.None);

    public async Task<Result> ReleaseAsync(StaffId staff, DraftPassageId passage, int edition = 1, IReadOnlyCollection<ReleaseCheck>? considered = null, params IReadOnlyCollection<FamilyMemberId> members) =>
        await new ReleasePassage(World.Database).RunAsync(await World.ActAsync(staff),
            new ReleasePassageCommand(passage, edition, members.Count == 0 ? [Mother] : members, considered ?? Enum.GetValues<ReleaseCheck>()), CancellationToken.None);

    public async Task<DraftPassageRow> PassageAsync(DraftPassageId passage) =>
        (await Queries.OpenDraftAsync(await World.ActAsync(Chair), Case.Id, CancellationToken.None))!.Passages.Single(row => row.Id == passage);

    public async Task<FamilyMemberView> MemberAsync(StaffId staff) =>
        (await Queries.OpenMemberAsync(await World.ActAsync(staff), Case.Id, Mother, CancellationToken.None))!;

    public async Task<Result> TranslateAsync(StaffId staff, HeadedText source, string? text, uint? version = null, bool unfinished = false, string from = "ur", string into = "en") =>
        await new TranslateCaseText(World.Database).RunAsync(await World.ActAsync(staff), new TranslateCaseTextCommand(Case.Id, source, from, into, text, version, unfinished, Heading: source.Heading is null ? null : HeadingInUrdu), CancellationToken.None);

    public async Task<Result> AssureAsync(StaffId staff, int question, AssuranceVerdict? verdict = AssuranceVerdict.No, string? explanation = "We will ask her aunt.",
        Guid? replaces = null, params IReadOnlyCollection<(EvidenceKind, Guid)> evidence) =>
        await new AnswerAssuranceQuestion(World.Database).RunAsync(await World.ActAsync(staff),
            new AnswerAssuranceQuestionCommand(Case.Id, question, verdict, explanation, evidence, replaces), CancellationToken.None);

    /// <summary>Records that somebody reads these languages.</summary>
    public async Task ReadsAsync(StaffId staff, params IReadOnlyCollection<string> languages) =>
        (await new KeepLanguagesRead(World.Database).RunAsync(await World.ActAsync(Manager), new KeepLanguagesReadCommand(staff, languages), CancellationToken.None)).ShouldSucceed();

    public Task<long> CountAsync(string from) => World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from {from}");

    public Task<long> RecordedAsync(string action) => CountAsync($"audit_events where action = '{action}' and case_id = '{Case.Id}'");

    /// <summary>Messages to the mother.</summary>
    public Task<long> MessagesAsync() => CountAsync($"outbox_messages where family_member_id = '{Mother}'");
}
