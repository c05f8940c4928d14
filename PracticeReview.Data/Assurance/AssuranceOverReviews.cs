using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Assurance;

/// <summary>How one review answered the nine questions at each point; no word of the answers.</summary>
/// <param name="Verdicts">By point and number; what is not there was not answered.</param>
public sealed record ReviewAssurance(string Reference, DateTimeOffset ReceivedAt, CaseStage CaseStage, IReadOnlyList<VerdictAt> Verdicts)
{
    public AssuranceVerdict? At(AssuranceStage stage, int question) => Verdicts.FirstOrDefault(verdict => verdict.Stage == stage && verdict.Question == question)?.Verdict;
}

public sealed record VerdictAt(AssuranceStage Stage, int Question, AssuranceVerdict Verdict);

/// <summary>How often a question could be answered with yes at one point, over the reviews that answered it.</summary>
/// <param name="Sure">Answered with yes, or where everybody is involved, that it does not apply.</param>
public sealed record AssuranceShare(AssuranceStage Stage, int Question, int Sure, int Answered);

/// <summary>Where a question is going over the reviews.</summary>
public enum AssuranceTurn
{
    /// <summary>Too few answers to say.</summary>
    TooFew,
    MoreOften,
    LessOften,
    /// <summary>The two halves lie less than <see cref="AssuranceDirection.LeastPoints"/> apart.</summary>
    AsBefore,
}

/// <summary>How often a question was answered with yes, at whatever point, in the earlier half of the reviews and in the later.</summary>
public sealed record AssuranceDirection(int Question, int EarlierSure, int EarlierAnswered, int LaterSure, int LaterAnswered)
{
    /// <summary>Answers that each half must have before anything is said of them.</summary>
    public const int FewestAnswers = 4;
    /// <summary>Percentage points between the halves from which on it is a turn.</summary>
    public const int LeastPoints = 10;

    public AssuranceTurn Turn =>
        EarlierAnswered < FewestAnswers || LaterAnswered < FewestAnswers ? AssuranceTurn.TooFew
        : (100.0 * LaterSure / LaterAnswered) - (100.0 * EarlierSure / EarlierAnswered) is var points && points >= LeastPoints ? AssuranceTurn.MoreOften
        : points <= -LeastPoints ? AssuranceTurn.LessOften
        : AssuranceTurn.AsBefore;
}

/// <param name="Reviews">The latest first.</param>
/// <param name="IsAll">Whether these are all reviews of the partnership.</param>
public sealed record AssuranceTrend(IReadOnlyList<ReviewAssurance> Reviews, bool IsAll)
{
    public AssuranceShare Share(AssuranceStage stage, int question)
    {
        var given = Reviews.Select(review => review.At(stage, question)).OfType<AssuranceVerdict>().ToList();
        return new AssuranceShare(stage, question, given.Count(IsSure), given.Count);
    }

    /// <summary>The later half of the reviews against the earlier; of an odd number the one in the middle belongs to the later.</summary>
    public AssuranceDirection Direction(int question)
    {
        var later = Given(Reviews.Take((Reviews.Count + 1) / 2));
        var earlier = Given(Reviews.Skip((Reviews.Count + 1) / 2));
        return new AssuranceDirection(question, earlier.Count(IsSure), earlier.Count, later.Count(IsSure), later.Count);

        List<AssuranceVerdict> Given(IEnumerable<ReviewAssurance> reviews) =>
            [.. reviews.SelectMany(review => Enum.GetValues<AssuranceStage>().Select(stage => review.At(stage, question))).OfType<AssuranceVerdict>()];
    }

    private static bool IsSure(AssuranceVerdict verdict) => verdict is AssuranceVerdict.Yes or AssuranceVerdict.DoesNotApply;
}

/// <summary>The nine questions over the reviews of a partnership, for the business unit and the scrutineers (checklist I7).</summary>
public sealed class AssuranceOverReviews(Database database)
{
    /// <summary>The most reviews that are shown at once.</summary>
    public const int Most = 40;

    public static bool MayBeSeenBy(StaffActor actor) => actor.IsBusinessUnit || actor.Is(StaffRole.Scrutineer);

    /// <returns>Null for everybody else.</returns>
    public async Task<AssuranceTrend?> ShowAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!MayBeSeenBy(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var most = Most + 1;
        var rows = await operation.Context.Database.SqlQuery<Row>($"""
            select reference as "Reference", received_at as "ReceivedAt", case_stage as "CaseStage", stage as "Stage", question as "Question", verdict as "Verdict" from access.assurance_over_reviews({most})
            """).ToListAsync(cancellation);
        var reviews = rows.GroupBy(row => row.Reference, StringComparer.Ordinal).Select(group => new ReviewAssurance(group.Key, group.First().ReceivedAt, Enum.Parse<CaseStage>(group.First().CaseStage),
            [.. group.Where(row => row.Stage is not null).Select(row => new VerdictAt(Enum.Parse<AssuranceStage>(row.Stage!), row.Question!.Value, Enum.Parse<AssuranceVerdict>(row.Verdict!)))])).ToList();
        return new AssuranceTrend([.. reviews.Take(Most)], reviews.Count <= Most);
    }

    private sealed record Row(string Reference, DateTimeOffset ReceivedAt, string CaseStage, string? Stage, int? Question, string? Verdict);
}
