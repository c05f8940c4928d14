using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;

namespace PracticeReview.Tests.TestData;

/// <summary>
/// A review at work, with a mother who reads Urdu, an uncle in the same case, and a person of another case. What happened
/// to it happened through the use cases.
/// </summary>
public sealed class FamilyAreaWorld : IAsyncDisposable
{
    private FamilyAreaWorld(TestWorld world, FakeClock clock) => (World, Clock) = (world, clock);

    public TestWorld World { get; }
    public FakeClock Clock { get; }
    public StaffId Chair { get; private set; }
    public StaffId Facilitator { get; private set; }
    public ReviewCase Case { get; private set; } = null!;
    public FamilyMember Mother { get; private set; } = null!;
    public FamilyMember Uncle { get; private set; } = null!;
    public FamilyMember Stranger { get; private set; } = null!;

    public static async Task<FamilyAreaWorld> CreateAsync()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var world = new FamilyAreaWorld(await TestWorld.CreateAsync(clock), clock);
        await world.FillAsync();
        return world;
    }

    public async Task<T> AsAsync<T>(FamilyMember member, Func<FamilyActor, Task<T>> act) => await act(await World.ActAsync(member.Id));

    public Task<Data.Result> AgreeAsync(FamilyMember member, FamilyActivity activity, AgreementAnswer answer) =>
        AsAsync(member, actor => new RecordAgreement(World.Database).RunAsync(actor, new RecordAgreementCommand(
            new Dictionary<FamilyActivity, AgreementAnswer> { [activity] = answer }, ExplainedBy.Facilitator, member.Language), CancellationToken.None));

    public async Task<ContributionId> SendAsync(FamilyMember member, ContributionKind kind, string text, ReleasedPassageId? passage = null)
    {
        var id = ContributionId.New();
        var sent = await AsAsync(member, actor => new SendContribution(World.Database).RunAsync(actor, new SendContributionCommand(id, kind, passage, text), CancellationToken.None));
        sent.Refusals.ShouldBeEmpty();
        return id;
    }

    public async Task AnswerAsync(ContributionId contribution, AnswerOutcome outcome, string text) =>
        (await new AnswerContribution(World.Database).RunAsync(await World.ActAsync(Chair), new AnswerContributionCommand(contribution, outcome, text), CancellationToken.None)).Refusals.ShouldBeEmpty();

    /// <summary>Writes a passage of the draft and lets one person read it.</summary>
    public async Task<ReleasedPassageId> ReleaseAsync(FamilyMember member, string heading, string text)
    {
        var chair = await World.ActAsync(Chair);
        var written = await new WriteDraftPassage(World.Database).RunAsync(chair, new WriteDraftPassageCommand(Case.Id, null, 0, heading, text), CancellationToken.None);
        written.Refusals.ShouldBeEmpty();
        var released = await new ReleasePassage(World.Database).RunAsync(chair,
            new ReleasePassageCommand(written.Value, 1, [member.Id], Enum.GetValues<ReleaseCheck>()), CancellationToken.None);
        released.Refusals.ShouldBeEmpty();
        return new ReleasedPassageId(await World.TestDatabase.AskAsOwnerAsync<Guid>(
            $"select id from released_passages where draft_passage_id = '{written.Value}' and family_member_id = '{member.Id}' and withdrawn_at is null"));
    }

    /// <summary>Writes a released passage anew and lets the same person read it: its address is another from then on.</summary>
    public async Task<ReleasedPassageId> RewriteAsync(FamilyMember member, ReleasedPassageId released, string text)
    {
        var chair = await World.ActAsync(Chair);
        var passage = new DraftPassageId(await World.TestDatabase.AskAsOwnerAsync<Guid>($"select draft_passage_id from released_passages where id = '{released}'"));
        var row = (await new FamilyStaffQueries(World.Database).OpenDraftAsync(chair, Case.Id, CancellationToken.None))!.Passages.Single(row => row.Id == passage);
        (await new WriteDraftPassage(World.Database).RunAsync(chair, new WriteDraftPassageCommand(Case.Id, row.Id, row.Version, row.Heading, text), CancellationToken.None)).Refusals.ShouldBeEmpty();
        (await new ReleasePassage(World.Database).RunAsync(chair, new ReleasePassageCommand(row.Id, await World.TestDatabase.AskAsOwnerAsync<int>($"select edition from draft_passages where id = '{passage}'"), [member.Id], Enum.GetValues<ReleaseCheck>()), CancellationToken.None)).Refusals.ShouldBeEmpty();
        return new ReleasedPassageId(await World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from released_passages where draft_passage_id = '{passage}' and family_member_id = '{member.Id}' and withdrawn_at is null"));
    }

    /// <summary>Translates a text, and where it is a passage its heading with it.</summary>
    public async Task TranslateAsync(string english, string urdu, string headingInUrdu = "عنوان")
    {
        var heading = await World.TestDatabase.AskAsOwnerAsync<string>($"select coalesce((select heading from released_passages where text = '{english.Replace("'", "''", StringComparison.Ordinal)}' limit 1), (select heading from draft_passages where text = '{english.Replace("'", "''", StringComparison.Ordinal)}' limit 1), '')");
        var translate = new TranslateCaseText(World.Database);
        var command = new TranslateCaseTextCommand(Case.Id, heading.Length == 0 ? english : new HeadedText(english, heading), "en", "ur", urdu, Heading: heading.Length == 0 ? null : headingInUrdu);
        (await translate.RunAsync(await World.ActAsync(Facilitator), command, CancellationToken.None)).Refusals.ShouldBeEmpty();
    }

    public Task<long> CountAsync(string table) => World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from {table}");

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private async Task FillAsync()
    {
        Facilitator = await World.AddStaffAsync("Facilitator Fern", null, StaffRole.BusinessUnit);
        Chair = await World.AddStaffAsync("Chair Chestnut", null, StaffRole.SubGroupChair);
        Case = await World.AddCaseAsync(Facilitator);
        await World.JoinCaseAsync(Case.Id, Chair, CaseRole.ReviewChair);
        await World.JoinCaseAsync(Case.Id, Facilitator, CaseRole.FamilyFacilitator);
        await World.TestDatabase.ExecuteAsOwnerAsync("update family_progress set stage = 'WritingReport'");
        Mother = await World.AddFamilyMemberAsync(Case, Facilitator, "Marwa Inventado", "Mother", "ur");
        Uncle = await World.AddFamilyMemberAsync(Case, Facilitator, "Ulric Inventado", "Uncle", "pl");
        var other = await World.AddCaseAsync(Facilitator, "C.D.");
        Stranger = await World.AddFamilyMemberAsync(other, Facilitator, "Stella Elsewhere", "Grandmother");
        (await AgreeAsync(Mother, FamilyActivity.CommentOnDraft, AgreementAnswer.Yes)).Refusals.ShouldBeEmpty();
        (await AgreeAsync(Uncle, FamilyActivity.CommentOnDraft, AgreementAnswer.Yes)).Refusals.ShouldBeEmpty();
    }
}
