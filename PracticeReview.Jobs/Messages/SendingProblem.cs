namespace PracticeReview.Jobs.Messages;

/// <summary>Why a message could not be sent, in words that carry no address and no words of the message.</summary>
/// <param name="Final">Trying again would not help.</param>
/// <param name="ServerIsAway">The server itself could not be reached: other messages would fail the same way.</param>
public sealed class SendingProblem(string problem, bool Final = false, bool ServerIsAway = false) : Exception(problem)
{
    public bool IsFinal { get; } = Final;
    public bool ServerIsAway { get; } = ServerIsAway;
}
