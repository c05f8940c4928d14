using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
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
        foreach (var (answer, isQuotable) in new[] { (QuoteAnswer.Yes, true), (QuoteAnswer.No, false), (QuoteAnswer.WithoutName, true) })
        {
            ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(5));
            (await SayAsync(words, answer)).ShouldSucceed();
            (await SayAsync(words, answer)).ShouldSucceed();
            (await QuotedAsync()).Count.ShouldBe(isQuotable ? 0 : 1, answer.ToString());
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
            return [.. draft.Passages.Single(row => row.Id == passage).Quoted.Select(row => (row.Contribution, row.Answer))];
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
