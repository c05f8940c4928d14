using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>What the map, the plans, the holds, the log and the meetings say to the nine assurance questions, and what they leave open.</summary>
internal static class InvolvementEvidence
{
    private static readonly System.Globalization.CultureInfo s_english = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    public static async Task<IReadOnlyList<EvidenceView>> FindAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var held = await HeldAsync(operation, @case, cancellation);
        var found = new List<EvidenceView>();
        foreach (var person in held.Persons)
        {
            var address = $"/workspace/cases/{@case}/family/map/{person.Id}";
            var decisions = held.Decisions.Where(decision => decision.PersonId == person.Id).ToList();
            var inForce = InvolvementDecision.InForce(decisions);
            found.AddRange(decisions.OrderBy(decision => decision.DecidedAt).Where(decision => decision.Choice != InvolvementChoice.Undecided).Select(decision => new EvidenceView(EvidenceKind.Decision, decision.Id,
                decision.Choice == InvolvementChoice.Involve ? [1, 2] : [2, 8],
                $"{person.Relation}: {(decision.Choice == InvolvementChoice.Involve ? "to be involved" : "not involved")}, with the reason, {Day(decision.DecidedAt)}", address + "#decision", decision.Id == inForce?.Id)));
            if (held.Plans.Find(plan => plan.PersonId == person.Id) is { } plan)
            {
                found.Add(new EvidenceView(EvidenceKind.Plan, person.Id.Value, [1, 3, 5], $"{person.Relation}: involvement plan, {Day(plan.WrittenAt)}", address + "#plan"));
            }
            found.AddRange(held.Holds.Where(hold => hold.PersonId == person.Id).Select(hold => new EvidenceView(EvidenceKind.Hold, hold.Id.Value, hold.ReopenedAt is null ? [8] : [6, 8],
                $"{person.Relation}: hold agreed {hold.AgreedOn.ToString("d MMMM yyyy", s_english)}{(hold.EndedAt is null ? "" : hold.ReopenedAt is null ? ", ended" : ", ended, analysis opened again")}", address + "#holds")));
            var contacts = held.Contacts.Where(contact => contact.PersonId == person.Id).ToList();
            if (contacts.Count > 0)
            {
                var declined = ContactLog.HasDeclined(contacts, operation.Now);
                found.Add(new EvidenceView(EvidenceKind.Contacts, person.Id.Value, declined ? [3, 8] : [3, 5],
                    $"{person.Relation}: {(contacts.Count == 1 ? "1 contact" : $"{contacts.Count} contacts")} recorded{(declined ? ", declined" : "")}", address + "#contacts"));
            }
        }
        var meetings = await operation.Read<FamilyMeeting>().Where(meeting => meeting.CaseId == @case && meeting.State != FamilyMeetingState.Cancelled).OrderBy(meeting => meeting.At)
            .Select(meeting => new { meeting.Id, meeting.At, meeting.State }).ToListAsync(cancellation);
        found.AddRange(meetings.Select(meeting => new EvidenceView(EvidenceKind.Meeting, meeting.Id.Value, [5, 6, 9],
            $"Meeting with the family, {Day(meeting.At)}{(meeting.State == FamilyMeetingState.Held ? "" : ", planned")}", $"/workspace/cases/{@case}/family/meetings#meeting-{meeting.Id}")));
        return found;
    }

    /// <summary>What is missing, in words. Persons are named by their relation to the child only.</summary>
    public static async Task<IReadOnlyList<string>> GapsAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var held = await HeldAsync(operation, @case, cancellation);
        if (held.Persons.Count == 0)
        {
            return ["The family has not been mapped."];
        }
        var gaps = new List<string>();
        foreach (var person in held.Persons)
        {
            var choice = InvolvementDecision.InForce(held.Decisions.Where(decision => decision.PersonId == person.Id))?.Choice ?? InvolvementChoice.Undecided;
            var plan = held.Plans.Find(p => p.PersonId == person.Id);
            if (choice == InvolvementChoice.Undecided)
            {
                gaps.Add($"{person.Relation}: nobody has decided whether they are involved (question 2).");
            }
            else if (choice == InvolvementChoice.Involve && plan is null && !person.IsTheChild)
            {
                gaps.Add($"{person.Relation}: to be involved, and there is no plan how (question 3).");
            }
            else if (choice == InvolvementChoice.Involve && plan?.Gaps() is { Count: > 0 } open)
            {
                gaps.Add($"{person.Relation}: {string.Join("; ", open)} (question 3).");
            }
            if (held.Holds.Exists(hold => hold.PersonId == person.Id && hold.WaitsForAnalysis))
            {
                gaps.Add($"{person.Relation}: a hold has ended and the analysis was not opened again (question 6).");
            }
        }
        return gaps;
    }

    private static async Task<Held> HeldAsync(Operation operation, CaseId @case, CancellationToken cancellation) => new(
        await operation.Read<MappedPerson>().Where(person => person.CaseId == @case && person.TakenOffAt == null).OrderBy(person => person.AddedAt).ThenBy(person => person.Id).ToListAsync(cancellation),
        await operation.Read<InvolvementDecision>().Where(decision => decision.CaseId == @case).ToListAsync(cancellation),
        await operation.Read<InvolvementPlan>().Where(plan => plan.CaseId == @case).ToListAsync(cancellation),
        await operation.Read<InvolvementHold>().Where(hold => hold.CaseId == @case).OrderBy(hold => hold.RecordedAt).ToListAsync(cancellation),
        await operation.Read<FamilyContact>().Where(contact => contact.CaseId == @case).ToListAsync(cancellation));

    private static string Day(DateTimeOffset at) => LegalDay.Of(at).ToString("d MMMM yyyy", s_english);

    private sealed record Held(List<MappedPerson> Persons, List<InvolvementDecision> Decisions, List<InvolvementPlan> Plans, List<InvolvementHold> Holds, List<FamilyContact> Contacts);
}
