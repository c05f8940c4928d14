using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using SkiaSharp;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Of a picture of the child a small one stands on the page: its sender's alone, as the picture is, and gone with it.</summary>
public sealed class SmallPictureTests
{
    [Fact]
    public async Task It_is_made_when_the_picture_comes_and_read_by_its_sender_alone()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        (await world.CountAsync($"small_pictures p join documents d on d.id = p.document_id where d.subject_id = '{filled.Picture}'")).ShouldBe(1, "it was made when the picture came");

        var small = (await SmallAsync(world, world.Mother, filled.Picture)).Value;

        small.Length.ShouldBeLessThanOrEqualTo(PictureShrinker.MaximumBytes);
        SKBitmap.Decode(small).Width.ShouldBe(PictureShrinker.LongestSide);
        foreach (var other in new[] { world.Uncle, world.Stranger })
        {
            (await SmallAsync(world, other, filled.Picture)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await SmallAsync(world, world.Mother, filled.Private)).Refusals.ShouldBe([Refusal.NotFound], "it has no picture");
        await filled.SingAsync();
        (await world.CountAsync("small_pictures")).ShouldBe(1, "there is none of a song");

        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).TakeBackAsync(actor, filled.Picture, CancellationToken.None))).ShouldSucceed();
        (await world.CountAsync("small_pictures")).ShouldBe(0);
        (await SmallAsync(world, world.Mother, filled.Picture)).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Of_a_picture_from_before_it_is_made_once_when_it_is_first_asked_for()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from small_pictures");
        (await SmallAsync(world, world.Uncle, filled.Picture)).Refusals.ShouldBe([Refusal.NotFound]);
        (await world.CountAsync("small_pictures")).ShouldBe(0);

        var asked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SmallAsync(world, world.Mother, filled.Picture)));

        asked.ShouldAllBe(small => small.Succeeded);
        (await world.CountAsync("small_pictures")).ShouldBe(1);
        (await SmallAsync(world, world.Mother, filled.Picture)).Value.ShouldBe(asked[0].Value);
    }

    [Fact]
    public async Task While_the_picture_may_not_be_handed_out_neither_may_the_small_one()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update documents set scan_state = 'Infected'");

        (await SmallAsync(world, world.Mother, filled.Picture)).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task With_nothing_but_the_database_it_is_its_senders_alone()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var document = await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from documents where subject_id = '{filled.Picture}'");
        var count = $"select count(*) from small_pictures where document_id = '{document}'";
        (await AskAsync(world, LoginRole.Family, world.Mother.Id.Value, count)).ShouldBe(1);
        foreach (var other in new[] { world.Uncle.Id.Value, world.Stranger.Id.Value, Guid.Empty })
        {
            (await AskAsync(world, LoginRole.Family, other, count)).ShouldBe(0, other.ToString());
        }
        foreach (var role in (LoginRole[])[LoginRole.Workspace, LoginRole.Jobs, LoginRole.Public])
        {
            (await Should.ThrowAsync<PostgresException>(() => AskAsync(world, role, world.Chair.Value, count))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }

        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from small_pictures");
        string Insert(Guid partnership, Guid @case) => $"with made as (insert into small_pictures (document_id, partnership_id, case_id, bytes) values ('{document}', '{partnership}', '{@case}', 'x') returning 1) select count(*) from made";
        var (here, own) = (world.World.Partnership.Id.Value, world.Case.Id.Value);
        foreach (var (who, @case, why) in new[] { (world.Uncle.Id.Value, own, "of another's picture"), (Guid.Empty, own, "signed out"), (world.Mother.Id.Value, world.Stranger.CaseId.Value, "in another case") })
        {
            (await Should.ThrowAsync<PostgresException>(() => AskAsync(world, LoginRole.Family, who, Insert(here, @case)), why)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, why);
        }
        (await AskAsync(world, LoginRole.Family, world.Mother.Id.Value, Insert(here, own))).ShouldBe(1);
        foreach (var change in (string[])["update small_pictures set bytes = 'y'", "delete from small_pictures"])
        {
            (await Should.ThrowAsync<PostgresException>(() => AskAsync(world, LoginRole.Family, world.Mother.Id.Value, change))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, change);
        }
    }

    private static Task<Result<byte[]>> SmallAsync(FamilyAreaWorld world, FamilyMember member, ChildMemoryId memory) =>
        world.AsAsync(member, actor => new OpenFamilyFile(world.World.Database).SmallAsync(actor, memory, CancellationToken.None));

    private static async Task<long> AskAsync(FamilyAreaWorld world, LoginRole role, Guid person, string sql)
    {
        await using var connection = new NpgsqlConnection(world.World.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.{(role == LoginRole.Family ? "family_member_id" : "staff_id")}', '{(person == default ? "" : person.ToString())}', false)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        return (long)((await command.ExecuteScalarAsync()) ?? 0L);
    }
}
