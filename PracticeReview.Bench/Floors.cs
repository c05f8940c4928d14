using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Npgsql;
using PracticeReview.Data.Storage;

namespace PracticeReview.Bench;

/// <summary>
/// What each page could cost at least: endpoints in the same process that read the same rows (whose session it is, and what the
/// page shows) on the same login role under the same row security, and write them as JSON. They stand before everything the
/// portal does with a request, and only in the bench.
/// </summary>
internal sealed class Floors(ConnectionStrings connections) : IStartupFilter, IAsyncDisposable
{
    public const string SessionHeader = "X-Session";
    public const string FamilyHome = "/floor/family-home";
    public const string FamilyPassage = "/floor/family-passage";
    public const string FamilyComment = "/floor/family-comment";
    public const string CaseList = "/floor/case-list";
    public const string Today = "/floor/today";
    public const string Board = "/floor/board";
    public const string Search = "/floor/search";
    public const string AskedHeader = "X-Asked";

    private const string StaffSession = "select staff_id, partnership_id, null::uuid, name from access.staff_of_session($1)";
    private const string VisitSession = "select family_member_id, partnership_id, case_id, language from access.family_of_session($1)";

    private const string Home = """
        select m.name, m.facilitator_name, p.name, p.contact_telephone, p.contact_email, g.stage, g.since,
            (select count(*) from released_passages), (select count(*) from contribution_answers),
            (select count(*) from contributions c where not exists (select from contribution_answers a where a.contribution_id = c.id)),
            exists (select from agreement_choices), (select max(answered_at) from contribution_answers), (select max(released_at) from released_passages)
        from family_members m join family_progress g on g.case_id = m.case_id join partnerships p on p.id = m.partnership_id where m.id = $1
        """;

    private const string Drafts = "select form, content, saved_at from family_drafts where family_member_id = $1";
    private const string Passages = "select id, number, heading, text, released_at from released_passages order by number";

    private const string Comments = """
        select c.id, c.kind, c.released_passage_id, c.text, c.language, c.sent_at, a.outcome, a.text, a.answered_at
        from contributions c left join contribution_answers a on a.contribution_id = c.id where c.released_passage_id is not null order by c.sent_at
        """;

    private const string Cases = """
        select c.*, d.name, d.due_at, d.due_day
        from (select id, reference, child_initials, stage, review_type, received_at from cases where partnership_id = $2 order by received_at desc, id limit 51) c
        left join lateral (select name, due_at, due_day from deadlines where case_id = c.id and met_at is null and is_needed and not is_foretold
            and kind <> 'KeepReportPublic' order by due_at limit 1) d on true
        order by c.received_at desc, c.id
        """;

    private const string PartnershipName = "select name from partnerships where id = $2";

    private const string Opened = """
        insert into audit_events (chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, details)
        values ($2, now(), 'Family', $1, 'Released passage opened', $3, 'ReleasedPassage', '{}')
        """;

    private const string Choices = "select activity, answer from agreement_choices order by chosen_at";

    private const string Said = """
        with said as (
            insert into contributions (id, partnership_id, case_id, family_member_id, kind, released_passage_id, text, language, sent_at)
            select gen_random_uuid(), $2, $3, $1, 'Comment', (select id from released_passages where number = 2), 'That is not how it was. I rang three times.', 'en', now()
            returning id),
        told as (
            insert into outbox_messages (id, partnership_id, case_id, staff_id, means, template, queued_at, not_before, attempts)
            select gen_random_uuid(), $2, $3, (select facilitator_id from family_members where id = $1), 'Email', 'StaffSomethingWaits', now(), now(), 0)
        insert into audit_events (chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, details)
        select $2, now(), 'Family', $1, 'Contribution sent', $3, 'Contribution', '{"kind": "Comment"}' from said
        """;

    private readonly NpgsqlDataSource _workspace = NpgsqlDataSource.Create(World.WithoutCompiling(connections.Workspace));
    private readonly NpgsqlDataSource _family = NpgsqlDataSource.Create(World.WithoutCompiling(connections.Family));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) => context.Request.Path.Value switch
        {
            FamilyHome => AnswerAsync(context, _family, VisitSession, "practicereview.family_member_id", [Home, Drafts], null),
            FamilyPassage => AnswerAsync(context, _family, VisitSession, "practicereview.family_member_id", [Passages, Comments, Drafts], Opened),
            FamilyComment => AnswerAsync(context, _family, VisitSession, "practicereview.family_member_id", [Choices], Said),
            CaseList => AnswerAsync(context, _workspace, StaffSession, "practicereview.staff_id", [PartnershipName, Cases], null),
            Today => AnswerAsync(context, _workspace, StaffSession, "practicereview.staff_id", WorkFloors.Today, null),
            Board => AnswerAsync(context, _workspace, StaffSession, "practicereview.staff_id", WorkFloors.Board, null),
            Search => AnswerAsync(context, _workspace, StaffSession, "practicereview.staff_id", WorkFloors.Search, null),
            _ => following(context),
        });
        next(app);
    };

    public async ValueTask DisposeAsync()
    {
        await _workspace.DisposeAsync();
        await _family.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, NpgsqlDataSource source, string session, string setting, string[] queries, string? written)
    {
        var cancellation = context.RequestAborted;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var asker = await FindAsync(connection, session, Guid.Parse(context.Request.Headers[SessionHeader]!), cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var tell = Command(connection, "select set_config($1, $2, true)"))
        {
            tell.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setting });
            tell.Parameters.Add(new NpgsqlParameter<string> { TypedValue = asker[0]!.Value.ToString() });
            await tell.ExecuteNonQueryAsync(cancellation);
        }
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartArray();
        foreach (var query in queries)
        {
            await using var command = Command(connection, query, asker);
            if (query.Contains("$4", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = context.Request.Headers[AskedHeader].ToString() });
            }
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            await WriteAsync(json, rows, cancellation);
        }
        json.WriteEndArray();
        if (written is not null)
        {
            await using var command = Command(connection, written, asker);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        await json.FlushAsync(cancellation);
    }

    private static async Task<Guid?[]> FindAsync(NpgsqlConnection connection, string sql, Guid session, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return [row.GetGuid(0), row.GetGuid(1), await row.IsDBNullAsync(2, cancellation) ? null : row.GetGuid(2)];
    }

    // $1 the person, $2 the partnership, $3 the case: as many of them as the words name, and all before $4, what is looked for.
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Guid?[]? asker = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        var named = asker is null ? 0 : sql.Contains("$4", StringComparison.Ordinal) ? asker.Length
            : Enumerable.Range(1, asker.Length).LastOrDefault(number => sql.Contains($"${number}", StringComparison.Ordinal));
        for (var at = 0; at < named; at++)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)asker![at] ?? DBNull.Value });
        }
        return command;
    }

    private static async Task WriteAsync(Utf8JsonWriter json, NpgsqlDataReader rows, CancellationToken cancellation)
    {
        json.WriteStartArray();
        while (await rows.ReadAsync(cancellation))
        {
            json.WriteStartArray();
            for (var column = 0; column < rows.FieldCount; column++)
            {
                JsonSerializer.Serialize(json, rows.IsDBNull(column) ? null : rows.GetValue(column));
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
