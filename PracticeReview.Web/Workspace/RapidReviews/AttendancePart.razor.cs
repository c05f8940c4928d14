using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>Who is at the meeting, and noting somebody's coming and going.</summary>
public sealed partial class AttendancePart
{
    [Inject]
    public required RecordAttendance Record { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required MeetingRoomView Room { get; set; }

    /// <summary>Does something as the person who asks, shows the page again, and says whether it was done.</summary>
    [Parameter, EditorRequired]
    public required Func<Func<StaffActor, Task<Result>>, Task<bool>> Does { get; set; }

    private Task LeaveAsync(Guid attendance) => Does(actor => Record.LeaveAsync(actor, new CaseId(CaseId), attendance, CancellationToken.None));

    // The form has done its work: the room is only shown again.
    private Task ShowAsync() => Does(_ => Task.FromResult(Result.Done));
}
