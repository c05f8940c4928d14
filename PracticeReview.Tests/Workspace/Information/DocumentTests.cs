using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.People;
using PracticeReview.Tests.Rules.Documents;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Files are kept in pieces, shared within a partnership only, and leave the portal only for who may read them.</summary>
public sealed class DocumentTests(ClamdFixture clamd) : IClassFixture<ClamdFixture>
{
    private static async Task<Result<DocumentId>> StoreAsync(InformationScene scene, StaffId by, byte[] content, IMalwareScan? scan = null)
    {
        using var stream = new MemoryStream(content);
        await using var file = (await ReceivedFile.ReceiveAsync(stream, "Ari Invented.txt", CancellationToken.None)).Value;
        return await new StoreDocument(scene.World.Database, scan).RunAsync(
            await scene.World.ActAsync(by), new StoreDocumentCommand(scene.Case.Id, DocumentKind.AgencyChronology, null, "chronology"), file, CancellationToken.None);
    }

    private static async Task<byte[]> ReadAsync(OpenedDocument opened)
    {
        await using var content = opened.Content;
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    private static byte[] Text(int length, char letter = 'a') => [.. Enumerable.Range(0, length).Select(at => (byte)(letter + at % 7))];

    [Fact]
    public async Task What_was_stored_comes_back_byte_for_byte_under_a_name_of_ours_and_leaves_a_line()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await using var world = scene.World;
        var content = Text(600_001);
        var id = (await StoreAsync(scene, scene.Unit, content)).Value;

        var opened = (await new OpenDocument(world.Database).RunAsync(await world.ActAsync(scene.Unit), id, CancellationToken.None)).Value;

        (await ReadAsync(opened)).ShouldBe(content);
        opened.Length.ShouldBe(content.Length);
        opened.FileName.ShouldMatch("^chronology-[0-9a-f]{8}\\.txt$");
        (await scene.CountAsync("document_pieces")).ShouldBe(3);
        (await scene.CountAsync($"audit_events where action = 'Document opened' and subject_id = '{id}' and actor_id = '{scene.Unit}'")).ShouldBe(1);
        (await scene.CountAsync($"audit_events where action = 'Document stored' and subject_id = '{id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_parts_of_a_file_belong_to_one_opening_for_an_hour()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync(clock));
        await using var world = scene.World;
        var id = (await StoreAsync(scene, scene.Unit, Text(1_000))).Value;
        foreach (var (minutes, lines) in new[] { (0, 1), (59, 1), (2, 2), (30, 2) })
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            (await new OpenDocument(world.Database).RunAsync(await world.ActAsync(scene.Unit), id, CancellationToken.None, goesOn: true)).Succeeded.ShouldBeTrue();
            (await scene.CountAsync("audit_events where action = 'Document opened'")).ShouldBe(lines);
        }
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_for_a_partnership()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await using var world = scene.World;
        var first = (await StoreAsync(scene, scene.Unit, Text(300_000))).Value;
        var second = (await StoreAsync(scene, scene.Unit, Text(300_000))).Value;

        first.ShouldNotBe(second);
        (await scene.CountAsync("documents")).ShouldBe(2);
        (await scene.CountAsync("document_pieces")).ShouldBe(2);
    }

    [Fact]
    public async Task Strangers_and_authors_of_other_agencies_neither_store_nor_open()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await using var world = scene.World;
        await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(2));
        var id = new DocumentId(await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from documents"));
        var open = new OpenDocument(world.Database);

        (await open.RunAsync(await world.ActAsync(scene.Officer), id, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await open.RunAsync(await world.ActAsync(scene.Unit), id, CancellationToken.None)).Succeeded.ShouldBeTrue();
        foreach (var other in new[] { scene.Teacher, scene.OtherOfficer, scene.Stranger })
        {
            (await open.RunAsync(await world.ActAsync(other), id, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await StoreAsync(scene, other, Text(10))).Refusals.ShouldBe([Refusal.NotFound]);
        }
    }

    [Fact]
    public async Task A_right_that_ends_while_somebody_reads_ends_the_reading()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await using var world = scene.World;
        var id = (await StoreAsync(scene, scene.Unit, Text(600_000))).Value;
        var opened = (await new OpenDocument(world.Database).RunAsync(await world.ActAsync(scene.Unit), id, CancellationToken.None)).Value;
        await using var content = opened.Content;
        (await content.ReadAsync(new byte[100])).ShouldBe(100);

        await world.TestDatabase.ExecuteAsOwnerAsync($"update staff_members set ended_at = now() where id = '{scene.Unit}'");

        await Should.ThrowAsync<InvalidDataException>(async () => await content.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Too_much_is_refused_while_it_is_being_read()
    {
        await using var endless = new EndlessStream();

        var refused = await ReceivedFile.ReceiveAsync(endless, "a.txt", CancellationToken.None);

        refused.Refusals.ShouldHaveSingleItem().Message.ShouldBe(FileTypeCheck.TooLarge);
        endless.Given.ShouldBeLessThan(FileTypeCheck.MaximumBytes + 200_000);
    }

    [Fact]
    public async Task Without_an_answer_of_the_scanner_nothing_is_handed_out_until_a_later_one()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await using var world = scene.World;
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        silent.Stop();
        var scan = new ClamdScan(ClamdAddress.Parse($"tcp://127.0.0.1:{port}"), TimeProvider.System);

        var id = (await StoreAsync(scene, scene.Unit, Text(10), scan)).Value;

        (await scene.CountAsync("documents where scan_state = 'Waiting'")).ShouldBe(1);
        (await new OpenDocument(world.Database, scan).RunAsync(await world.ActAsync(scene.Unit), id, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Message.ShouldBe(OpenDocument.NotScannedYet);
        (await new RescanDocuments(world.Database, scan).RunAsync(JobActor.Named("test"), CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task The_scanner_refuses_what_is_harmful_and_frees_what_waited()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await using var world = scene.World;
        var scan = new ClamdScan(clamd.Tcp, TimeProvider.System);

        (await StoreAsync(scene, scene.Unit, ClamdFixture.Marker, scan)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("harmful");
        (await scene.CountAsync("documents")).ShouldBe(0);
        (await scene.CountAsync("document_pieces")).ShouldBe(0);
        (await StoreAsync(scene, scene.Unit, Text(10), scan)).Succeeded.ShouldBeTrue();
        (await scene.CountAsync("documents where scan_state = 'Clean'")).ShouldBe(1);

        // Both came while there was no scanner.
        var clean = (await StoreAsync(scene, scene.Unit, Text(300_000, 'A'))).Value;
        var harmful = (await StoreAsync(scene, scene.Unit, ClamdFixture.Marker)).Value;
        var open = new OpenDocument(world.Database, scan);
        (await open.RunAsync(await world.ActAsync(scene.Unit), clean, CancellationToken.None)).Refused.ShouldBeTrue();
        (await new RescanDocuments(world.Database, scan).RunAsync(JobActor.Named("test"), CancellationToken.None)).ShouldBe(2);
        (await open.RunAsync(await world.ActAsync(scene.Unit), clean, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await open.RunAsync(await world.ActAsync(scene.Unit), harmful, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("harmful");
        (await scene.CountAsync("audit_events where action = 'Document scanned'")).ShouldBe(2);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
