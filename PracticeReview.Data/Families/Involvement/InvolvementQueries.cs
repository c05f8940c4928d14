using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>The map of a family and what was decided, planned and recorded about each person. Every opening leaves a line in the record.</summary>
public sealed class InvolvementQueries(Database database)
{
    /// <summary>The map of one case.</summary>
    /// <returns>Null when the actor does not work with this family.</returns>
    public async Task<FamilyMapView?> OpenMapAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        if (!MappedPerson.MayBeMappedBy(actor, @case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<ReviewCase>().AnyAsync(c => c.Id == @case, cancellation))
        {
            return null;
        }
        var persons = await PersonsAsync(operation, @case, null, cancellation);
        var known = persons.Select(person => person.Id).ToHashSet();
        var relations = await operation.Read<MapRelation>().Where(relation => relation.CaseId == @case && relation.TakenOffAt == null).OrderBy(relation => relation.WrittenAt).ThenBy(relation => relation.Id).ToListAsync(cancellation);
        var kept = await KeptAsync(operation, actor, $"family-map/{@case}/", cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family map opened", @case));
        return new FamilyMapView(@case, persons,
            [.. relations.Where(relation => known.Contains(relation.FromId) && known.Contains(relation.ToId))
                .Select(relation => new MapRelationRow(relation.Id, relation.FromId, relation.ToId, relation.Kind, relation.Tension, relation.Note))], kept);
    }

    /// <summary>One person on the map.</summary>
    /// <returns>Null when there is no such person in this case or the actor does not work with this family.</returns>
    public async Task<MappedPersonView?> OpenPersonAsync(StaffActor actor, CaseId @case, MappedPersonId id, CancellationToken cancellation)
    {
        if (!MappedPerson.MayBeMappedBy(actor, @case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if ((await PersonsAsync(operation, @case, id, cancellation)).SingleOrDefault() is not { } person)
        {
            return null;
        }
        var decisions = await operation.Read<InvolvementDecision>().Where(decision => decision.PersonId == id).OrderByDescending(decision => decision.DecidedAt).ThenByDescending(decision => decision.Id).ToListAsync(cancellation);
        var plan = await operation.Read<InvolvementPlan>().SingleOrDefaultAsync(p => p.PersonId == id, cancellation);
        var holds = await operation.Read<InvolvementHold>().Include(hold => hold.Steps).Where(hold => hold.PersonId == id).OrderByDescending(hold => hold.RecordedAt).ToListAsync(cancellation);
        var contacts = await operation.Read<FamilyContact>().Where(contact => contact.PersonId == id).OrderByDescending(contact => contact.At).ThenByDescending(contact => contact.RecordedAt).ToListAsync(cancellation);
        var areas = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && !operation.Context.Set<MappedPerson>().Any(p => p.FamilyMemberId == member.Id))
            .OrderBy(member => member.AddedAt).Select(member => new { member.Id, member.Name, member.Relation }).ToListAsync(cancellation);
        var facilitators = await operation.Read<StaffMember>().Where(staff => staff.PartnershipId == actor.Partnership && staff.EndedAt == null).OrderBy(staff => staff.Name)
            .Select(staff => new FacilitatorChoice(staff.Id, staff.Name, null)).ToListAsync(cancellation);
        var names = await StaffNames.OfAsync(operation, [.. decisions.Select(d => (StaffId?)d.DecidedBy), .. holds.Select(h => (StaffId?)h.RecordedBy), .. holds.SelectMany(h => h.Steps).Select(s => (StaffId?)s.DoneBy),
            .. contacts.Select(c => (StaffId?)c.RecordedBy), plan?.WrittenBy, plan?.FacilitatorId], cancellation);
        var kept = await KeptAsync(operation, actor, $"mapped-person/{@case}/{id}/", cancellation);
        IReadOnlyList<PortalContactRow> throughThePortal = person.Member is { } member ? await PortalContacts.OfAsync(operation, member, cancellation) : [];
        await operation.SaveAsync(cancellation, new AuditEntry("Person on the family map opened", @case, "MappedPerson", id.Value));
        return new MappedPersonView(@case, person,
            [.. decisions.Select(d => new DecisionRow(d.Id, d.Choice, d.Reason, d.BestInterests, names.Name(d.DecidedBy), d.DecidedAt))],
            plan is null ? null : new PlanView(WordsOf(plan), names.Name(plan.FacilitatorId), plan.Gaps(operation.Now), names.Name(plan.WrittenBy), plan.WrittenAt, plan.Version),
            [.. holds.Select(h => new HoldView(h.Id, h.Officer, h.Reason, h.AgreedOn, h.IsAcknowledged, h.Acknowledgement, h.LookAgainOn, h.IsRunning, h.WaitsForAnalysis, names.Name(h.RecordedBy), h.RecordedAt,
                [.. h.Steps.OrderBy(s => s.DoneAt).Select(s => new HoldStepRow(s.Kind, s.Words, s.LookAgainOn, names.Name(s.DoneBy), s.DoneAt))]))],
            [.. contacts.Select(c => new ContactRow(c.Id, c.At, c.Means, c.Side, c.Outcome, c.Words, names.Name(c.RecordedBy), c.RecordedAt))],
            facilitators, [.. areas.Select(area => new NamedChoice(area.Id.Value, $"{area.Name}, {area.Relation}"))], actor.Id, actor.IsInReviewGroup(@case), LegalDay.Of(operation.Now), kept)
        { ThroughThePortal = throughThePortal };
    }

    /// <summary>Why a person with an area of their own may not be invited now; null where they may. About somebody who is not on the map nothing is decided.</summary>
    internal static async Task<Refusal?> WhyNotInvitedAsync(Operation operation, FamilyMemberId member, CancellationToken cancellation)
    {
        var person = await operation.Read<MappedPerson>().SingleOrDefaultAsync(p => p.FamilyMemberId == member && p.TakenOffAt == null, cancellation);
        var refusal = person is not null && (await PersonsAsync(operation, person.CaseId, person.Id, cancellation)).SingleOrDefault() is { } row
            ? Inviting.Refuse(row.Choice, row.HasDeclined, row.HeldUntil is not null) : Inviting.Refuse(InvolvementChoice.Undecided, false, false);
        if (refusal is not null)
        {
            return refusal;
        }
        if (await NotMet.WhyAsync(operation, person!.CaseId, member, cancellation) is { } stopped)
        {
            return stopped;
        }
        var age = await operation.Read<FamilyMember>().Where(one => one.Id == member).Select(one => one.Age).SingleOrDefaultAsync(cancellation);
        if (!AgreementReaders.NeedGrounds(age) || await operation.Read<Area.ConsentGrounds>().AnyAsync(grounds => grounds.FamilyMemberId == member, cancellation))
        {
            return null;
        }
        return age is null
            ? new Refusal(null, "Nobody has recorded how old they are. Record how old they are in their area, under “Taking part”, and who decides whether they take part, before inviting them.")
            : new Refusal(null, "They are under 16. Record in their area, under “Taking part”, what they understand and who decides with them, before inviting them.");
    }

    /// <summary>How many holds of a case have ended while the analysis still waits to be opened again (guidance 1.7).</summary>
    internal static Task<int> WaitingForAnalysisAsync(Operation operation, CaseId @case, CancellationToken cancellation) =>
        operation.Read<InvolvementHold>().CountAsync(hold => hold.CaseId == @case && hold.EndedAt != null && hold.ReopenedAt == null, cancellation);

    /// <summary>Who of a case may not be approached with anything new, and why (see <see cref="Approaching"/>). Everybody else may.</summary>
    internal static async Task<IReadOnlyList<NotApproached>> NotApproachedAsync(Operation operation, CaseId @case, CancellationToken cancellation) =>
        [.. (await PersonsAsync(operation, @case, null, cancellation)).Select(row => Approaching.Refuse(row.Choice, row.HasDeclined, row.HeldUntil is not null) is { } why
            ? new NotApproached(row.Id, row.Member, row.Relation, why) : null).OfType<NotApproached>()];

    private static async Task<IReadOnlyList<MapPersonRow>> PersonsAsync(Operation operation, CaseId @case, MappedPersonId? only, CancellationToken cancellation)
    {
        var persons = await operation.Read<MappedPerson>().Where(person => person.CaseId == @case && person.TakenOffAt == null && (only == null || person.Id == only)).OrderBy(person => person.AddedAt).ThenBy(person => person.Id).ToListAsync(cancellation);
        var decisions = await operation.Read<InvolvementDecision>().Where(decision => decision.CaseId == @case && (only == null || decision.PersonId == only)).ToListAsync(cancellation);
        var holds = await operation.Read<InvolvementHold>().Where(hold => hold.CaseId == @case && (hold.EndedAt == null || hold.ReopenedAt == null) && (only == null || hold.PersonId == only))
            .Select(hold => new { hold.PersonId, hold.LookAgainOn, hold.EndedAt }).ToListAsync(cancellation);
        var contacts = await operation.Read<FamilyContact>().Where(contact => contact.CaseId == @case && (contact.Outcome == ContactOutcome.Declined || contact.Outcome == ContactOutcome.WantsToTakePart) && (only == null || contact.PersonId == only)).ToListAsync(cancellation);
        var plans = await operation.Read<InvolvementPlan>().Where(plan => plan.CaseId == @case && (only == null || plan.PersonId == only)).Select(plan => plan.PersonId).ToListAsync(cancellation);
        var names = await StaffNames.OfAsync(operation, decisions.Select(decision => (StaffId?)decision.DecidedBy), cancellation);
        return [.. persons.Select(person =>
        {
            var decision = InvolvementDecision.InForce(decisions.Where(d => d.PersonId == person.Id));
            var running = holds.Find(hold => hold.PersonId == person.Id && hold.EndedAt is null);
            return new MapPersonRow(person.Id, person.Name, person.Relation, person.Generation, person.IsTheChild, person.Household, person.Responsibility, person.FamilyMemberId, person.Version,
                decision?.Choice ?? InvolvementChoice.Undecided, decision?.Reason ?? "", decision is null ? null : names.Name(decision.DecidedBy), decision?.DecidedAt,
                ContactLog.HasDeclined(contacts.Where(contact => contact.PersonId == person.Id), operation.Now), running?.LookAgainOn, plans.Contains(person.Id),
                holds.Exists(hold => hold.PersonId == person.Id && hold.EndedAt is not null))
            { AlsoLivesAt = person.AlsoLivesAt, ResponsibilityNote = person.ResponsibilityNote ?? "" };
        })];
    }

    private static InvolvementPlanWords WordsOf(InvolvementPlan plan) => new(plan.Rights, plan.ChildCentred, plan.Knowledge, plan.Cathartic, plan.Purpose, plan.FacilitatorId, plan.Language,
        plan.NeedsInterpreter, plan.InterpreterAt, plan.Interpreter, plan.Disability, plan.Support, plan.Advocacy, plan.Safety, plan.Venue, plan.Timing, plan.Means, plan.EverydayLife, plan.RightsExplainedOn, plan.RightsExplainedBy);

    private static async Task<IReadOnlyList<string>> KeptAsync(Operation operation, StaffActor actor, string begin, CancellationToken cancellation) =>
        await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith(begin)).Select(draft => draft.Form).ToListAsync(cancellation);
}
