using System.Linq.Expressions;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Area;

/// <summary>When it suits a person (guidance 1.6: evenings or weekends may be needed).</summary>
[Flags]
public enum MeetingTimes
{
    None = 0,
    WeekdayDays = 1,
    WeekdayEvenings = 2,
    Weekends = 4,
}

/// <summary>By which means a person would rather take part (guidance 1.6).</summary>
[Flags]
public enum TalkMeans
{
    None = 0,
    FaceToFace = 1,
    Telephone = 2,
    VideoCall = 4,
    Letter = 8,
    WritingHere = 16,
}

/// <summary>Help with language or with understanding (guidance 1.6).</summary>
[Flags]
public enum LanguageHelp
{
    None = 0,
    Interpreter = 1,
    Signer = 2,
    EasyWords = 4,
}

/// <summary>What a person wishes for taking part. Everything may be left open.</summary>
/// <param name="WithWhom">With whom they would like to talk, or not.</param>
/// <param name="HelpDetail">For example which language, or a woman as interpreter.</param>
/// <param name="BesideMe">Who shall be beside them.</param>
public sealed record WishesSaid(string? WithWhom, string? Place, MeetingTimes Times, TalkMeans Means, LanguageHelp Help, string? HelpDetail, string? BesideMe);

/// <summary>
/// How a person wants to take part: with whom, where, when, by which means, with which help (checklist J5, guidance 1.6). What
/// professionals entered for them is shown to them as such until they have said that it is right, or changed it.
/// </summary>
public sealed class TakingPartWishes
{
    /// <summary>Longest answer, in characters.</summary>
    public const int LongestText = 1_000;

    /// <summary>Whether anything was wished for that can be answered: everything may be left open.</summary>
    internal static readonly Expression<Func<TakingPartWishes, bool>> SaysAnything = said => said.WithWhom != null || said.Place != null || said.HelpDetail != null || said.BesideMe != null
        || said.Times != MeetingTimes.None || said.Means != TalkMeans.None || said.Help != LanguageHelp.None;

    private TakingPartWishes() { }

    public FamilyMemberId FamilyMemberId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string? WithWhom { get; private set; }
    public string? Place { get; private set; }
    public MeetingTimes Times { get; private set; }
    public TalkMeans Means { get; private set; }
    public LanguageHelp Help { get; private set; }
    public string? HelpDetail { get; private set; }
    public string? BesideMe { get; private set; }
    /// <summary>Code of the language of the page it was written on.</summary>
    public string Language { get; private set; } = "";
    public DateTimeOffset SaidAt { get; private set; }
    /// <summary>The professional who entered it for the person; null where they said it themselves.</summary>
    public StaffId? EnteredBy { get; private set; }
    /// <summary>When the person said that what was entered for them is right.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Whether professionals entered it for the person, who has not said yet whether it is right.</summary>
    public bool AwaitsConfirmation => EnteredBy is not null && ConfirmedAt is null;

    public uint Version { get; private set; }

    public static TakingPartWishes Of(FamilyMemberId member, CaseId @case, PartnershipId partnership) =>
        new() { FamilyMemberId = member, CaseId = @case, PartnershipId = partnership };

    /// <summary>The person says it.</summary>
    public Result Say(FamilyActor actor, WishesSaid said, string language, DateTimeOffset now)
    {
        if (actor.Id != FamilyMemberId)
        {
            return Refusal.NotFound;
        }
        return Take(said, language, null, now);
    }

    /// <summary>A professional who works with the family enters what the person said. Their own later word replaces it.</summary>
    public Result EnterFor(StaffActor actor, WishesSaid said, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        return Take(said, "en", actor.Id, now);
    }

    /// <summary>The person says that what was entered for them is right.</summary>
    /// <param name="read">When the wishes were said that the person read. To others they have not said yes.</param>
    public Result Confirm(FamilyActor actor, DateTimeOffset? read, DateTimeOffset now)
    {
        if (actor.Id != FamilyMemberId)
        {
            return Refusal.NotFound;
        }
        if (read != SaidAt)
        {
            return SaySafeContact.ReadAgain;
        }
        if (EnteredBy is not null)
        {
            ConfirmedAt ??= now;
        }
        return Result.Done;
    }

    private Result Take(WishesSaid said, string language, StaffId? by, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        foreach (var (field, value) in new[] { ("WithWhom", said.WithWhom), ("Place", said.Place), ("HelpDetail", said.HelpDetail), ("BesideMe", said.BesideMe) })
        {
            if (value?.Length > LongestText)
            {
                refusals.Add(new Refusal(field, "Use at most {0} letters here.", LongestText));
            }
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        if (by is null && EnteredBy is null && SaidAt != default && said with { WithWhom = Given(said.WithWhom), Place = Given(said.Place), HelpDetail = Given(said.HelpDetail), BesideMe = Given(said.BesideMe) }
            == new WishesSaid(WithWhom, Place, Times, Means, Help, HelpDetail, BesideMe))
        {
            // Looked at and sent as it stands: what was answered stays answered.
            return Result.Done;
        }
        (WithWhom, Place, HelpDetail, BesideMe) = (Given(said.WithWhom), Given(said.Place), Given(said.HelpDetail), Given(said.BesideMe));
        (Times, Means, Help) = (said.Times, said.Means, said.Help);
        (Language, SaidAt, EnteredBy, ConfirmedAt) = (language, now, by, null);
        return Result.Done;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
