using PracticeReview.Data.Outbox;

namespace PracticeReview.Jobs.Messages;

/// <summary>An installation without a way to send text messages gives them up at once, and says why.</summary>
internal sealed class NoTextMessages : ITextMessageSender
{
    public Task SendAsync(string number, Letter letter, Guid reference, CancellationToken cancellation) =>
        throw new SendingProblem("This installation has no way to send text messages (Notify:ApiKey is not set).", Final: true);
}
