using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>
/// Whom of a family nobody plans a meeting with, shows one to or moves one with, and why: who may not be approached with anything new
/// (<see cref="Approaching"/>), and who said no to everything in their area and has not got in touch themselves since (guidance 1.2).
/// </summary>
internal static class NotMet
{
    /// <summary>Asked once for everybody on the map of a case; each person stands in the answer once.</summary>
    public static async Task<IReadOnlyList<NotApproached>> OfAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var notApproached = await InvolvementQueries.NotApproachedAsync(operation, @case, cancellation);
        return [.. notApproached, .. (await StoppedAsync(operation, @case, cancellation)).Where(stopped => !notApproached.Any(person => person.Person == stopped.Person))];
    }

    /// <summary>Why this person of the family is not met now; null where they may be, and about whom nothing is on the map.</summary>
    public static async Task<Refusal?> WhyAsync(Operation operation, CaseId @case, FamilyMemberId member, CancellationToken cancellation) =>
        (await OfAsync(operation, @case, cancellation)).FirstOrDefault(person => person.Member == member)?.Why;

    /// <summary>Whether the person got in touch themselves since then.</summary>
    public static Task<bool> AskedSinceAsync(Operation operation, FamilyMemberId member, DateTimeOffset since, CancellationToken cancellation) =>
        operation.Read<FamilyContact>().AnyAsync(contact => contact.Side == ContactSide.Person && contact.At >= since
            && operation.Context.Set<MappedPerson>().Any(person => person.Id == contact.PersonId && person.FamilyMemberId == member), cancellation);

    private static async Task<IReadOnlyList<NotApproached>> StoppedAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var linked = await operation.Read<MappedPerson>().Where(person => person.CaseId == @case && person.TakenOffAt == null && person.FamilyMemberId != null)
            .Select(person => new { person.Id, person.Relation, Member = person.FamilyMemberId!.Value }).ToListAsync(cancellation);
        if (linked.Count == 0)
        {
            return [];
        }
        var choices = (await operation.Read<AgreementChoice>().Where(choice => choice.CaseId == @case).ToListAsync(cancellation)).ToLookup(choice => choice.FamilyMemberId);
        var saidNo = linked.Select(person => (Person: person, InForce: AgreementChoice.InForce(choices[person.Member])))
            .Where(person => AgreementChoice.SaidNoToEverything(person.InForce)).ToList();
        if (saidNo.Count == 0)
        {
            return [];
        }
        var ids = saidNo.Select(person => person.Person.Id).ToList();
        var since = (await operation.Read<FamilyContact>().Where(contact => contact.Side == ContactSide.Person && ids.Contains(contact.PersonId)).Select(contact => new { contact.PersonId, contact.At }).ToListAsync(cancellation))
            .ToLookup(contact => contact.PersonId, contact => contact.At);
        return [.. saidNo.Where(person => !since[person.Person.Id].Any(at => at >= person.InForce.Values.Max(choice => choice.ChosenAt)))
            .Select(person => new NotApproached(person.Person.Id, person.Person.Member, person.Person.Relation,
                new Refusal(null, "This person has stopped taking part. Nobody asks them anything until they get in touch themselves; record it on the family map when they do.")))];
    }
}
