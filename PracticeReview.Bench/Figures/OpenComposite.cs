using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// The composite chronology of 20,000 events of four agencies: its page with the first rows, and fifty rows far down, beside the
/// same rows asked for by hand; and in a browser: how soon rows are seen, how long they are waited for when somebody scrolls or
/// filters, and how many of them the browser holds at most.
/// </summary>
internal sealed class OpenComposite : IFigure
{
    private const int Agencies = 4;
    private const int Each = 5_000;

    public string Name => "composite";
    public string About => "Composite chronology of 20,000 events, first and far rows";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        await using var owner = await world.OpenAsOwnerAsync(cancellation);
        var id = await MakeAsync(owner, cancellation);
        var queries = world.Get<CompositeChronologyQueries>();
        var actor = await world.ActAsync(World.ManagerSession, cancellation);
        var cookie = world.Cookie(Schemes.Workspace, World.ManagerSession);
        var order = await queries.OrderAsync(actor, id, new AskedEvents(), cancellation);
        if (order.Count != Agencies * Each)
        {
            throw new InvalidOperationException($"The composite chronology has {order.Count} events.");
        }
        var far = order.Skip(19_000).Take(50).ToList();
        var (page, _) = await Sampling.AlternateAsync(5, 40, () => world.GetAsync($"/workspace/cases/{id}/chronology", cookie), () => Task.CompletedTask);
        var (narrowed, _) = await Sampling.AlternateAsync(5, 40, () => world.GetAsync($"/workspace/cases/{id}/chronology?words=Visit%2017", cookie), () => Task.CompletedTask);
        var (opened, first) = await Sampling.AlternateAsync(10, 100, () => queries.OpenAsync(actor, id, new AskedEvents(), cancellation), () => ReadAsync(owner, FirstRows, cancellation, id.Value));
        var (rows, byHand) = await Sampling.AlternateAsync(10, 200, () => queries.EventsAsync(actor, id, far, new AskedEvents(), cancellation), () => ReadAsync(owner, TheseRows, cancellation, far.Select(one => one.Value).ToArray()));
        var (ordered, _) = await Sampling.AlternateAsync(3, 20, () => queries.OrderAsync(actor, id, new AskedEvents(), cancellation), () => Task.CompletedTask);
        var browser = await InBrowserAsync(world, id, cookie, cancellation);
        return
        [
            Line.AtMost("Composite of 20,000: page with first rows, p95", page.P95, "ms", 1_000),
            Line.AtMost("Composite of 20,000: page with the rows of some words, p95", narrowed.P95, "ms", 1_000),
            Line.AtMostTimes("Composite of 20,000: first 40 rows, counts and record, p50", opened.P50, first.P50, "ms", null),
            Line.AtMost("Composite of 20,000: its order, once, p95", ordered.P95, "ms", 500),
            Line.AtMostTimes("Composite of 20,000: 50 rows far down, p50", rows.P50, byHand.P50, "ms", null),
            .. browser,
        ];
    }

    // Less than a person notices as a wait is a tenth of a second.
    private static async Task<IReadOnlyList<Line>> InBrowserAsync(World world, CaseId id, string cookie, CancellationToken cancellation)
    {
        const string about = "Composite of 20,000 in a browser";
        var modules = Environment.GetEnvironmentVariable("PRACTICEREVIEW_BENCH_NODE_MODULES") ?? "";
        if (!File.Exists(Chromium) || !Directory.Exists(Path.Combine(modules, "puppeteer-core")))
        {
            return [Line.NotMeasured(about, $"needs {Chromium} and puppeteer-core")];
        }
        await using var app = await PublishedPortal.StartAsync(world.Connections, cancellation);
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Data", "scroll.cjs"), Chromium, new Uri(app.Address, $"/workspace/cases/{id}/chronology").ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        // The ticket is not for the list of processes.
        await node.StandardInput.WriteAsync(cookie);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync(cancellation);
        await node.WaitForExitAsync(cancellation);
        if (node.ExitCode != 0)
        {
            throw new InvalidOperationException("The browser could not be asked; its words are above.");
        }
        using var seen = JsonDocument.Parse(said);
        List<double> Times(string what) => [.. seen.RootElement.GetProperty(what).EnumerateArray().Select(one => one.GetDouble())];
        var (opened, jumped, rolled, filtered) = (Durations.Of(Times("opened")), Durations.Of(Times("jumped")), Durations.Of(Times("rolled")), Durations.Of(Times("filtered")));
        return
        [
            Line.AtMost($"{about}: first rows seen, p95", opened.P95, "ms", 1_000),
            Line.AtMost($"{about}: rolled on by most of a screen, rows seen, p50", rolled.P50, "ms", 100),
            Line.AtMost($"{about}: rolled on by most of a screen, rows seen, p95", rolled.P95, "ms", 100),
            Line.AtMost($"{about}: jumped anywhere, rows seen, p50", jumped.P50, "ms", 100),
            Line.AtMost($"{about}: jumped anywhere, rows seen, p95", jumped.P95, "ms", 250),
            Line.AtMost($"{about}: filtered, rows seen, p50", filtered.P50, "ms", 1_000),
            Line.AtMost($"{about}: filtered, rows seen, p95", filtered.P95, "ms", 1_000),
            Line.AtMost($"{about}: longest time the browser was busy while scrolling", seen.RootElement.GetProperty("busiest").GetDouble(), "ms", 100),
            Line.AtMost($"{about}: rows held in the browser, at most", seen.RootElement.GetProperty("rows").GetDouble(), "rows", 100),
        ];
    }

    private const string Chromium = "/usr/bin/chromium";

    private const string FirstRows = "select id, date_as_written, earliest, latest, left(what_happened, 400) from significant_practice_events where case_id = $1 order by earliest limit 40";
    private const string TheseRows = "select id, date_as_written, earliest, latest, left(what_happened, 400) from significant_practice_events where id = any ($1)";

    private static async Task ReadAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellation, T asked)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = asked });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            _ = row.GetString(4);
        }
    }

    private static async Task<CaseId> MakeAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"""
            insert into agencies (id, partnership_id, name, kind) values (md5('composite agency')::uuid, md5('partnership1')::uuid, 'Agency 4 of Inventshire', 'Health') on conflict do nothing;
            insert into information_requests (id, partnership_id, case_id, agency_id, author_id, why_asked, letter, sent_by, sent_at)
            select md5('composite' || n)::uuid, md5('partnership1')::uuid, md5('case33')::uuid, id, md5('staff1/3')::uuid, '', '', md5('staff1/1')::uuid, now()
            from (select id, row_number() over (order by id) n from agencies where partnership_id = md5('partnership1')::uuid limit {Agencies}) a
            on conflict do nothing;
            insert into documents (id, partnership_id, case_id, kind, subject_id, file_name, media_type, sha256, length, uploaded_by, uploaded_at, scan_state)
            select r.id, r.partnership_id, r.case_id, 'AgencyChronology', r.id, 'chronology.csv', 'text/csv', sha256(r.id::text::bytea), 1, r.author_id, now(), 'NotScanned'
            from information_requests r where r.case_id = md5('case33')::uuid on conflict do nothing;
            insert into chronologies (request_id, version, partnership_id, case_id, document_id, events, uploaded_at, notices)
            select r.id, 1, r.partnership_id, r.case_id, r.id, {Each}, now(), '[]' from information_requests r where r.case_id = md5('case33')::uuid on conflict do nothing;
            insert into event_identities (id, partnership_id, case_id, request_id)
            select md5(r.id || '/' || k)::uuid, r.partnership_id, r.case_id, r.id from information_requests r, generate_series(1, {Each}) k
            where r.case_id = md5('case33')::uuid on conflict do nothing;
            insert into significant_practice_events (id, request_id, row_number, partnership_id, case_id, date, date_as_written, earliest, latest, precision, uncertain, bound, what_happened,
                source_document, source_page, who_was_seen, child_seen, child_heard, risk, response, impact, partnership, learning, why_significant, content_hash)
            select md5(r.id || '/' || k)::uuid, r.id, k, r.partnership_id, r.case_id, d::date, to_char(d, 'DD/MM/YYYY'), d, d + interval '23 hours 59 minutes', 'Day', false, 'Within',
                'Visit ' || k || ': the health visitor saw the child at home and wrote down what the child and the mother said about the week.',
                'Record', k::text, 'The child', 'Yes', 'Yes', 'The child was cold and said little.', 'A second visit within the week was agreed.', 'The child was warmer.', 'The school was told.', '', k % 64, ''
            from information_requests r, generate_series(1, {Each}) k, lateral (select timestamp '2012-01-01' + (k % 4000) * interval '1 day' d) days
            where r.case_id = md5('case33')::uuid on conflict do nothing;
            analyze significant_practice_events
            """, owner);
        await command.ExecuteNonQueryAsync(cancellation);
        await using var which = new NpgsqlCommand("select md5('case33')::uuid", owner);
        return new CaseId((Guid)(await which.ExecuteScalarAsync(cancellation))!);
    }
}
