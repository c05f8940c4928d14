using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>What came of asking for a code.</summary>
public enum CodeRequest
{
    TextMessage,
    Email,
    /// <summary>There is no second safe means: the person's contact says the code or hands it over.</summary>
    Hand,
    /// <summary>Too many were asked for; some minutes must pass.</summary>
    Later,
    /// <summary>The link opens nothing any more.</summary>
    Gone,
}

/// <summary>What came of typing a code.</summary>
public enum CodeOutcome
{
    In,
    Wrong,
    /// <summary>There is no code that could be right: used, used up, or too old.</summary>
    NoCode,
    /// <summary>The link opens nothing any more.</summary>
    Gone,
}

/// <param name="Session">The session that began; only with <see cref="CodeOutcome.In"/>.</param>
/// <param name="TriesLeft">How many tries are left of this code.</param>
public sealed record CodeTried(CodeOutcome Outcome, FamilySessionId? Session, int TriesLeft);

/// <summary>How a link stands.</summary>
/// <param name="LastDay">The last London day on which it surely works; null where it opens nothing.</param>
/// <param name="Telephone">Whom to ring; null where there never was such a link.</param>
public sealed record LinkStanding(DateOnly? LastDay, string? Telephone);

/// <summary>
/// The family's way in. It answers before there is an actor, through two functions of the database that do nothing else:
/// a code is sent only to where the person said it is safe, and a session begins only with the right one.
/// </summary>
public sealed class FamilySignIn(Database database, IMessageSeal seal)
{
    /// <summary>Until when a link works. Nothing is written and nothing used up, however often it is asked.</summary>
    public async Task<LinkStanding> StandingAsync(string token, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Family, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select works_until, telephone from access.link_standing($1, $2)";
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = FamilyInvitation.HashOf(token) });
        command.Parameters.Add(Now());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return !await row.ReadAsync(cancellation) ? new LinkStanding(null, null)
            : new LinkStanding(await row.IsDBNullAsync(0, cancellation) ? null : FamilyInvitation.LastDay(new DateTimeOffset(row.GetDateTime(0), TimeSpan.Zero)), row.GetString(1));
    }

    /// <summary>Has a code sent to the person of this link by a second means.</summary>
    public async Task<CodeRequest> SendCodeAsync(string token, CancellationToken cancellation)
    {
        var (digits, salt, hash) = FamilyCode.Draw();
        await using var connection = await database.OpenAsync(LoginRole.Family, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select access.send_family_code($1, $2, $3, $4, $5, $6, $7)";
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = FamilyInvitation.HashOf(token) });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = salt });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = seal.Seal(digits) });
        command.Parameters.Add(Now());
        return Enum.Parse<CodeRequest>((string)(await command.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Tries a code. With the right one a session begins, and the one this browser had before ends.</summary>
    /// <param name="typed">What the person typed; spaces and hyphens do not matter, and digits may be of any script.</param>
    public async Task<CodeTried> TryCodeAsync(string token, string? typed, FamilySessionId? former, CancellationToken cancellation)
    {
        var session = FamilySessionId.New();
        await using var connection = await database.OpenAsync(LoginRole.Family, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select outcome, tries from access.redeem_family_code($1, $2, $3, $4, $5)";
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = FamilyInvitation.HashOf(token) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Digits(typed) });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = former?.Value ?? (object)DBNull.Value });
        command.Parameters.Add(Now());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var outcome = Enum.Parse<CodeOutcome>(row.GetString(0));
        return new CodeTried(outcome, outcome == CodeOutcome.In ? session : null, row.GetInt32(1));
    }

    /// <summary>Whether this could be a code at all; what could not costs no try.</summary>
    public static bool LooksLikeCode(string? typed) => Digits(typed).Length == 6;

    private static string Digits(string? typed) => string.Concat((typed ?? "").Take(50).Where(char.IsDigit)
        .Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));

    private NpgsqlParameter<DateTime> Now() => new() { TypedValue = database.Clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
