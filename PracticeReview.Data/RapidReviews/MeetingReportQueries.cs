using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>The Rapid Review Meeting Report with its endorsement, as somebody may read it. Instants are in UTC.</summary>
/// <param name="Words">What is written, or what everybody noted where nothing is written yet.</param>
/// <param name="SpeaksFor">For whom this person is asked to endorse now; null where they are not asked.</param>
public sealed record MeetingReportView(
    CaseId Case, string Reference, DateTimeOffset? HeldAt, RapidReviewOutcome? Outcome, bool? OfNationalImportance, string? Rationale,
    MeetingReportWords Words, uint Version, DateTimeOffset? CompletedAt, string? CompletedBy, bool MayWrite, bool MayComplete, bool IsCaseStaff,
    IReadOnlyList<PresentPerson> Present, IReadOnlyList<UndecidedView> Undecided, IReadOnlyList<ImmediateActionView> Actions,
    EndorsementStanding? Standing, IReadOnlyList<EndorsementView> Said, Endorser? SpeaksFor, RapidReviewOutcome? FinalOutcome, string PartnershipName);

public sealed record EndorsementView(EndorsementLevel Level, Endorser Endorser, string Name, bool Agrees, string? Reason, string? LegalAdvice, RapidReviewOutcome? Outcome, DateTimeOffset SaidAt);

public sealed class MeetingReportQueries(Database database)
{
    /// <summary>Opens the report, which leaves a line in the record.</summary>
    /// <returns>Null where there is no meeting; for people outside the case also while the report is not complete or not theirs to read.</returns>
    public async Task<MeetingReportView?> OpenAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var isCaseStaff = RapidReview.IsOpenTo(actor, id);
        var review = await operation.Read<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        var report = await operation.Read<MeetingReport>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        if (review is null || (!isCaseStaff && report?.CompletedAt is null))
        {
            return null;
        }
        var names = await operation.Read<StaffMember>().Select(staff => new { staff.Id, staff.Name }).ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancellation);
        var agencies = await operation.Read<Agency>().ToDictionaryAsync(agency => agency.Id, cancellation);
        var present = await operation.Read<MeetingAttendance>().Where(p => p.CaseId == id && p.Sitting == review.Sitting && p.LeftAt == null).OrderBy(p => p.ArrivedAt).ToListAsync(cancellation);
        var actions = await operation.Read<ImmediateAction>().Where(a => a.CaseId == id).OrderBy(a => a.AddedAt).ToListAsync(cancellation);
        var standing = await MeetingRoom.StandingAsync(operation, review, cancellation);
        var own = actor.AgencyId is { } from ? agencies.GetValueOrDefault(from) : null;
        var today = Calendar.LegalDay.Of(operation.Now);
        var words = report?.Words ?? MeetingReportWords.From((await operation.Read<MeetingNote>().Where(note => note.CaseId == id)
            .OrderBy(note => note.WrittenAt).ToListAsync(cancellation)).Select(note => (note.Item, note.Text)));
        var view = new MeetingReportView(id, review.CaseReference, review.HeldAt, review.Outcome, review.OfNationalImportance, review.Rationale,
            words, report?.Version ?? 0, report?.CompletedAt, report?.CompletedBy is { } by ? names.GetValueOrDefault(by) : null,
            WriteMeetingReport.MayWrite(actor, id) && report?.CompletedAt is null, RapidReview.MayCompleteReport(actor, id) && review.IsConcluded && report?.CompletedAt is null, isCaseStaff,
            [.. present.Select(p => new PresentPerson(p.Id, p.Name, p.AgencyId is { } agency ? agencies.GetValueOrDefault(agency)?.Name : null, p.Represents, p.ArrivedAt))],
            isCaseStaff ? await operation.Read<UndecidedSitting>().Where(s => s.CaseId == id).OrderBy(s => s.Number).Select(s => new UndecidedView(s.HeldAt, s.Why)).ToListAsync(cancellation) : [],
            [.. actions.Select(a => new ImmediateActionView(a.Id, a.Text, agencies.GetValueOrDefault(a.AgencyId)?.Name ?? "", a.DueOn, a.IsLate(today), a.DoneAt, a.WhatWasDone, a.MayBeFinishedBy(actor)))],
            standing?.Standing, [.. (standing?.Said ?? []).Select(word => new EndorsementView(word.Level, word.Endorser, names.GetValueOrDefault(word.StaffId) ?? "",
                word.Agrees, word.Reason, word.LegalAdvice, word.Outcome, word.SaidAt))],
            report?.CompletedAt is not null && standing is { } open && Endorsement.MayBeGivenBy(actor, own, open.Standing, open.Said) ? Endorsement.For(actor, own, open.Standing.Level) : null,
            review.FinalOutcome, await operation.Read<Partnership>().Where(p => p.Id == actor.Partnership).Select(p => p.Name).SingleAsync(cancellation));
        await operation.SaveAsync(cancellation, new AuditEntry("Rapid review report opened", id, "RapidReview", id.Value));
        return view;
    }
}
