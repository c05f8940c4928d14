using PracticeReview.Data.Outbox;

namespace PracticeReview.Jobs.Messages;

/// <summary>Sends text messages. There is one for each way an installation may have.</summary>
public interface ITextMessageSender
{
    /// <param name="reference">The same at every attempt, so that a repetition can be recognised.</param>
    /// <exception cref="SendingProblem">It was not accepted.</exception>
    Task SendAsync(string number, Letter letter, Guid reference, CancellationToken cancellation);
}
