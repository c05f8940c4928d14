using Npgsql;
using PracticeReview.Data;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.Shell;

/// <summary>
/// What a page does when its session has ended or the database does not answer: say so where the person is, and keep
/// what they typed. Every other fault is ours and is left to the circuit.
/// </summary>
public static class Attempt
{
    /// <summary>The person's sign-in is over; what was kept is found again after the next one.</summary>
    public static readonly Refusal SignedOut = new(null,
        "Your sign-in has ended. What you typed is still on this page, and what was saved a moment ago is kept: open this page again to sign in and carry on.");

    /// <summary>The database did not answer.</summary>
    public static readonly Refusal Unreachable = new(null,
        "This could not be done just now. Nothing is lost: what you typed is still here. Try again in a moment.");

    /// <summary>Does something that a person asked for; an ended session or a silent database becomes a refusal.</summary>
    public static async Task<Result> ToAsync(Func<Task<Result>> work)
    {
        try
        {
            return await work();
        }
        catch (SessionEndedException)
        {
            return SignedOut;
        }
        catch (Exception problem) when (IsUnreachable(problem))
        {
            return Unreachable;
        }
    }

    /// <summary>As above, with what came of it.</summary>
    public static async Task<Result<T>> ToAsync<T>(Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (SessionEndedException)
        {
            return SignedOut;
        }
        catch (Exception problem) when (IsUnreachable(problem))
        {
            return Unreachable;
        }
    }

    /// <summary>Reads something for a page. Refused when the session has ended or the database did not answer.</summary>
    public static async Task<Result<Found<T>>> ToReadAsync<T>(Func<Task<T?>> work) where T : class =>
        await ToAsync<Found<T>>(async () => new Found<T>(await work()));

    /// <summary>Whether it went wrong because the database did not answer.</summary>
    public static bool IsUnreachable(Exception problem) => problem switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.AdminShutdown,
        NpgsqlException or TimeoutException => true,
        { InnerException: { } inner } => IsUnreachable(inner),
        _ => false,
    };
}

/// <param name="Thing">Null when there is nothing, or nothing for this person.</param>
public sealed record Found<T>(T? Thing) where T : class;
