using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;

namespace PracticeReview.Data.Assurance;

/// <summary>Something the portal itself finds missing.</summary>
/// <param name="Question">The question it speaks to.</param>
/// <param name="Words">Names persons by their relation to the child only.</param>
/// <param name="Address">Where it can be mended in the workspace.</param>
public sealed record AssuranceGap(int Question, string Words, string Address);

/// <summary>What is missing behind the nine questions, found in what was recorded, so that nobody has to know where to look (checklist I7).</summary>
internal static class AssuranceGaps
{
    public static IReadOnlyList<AssuranceGap> Of(InvolvementRecord record) =>
        [.. Map(record), .. Persons(record), .. Meetings(record), .. Focus(record), .. Asking(record), .. Understood(record), .. Analysis(record), .. Representation(record), .. Feedback(record)];

    private static IEnumerable<AssuranceGap> Map(InvolvementRecord record)
    {
        if (record.Persons.Count == 0)
        {
            yield return new AssuranceGap(2, "The family has not been mapped.", MapOf(record));
        }
        foreach (var member in record.Members.Where(member => !record.Persons.Any(person => person.FamilyMemberId == member.Id)))
        {
            yield return new AssuranceGap(2, $"{member.Relation}: has an area of their own and is not on the map.", MapOf(record));
        }
    }

    private static IEnumerable<AssuranceGap> Persons(InvolvementRecord record)
    {
        foreach (var person in record.Persons)
        {
            var address = $"{MapOf(record)}/{person.Id}";
            var (choice, plan) = (record.ChoiceAbout(person.Id), record.Plans.FirstOrDefault(plan => plan.PersonId == person.Id));
            var isSpokenWith = record.Contacts.Any(contact => contact.PersonId == person.Id);
            if (choice == InvolvementChoice.Undecided)
            {
                yield return new AssuranceGap(2, $"{person.Relation}: nobody has decided whether they are involved.", address + "#decision");
            }
            else if (choice == InvolvementChoice.Involve && plan is null && !person.IsTheChild)
            {
                yield return new AssuranceGap(1, $"{person.Relation}: to be involved, and nobody has written down why and what for.", address + "#plan");
                yield return new AssuranceGap(3, $"{person.Relation}: to be involved, and there is no plan how.", address + "#plan");
            }
            else if (choice == InvolvementChoice.Involve && plan?.Gaps(record.Now) is { Count: > 0 } open)
            {
                yield return new AssuranceGap(3, $"{person.Relation}: {string.Join("; ", open)}.", address + "#plan");
            }
            if (record.Holds.Any(hold => hold.PersonId == person.Id && hold.WaitsForAnalysis))
            {
                yield return new AssuranceGap(6, $"{person.Relation}: a hold has ended and the analysis was not opened again.", address + "#holds");
            }
            if (choice == InvolvementChoice.NotInvolved && !isSpokenWith && !person.IsTheChild)
            {
                yield return new AssuranceGap(8, $"{person.Relation}: not involved, and no contact or attempt is recorded.", address + "#contacts");
            }
            if (person.FamilyMemberId is { } member && !isSpokenWith && HasSaidNoToAll(record, member))
            {
                yield return new AssuranceGap(8, $"{person.Relation}: said no to everything, and no contact about it is recorded.", address + "#contacts");
            }
        }
    }

    private static IEnumerable<AssuranceGap> Meetings(InvolvementRecord record) => record.Escalations.Where(raised => raised.SettledAt is null)
        .Select(raised => new AssuranceGap(3, $"What does not work in a meeting was taken further on {EvidenceHeld.Day(raised.RaisedAt)}, and nobody has said what came of it.", MeetingOf(record, raised.Meeting)));

    private static IEnumerable<AssuranceGap> Focus(InvolvementRecord record)
    {
        if (record.Members.Count > 0 && record.Sent.All(sent => sent.Kind != ContributionKind.FocusSuggestion) && !record.Choices.Any(choice => choice.Activity == FamilyActivity.InfluenceFocus))
        {
            yield return new AssuranceGap(4, "Nobody of the family was asked what the review should look at.", $"/workspace/cases/{record.Case}/family");
        }
        foreach (var gap in Unanswered(record, 4, kind => kind == ContributionKind.FocusSuggestion, "1 wish for the focus is not answered", "{0} wishes for the focus are not answered"))
        {
            yield return gap;
        }
    }

    private static IEnumerable<AssuranceGap> Asking(InvolvementRecord record) => record.Members
        .Where(member => record.Chosen(member.Id, FamilyActivity.ShareExperience) == AgreementAnswer.Yes && record.MayBeApproached(member.Id)
            && !record.Asked.Any(asked => asked.Member == member.Id && asked.IsInForce))
        .Select(member => new AssuranceGap(5, $"{member.Relation}: said yes to sharing experience, and no question was released to them.", $"{MemberOf(record, member.Id)}/area"));

    // What was explained last counts: the same thing gone through again is no longer open.
    private static IEnumerable<AssuranceGap> Understood(InvolvementRecord record) => record.Explained.GroupBy(row => (row.Member, row.Thing, row.Subject)).Select(told => told.Last())
        .Where(told => told.LeavesOpen && !record.Released.Any(passage => passage.Id == told.Subject && !passage.IsInForce) && record.Members.Any(member => member.Id == told.Member))
        .Select(told => new AssuranceGap(told.Thing == ExplainedThing.Passage ? 9 : 5,
            $"{record.RelationOf(told.Member)}: {EvidenceHeld.Words(told.Thing)} was explained to them, and is not understood yet.", $"{MemberOf(record, told.Member)}/letters#explained"));

    private static IEnumerable<AssuranceGap> Analysis(InvolvementRecord record)
    {
        foreach (var member in record.Members)
        {
            // A question is answered and is no part of the analysis.
            var waiting = record.Sent.Count(sent => sent.Member == member.Id && sent.Kind != ContributionKind.Question
                && (record.LastStep(sent.Id)?.Status ?? ContributionStatus.New) is ContributionStatus.New or ContributionStatus.Read);
            if (waiting > 0)
            {
                yield return new AssuranceGap(6, $"{member.Relation}: {(waiting == 1 ? "something they sent has" : $"{waiting} things they sent have")} not been considered yet.", $"/workspace/cases/{record.Case}/words");
            }
            // Once there is a draft, what was considered is part of it, or it is said why not.
            var unsaid = record.HasDraft ? record.Sent.Count(sent => sent.Member == member.Id && sent.Kind != ContributionKind.Question
                && record.LastStep(sent.Id)?.Status == ContributionStatus.Considered) : 0;
            if (unsaid > 0)
            {
                yield return new AssuranceGap(6, $"{member.Relation}: of {(unsaid == 1 ? "1 thing" : $"{unsaid} things")} they sent, nobody has said where the review uses {(unsaid == 1 ? "it" : "them")} or why not.", $"/workspace/cases/{record.Case}/words");
            }
            var unread = record.Answered.Count(answer => answer.Member == member.Id && !answer.IsRead);
            if (unread > 0)
            {
                yield return new AssuranceGap(6, $"{member.Relation}: {(unread == 1 ? "an answer to our questions has" : $"{unread} answers to our questions have")} not been read yet.", $"{MemberOf(record, member.Id)}/area");
            }
        }
        foreach (var accounts in record.Accounts.Where(accounts => !accounts.HasAnalysis))
        {
            yield return new AssuranceGap(6, "Accounts that contradict each other stand side by side, and nothing is said of what the review makes of them.", $"/workspace/cases/{record.Case}/accounts#accounts-{accounts.Id}");
        }
    }

    private static IEnumerable<AssuranceGap> Representation(InvolvementRecord record) =>
        Unanswered(record, 7, kind => Contribution.NamingKinds.Contains(kind), "1 wish about names or descriptions is not answered", "{0} wishes about names or descriptions are not answered");

    private static IEnumerable<AssuranceGap> Feedback(InvolvementRecord record)
    {
        foreach (var member in record.Members.Where(member => record.HasReachedDraft && record.Chosen(member.Id, FamilyActivity.CommentOnDraft) == AgreementAnswer.Yes && record.MayBeApproached(member.Id)
            && !record.Released.Any(passage => passage.Member == member.Id && passage.IsInForce)))
        {
            yield return new AssuranceGap(9, $"{member.Relation}: said yes to commenting on the draft, and nothing was released to them.", $"/workspace/cases/{record.Case}/draft");
        }
        foreach (var gap in Unanswered(record, 9, Contribution.IsAboutTheDraft, "1 comment on the draft is not answered", "{0} comments on the draft are not answered"))
        {
            yield return gap;
        }
    }

    private static IEnumerable<AssuranceGap> Unanswered(InvolvementRecord record, int question, Func<ContributionKind, bool> about, string one, string many)
    {
        foreach (var member in record.Members)
        {
            var waiting = record.Sent.Where(sent => sent.Member == member.Id && about(sent.Kind) && sent.AnsweredAt is null).ToList();
            if (waiting.Count > 0)
            {
                yield return new AssuranceGap(question, $"{member.Relation}: {(waiting.Count == 1 ? one : string.Format(System.Globalization.CultureInfo.InvariantCulture, many, waiting.Count))}.",
                    $"{MemberOf(record, member.Id)}#sent-{waiting[0].Id}");
            }
        }
    }

    private static bool HasSaidNoToAll(InvolvementRecord record, FamilyMemberId member) =>
        Enum.GetValues<FamilyActivity>().All(activity => record.Chosen(member, activity) == AgreementAnswer.No);

    private static string MapOf(InvolvementRecord record) => $"/workspace/cases/{record.Case}/family/map";

    private static string MemberOf(InvolvementRecord record, FamilyMemberId member) => $"/workspace/cases/{record.Case}/family/{member}";

    private static string MeetingOf(InvolvementRecord record, Guid meeting) => $"/workspace/cases/{record.Case}/family/meetings#meeting-{meeting}";
}
