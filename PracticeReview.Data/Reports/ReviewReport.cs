using System.Security.Cryptography;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;

namespace PracticeReview.Data.Reports;

/// <summary>What was decided about publishing a report, case by case (Policy 8.3).</summary>
public enum PublicationDecision
{
    Publish,
    DoNotPublish,
}

/// <summary>
/// The report of a review, from its first draft to its publication (Policy 8.3). Its words are kept version by version;
/// what is agreed, signed off, sent or decided always concerns one version, and a changed text makes all of it void.
/// </summary>
public sealed class ReviewReport
{
    private readonly List<ReportSignOff> _signOffs = [];

    private ReviewReport() { }

    public ReviewReport(ReviewCase @case)
    {
        Id = ReportId.New();
        PartnershipId = @case.PartnershipId;
        CaseId = @case.Id;
        CaseReference = @case.Reference;
        Reference = NewReference();
    }

    public ReportId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>Kept here because statutory partners sign off a report without seeing the rest of its case.</summary>
    public string CaseReference { get; private set; } = "";
    /// <summary>By which the public knows the report. It says nothing of the case.</summary>
    public string Reference { get; private set; } = "";
    /// <summary>The number of the latest version, from 1; 0 before anything is written.</summary>
    public int Number { get; private set; }
    public DateTimeOffset? AgreedAt { get; private set; }
    public StaffId? AgreedBy { get; private set; }
    /// <summary>Why it was agreed although something was open; null where nothing was.</summary>
    public string? AgreedDespite { get; private set; }
    /// <summary>What was open when it was agreed, beside what the family knew of the draft; null where nothing was.</summary>
    public OpenBefore? AgreedOpen { get; private set; }
    /// <summary>What the family knew of the draft when it was agreed: see <see cref="ReadByFamily.NothingShown"/>.</summary>
    public int AgreedNothingShown { get; private set; }
    /// <summary>See <see cref="ReadByFamily.Otherwise"/>.</summary>
    public int AgreedOtherwise { get; private set; }
    /// <summary>See <see cref="ReadByFamily.LeftOut"/>.</summary>
    public int AgreedLeftOut { get; private set; }
    public DateTimeOffset? CopySentAt { get; private set; }
    public StaffId? CopySentBy { get; private set; }
    public PublicationDecision? Decision { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public StaffId? DecidedBy { get; private set; }
    public string? DecisionReason { get; private set; }
    /// <summary>Why it was decided to publish it although the family waited for an answer; null where they did not.</summary>
    public string? DecidedDespite { get; private set; }
    /// <summary>What the family waited for when it was decided; null where for nothing.</summary>
    public OpenBefore? DecidedOpen { get; private set; }
    /// <summary>The London day from whose beginning the report is public.</summary>
    public DateOnly? PublicationDay { get; private set; }
    /// <summary>The last London day in public that was decided on; never sooner than the policy's least time.</summary>
    public DateOnly? PublicUntil { get; private set; }
    /// <summary>What the National Panel advised on a decision not to publish.</summary>
    public string? PanelAdvice { get; private set; }
    public DateTimeOffset? PanelAdviceAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public uint Version { get; private set; }
    /// <summary>Of every version; <see cref="SignedOffBy"/> counts those of the latest.</summary>
    public IReadOnlyList<ReportSignOff> SignOffs => _signOffs;

    /// <summary>The kinds of statutory partners that have signed off the latest version.</summary>
    public IReadOnlyList<AgencyKind> SignedOffBy =>
        [.. _signOffs.Where(signOff => signOff.Number == Number).Select(signOff => signOff.Kind).Distinct().Order()];

    /// <summary>Whether all three statutory partners have signed off the latest version (Policy 8.3).</summary>
    public bool IsSignedOff => AgreedAt is not null && ReportSignOff.Partners.All(SignedOffBy.Contains);

    /// <summary>The review group and the business unit, which supports it (Policy 8.2).</summary>
    public static bool MayWrite(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case) || actor.IsBusinessUnit;
    /// <summary>The review group agrees the final version (Policy 8.2).</summary>
    public static bool MayAgree(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case);
    /// <summary>A person who signs for one of the three statutory partners.</summary>
    public static bool MaySignOff(StaffActor actor) => actor.Is(StaffRole.StatutoryPartner);
    /// <summary>Sending the copy and recording the decision are the business unit's.</summary>
    public static bool MayPublish(StaffActor actor) => actor.IsBusinessUnit;

    /// <summary>Keeps a new version. Agreement, sign-offs, copy and decision concerned other words and are void.</summary>
    /// <param name="names">Names of people of this case, which the title may not contain.</param>
    /// <param name="draft">The passages of the draft with their latest editions; null where there is none.</param>
    public Result<ReportVersion> Write(StaffActor actor, ReportText text, IReadOnlyCollection<string> names, DateTimeOffset now, IReadOnlyDictionary<DraftPassageId, int>? draft = null)
    {
        if (!MayWrite(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        if (PublishedAt is not null)
        {
            return Result<ReportVersion>.Refuse(null, "This report has been published. Its text stays as it is.");
        }
        var tidied = text.Tidied();
        if (tidied.WhatIsWrong(names) is { Count: > 0 } wrong)
        {
            return Result<ReportVersion>.Refuse(wrong);
        }
        if (NotInTheDraft(tidied, draft) is { Count: > 0 } unknown)
        {
            return Result<ReportVersion>.Refuse(unknown);
        }
        Number++;
        (AgreedNothingShown, AgreedOtherwise, AgreedLeftOut) = (0, 0, 0);
        (AgreedAt, AgreedBy, AgreedDespite, AgreedOpen, CopySentAt, CopySentBy) = (null, null, null, null, null, null);
        (Decision, DecidedAt, DecidedBy, DecisionReason, DecidedDespite, DecidedOpen) = (null, null, null, null, null, null);
        (PublicationDay, PublicUntil, PanelAdvice, PanelAdviceAt) = (null, null, null, null);
        return new ReportVersion(this, tidied, actor.Id, now);
    }

    /// <summary>The review group agrees the version they have read as the final one (Policy 8.2).</summary>
    /// <param name="version">The version that was read: another one written meanwhile is refused.</param>
    /// <param name="open">What is open: with anything, a reason is asked for (checklist F4, I7, J7, J9).</param>
    /// <param name="despite">Why it cannot wait for what is open.</param>
    /// <param name="read">What the family knows of the draft beside what this version says; null where nobody of it takes part.</param>
    public Result AgreeFinal(StaffActor actor, ReportVersion version, DateTimeOffset now, OpenBefore? open = null, string? despite = null, ReadByFamily? read = null)
    {
        (open, read) = (open ?? OpenBefore.Nothing, read ?? ReadByFamily.AsItStands);
        if (!MayAgree(actor, CaseId) || version.ReportId != Id)
        {
            return Refusal.NotFound;
        }
        if (version.Number != Number)
        {
            return Refusal.ChangedMeanwhile;
        }
        if (AgreedAt is not null)
        {
            return Result.Refuse(null, "This version is already agreed as the final one.");
        }
        if (version.Text.WhatIsMissing() is { Count: > 0 } missing)
        {
            return Result.Refuse(missing);
        }
        if (WithoutReason(open.Refuse() ?? read.Refuse(), despite) is { } refusal)
        {
            return refusal;
        }
        var isOpen = open.IsAnything || read.IsAnything;
        AgreedAt = now;
        AgreedBy = actor.Id;
        AgreedDespite = isOpen ? despite!.Trim() : null;
        AgreedOpen = open.IsAnything ? open : null;
        (AgreedNothingShown, AgreedOtherwise, AgreedLeftOut) = (read.NothingShown, read.Otherwise, read.LeftOut);
        return Result.Done;
    }

    /// <summary>One statutory partner signs off the agreed version; each of the three once (Policy 8.3).</summary>
    /// <param name="agency">The agency the person signs for: their own.</param>
    /// <param name="open">What came from the family since it was agreed and is not answered.</param>
    /// <param name="despite">Why it cannot wait for the answers.</param>
    public Result<ReportSignOff> SignOff(StaffActor actor, Agency agency, int number, DateTimeOffset now, OpenBefore? open = null, string? despite = null)
    {
        if (!MaySignOff(actor) || agency.Id != actor.AgencyId || agency.PartnershipId != PartnershipId)
        {
            return Refusal.NotFound;
        }
        if (!agency.IsStatutoryPartner)
        {
            return Result<ReportSignOff>.Refuse(null, "Only the local authority, the police and the health partner sign off a report. {0} is none of them.", agency.Name);
        }
        if (AgreedAt is null || number != Number)
        {
            return Result<ReportSignOff>.Refuse(null, "The text has changed since, or the review group has not yet agreed it. Read it again before you sign it off.");
        }
        if (SignedOffBy.Contains(agency.Kind))
        {
            return Result<ReportSignOff>.Refuse(null, "This version is already signed off for this partner.");
        }
        open = (open ?? OpenBefore.Nothing).WaitedForByTheFamily();
        if (WithoutReason(open.Refuse(), despite) is { } refusal)
        {
            return refusal;
        }
        var signOff = open.IsAnything ? new ReportSignOff(this, agency, actor.Id, now, despite!.Trim(), open) : new ReportSignOff(this, agency, actor.Id, now);
        _signOffs.Add(signOff);
        return signOff;
    }

    /// <summary>Records that a copy of the signed-off report went to the National Panel (Policy 8.3).</summary>
    public Result SendCopy(StaffActor actor, DateTimeOffset now)
    {
        if (!MayPublish(actor))
        {
            return Refusal.NotFound;
        }
        if (!IsSignedOff)
        {
            return Result.Refuse(null, "The copy is sent when all three statutory partners have signed the report off.");
        }
        if (CopySentAt is not null)
        {
            return Result.Refuse(null, "A copy of this version was already sent, on {0}.", EnglishDates.Day(LegalDay.Of(CopySentAt.Value)));
        }
        CopySentAt = now;
        CopySentBy = actor.Id;
        return Result.Done;
    }

    /// <summary>Decides to publish on a day (London), at least a week after the National Panel's copy (Policy 8.3).</summary>
    /// <param name="until">The last day in public, when it is to be longer than the policy's least time; otherwise null.</param>
    /// <param name="open">What of the family is not answered: with anything, a reason is asked for, also where one was given before (checklist F4, J7).</param>
    /// <param name="despite">Why it cannot wait for the answers.</param>
    public Result DecideToPublish(StaffActor actor, DateOnly? day, DateOnly? until, string? reason, PublicationRules rules, DateTimeOffset now, OpenBefore? open = null, string? despite = null)
    {
        if (MayStillDecide(actor) is { } refusal)
        {
            return refusal;
        }
        var refusals = rules.WhatForbids(day, until, CopySentAt, now).ToList();
        AskReason(reason, refusals);
        open = (open ?? OpenBefore.Nothing).WaitedForByTheFamily();
        if (WithoutReason(open.Refuse(), despite) is { } unanswered)
        {
            refusals.Add(unanswered);
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        Decide(PublicationDecision.Publish, actor, reason!, now);
        (DecidedDespite, DecidedOpen) = open.IsAnything ? (despite!.Trim(), open) : (null, null);
        PublicationDay = day;
        PublicUntil = until ?? rules.LeastUntil(day!.Value);
        return Result.Done;
    }

    /// <summary>Decides not to publish. The National Panel is told, and its advice recorded later (Policy 8.3).</summary>
    public Result DecideNotToPublish(StaffActor actor, string? reason, DateTimeOffset now)
    {
        if (MayStillDecide(actor) is { } refusal)
        {
            return refusal;
        }
        var refusals = new List<Refusal>();
        AskReason(reason, refusals);
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        Decide(PublicationDecision.DoNotPublish, actor, reason!, now);
        return Result.Done;
    }

    /// <summary>Records what the National Panel advised about not publishing.</summary>
    public Result RecordPanelAdvice(StaffActor actor, string? advice, DateTimeOffset now)
    {
        if (!MayPublish(actor) || Decision != PublicationDecision.DoNotPublish)
        {
            return Refusal.NotFound;
        }
        if (string.IsNullOrWhiteSpace(advice) || advice.Length > ReportText.SummaryLength)
        {
            return Result.Refuse("advice", "Write what the National Panel advised, in at most {0:N0} characters.", ReportText.SummaryLength);
        }
        PanelAdvice = advice.Trim();
        PanelAdviceAt = now;
        return Result.Done;
    }

    /// <summary>Whether the decided day has come and the report is not public yet.</summary>
    public bool IsDue(DateTimeOffset now) => Decision == PublicationDecision.Publish && PublishedAt is null
        && PublicationDay is { } day && now >= LegalDay.StartOf(day);

    /// <summary>
    /// The report becomes public. When that happens late, its time in public begins late too. Refuses it while the family waits for an answer
    /// to what they said since the decision: it is decided again, with a reason, or answered first.
    /// </summary>
    /// <param name="sinceDecision">What the family sent since the decision that is not answered.</param>
    public Result<PublishedReport> Publish(ReportVersion version, PublicationRules rules, DateTimeOffset now, OpenBefore? sinceDecision = null)
    {
        if (version.ReportId != Id || version.Number != Number)
        {
            throw new ArgumentException("Only the version that was signed off is published.", nameof(version));
        }
        if (!IsSignedOff || CopySentAt is null || !IsDue(now))
        {
            return Result<PublishedReport>.Refuse(null, "This report is not to be published now.");
        }
        if (sinceDecision?.WaitedForByTheFamily().IsAnything == true)
        {
            return Result<PublishedReport>.Refuse(null, "The family said something since the decision to publish, and it is not answered.");
        }
        PublishedAt = now;
        var least = rules.LeastUntil(LegalDay.Of(now));
        PublicUntil = PublicUntil > least ? PublicUntil : least;
        return new PublishedReport(this, version, now, PublicUntil!.Value);
    }

    // A section names the passage whose words it took: one of this draft, in an edition there was.
    private static List<Refusal> NotInTheDraft(ReportText text, IReadOnlyDictionary<DraftPassageId, int>? draft) =>
        [.. text.Sections.Select((section, place) => section.From is { } from && (draft?.TryGetValue(from.Passage, out var latest) != true || from.Edition < 1 || from.Edition > latest)
            ? new Refusal($"section-{place}", "Section {0} names a passage, or an edition of it, that this draft does not have. Take it in again.", place + 1)
            : null).OfType<Refusal>()];

    private static Refusal? WithoutReason(Refusal? open, string? despite) =>
        open is null ? null
        : string.IsNullOrWhiteSpace(despite) ? open
        : despite.Length > ReportText.SummaryLength ? new Refusal("Despite", "The reason is too long: at most {0:N0} characters fit.", ReportText.SummaryLength)
        : null;

    private Refusal? MayStillDecide(StaffActor actor) => this switch
    {
        _ when !MayPublish(actor) => Refusal.NotFound,
        { PublishedAt: not null } => new Refusal(null, "This report has been published."),
        { IsSignedOff: false } => new Refusal(null, "A decision on publication follows the sign-off by all three statutory partners."),
        _ => null,
    };

    private static void AskReason(string? reason, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(new("reason", "Give the reason for the decision."));
        }
        else if (reason.Length > ReportText.SummaryLength)
        {
            refusals.Add(new("reason", "The reason is too long: at most {0:N0} characters fit.", ReportText.SummaryLength));
        }
    }

    private void Decide(PublicationDecision decision, StaffActor actor, string reason, DateTimeOffset now)
    {
        Decision = decision;
        DecidedAt = now;
        DecidedBy = actor.Id;
        DecisionReason = reason.Trim();
        (DecidedDespite, DecidedOpen) = (null, null);
        (PublicationDay, PublicUntil, PanelAdvice, PanelAdviceAt) = (null, null, null, null);
    }

    // Letters and digits that are not mistaken for each other when they are read out on the telephone.
    private static string NewReference() => "R-" + RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 7);
}
