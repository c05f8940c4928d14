using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>Who is at the meeting, and noting somebody's coming and going.</summary>
public sealed partial class AttendancePart
{
    private Guid? _person;
    private string _name = "";
    private Guid? _agency;
    private bool _represents;

    [Inject]
    public required RecordAttendance Record { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required MeetingRoomView Room { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Refusal> Refusals { get; set; }

    /// <summary>Does something as the person who asks, shows the page again, and says whether it was done.</summary>
    [Parameter, EditorRequired]
    public required Func<Func<StaffActor, Task<Result>>, Task<bool>> Does { get; set; }

    private async Task ArriveAsync()
    {
        var command = new RecordAttendanceCommand(new CaseId(CaseId), _person is { } staff ? new StaffId(staff) : null, _name, _agency is { } agency ? new AgencyId(agency) : null, _represents);
        if (await Does(actor => Record.RunAsync(actor, command, CancellationToken.None)))
        {
            (_person, _name, _agency, _represents) = (null, "", null, false);
        }
    }

    private Task LeaveAsync(Guid attendance) => Does(actor => Record.LeaveAsync(actor, new CaseId(CaseId), attendance, CancellationToken.None));

    private string? ErrorOf(string field) => Refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();
}
