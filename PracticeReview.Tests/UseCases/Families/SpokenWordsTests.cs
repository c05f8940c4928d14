using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What a person says in a talk, or answers to a question, takes the way of all words of the family (guidance 1.4, 1.5).</summary>
public sealed class SpokenWordsTests
{
    private const string Said = "Nobody rang back after the second call.";
    private static readonly DateOnly s_day = new(2026, 3, 1);

    private static EnterContributionCommand Command(FamilyAreaWorld world, ContributionKind? kind = ContributionKind.Account, string? text = Said, string? language = "en", DateOnly? toldOn = null, string? interpreter = "Iris Interpreter") =>
        new(ContributionId.New(), world.Mother.Id, new SpokenWords(kind, text, language, toldOn ?? s_day, interpreter));

    private static async Task<Result> EnterAsync(FamilyAreaWorld world, StaffId staff, EnterContributionCommand command) =>
        await new EnterContribution(world.World.Database).RunAsync(await world.World.ActAsync(staff), command, CancellationToken.None);

    private static Task<Result> SayAsync(FamilyAreaWorld world, FamilyMember member, ContributionId about, bool? isRight, string? text = null, ContributionId? instead = null) =>
        world.AsAsync(member, actor => new ConfirmContribution(world.World.Database).RunAsync(actor, new ConfirmContributionCommand(about, isRight, text, instead ?? ContributionId.New(), "ur"), CancellationToken.None));

    private static Task<IReadOnlyList<ContributionView>> ReadAsync(FamilyAreaWorld world, FamilyMember member) =>
        world.AsAsync(member, actor => new FamilyQueries(world.World.Database).ContributionsAsync(actor, null, "en", true, CancellationToken.None));

    [Fact]
    public async Task What_was_said_in_a_talk_reaches_the_review_and_the_person_says_whether_it_is_right()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var command = Command(world);

        (await EnterAsync(world, world.Facilitator, command)).ShouldSucceed();
        (await EnterAsync(world, world.Facilitator, command)).ShouldSucceed();

        var sent = (await ReadAsync(world, world.Mother)).ShouldHaveSingleItem();
        (sent.Text, sent.Kind, sent.Spoken).ShouldBe((Said, ContributionKind.Account, new SpokenView(s_day, "Iris Interpreter", null)));
        (await ReadAsync(world, world.Uncle)).ShouldBeEmpty();
        var words = (await new FamilyWordsQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Chair), world.Case.Id, new WordsFilter(), CancellationToken.None)).ShouldNotBeNull();
        words.Words.ShouldHaveSingleItem().Spoken.ShouldBe(sent.Spoken);

        (await HomeAsync(world, world.Mother)).SpokenToConfirm.ShouldBe(1);
        (await HomeAsync(world, world.Uncle)).SpokenToConfirm.ShouldBe(0);
        (await SayAsync(world, world.Uncle, command.Id, true)).Refusals.ShouldBe([Refusal.NotFound]);
        (await SayAsync(world, world.Mother, command.Id, null)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("IsRight");
        (await SayAsync(world, world.Mother, command.Id, true)).ShouldSucceed();
        (await ReadAsync(world, world.Mother)).ShouldHaveSingleItem().Spoken!.IsRight.ShouldBe(true);
        (await HomeAsync(world, world.Mother)).SpokenToConfirm.ShouldBe(0);
    }

    [Fact]
    public async Task Where_it_is_not_right_their_own_words_come_in_beside_it_once()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var command = Command(world);
        (await EnterAsync(world, world.Facilitator, command)).ShouldSucceed();
        var instead = ContributionId.New();

        (await SayAsync(world, world.Mother, command.Id, false, "They rang, and hung up.", instead)).ShouldSucceed();
        (await SayAsync(world, world.Mother, command.Id, false, "They rang, and hung up.", instead)).ShouldSucceed();

        var sent = await ReadAsync(world, world.Mother);
        sent.Select(row => (row.Text, row.Kind, row.Spoken?.IsRight)).ShouldBe([(Said, ContributionKind.Account, false), ("They rang, and hung up.", ContributionKind.Account, null)], ignoreOrder: true);
        // What the person wrote themselves is theirs: nothing was entered there that could be confirmed.
        (await SayAsync(world, world.Mother, instead, true)).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Each_fault_is_told_beside_its_field_and_a_no_is_kept()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();

        (await EnterAsync(world, world.Facilitator, Command(world, kind: null, text: " ", language: "qps", toldOn: new DateOnly(2099, 1, 1), interpreter: new string('x', 201)))).Refusals
            .Select(refusal => refusal.Field).ShouldBe(["Kind", "Text", "Language", "ToldOn", "Interpreter"]);
        (await EnterAsync(world, world.Facilitator, Command(world, ContributionKind.Comment))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Passage");
        (await world.AgreeAsync(world.Mother, FamilyActivity.ShareExperience, AgreementAnswer.No)).ShouldSucceed();
        (await EnterAsync(world, world.Facilitator, Command(world))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Kind");
        (await EnterAsync(world, world.Facilitator, Command(world, ContributionKind.Question))).ShouldSucceed();
        (await ReadAsync(world, world.Mother)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_person_says_of_a_passage_stands_beside_the_passage_they_were_given_and_is_confirmed_like_all_they_say()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "What happened", "A child was cold.");
        var ofUncle = await world.ReleaseAsync(world.Uncle, "What happened then", "Nobody rang.");
        var command = About(ContributionKind.FactIsWrong, passage);

        foreach (var other in (ReleasedPassageId?[])[null, ofUncle, new ReleasedPassageId(Guid.NewGuid())])
        {
            (await EnterAsync(world, world.Facilitator, About(ContributionKind.Comment, other))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Passage");
        }
        (await EnterAsync(world, world.Facilitator, command)).ShouldSucceed();

        var sent = (await ReadAsync(world, world.Mother)).ShouldHaveSingleItem();
        (sent.Kind, sent.Spoken!.IsRight).ShouldBe((ContributionKind.FactIsWrong, null));
        (await world.CountAsync($"contributions c join released_passages p on p.id = c.released_passage_id and p.draft_passage_id = c.draft_passage_id where c.id = '{command.Id}'")).ShouldBe(1);
        (await SayAsync(world, world.Uncle, command.Id, true)).Refusals.ShouldBe([Refusal.NotFound]);
        (await SayAsync(world, world.Mother, command.Id, false, "She was not, I said.")).ShouldSucceed();
        (await world.CountAsync($"contributions where text = 'She was not, I said.' and kind = 'FactIsWrong' and released_passage_id = '{passage}'")).ShouldBe(1);

        // Taken back since: nothing new stands beside it, and their own words are about the draft as a whole, or for themselves.
        var later = await world.ReleaseAsync(world.Mother, "What happened later", "It was winter.");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update released_passages set withdrawn_at = now() where id = '{passage}'");
        (await EnterAsync(world, world.Facilitator, About(ContributionKind.WordsHurt, passage))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Passage");
        (await SayAsync(world, world.Mother, command.Id, false, "And she has a name.")).ShouldSucceed();
        (await world.CountAsync("contributions where text = 'And she has a name.' and kind = 'WholeDraft' and released_passage_id is null")).ShouldBe(1);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update released_passages set withdrawn_at = now() where id = '{later}'");
        (await SayAsync(world, world.Mother, command.Id, false, "Gulab.")).ShouldSucceed();
        (await world.CountAsync("contributions where text = 'Gulab.' and kind = 'Account'")).ShouldBe(1);

        EnterContributionCommand About(ContributionKind kind, ReleasedPassageId? of) => Command(world, kind) is var made ? made with { Said = made.Said with { Passage = of } } : throw new InvalidOperationException();
    }

    [Fact]
    public async Task What_they_say_instead_stands_beside_the_passage_as_they_read_it_now()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "What happened", "A child was cold.");
        var command = Command(world, ContributionKind.FactIsWrong);
        command = command with { Said = command.Said with { Passage = passage } };
        (await EnterAsync(world, world.Facilitator, command)).ShouldSucceed();
        var anew = await world.RewriteAsync(world.Mother, passage, "A child was cold in winter.");

        (await SayAsync(world, world.Mother, command.Id, false, "She was not, I said.")).ShouldSucceed();

        (await world.CountAsync($"contributions where text = 'She was not, I said.' and kind = 'FactIsWrong' and released_passage_id = '{anew}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Beside_whose_passage_words_stand_is_held_by_the_database_too()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (own, other) = (await world.ReleaseAsync(world.Mother, "What happened", "A child was cold."), await world.ReleaseAsync(world.Uncle, "What happened then", "Nobody rang."));
        var otherChair = await world.World.AddStaffAsync("Chair Elsewhere", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, CaseRole.ReviewChair);

        (await InsertAsync(world.Facilitator, "Comment", own)).ShouldBeNull();
        (await InsertAsync(world.Facilitator, "Comment", other)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "it was given to somebody else");
        (await InsertAsync(world.Facilitator, "Comment", null)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await InsertAsync(world.Facilitator, "Account", own)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await InsertAsync(otherChair, "Comment", own)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        async Task<string?> InsertAsync(StaffId staff, string kind, ReleasedPassageId? passage)
        {
            await using var connection = new NpgsqlConnection(world.World.TestDatabase.For(LoginRole.Workspace));
            await connection.OpenAsync();
            var draft = passage is null ? "null" : $"'{await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select draft_passage_id from released_passages where id = '{passage}'")}'";
            await using var command = new NpgsqlCommand($"""
                select set_config('practicereview.staff_id', '{staff}', false);
                insert into contributions (id, partnership_id, case_id, family_member_id, kind, released_passage_id, draft_passage_id, text, language, sent_at, entered_by, told_on)
                values (gen_random_uuid(), '{world.World.Partnership.Id}', '{world.Case.Id}', '{world.Mother.Id}', '{kind}', {(passage is null ? "null" : $"'{passage}'")}, {draft}, 'x', 'en', now(), '{staff}', '2026-03-01')
                """, connection);
            try
            {
                await command.ExecuteNonQueryAsync();
                return null;
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }
    }

    [Fact]
    public async Task An_answer_that_was_read_takes_the_way_of_all_words()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var question = await filled.AskAsync(world.Mother, "Who came to the house?");
        var skipped = await filled.AskAsync(world.Mother, "Which days were hard?");
        (await filled.SayAsync(world.Mother, question, QuestionAnswerKind.Words, Said)).ShouldSucceed();
        (await filled.SayAsync(world.Mother, skipped, QuestionAnswerKind.Skip, null)).ShouldSucceed();
        var answer = await AnswerAsync(world, question);
        var ask = new AskFamilyMember(world.World.Database);
        var chair = await world.World.ActAsync(world.Chair);

        (await ask.ReadAsync(await world.World.ActAsync(world.Facilitator), answer, Said, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await ask.ReadAsync(chair, answer, "Other words", CancellationToken.None)).Refused.ShouldBeTrue();
        (await ask.ReadAsync(chair, answer, Said, CancellationToken.None)).ShouldSucceed();
        (await ask.ReadAsync(chair, answer, Said, CancellationToken.None)).ShouldSucceed();
        (await ask.ReadAsync(chair, await AnswerAsync(world, skipped), "", CancellationToken.None)).ShouldSucceed();

        var words = (await new FamilyWordsQueries(world.World.Database).OpenAsync(chair, world.Case.Id, new WordsFilter(), CancellationToken.None)).ShouldNotBeNull();
        var said = words.Words.Where(row => row.InAnswerTo != null).ShouldHaveSingleItem();
        (said.Text, said.InAnswerTo, said.Standing.Status, said.Kind).ShouldBe((Said, "Who came to the house?", ContributionStatus.Read, ContributionKind.Account));
        (await ReadAsync(world, world.Mother)).Single(row => row.Id == said.Id).ReadAt.ShouldNotBeNull();
        (await new TakeContributionStep(world.World.Database).RunAsync(chair, new TakeContributionStepCommand(said.Id, said.Standing, ContributionStatus.Used, "Finding 2"), CancellationToken.None)).ShouldSucceed();
    }

    [Theory]
    [InlineData(LeaveOutOutcome.LeftOut, 0)]
    [InlineData(LeaveOutOutcome.Kept, 1)]
    public async Task An_answer_that_is_to_be_left_out_is_taken_over_only_where_it_is_decided_that_it_stays(LeaveOutOutcome outcome, int taken)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var question = await filled.AskAsync(world.Mother, "Who came to the house?");
        (await filled.SayAsync(world.Mother, question, QuestionAnswerKind.Words, Said)).ShouldSucceed();
        var answer = await AnswerAsync(world, question);
        var chair = await world.World.ActAsync(world.Chair);

        (await world.AsAsync(world.Mother, actor => new AskToLeaveOut(world.World.Database).OfAnswerAsync(actor, answer, CancellationToken.None))).ShouldSucceed();
        (await new AskFamilyMember(world.World.Database).ReadAsync(chair, answer, Said, CancellationToken.None)).ShouldSucceed();
        (await world.CountAsync($"contributions where question_answer_id = '{answer}'")).ShouldBe(0);
        var request = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from leave_out_requests");
        (await new DecideLeaveOut(world.World.Database).RunAsync(chair, new DecideLeaveOutCommand(new LeaveOutRequestId(request), outcome, "We talked about it."), CancellationToken.None)).ShouldSucceed();

        (await world.CountAsync($"contributions where question_answer_id = '{answer}'")).ShouldBe(taken);
    }

    [Fact]
    public async Task One_decision_about_leaving_out_counts_for_an_answer_wherever_it_stands()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var question = await filled.AskAsync(world.Mother, "Who came to the house?");
        (await filled.SayAsync(world.Mother, question, QuestionAnswerKind.Words, Said)).ShouldSucceed();
        var answer = await AnswerAsync(world, question);
        var chair = await world.World.ActAsync(world.Chair);
        (await new AskFamilyMember(world.World.Database).ReadAsync(chair, answer, Said, CancellationToken.None)).ShouldSucceed();

        (await world.AsAsync(world.Mother, actor => new AskToLeaveOut(world.World.Database).RunAsync(actor, new ContributionId(answer), CancellationToken.None))).ShouldSucceed();
        var request = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from leave_out_requests limit 1");
        (await new DecideLeaveOut(world.World.Database).RunAsync(chair, new DecideLeaveOutCommand(new LeaveOutRequestId(request), LeaveOutOutcome.LeftOut, "It is left out."), CancellationToken.None)).ShouldSucceed();

        (await world.CountAsync("leave_out_requests where outcome = 'LeftOut'")).ShouldBe(2);
        (await world.CountAsync("leave_out_requests where outcome is null")).ShouldBe(0);
    }

    [Fact]
    public async Task The_database_alone_refuses_words_in_anothers_name()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var outsider = await world.World.AddStaffAsync("Outsider Sedge Testwell", null);
        string Write(string columns, string values) => $"""
            insert into contributions (id, partnership_id, case_id, family_member_id, kind, text, language, sent_at{columns})
            values (gen_random_uuid(), '{world.Mother.PartnershipId}', '{world.Case.Id}', '{world.Mother.Id}', 'Account', 'x', 'en', now(){values})
            """;
        var entered = Write(", entered_by, told_on", ", access.staff_id(), '2026-03-01'");

        (await RefusedAsync(LoginRole.Workspace, entered, world.Facilitator)).ShouldBeNull();
        (await RefusedAsync(LoginRole.Workspace, entered, outsider)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(LoginRole.Workspace, Write(", entered_by, told_on", $", '{world.Chair}', '2026-03-01'"), world.Facilitator)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(LoginRole.Workspace, Write("", ""), world.Facilitator)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(LoginRole.Workspace, Write(", entered_by, told_on, confirmed_at", ", access.staff_id(), '2026-03-01', now()"), world.Facilitator)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(LoginRole.Family, Write(", entered_by, told_on", $", '{world.Facilitator}', '2026-03-01'"), member: world.Mother.Id)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(LoginRole.Family, "update contributions set text = 'x'", member: world.Mother.Id)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(LoginRole.Workspace, "update contributions set confirmed_at = now()", world.Facilitator)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        async Task<string?> RefusedAsync(LoginRole role, string sql, StaffId? staff = null, FamilyMemberId? member = null)
        {
            await using var connection = new NpgsqlConnection(world.World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"select set_config('practicereview.staff_id', '{staff}', false), set_config('practicereview.family_member_id', '{member}', false); {sql}", connection);
            try
            {
                await command.ExecuteNonQueryAsync();
                return null;
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }
    }

    private static Task<AreaHome> HomeAsync(FamilyAreaWorld world, FamilyMember member) =>
        world.AsAsync(member, actor => new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database)).HomeAsync(actor, "en", true, CancellationToken.None));

    private static async Task<Guid> AnswerAsync(FamilyAreaWorld world, AskedQuestionId question) =>
        await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from question_answers where question_id = '{question}' and read_at is null");
}
