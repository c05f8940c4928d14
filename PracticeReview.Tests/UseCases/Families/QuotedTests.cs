using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>A person's words are quoted only where they said yes to those words, and a draft that does it without is pointed out.</summary>
public sealed class QuotedTests
{
    private const string Said = "Nobody rang back although we waited for two weeks.";

    [Theory]
    [InlineData("The mother told us: “Nobody rang back, although we waited for two weeks.”", true)]
    [InlineData("She said that nobody rang back although WE waited.", true)]
    [InlineData("Nobody rang back. They waited for two weeks.", false)]
    [InlineData("", false)]
    public void Six_of_their_words_one_after_the_other_are_a_quotation(string text, bool expected) => QuotedWords.StandIn(text, Said).ShouldBe(expected);

    [Theory]
    [InlineData("It was too late.", "“It was too late.”", true)]
    [InlineData("Too late.", "It was too late.", false)]
    [InlineData("", "It was too late.", false)]
    public void What_is_shorter_counts_where_it_stands_there_whole(string said, string text, bool expected) => QuotedWords.StandIn(text, said).ShouldBe(expected);

    [Fact]
    public async Task Only_a_yes_to_these_words_lets_them_be_quoted_and_the_last_word_counts()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var words = await scene.SendAsync(ContributionKind.FocusSuggestion, Said);
        var passage = (await scene.WriteAsync(scene.Chair, text: $"She told us: “{Said}”")).Value;
        (await scene.WriteAsync(scene.Chair, text: "Nothing of hers.")).ShouldSucceed();
        (await QuotedAsync()).ShouldBe([(words, null)], "to say nothing is no yes");

        (await SayAsync(words, null)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Answer");
        (await SayAsync(words, QuoteAnswer.TalkFirst)).ShouldSucceed();
        (await scene.CountAsync($"outbox_messages where staff_id = '{scene.Facilitator}' and argument like '%#sent-{words}'")).ShouldBe(1);
        (await QuotedAsync()).ShouldBe([(words, QuoteAnswer.TalkFirst)]);
        foreach (var answer in (QuoteAnswer[])[QuoteAnswer.Yes, QuoteAnswer.No, QuoteAnswer.WithoutName])
        {
            ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(5));
            (await SayAsync(words, answer)).ShouldSucceed();
            (await SayAsync(words, answer)).ShouldSucceed();
            (await QuotedAsync()).ShouldBe(answer == QuoteAnswer.Yes ? [] : [(words, answer)], "without whose they are is not a plain yes: it is shown where the draft is written");
            (await new FamilyWordsQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, new WordsFilter(), default))!.Words.Single().Quote.ShouldBe(answer);
            (await new FamilyQueries(scene.World.Database).ContributionsAsync(await scene.World.ActAsync(scene.Mother), null, "en", false, default)).Single().Quote.ShouldBe(answer);
        }
        (await scene.CountAsync("quote_choices")).ShouldBe(4, "each is kept, and the same word twice is one");
        var question = await scene.SendAsync(ContributionKind.Question, "When does the report come out?");
        (await SayAsync(question, QuoteAnswer.Yes)).Refusals.ShouldBe([Refusal.NotFound]);
        (await SayAsync(ContributionId.New(), QuoteAnswer.Yes)).Refusals.ShouldBe([Refusal.NotFound]);

        async Task<Result> SayAsync(ContributionId id, QuoteAnswer? answer) =>
            await new SayWhetherQuoted(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Mother), new SayWhetherQuotedCommand(id, answer), default);

        async Task<IReadOnlyList<(ContributionId, QuoteAnswer?)>> QuotedAsync()
        {
            var draft = (await scene.Queries.OpenDraftAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, default))!;
            draft.Passages.Where(row => row.Id != passage).ShouldAllBe(row => row.Quoted.Count == 0);
            return [.. draft.Passages.Single(row => row.Id == passage).Quoted.Select(row => (row.Contribution!.Value, row.Answer))];
        }
    }

    [Fact]
    public async Task A_translation_into_English_is_their_words_too()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.SendAsync();
        (await scene.TranslateAsync(scene.Facilitator, FamilyScene.Suggestion, "The school rang twice and nobody answered at all.")).ShouldSucceed();
        (await scene.WriteAsync(scene.Chair, text: "The school rang twice, and nobody answered at all.")).ShouldSucceed();
        (await scene.Queries.OpenDraftAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, default))!.Passages.Single().Quoted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Neither_a_question_nor_words_of_the_draft_itself_are_quotations_and_what_is_told_of_the_child_is_one_unless_it_may_stand_in_the_report()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        var released = await world.ReleaseAsync(world.Mother, "The house", "Nobody asked who lived in the house at that time.");
        await world.SendAsync(world.Mother, ContributionKind.Question, "Will anybody ask who paid for the heating?");
        var comment = await world.SendAsync(world.Mother, ContributionKind.Comment, "You say nobody asked who lived in the house, but her teacher did ask me in the spring.", released);
        await world.ReleaseAsync(world.Uncle, "Asked", "It is open: will anybody ask who paid for the heating?");
        await world.ReleaseAsync(world.Uncle, "Song", FilledArea.Memory);
        (await QuotedAsync()).ShouldBeEmpty();

        await world.ReleaseAsync(world.Uncle, "School", "The mother said that her teacher did ask me in the spring.");
        (await QuotedAsync()).ShouldHaveSingleItem().Contribution.ShouldBe(comment, "these words are hers");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update child_memories set audience = 'ReviewGroup' where text = '{FilledArea.Memory}'");
        (await QuotedAsync()).Single(words => words.Memory is not null).Member.ShouldBe(world.Mother.Id);

        async Task<IReadOnlyList<Quotation>> QuotedAsync() =>
            [.. (await new FamilyStaffQueries(world.World.Database).OpenDraftAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!.Passages.SelectMany(passage => passage.Quoted)];
    }

    [Fact]
    public async Task A_report_that_quotes_without_a_yes_says_where_and_is_agreed_only_with_a_reason()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var words = ContributionId.New();
        (await new SendContribution(world.World.Database).RunAsync(await world.World.ActAsync(mother.Id), new SendContributionCommand(words, ContributionKind.FocusSuggestion, null, Said), default)).ShouldSucceed();
        (await SayAsync(QuoteAnswer.No)).ShouldSucceed();
        var text = ReportWorld.Text();
        (await world.WriteAsync(world.Chair, text with { ExecutiveSummary = $"She said: “{Said}”", Sections = [text.Sections[0], text.Sections[1] with { Text = $"Again: {Said}" }] })).ShouldSucceed();

        var page = await PageAsync(world.Chair);
        page.Quoted.Select(piece => piece.Where).ShouldBe(["Executive summary", "Section 2"]);
        page.Quoted.ShouldAllBe(piece => piece.Words.Single().Contribution == words);
        (await world.AgreeAsync(world.Chair)).ShouldRefuse("without a yes of their person");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await SayAsync(QuoteAnswer.WithoutName)).ShouldSucceed();
        (await PageAsync(world.Chair)).Quoted.ShouldAllBe(piece => piece.Words.Single().IsWithoutName);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await SayAsync(QuoteAnswer.TalkFirst)).ShouldSucceed();
        (await IsAgreedAsync()).ShouldBeFalse();
        (await world.AgreeAsItStandsAsync(world.Chair, 1, "She agreed on the telephone, and says so here when she is home.")).ShouldSucceed();
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select agreed_despite from review_reports")).ShouldStartWith("She agreed");
        (await IsAgreedAsync()).ShouldBeTrue("she is told that what she says now may come too late");
        (await PageAsync(world.PolicePartner)).Quoted.ShouldBeEmpty("a partner reads no words of the family");

        async Task<Result> SayAsync(QuoteAnswer answer) => await new SayWhetherQuoted(world.World.Database).RunAsync(await world.World.ActAsync(mother.Id), new SayWhetherQuotedCommand(words, answer), default);

        async Task<bool> IsAgreedAsync() => await new FamilyQueries(world.World.Database).ReportIsAgreedAsync(await world.World.ActAsync(mother.Id), default);

        async Task<ReportPage> PageAsync(StaffId staff) => (await new ReportQueries(world.World.Database).OpenAsync(await world.World.ActAsync(staff), await world.ReportAsync(), default))!;
    }

    [Fact]
    public async Task A_yes_that_is_taken_back_reaches_the_contact_person_and_whoever_writes_the_report_until_it_is_seen_to()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var words = await scene.SendAsync(ContributionKind.FocusSuggestion, Said);
        await SayAsync(QuoteAnswer.No);
        (await WaitingAsync()).ShouldBe((0, 0, 0), "there was nothing to take back");
        await SayAsync(QuoteAnswer.TalkFirst);
        (await WaitingAsync()).ShouldBe((1, 1, 0), "she wants to talk with her contact person");
        await SayAsync(QuoteAnswer.Yes);
        (await WaitingAsync()).ShouldBe((1, 0, 0));
        await SayAsync(QuoteAnswer.WithoutName);
        (await WaitingAsync()).ShouldBe((2, 1, 1), "a part of the yes is taken back");
        await SayAsync(QuoteAnswer.No);
        (await WaitingAsync()).ShouldBe((3, 1, 1));

        var choice = (await SaidAsync()).QuoteToSeeTo.ShouldNotBeNull();
        var note = new NoteQuoteChoice(scene.World.Database);
        foreach (var other in (StaffId[])[scene.OtherChair, scene.Adviser])
        {
            (await note.RunAsync(await scene.World.ActAsync(other), choice, default)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await note.RunAsync(await scene.World.ActAsync(scene.Chair), choice, default)).ShouldSucceed();
        (await note.RunAsync(await scene.World.ActAsync(scene.Facilitator), choice, default)).ShouldSucceed();
        (await scene.CountAsync($"quote_choices where noted_by = '{scene.Chair}'")).ShouldBe(1, "who saw to it first stays");
        (await WaitingAsync()).ShouldBe((3, 0, 0));
        (await SaidAsync()).QuoteToSeeTo.ShouldBeNull();

        async Task SayAsync(QuoteAnswer answer)
        {
            ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(5));
            (await new SayWhetherQuoted(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Mother), new SayWhetherQuotedCommand(words, answer), default)).ShouldSucceed();
        }

        async Task<SaidWords> SaidAsync() => (await new FamilyWordsQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, new WordsFilter(), default))!.Words.Single();

        async Task<(long Messages, int Facilitator, int Chair)> WaitingAsync() =>
            (await scene.CountAsync($"outbox_messages where staff_id = '{scene.Facilitator}' and argument like '%#sent-{words}'"), await OnTodayAsync(scene.Facilitator), await OnTodayAsync(scene.Chair));

        async Task<int> OnTodayAsync(StaffId staff) => (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(staff), 1, default)).Mine.Count(item => item.Kind == WorkKind.QuoteToSeeTo);
    }

    [Fact]
    public async Task The_database_alone_lets_nobody_say_yes_to_words_that_are_not_theirs()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var words = await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, Said);
        (await TryAsync(LoginRole.Family, world.Uncle.Id.Value, Yes(world.Uncle))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Family, world.Uncle.Id.Value, Yes(world.Mother))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, Yes(world.Mother))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "nobody says it for her");
        (await TryAsync(LoginRole.Family, Guid.Empty, Yes(world.Mother))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, Yes(world.Mother))).ShouldBeNull();
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, "update quote_choices set answer = 'No'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, "update quote_choices set answer = 'Yes'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, $"update quote_choices set noted_at = now(), noted_by = '{world.Facilitator}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in another name");
        var otherChair = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, CaseRole.ReviewChair);
        foreach (var (role, who, rows) in new[]
        {
            (LoginRole.Family, world.Mother.Id.Value, 1), (LoginRole.Family, world.Uncle.Id.Value, 0), (LoginRole.Family, world.Stranger.Id.Value, 0), (LoginRole.Family, Guid.Empty, 0),
            (LoginRole.Workspace, world.Chair.Value, 1), (LoginRole.Workspace, otherChair.Value, 0), (LoginRole.Workspace, Guid.Empty, 0),
        })
        {
            (await world.World.TestDatabase.CountAsAsync(role, who, "quote_choices")).ShouldBe(rows, $"{role} {who}");
        }
        (await TryAsync(LoginRole.Public, Guid.Empty, "select * from quote_choices")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        string Yes(FamilyMember member) => $"""
            insert into quote_choices (id, contribution_id, partnership_id, case_id, family_member_id, answer, chosen_at)
            values (gen_random_uuid(), '{words}', '{world.World.Partnership.Id}', '{world.Case.Id}', '{member.Id}', 'Yes', now())
            """;

        Task<string?> TryAsync(LoginRole role, Guid who, string sql) => world.World.TestDatabase.TryAsAsync(role, who, sql);
    }
}
