using System.Globalization;
using System.Text;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// The search at the top, within a partnership's 5,000 cases: by a reference, by its number and by initials, beside a range of an
/// index and the same rows under row security. And what it reads of the large tables.
/// </summary>
internal sealed class SearchCases : IFigure
{
    private const int Warm = 60;
    private const int Requests = 400;
    private static readonly string[] Large = ["cases", "case_search_keys", "deadlines", "referrals"];

    public string Name => "search";
    public string About => "Search within a partnership's 5,000 cases";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var actor = await world.ActAsync(World.ManagerSession, cancellation);
        var find = world.Get<FindCases>();
        var cookie = world.Cookie(Schemes.Workspace, World.ManagerSession);
        var asked = await AskedAsync(world, cancellation);
        var seals = world.Get<SealedQuestion>();
        var pages = asked.ConvertAll(words => "/workspace/search?q=" + Uri.EscapeDataString(seals.Seal(actor.Id, words)));
        var found = 0;
        foreach (var words in asked)
        {
            var mine = (await find.RunAsync(actor, words, cancellation)).Rows.Count;
            var floors = Encoding.UTF8.GetString(await world.GetAsync(Floors.Search, session: World.ManagerSession, asked: Key(words))).Split("\"ABX-").Length - 1;
            found += mine;
            if (mine == 0 || mine != floors)
            {
                throw new InvalidOperationException($"The search found {mine} cases, and its floor {floors}.");
            }
        }
        int turn = 0, floorTurn = 0;
        var (measured, least) = await Sampling.AlternateAsync(Warm, Requests,
            () => world.GetAsync(pages[turn++ % pages.Count], cookie),
            () => world.GetAsync(Floors.Search, session: World.ManagerSession, asked: Key(asked[floorTurn++ % asked.Count])));
        List<TableReads> reads = [];
        foreach (var words in asked)
        {
            reads.AddRange(await TableReads.OfAsync(world, actor, () => find.RunAsync(actor, words, cancellation), cancellation));
        }
        var large = reads.Where(read => Large.Contains(read.Table, StringComparer.Ordinal)).ToList();
        var (scans, keys) = (large.Sum(read => read.Scans), large.Where(read => read.Table == "case_search_keys").Sum(read => read.IndexScans));
        var readForOne = (double)large.Sum(read => read.Rows) / found;
        return
        [
            Line.AtMostTimes("Search page, p50", measured.P50, least.P50, "ms", null),
            Line.AtMostTimes("Search page, p95", measured.P95, least.P95, "ms", 3),
            new Line($"Search, {asked.Count} times under row security: large tables read from end to end", Say(scans), "", "", "none", scans == 0),
            new Line("… and looked up in the index of what cases are found by", Say(keys), "", "", "each time", keys >= asked.Count),
            new Line("… rows of large tables read for each case that was found", Say((long)Math.Ceiling(readForOne)), "", "", "≤ 10", readForOne <= 10),
        ];

        static string Say(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
    }

    // Whole references, numbers, and initials, from all over the partnership's cases.
    private static async Task<List<string>> AskedAsync(World world, CancellationToken cancellation)
    {
        await using var owner = await world.OpenAsOwnerAsync(cancellation);
        await using var command = owner.CreateCommand();
        command.CommandText = """
            select case k when 0 then reference when 1 then split_part(reference, '-', 3) else child_initials end
            from (select reference, child_initials, row_number() over (order by received_at) n from cases where partnership_id = $1) c, generate_series(0, 2) k where n % 500 = 7
            """;
        command.Parameters.Add(new Npgsql.NpgsqlParameter<Guid> { TypedValue = World.Partnership });
        List<string> asked = [];
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            asked.Add(row.GetString(0));
        }
        return asked;
    }

    private static string Key(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
