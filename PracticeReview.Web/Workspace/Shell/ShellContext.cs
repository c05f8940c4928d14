namespace PracticeReview.Web.Workspace.Shell;

/// <summary>Who is signed in and where, as the shell shows it. Cascaded to <see cref="WorkspaceLayout"/>.</summary>
/// <param name="PartnershipName">The safeguarding partnership this person is working for now.</param>
/// <param name="PersonName">The person's name.</param>
/// <param name="RoleName">Their role in words, when they have exactly one worth naming.</param>
/// <param name="Stages">The stages they may open; none but <see cref="StageLinks.Home"/> where nothing is said.</param>
public sealed record ShellContext(
    string PartnershipName,
    string PersonName,
    string? RoleName = null,
    IReadOnlyList<StageLink>? Stages = null);

/// <summary>One entry of the side navigation.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it leads, from the root.</param>
/// <param name="Icon">A symbol of <c>shared/icons.svg</c>.</param>
/// <param name="Exact">Whether it is marked only on exactly this address.</param>
public sealed record StageLink(string Name, string Address, string Icon, bool Exact = false);

/// <summary>The stages of a review, in the order in which a case passes them.</summary>
public static class StageLinks
{
    public static readonly StageLink Home = new("Today", "/workspace", "home", Exact: true);
    public static readonly StageLink Referrals = new("Referrals", "/workspace/referrals", "referral");
    public static readonly StageLink Information = new("Information", "/workspace/information", "information");
    public static readonly StageLink RapidReviews = new("Rapid reviews", "/workspace/meetings", "meeting");
    public static readonly StageLink Families = new("Families", "/workspace/families", "people");
    public static readonly StageLink Translations = new("Translations", "/workspace/translations", "letter");
    public static readonly StageLink Publication = new("Publication", "/workspace/publication", "publish");
    public static readonly StageLink Actions = new("Actions", "/workspace/actions", "action");

    public static readonly StageLink Assurance = new("Nine questions", "/workspace/assurance", "review");

    public static readonly StageLink Toolkit = new("Toolkit", "/workspace/toolkit", "guidance");

    public static readonly StageLink Administration = new("People", "/workspace/administration", "people");

    public static readonly StageLink Timetable = new("Timetable", "/workspace/timetable", "clock");

    /// <summary>Every entry there is; each has a page.</summary>
    public static readonly IReadOnlyList<StageLink> All =
        [Home, Referrals, Information, RapidReviews, Families, Translations, Publication, Actions, Assurance, Toolkit, Timetable, Administration];
}
