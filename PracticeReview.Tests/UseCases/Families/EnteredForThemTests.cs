using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What professionals entered for a person is confirmed by that person: what they read of it, and nothing else (guidance 1.5).</summary>
public sealed class EnteredForThemTests
{
    [Fact]
    public async Task A_yes_to_choices_is_none_to_wishes_and_the_other_way_round()
    {
        await using var world = await EnteredForThem.CreateAsync();
        await world.EnterAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.Yes);
        await world.EnterWishesAsync("At home");
        (await world.HomeAsync()).ShouldSatisfyAllConditions(home => home.ChoicesToConfirm.ShouldBe(1), home => home.WishesToConfirm.ShouldBeTrue(), home => home.NothingWaits.ShouldBeFalse());

        (await world.ConfirmAsync([.. await world.ToConfirmAsync()])).Value.ShouldBe(0);

        (await world.HomeAsync()).ShouldSatisfyAllConditions(home => home.ChoicesToConfirm.ShouldBe(0), home => home.WishesToConfirm.ShouldBeTrue());
        await world.EnterAsync(FamilyActivity.ShareExperience, AgreementAnswer.No);
        (await world.ConfirmWishesAsync(await world.SaidAtAsync())).ShouldSucceed();
        (await world.HomeAsync()).ShouldSatisfyAllConditions(home => home.ChoicesToConfirm.ShouldBe(1), home => home.WishesToConfirm.ShouldBeFalse());
        (await world.Area.CountAsync("audit_events where action = 'Agreement entered for them confirmed'")).ShouldBe(1);
        (await world.Area.CountAsync("audit_events where action = 'Wishes for taking part entered for them confirmed'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_corrected_is_not_asked_about_any_more()
    {
        await using var world = await EnteredForThem.CreateAsync();
        await world.EnterAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.Yes);
        var before = (await world.ToConfirmAsync()).ShouldHaveSingleItem();

        // By the person themselves: their own word needs nobody's yes, and the one before is no question any more.
        world.Area.Clock.Advance(TimeSpan.FromMinutes(5));
        (await world.Area.AgreeAsync(world.Area.Mother, FamilyActivity.InfluenceFocus, AgreementAnswer.No)).ShouldSucceed();
        (await world.ToConfirmAsync()).ShouldBeEmpty();
        (await world.HomeAsync()).ChoicesToConfirm.ShouldBe(0);
        (await world.ConfirmAsync(before)).Value.ShouldBe(0);
        (await world.Area.CountAsync("agreement_choices where confirmed_at is not null")).ShouldBe(0, "what was replaced is not confirmed");

        // By professionals: only what was entered last.
        await world.EnterAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.Yes);
        await world.EnterAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.NotNow);
        (await world.ToConfirmAsync()).Count.ShouldBe(1);
        (await world.HomeAsync()).ChoicesToConfirm.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_entered_meanwhile_stays_to_be_confirmed()
    {
        await using var world = await EnteredForThem.CreateAsync();
        await world.EnterAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.Yes);
        await world.EnterAsync(FamilyActivity.ShareExperience, AgreementAnswer.Yes);
        await world.EnterWishesAsync("At home");
        var (read, said) = (await world.ToConfirmAsync(), await world.SaidAtAsync());
        await world.EnterAsync(FamilyActivity.ShareExperience, AgreementAnswer.No);
        await world.EnterWishesAsync("At my sister's");

        (await world.ConfirmAsync([.. read])).Value.ShouldBe(1, "one was entered after they read");
        (await world.ConfirmWishesAsync(said)).Refusals.ShouldBe([SaySafeContact.ReadAgain]);
        (await world.ConfirmWishesAsync(null)).Refused.ShouldBeTrue();
        (await world.ConfirmAsync()).Value.ShouldBe(1, "nothing was read");

        (await world.HomeAsync()).ShouldSatisfyAllConditions(home => home.ChoicesToConfirm.ShouldBe(1), home => home.WishesToConfirm.ShouldBeTrue());
        (await world.Area.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(activity || ' ' || answer, ', ') from agreement_choices where confirmed_at is not null")).ShouldBe("InfluenceFocus Yes");
        (await world.ConfirmAsync([.. await world.ToConfirmAsync()])).Value.ShouldBe(0);
        (await world.ConfirmWishesAsync(await world.SaidAtAsync())).ShouldSucceed();
        (await world.HomeAsync()).ShouldSatisfyAllConditions(home => home.ChoicesToConfirm.ShouldBe(0), home => home.WishesToConfirm.ShouldBeFalse());
    }

    [Fact]
    public async Task Who_works_with_the_family_reads_every_choice_with_the_words_and_who_explained_them_and_nobody_else_does()
    {
        await using var world = await EnteredForThem.CreateAsync();
        await world.EnterAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.NotNow);
        await world.EnterAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var queries = new FamilyStaffQueries(world.Area.World.Database);
        async Task<AgreementInForce?> OpenAsync(StaffId staff) => (await queries.OpenMemberAsync(await world.Area.World.ActAsync(staff), world.Area.Case.Id, world.Area.Mother.Id, default))
            ?.Agreements.Single(row => row.Activity == FamilyActivity.CommentOnDraft);

        var choices = (await OpenAsync(world.Area.Chair)).ShouldNotBeNull().Choices;

        choices.Select(choice => (choice.Answer, choice.EnteredBy, choice.AwaitsConfirmation)).ShouldBe(
            [(AgreementAnswer.Yes, "Facilitator Fern", true), (AgreementAnswer.NotNow, "Facilitator Fern", true), (AgreementAnswer.Yes, null, false)]);
        var words = AgreementWords.InOnePiece(FamilyActivity.CommentOnDraft);
        (choices[0].Words, choices[0].WordsLanguage, choices[0].Language, choices[0].WordsVersion, choices[0].WordsFor).ShouldBe(
            (words, "en", "ur", Data.Translations.CaseTextTranslation.HashOf(words)[..8], AgreementReader.Adult));
        (choices[0].ExplainedByName, choices[0].InterpreterName, choices[0].ExplainedBy).ShouldBe(("Fern Explainer", "Iris Interpreter", ExplainedBy.FacilitatorWithInterpreter));
        (choices[2].Words, choices[2].WordsLanguage).ShouldBe((null, "ur"));
        (await world.ConfirmAsync([.. await world.ToConfirmAsync()])).Value.ShouldBe(0);
        (await OpenAsync(world.Area.Facilitator))!.Choices.Select(choice => choice.ConfirmedAt is not null).ShouldBe([true, false, false]);

        var (otherChair, adviser) = (await world.Area.World.AddStaffAsync("Chair Sedge", null), await world.Area.World.AddStaffAsync("Adviser Yarrow", null, StaffRole.IndependentAdviser));
        await world.Area.World.JoinCaseAsync(world.Area.Stranger.CaseId, otherChair, CaseRole.ReviewChair);
        foreach (var other in (StaffId[])[otherChair, adviser])
        {
            (await OpenAsync(other)).ShouldBeNull();
            (await world.Area.World.TestDatabase.CountAsAsync(LoginRole.Workspace, other.Value, "agreement_choices")).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Nobody_else_confirms_in_code_or_in_the_database()
    {
        await using var world = await EnteredForThem.CreateAsync();
        await world.EnterAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.Yes);
        await world.EnterWishesAsync("At home");
        var (read, said) = (await world.ToConfirmAsync(), await world.SaidAtAsync());
        var (area, database) = (world.Area, world.Area.World.Database);

        foreach (var other in (FamilyMember[])[area.Uncle, area.Stranger])
        {
            (await area.AsAsync(other, actor => new ConfirmEnteredChoices(database).RunAsync(actor, new ConfirmEnteredChoicesCommand([.. read]), default))).Value.ShouldBe(0);
            (await area.AsAsync(other, actor => new ConfirmEnteredWishes(database).RunAsync(actor, new ConfirmEnteredWishesCommand(said), default))).Refusals.ShouldBe([Refusal.NotFound]);
        }
        foreach (var (role, who) in new[]
        {
            (LoginRole.Family, area.Uncle.Id.Value), (LoginRole.Family, area.Stranger.Id.Value), (LoginRole.Family, Guid.Empty), (LoginRole.Workspace, area.Facilitator.Value),
            (LoginRole.Workspace, area.Chair.Value), (LoginRole.Workspace, Guid.Empty), (LoginRole.Public, Guid.Empty), (LoginRole.Jobs, Guid.Empty),
        })
        {
            foreach (var table in (string[])["agreement_choices", "taking_part_wishes"])
            {
                // Refused, or there is no row that they could reach.
                ((await area.World.TestDatabase.TryAsAsync(role, who, $"update {table} set confirmed_at = now()")) is null or PostgresErrorCodes.InsufficientPrivilege).ShouldBeTrue($"{table} by {role} {who}");
                (await area.CountAsync($"{table} where confirmed_at is not null")).ShouldBe(0, $"{table} by {role} {who}");
            }
        }
        (await area.World.TestDatabase.TryAsAsync(LoginRole.Family, area.Mother.Id.Value, "update agreement_choices set confirmed_at = now()")).ShouldBeNull();
        (await area.CountAsync("agreement_choices where confirmed_at is not null")).ShouldBe(1, "what she chose herself has nothing to confirm");
    }
}
