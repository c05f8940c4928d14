using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>
/// Whether a rapid review meeting is quorate: at least one representative is present from each of the three safeguarding partners
/// (Policy 7.12).
/// </summary>
/// <param name="Missing">The partners without a representative, in the order of the law: local authority, health, police.</param>
public sealed record Quorum(IReadOnlyList<AgencyKind> Missing)
{
    /// <summary>The three safeguarding partners.</summary>
    public static readonly IReadOnlyList<AgencyKind> Partners = [AgencyKind.LocalAuthority, AgencyKind.Health, AgencyKind.Police];

    public bool IsQuorate => Missing.Count == 0;

    /// <param name="represented">The partner each person present represents; null for who is there in another capacity.</param>
    public static Quorum Of(IEnumerable<AgencyKind?> represented)
    {
        var present = represented.OfType<AgencyKind>().ToHashSet();
        return new Quorum([.. Partners.Where(partner => !present.Contains(partner))]);
    }

    /// <summary>Whether it is one of the three safeguarding partners.</summary>
    public static bool IsPartner(AgencyKind kind) => Partners.Contains(kind);

    /// <summary>What people call a safeguarding partner.</summary>
    public static string Name(AgencyKind partner) => partner switch
    {
        AgencyKind.LocalAuthority => "the local authority",
        AgencyKind.Health => "health",
        AgencyKind.Police => "the police",
        _ => throw new ArgumentOutOfRangeException(nameof(partner), partner, "Not a safeguarding partner."),
    };

    /// <summary>Why the meeting cannot decide, or that it can.</summary>
    public string Said => IsQuorate
        ? "Quorate: each of the three safeguarding partners is represented."
        : $"Not quorate: nobody represents {string.Join(Missing.Count == 2 ? " or " : ", ", Missing.Select(Name))}.";
}
