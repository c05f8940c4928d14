using System.Net;
using System.Text.RegularExpressions;
using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// Two hundred families at once, each doing something every <see cref="Pace"/>: their first page, a part of the draft, a comment on
/// it, the part again. That is many times as fast as anybody reads and writes. How long they wait counts from when they
/// wanted it, so that a queue shows; the floor's endpoints are asked at the same pace in turns.
/// </summary>
internal sealed partial class FamilyCrowd : IFigure
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(4);
    private const int WarmTurns = 2;
    private const int Turns = 8;
    private const int Rounds = 2;

    public string Name => "crowd";
    public string About => $"{World.Crowd} families reading and commenting at once";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 2 * World.Crowd }) { BaseAddress = world.Address };
        var families = new Family[World.Crowd];
        for (var number = 1; number <= World.Crowd; number++)
        {
            families[number - 1] = await Family.ArriveAsync(client, number, world.Cookie(Schemes.Family, World.CrowdSession(number)), cancellation);
        }
        Waits measured = new([], []), floor = new([], []);
        await RunAsync(families, WarmTurns, new Waits([], []), static (family, turn) => family.DoAsync(turn));
        await RunAsync(families, WarmTurns, new Waits([], []), static (family, turn) => family.DoLeastAsync(turn));
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(families, Turns, measured, static (family, turn) => family.DoAsync(turn));
            await RunAsync(families, Turns, floor, static (family, turn) => family.DoLeastAsync(turn));
        }
        var (reading, readingFloor) = (Durations.Of(measured.Reading), Durations.Of(floor.Reading));
        var (saying, sayingFloor) = (Durations.Of(measured.Saying), Durations.Of(floor.Saying));
        return
        [
            Line.AtMostTimes($"{World.Crowd} families at once, reading, p50", reading.P50, readingFloor.P50, "ms", null),
            Line.AtMostTimes($"{World.Crowd} families at once, reading, p95", reading.P95, readingFloor.P95, "ms", 3),
            Line.AtMostTimes($"{World.Crowd} families at once, commenting, p50", saying.P50, sayingFloor.P50, "ms", null),
            Line.AtMostTimes($"{World.Crowd} families at once, commenting, p95", saying.P95, sayingFloor.P95, "ms", 3),
        ];
    }

    // Everybody at their own moment of the same pace.
    private static Task RunAsync(Family[] families, int turns, Waits waits, Func<Family, int, Task> work)
    {
        var begin = TimeProvider.System.GetTimestamp();
        return Task.WhenAll(families.Select(async (family, at) =>
        {
            for (var turn = 0; turn < turns; turn++)
            {
                var wanted = Pace * (turn + (double)at / families.Length);
                var early = wanted - TimeProvider.System.GetElapsedTime(begin);
                if (early > TimeSpan.Zero)
                {
                    await Task.Delay(early);
                    // What a timer oversleeps is nobody's waiting.
                    wanted = TimeProvider.System.GetElapsedTime(begin);
                }
                // A family starts each of its turns at another place, so that at any moment some read and some write.
                await work(family, turn + at);
                var waited = (TimeProvider.System.GetElapsedTime(begin) - wanted).TotalMilliseconds;
                waits.Add((turn + at) % 4 == 2, waited);
            }
        }));
    }

    private sealed record Waits(List<double> Reading, List<double> Saying)
    {
        public void Add(bool said, double milliseconds)
        {
            lock (Reading)
            {
                (said ? Saying : Reading).Add(milliseconds);
            }
        }
    }

    /// <summary>A person's browser: its cookies, and the seal of the form it has before it.</summary>
    private sealed partial class Family(HttpClient client, Guid session, Guid passage, string cookie, string seal)
    {
        public static async Task<Family> ArriveAsync(HttpClient client, int number, string visit, CancellationToken cancellation)
        {
            var passage = World.CrowdPassage(number);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/en/family/draft/{passage}");
            request.Headers.TryAddWithoutValidation("Cookie", visit);
            using var response = await client.SendAsync(request, cancellation);
            var html = await response.Content.ReadAsStringAsync(cancellation);
            if (response.StatusCode != HttpStatusCode.OK || Seal().Match(html) is not { Success: true } seal)
            {
                throw new InvalidOperationException($"A family could not open a part of their draft: {(int)response.StatusCode}");
            }
            var form = response.Headers.GetValues("Set-Cookie").Select(value => value.Split(';')[0]).First(value => value.StartsWith("form=", StringComparison.Ordinal));
            return new Family(client, World.CrowdSession(number), passage, $"{visit}; {form}", WebUtility.HtmlDecode(seal.Groups["seal"].Value));
        }

        public Task DoAsync(int turn) => (turn % 4) switch
        {
            0 => SendAsync(HttpMethod.Get, "/en/family", HttpStatusCode.OK),
            2 => SendAsync(HttpMethod.Post, $"/en/family/draft/{passage}", HttpStatusCode.Found),
            _ => SendAsync(HttpMethod.Get, $"/en/family/draft/{passage}", HttpStatusCode.OK),
        };

        public Task DoLeastAsync(int turn) => (turn % 4) switch
        {
            0 => SendAsync(HttpMethod.Get, Floors.FamilyHome, HttpStatusCode.OK),
            2 => SendAsync(HttpMethod.Post, Floors.FamilyComment, HttpStatusCode.OK),
            _ => SendAsync(HttpMethod.Get, Floors.FamilyPassage, HttpStatusCode.OK),
        };

        private async Task SendAsync(HttpMethod method, string path, HttpStatusCode expected)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
            request.Headers.TryAddWithoutValidation(Floors.SessionHeader, session.ToString());
            if (method == HttpMethod.Post)
            {
                request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["form"] = seal,
                    ["Once"] = Guid.CreateVersion7().ToString(),
                    ["Kind"] = "Comment",
                    ["Text"] = "That is not how it was. I rang three times.",
                });
            }
            using var response = await client.SendAsync(request);
            await response.Content.ReadAsByteArrayAsync();
            if (response.StatusCode != expected)
            {
                throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}");
            }
        }

        [GeneratedRegex("name=\"form\"[^>]*value=\"(?<seal>[^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
        private static partial Regex Seal();
    }
}
