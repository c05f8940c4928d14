using System.Collections.Concurrent;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Workspace.Listening;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>The meetings that are open on pages of this node. Those pages are told when something of their meeting has changed.</summary>
public sealed class OpenMeetings : IHearDatabase
{
    private const string MeetingChanged = "meeting_changed";

    private readonly ConcurrentDictionary<Watch, CaseId> _watches = new();

    public IReadOnlyList<string> Channels { get; } = [MeetingChanged];

    /// <param name="changed">Called on any thread; must return at once.</param>
    /// <returns>Dispose it when the page is left.</returns>
    public IDisposable Open(CaseId meeting, Action changed)
    {
        var watch = new Watch(this, changed);
        _watches[watch] = meeting;
        return watch;
    }

    // What changed while nobody listened is not known: every page looks.
    public Task CatchUpAsync(CancellationToken cancellation)
    {
        Tell(_ => true);
        return Task.CompletedTask;
    }

    public void Hear(string channel, string payload)
    {
        if (Guid.TryParse(payload, out var changed))
        {
            Tell(meeting => meeting.Value == changed);
        }
    }

    private void Tell(Predicate<CaseId> which)
    {
        foreach (var (watch, meeting) in _watches)
        {
            if (which(meeting))
            {
                watch.Changed();
            }
        }
    }

    private sealed class Watch(OpenMeetings meetings, Action changed) : IDisposable
    {
        public Action Changed { get; } = changed;

        public void Dispose() => meetings._watches.TryRemove(this, out _);
    }
}
