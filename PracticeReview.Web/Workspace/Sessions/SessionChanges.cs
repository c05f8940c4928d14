using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Listening;

namespace PracticeReview.Web.Workspace.Sessions;

/// <summary>Hears that a session has ended or somebody's access has changed.</summary>
internal sealed class SessionChanges(StaffSignIn signIn, OpenCircuits circuits) : IHearDatabase
{
    private const string SessionEnded = "staff_session_ended";
    private const string AccessChanged = "staff_access_changed";

    public IReadOnlyList<string> Channels { get; } = [SessionEnded, AccessChanged];

    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var open = await signIn.StillOpenAsync(circuits.Sessions, cancellation);
        circuits.End(session => !open.Contains(session));
        circuits.AskAgain();
    }

    public void Hear(string channel, string payload)
    {
        if (channel == SessionEnded && Guid.TryParse(payload, out var ended))
        {
            circuits.End(session => session.Value == ended);
        }
        else if (channel == AccessChanged)
        {
            circuits.AskAgain();
        }
    }
}
