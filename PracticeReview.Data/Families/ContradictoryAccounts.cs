using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

public readonly record struct ContradictoryAccountsId(Guid Value) : ITypedId<ContradictoryAccountsId>
{
    public static ContradictoryAccountsId From(Guid value) => new(value);
    public static ContradictoryAccountsId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>One account of what happened: a family member's own words, or what a professional or a record says.</summary>
/// <param name="Contribution">The family member's words; null for a professional account.</param>
/// <param name="Source">Whose professional account it is; null for a family member's words.</param>
/// <param name="Text">What the professional account says; null for a family member's words, which stand where they were sent.</param>
public sealed record AccountOfEvents(ContributionId? Contribution, string? Source, string? Text);

/// <summary>
/// Accounts that contradict each other, between relatives or between the family and professionals, set side by side with what
/// the review makes of them (guidance 1.7: they are analysed, not flattened).
/// </summary>
public sealed class ContradictoryAccounts
{
    public const int LongestTitle = 200;
    /// <summary>Longest analysis or professional account, in characters.</summary>
    public const int LongestText = 10_000;
    /// <summary>The most accounts that are set side by side.</summary>
    public const int MostSides = 12;

    private ContradictoryAccounts() { }

    public ContradictoryAccountsId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>What the accounts are about.</summary>
    public string Title { get; private set; } = "";
    /// <summary>What the review makes of it; empty while it has not been written.</summary>
    public string Analysis { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public uint Version { get; private set; }
    /// <summary>The accounts, in the order in which they stand side by side.</summary>
    public IReadOnlyList<AccountOfEvents> Sides { get; private set; } = [];

    public static bool MayWrite(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case);

    /// <param name="id">Made with the form, so that writing twice is writing once.</param>
    public static Result<ContradictoryAccounts> Begin(StaffActor actor, ReviewCase @case, string? title, IReadOnlyList<AccountOfEvents> sides, string? analysis, DateTimeOffset now, ContradictoryAccountsId? id = null)
    {
        var begun = new ContradictoryAccounts { Id = id ?? ContradictoryAccountsId.New(), PartnershipId = @case.PartnershipId, CaseId = @case.Id };
        var written = begun.Write(actor, title, sides, analysis, now);
        return written.Succeeded ? begun : Result<ContradictoryAccounts>.Refuse(written.Refusals);
    }

    /// <summary>Writes it anew; an earlier analysis is kept with the accounts it was made of, see <see cref="EarlierAccounts"/>. Refuses fewer than two accounts: one account contradicts nothing.</summary>
    public Result Write(StaffActor actor, string? title, IReadOnlyList<AccountOfEvents> sides, string? analysis, DateTimeOffset now)
    {
        if (!MayWrite(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var given = sides.Where(side => side.Contribution is not null || !string.IsNullOrWhiteSpace(side.Source) || !string.IsNullOrWhiteSpace(side.Text)).ToList();
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle)
        {
            refusals.Add(new Refusal("Title", "Say in at most {0} characters what the accounts are about.", LongestTitle));
        }
        if (given.Count < 2)
        {
            refusals.Add(new Refusal("Sides", "Set at least two accounts side by side."));
        }
        if (given.Count > MostSides)
        {
            refusals.Add(new Refusal("Sides", "At most {0} accounts stand side by side. Make two of it.", MostSides));
        }
        if (given.Any(side => side.Contribution is null && (string.IsNullOrWhiteSpace(side.Source) || string.IsNullOrWhiteSpace(side.Text))))
        {
            refusals.Add(new Refusal("Sides", "Say of each professional account whose it is and what it says."));
        }
        if (given.Any(side => side.Source?.Length > LongestTitle || side.Text?.Length > LongestText) || analysis?.Length > LongestText)
        {
            refusals.Add(new Refusal("Analysis", "An account or an analysis has at most {0:N0} characters. Your words are still here: shorten them.", LongestText));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Title, Analysis, WrittenBy, WrittenAt) = (title!.Trim(), analysis?.Trim() ?? "", actor.Id, now);
        Sides = [.. given.Select(side => side.Contribution is null ? new AccountOfEvents(null, side.Source!.Trim(), side.Text!.Trim()) : new AccountOfEvents(side.Contribution, null, null))];
        return Result.Done;
    }
}

/// <summary>What the review made of accounts before it was written anew. The database keeps it whenever the analysis changes, or the accounts it was made of.</summary>
public sealed class EarlierAccounts
{
    private EarlierAccounts() { }

    public Guid Id { get; private set; }
    public ContradictoryAccountsId AccountsId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>The accounts that were weighed, in the order in which they stood.</summary>
    public IReadOnlyList<AccountOfEvents> Sides { get; private set; } = [];
    public string Analysis { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
}
