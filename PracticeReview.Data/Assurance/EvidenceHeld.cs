using System.Globalization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;

namespace PracticeReview.Data.Assurance;

/// <summary>What was recorded, turned into evidence that an answer to one of the nine questions can point to. Persons are named by their relation to the child only.</summary>
internal static class EvidenceHeld
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    public static IReadOnlyList<EvidenceView> In(InvolvementRecord record) =>
        [.. record.Members.SelectMany(member => OfMember(record, member)), .. record.Persons.SelectMany(person => OfPerson(record, person)), .. OfCase(record)];

    internal static string Day(DateTimeOffset at) => Day(LegalDay.Of(at));

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", s_english);

    private static IEnumerable<EvidenceView> OfMember(InvolvementRecord record, InvolvementRecord.MemberRow member)
    {
        var (address, who) = ($"/workspace/cases/{record.Case}/family/{member.Id}", member.Relation);
        yield return new(EvidenceKind.Involvement, member.Id.Value, [1, 2], $"{who}: why involved, {Day(member.AddedAt)}", address);
        yield return new(EvidenceKind.Support, member.Id.Value, [3], $"{who}: language, safe contact and facilitator", address);
        var own = record.Choices.Where(choice => choice.FamilyMemberId == member.Id).ToList();
        var inForce = AgreementChoice.InForce(own).Values.Select(choice => choice.Id).ToHashSet();
        foreach (var choice in own.OrderBy(choice => choice.Activity).ThenBy(choice => choice.ChosenAt))
        {
            yield return new(EvidenceKind.Agreement, choice.Id, [3, 5, 8], $"{who}: {Words(choice.Activity)}: {Words(choice.Answer)}, {Day(choice.ChosenAt)}", address + "#agreements", inForce.Contains(choice.Id));
        }
        foreach (var wishes in record.Wishes.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.Wishes, member.Id.Value, [3], $"{who}: how they want to take part, {Day(wishes.At)}", address + "/area#wishes-title");
        }
        foreach (var consent in record.Consents.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.Consent, member.Id.Value, [3], $"{who}: who decides whether they take part, {Day(consent.At)}", address + "/area#part-title");
        }
        foreach (var asked in record.Asked.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.AskedQuestion, asked.Id.Value, [5], $"{who}: question {asked.Number} sent to them in advance, {Day(asked.ReleasedAt)}", $"{address}/area#asked-{asked.Id}", asked.IsInForce);
        }
        foreach (var answer in record.Answered.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.QuestionAnswer, answer.Id, [5, 6], $"{who}: {Words(answer.Kind)} question {record.Asked.FirstOrDefault(asked => asked.Id == answer.Question)?.Number}, {Day(answer.SaidAt)}", $"{address}/area#asked-{answer.Question}");
        }
        foreach (var sent in record.Sent.Where(row => row.Member == member.Id))
        {
            foreach (var piece in OfSent(record, sent, who, $"{address}#sent-{sent.Id}"))
            {
                yield return piece;
            }
        }
        foreach (var passage in record.Released.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.ReleasedPassage, passage.Id, [7, 9], $"{who}: passage {passage.Number} released, {Day(passage.ReleasedAt)}", address + "#released", passage.IsInForce);
        }
        foreach (var letter in record.Letters.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.Letter, letter.Id, [5], $"{who}: letter, {Day(letter.ReleasedAt)}", $"{address}/letters#letter-{letter.Id}");
        }
        foreach (var explained in record.Explained.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.Explanation, explained.Id, explained.Thing == ExplainedThing.Passage ? [5, 9] : [5],
                $"{who}: {Words(explained.Thing)} explained aloud, {Words(explained.Understanding)}, {Day(explained.On)}", $"{address}/letters#explained");
        }
        foreach (var memory in record.Memories.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.Memory, memory.Id, [6, 7], $"{who}: told of the child, {Words(memory.Kind)}, {Day(memory.ToldAt)}", $"{address}/area#memory-{memory.Id}");
        }
        foreach (var limit in record.Limits.Where(row => row.Member == member.Id))
        {
            yield return new(EvidenceKind.Limit, limit.Id, [8], $"{who}: {Words(limit.Part)} closed to them, with the reason, {Day(limit.DecidedAt)}", address + "#limits", limit.IsInForce);
        }
    }

    private static IEnumerable<EvidenceView> OfSent(InvolvementRecord record, InvolvementRecord.SentRow sent, string who, string address)
    {
        IReadOnlyList<int> questions = sent.Kind switch
        {
            ContributionKind.FocusSuggestion => [4, 6],
            ContributionKind.Question => [5],
            ContributionKind.Account => [5, 6],
            ContributionKind.NamesInReport or ContributionKind.HowDescribed or ContributionKind.NotToBeWritten => [7],
            _ => [6, 7, 9],
        };
        yield return new(EvidenceKind.Contribution, sent.Id.Value, questions, $"{who}: {Words(sent.Kind)}, {Day(sent.SentAt)}", address);
        if (sent is { Outcome: { } outcome, AnsweredAt: { } at })
        {
            yield return new(EvidenceKind.Answer, sent.Id.Value, questions, $"{who}: our answer, {Words(outcome)}, {Day(at)}", address);
        }
        var words = $"/workspace/cases/{record.Case}/words#words-{sent.Id}";
        if (record.LastStep(sent.Id) is { Status: ContributionStatus.Considered or ContributionStatus.Used or ContributionStatus.NotUsed } step)
        {
            yield return new(EvidenceKind.ContributionStep, sent.Id.Value, [6], $"{who}: {Words(sent.Kind)} {Words(step.Status)}, {Day(step.TakenAt)}", words);
        }
        foreach (var link in record.Links.Where(link => link.Contribution == sent.Id))
        {
            yield return new(EvidenceKind.ContributionLink, link.Id, link.Kind == ContributionLinkKind.TermOfReference ? [4, 6] : link.Kind == ContributionLinkKind.DraftPassage ? [6, 7] : [6],
                $"{who}: {Words(sent.Kind)} tied to {Words(link.Kind)}, {Day(link.LinkedAt)}", words, link.IsInForce);
        }
    }

    private static IEnumerable<EvidenceView> OfPerson(InvolvementRecord record, MappedPerson person)
    {
        var (address, who) = ($"/workspace/cases/{record.Case}/family/map/{person.Id}", person.Relation);
        var decisions = record.Decisions.Where(decision => decision.PersonId == person.Id).ToList();
        var inForce = InvolvementDecision.InForce(decisions);
        foreach (var decision in decisions.OrderBy(decision => decision.DecidedAt).Where(decision => decision.Choice != InvolvementChoice.Undecided))
        {
            yield return new(EvidenceKind.Decision, decision.Id, decision.Choice == InvolvementChoice.Involve ? [1, 2] : [2, 8],
                $"{who}: {(decision.Choice == InvolvementChoice.Involve ? "to be involved" : "not involved")}, with the reason, {Day(decision.DecidedAt)}", address + "#decision", decision.Id == inForce?.Id);
        }
        if (record.Plans.FirstOrDefault(plan => plan.PersonId == person.Id) is { } plan)
        {
            yield return new(EvidenceKind.Plan, person.Id.Value, [1, 3, 5], $"{who}: involvement plan, {Day(plan.WrittenAt)}", address + "#plan");
        }
        foreach (var hold in record.Holds.Where(hold => hold.PersonId == person.Id))
        {
            yield return new(EvidenceKind.Hold, hold.Id.Value, hold.ReopenedAt is null ? [8] : [6, 8],
                $"{who}: hold agreed {Day(hold.AgreedOn)}{(hold.EndedAt is null ? "" : hold.ReopenedAt is null ? ", ended" : ", ended, analysis opened again")}", address + "#holds");
        }
        var contacts = record.Contacts.Count(contact => contact.PersonId == person.Id);
        if (contacts > 0)
        {
            var declined = record.HasDeclined(person.Id);
            yield return new(EvidenceKind.Contacts, person.Id.Value, declined ? [3, 8] : [3, 5],
                $"{who}: {(contacts == 1 ? "1 contact" : $"{contacts} contacts")} recorded{(declined ? ", declined" : "")}", address + "#contacts");
        }
    }

    private static IEnumerable<EvidenceView> OfCase(InvolvementRecord record)
    {
        foreach (var meeting in record.Meetings)
        {
            yield return new(EvidenceKind.Meeting, meeting.Id, [5, 6, 9], $"Meeting with the family, {Day(meeting.At)}{(meeting.State == FamilyMeetingState.Held ? "" : ", planned")}", $"/workspace/cases/{record.Case}/family/meetings#meeting-{meeting.Id}");
        }
        foreach (var raised in record.Escalations)
        {
            yield return new(EvidenceKind.Escalation, raised.Id, [3], $"What does not work in a meeting taken further, {Day(raised.RaisedAt)}{(raised.SettledAt is null ? "" : ", settled")}", $"/workspace/cases/{record.Case}/family/meetings#escalation-{raised.Id}");
        }
        foreach (var accounts in record.Accounts)
        {
            yield return new(EvidenceKind.Accounts, accounts.Id, [6], $"Contradictory accounts set side by side{(accounts.HasAnalysis ? ", with what the review makes of them" : "")}, {Day(accounts.WrittenAt)}", $"/workspace/cases/{record.Case}/accounts#accounts-{accounts.Id}");
        }
        if (record.AgreedDespite is { } agreed)
        {
            yield return new(EvidenceKind.AgreedDespite, agreed.Report, [9], $"Final version agreed although something was open, with the reason, {Day(agreed.AgreedAt)}", $"/workspace/cases/{record.Case}/report");
        }
    }

    private static string Words(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => "being kept informed",
        FamilyActivity.InfluenceFocus => "shaping the focus",
        FamilyActivity.ShareExperience => "sharing experience",
        FamilyActivity.CommentOnDraft => "commenting on the draft",
        _ => activity.ToString(),
    };

    private static string Words(AgreementAnswer answer) => answer switch
    {
        AgreementAnswer.Yes => "yes",
        AgreementAnswer.No => "no",
        AgreementAnswer.NotNow => "not now",
        AgreementAnswer.RatherTalk => "would rather talk",
        _ => answer.ToString(),
    };

    private static string Words(ContributionKind kind) => kind switch
    {
        ContributionKind.FocusSuggestion => "wish for the focus",
        ContributionKind.Comment => "comment on the draft",
        ContributionKind.FactIsWrong => "says a fact is wrong",
        ContributionKind.WordsHurt => "says the words hurt",
        ContributionKind.Question => "question",
        ContributionKind.WholeDraft => "comment on the whole draft",
        ContributionKind.NamesInReport => "wish about names",
        ContributionKind.HowDescribed => "wish about how they are described",
        ContributionKind.NotToBeWritten => "wish about what not to write",
        ContributionKind.Account => "what it was like",
        _ => kind.ToString(),
    };

    private static string Words(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Accepted => "taken up",
        AnswerOutcome.PartlyAccepted => "partly taken up",
        AnswerOutcome.NotAccepted => "not taken up",
        AnswerOutcome.Answered => "answered",
        _ => outcome.ToString(),
    };

    private static string Words(ContributionStatus status) => status switch
    {
        ContributionStatus.Considered => "considered",
        ContributionStatus.Used => "used in the analysis",
        ContributionStatus.NotUsed => "considered and not used, with the reason",
        _ => status.ToString(),
    };

    private static string Words(ContributionLinkKind kind) => kind switch
    {
        ContributionLinkKind.TermOfReference => "a question of the terms of reference",
        ContributionLinkKind.ChronologyEvent => "an event of the chronology",
        ContributionLinkKind.Finding => "a finding",
        ContributionLinkKind.DraftPassage => "a passage of the draft",
        _ => kind.ToString(),
    };

    private static string Words(QuestionAnswerKind kind) => kind switch
    {
        QuestionAnswerKind.Words => "answered",
        QuestionAnswerKind.Skip => "skipped",
        QuestionAnswerKind.DoNotRemember => "does not remember, to",
        QuestionAnswerKind.TooHardToWrite => "finds it too hard to write, to",
        QuestionAnswerKind.RatherTalk => "would rather talk about",
        _ => kind.ToString(),
    };

    internal static string Words(ExplainedThing thing) => thing switch
    {
        ExplainedThing.Answer => "our answer",
        ExplainedThing.Letter => "a letter",
        ExplainedThing.Passage => "a passage",
        ExplainedThing.Question => "a question before a talk",
        ExplainedThing.Meeting => "a meeting",
        ExplainedThing.Action => "an action",
        ExplainedThing.LeaveOut => "what became of words they wanted left out",
        _ => thing.ToString(),
    };

    private static string Words(Understanding understanding) => understanding switch
    {
        Understanding.SaidInOwnWords => "said again in their own words",
        Understanding.AskedAndWentThroughAgain => "gone through again",
        Understanding.NotYet => "not understood yet",
        Understanding.Silence => "they said nothing",
        _ => understanding.ToString(),
    };

    private static string Words(MemoryKind kind) => kind switch
    {
        MemoryKind.Words => "in words",
        MemoryKind.Liked => "what they liked",
        MemoryKind.Music => "music",
        MemoryKind.Photograph => "a photograph",
        MemoryKind.Drawing => "a drawing",
        _ => kind.ToString(),
    };

    private static string Words(FamilyPart part) => part switch
    {
        FamilyPart.Draft => "the draft",
        FamilyPart.Comments => "comments",
        FamilyPart.Focus => "the focus",
        FamilyPart.Questions => "questions",
        FamilyPart.Asked => "questions in advance",
        FamilyPart.YourChild => "telling of the child",
        _ => part.ToString(),
    };
}
