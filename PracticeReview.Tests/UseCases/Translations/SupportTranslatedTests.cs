using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Support;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>What an organisation helps with is read in the reader's language once two translators stand for it, and else in English.</summary>
public sealed class SupportTranslatedTests
{
    private static readonly string[] s_urdu = ["وہ سنتے ہیں۔", "ہمیشہ"];

    [Fact]
    public async Task It_is_translated_by_one_approved_by_another_shown_and_out_of_date_with_its_English()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var organisation = await KeepAsync(scene, null, "They listen.", "Always");
        var id = $"support-{organisation.Value:N}";
        var text = (await scene.FindAsync(scene.First, id))!.Text;
        (text.Kind, text.State, text.Context, text.IsMachineMade).ShouldBe((DeskKind.Support, TextState.Untranslated, "Imaginary Support", false));
        text.Source.Texts.ShouldBe(["They listen.", "Always"]);

        var (first, second) = (await ToCheckAsync(scene.First), await ToCheckAsync(scene.Second));
        (await WriteAsync(scene, scene.First, id, null)).ShouldSucceed();
        (await ToCheckAsync(scene.First), await ToCheckAsync(scene.Second)).ShouldBe((first, second + 1), "somebody else checks it");
        (await ShownAsync(scene)).ShouldBeNull("nobody has checked it");
        var version = (await scene.FindAsync(scene.Second, id))!.Text.Version;
        (await scene.ProductTexts.ApproveAsync(await scene.World.ActAsync(scene.Second), new TranslateProductTextCommand(id, "ur", s_urdu, version), default)).ShouldSucceed();
        (await ShownAsync(scene)).ShouldBe(new SupportTranslation("ur", s_urdu[0], s_urdu[1]));
        (await ShownAsync(scene, "pl")).ShouldBeNull();

        await KeepAsync(scene, organisation, "They listen to you.", "Always");
        (await ShownAsync(scene)).ShouldBeNull("its English says something else now");
        (await scene.FindAsync(scene.First, id))!.Text.IsOutOfDate.ShouldBeTrue();

        async Task<int> ToCheckAsync(StaffId staff)
        {
            var today = await new TodayQueries(scene.World.Database, scene.Catalogues, scene.LongTexts).FindAsync(await scene.World.ActAsync(staff), 1, default);
            return int.Parse(today.Mine.Single(item => item.Kind == WorkKind.ProductTextsToCheck).What.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task Translators_of_another_partnership_have_nothing_of_it()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var organisation = await KeepAsync(scene, null, "They listen.", null);
        var elsewhere = await scene.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var stranger = await scene.World.AddStaffAsync("Translator There", null, elsewhere, StaffRole.Translator);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"insert into translator_languages (staff_id, language, partnership_id, given_by, given_at) values ('{stranger}', 'ur', '{elsewhere.Id}', '{stranger}', now())");
        var id = $"support-{organisation.Value:N}";
        (await scene.FindAsync(stranger, id)).ShouldBeNull();
        (await WriteAsync(scene, stranger, id, null)).Refused.ShouldBeTrue();
        string Insert(StaffId by, string key) => $"""
            insert into catalogue_translations (id, language, kind, key, source_hash, forms, state, is_machine_made, translated_by, changed_at)
            values (gen_random_uuid(), 'ur', 'Support', '{key}', 'h', '["x"]', 'NeedsWork', false, '{by}', now())
            """;
        (await scene.World.TestDatabase.TryAsAsync(LoginRole.Workspace, stranger.Value, Insert(stranger, organisation.Value.ToString("N")))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "the database alone");
        (await scene.World.TestDatabase.TryAsAsync(LoginRole.Workspace, scene.First.Value, Insert(scene.First, Guid.NewGuid().ToString("N")))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "of nothing");
        (await scene.World.TestDatabase.TryAsAsync(LoginRole.Workspace, scene.First.Value, Insert(scene.First, organisation.Value.ToString("N")))).ShouldBeNull();
        (await scene.World.TestDatabase.ChangeAsAsync(LoginRole.Workspace, stranger.Value, "update catalogue_translations set forms = '[\"y\"]' where kind = 'Support'")).ShouldBe(0);
        (await scene.World.TestDatabase.CountAsAsync(LoginRole.Workspace, stranger.Value, "support_organisations")).ShouldBe(0);
        (await scene.World.TestDatabase.TryAsAsync(LoginRole.Family, scene.Family.Mother.Value, "select * from catalogue_translations")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<SupportOrganisationId> KeepAsync(DeskScene scene, SupportOrganisationId? id, string helpsWith, string? hours)
    {
        var version = id is null ? 0 : (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from support_organisations where id = '{id}'");
        (await new KeepSupportOrganisation(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Family.Manager),
            new(id, new("Imaginary Support", helpsWith, "01632 960 111", null, hours, []), version), default)).ShouldSucceed();
        return new SupportOrganisationId(await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from support_organisations"));
    }

    private static async Task<Data.Result> WriteAsync(DeskScene scene, StaffId by, string id, uint? version) =>
        await scene.ProductTexts.RunAsync(await scene.World.ActAsync(by), new TranslateProductTextCommand(id, "ur", s_urdu, version), default);

    private static async Task<SupportTranslation?> ShownAsync(DeskScene scene, string language = "ur") =>
        (await new SupportQueries(scene.World.Database).ListAsync(PublicActor.Anybody, language, default)).Single().Organisations.Single().Translation;
}
