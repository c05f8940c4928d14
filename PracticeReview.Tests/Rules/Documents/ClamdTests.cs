using PracticeReview.Data.Documents;
using PracticeReview.Tests.Rules.Information;

namespace PracticeReview.Tests.Rules.Documents;

/// <summary>The same conversation with a real clamd.</summary>
public sealed class ClamdTests(ClamdFixture clamd) : IClassFixture<ClamdFixture>
{
    private static async Task<ScanVerdict> ScanAsync(ClamdAddress address, byte[] content)
    {
        using var file = new MemoryStream(content);
        return await new ClamdScan(address, TimeProvider.System).ScanAsync(file, CancellationToken.None);
    }

    [Fact]
    public async Task Answers_and_tells_clean_from_infected_over_both_sockets()
    {
        foreach (var address in new[] { clamd.Tcp, clamd.Socket })
        {
            (await new ClamdScan(address, TimeProvider.System).PingAsync(CancellationToken.None)).ShouldBeTrue();
            (await ScanAsync(address, "An ordinary letter"u8.ToArray())).ShouldBe(new ScanVerdict.Clean());
            (await ScanAsync(address, ClamdFixture.Marker)).ShouldBeOfType<ScanVerdict.Infected>().Name.ShouldStartWith("Test.Marker");
        }
    }

    [Fact]
    public async Task Looks_into_documents()
    {
        using var file = new WorkbookMaker { More = { ["xl/media/note.dat"] = ClamdFixture.Marker } }.Sheet("Sheet", WorkbookMaker.HeaderRow()).Make();

        (await ScanAsync(clamd.Tcp, file.ToArray())).ShouldBeOfType<ScanVerdict.Infected>();
    }

    [Fact]
    public async Task A_file_beyond_its_limit_is_never_clean()
    {
        (await ScanAsync(clamd.Tcp, new byte[ClamdFixture.StreamLimit])).ShouldBe(new ScanVerdict.Clean());
        (await ScanAsync(clamd.Tcp, new byte[ClamdFixture.StreamLimit + 1])).ShouldBeOfType<ScanVerdict.Unavailable>().Reason.ShouldContain("StreamMaxLength");
        (await ScanAsync(clamd.Socket, new byte[20 * ClamdFixture.StreamLimit])).ShouldBeOfType<ScanVerdict.Unavailable>().Reason.ShouldContain("StreamMaxLength");
    }
}
