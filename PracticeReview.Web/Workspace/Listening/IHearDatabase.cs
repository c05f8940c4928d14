namespace PracticeReview.Web.Workspace.Listening;

/// <summary>
/// Somebody on this node whom the database tells that something changed. What is told names a row and says nothing of it: it is
/// read again by whoever may read it.
/// </summary>
public interface IHearDatabase
{
    /// <summary>The names that <c>pg_notify</c> is called with.</summary>
    IReadOnlyList<string> Channels { get; }

    /// <summary>The node listens from now on. What may have been told before, while it did not, is asked for here.</summary>
    Task CatchUpAsync(CancellationToken cancellation);

    /// <summary>Something was told. Must return soon: nothing else is heard meanwhile.</summary>
    void Hear(string channel, string payload);
}
