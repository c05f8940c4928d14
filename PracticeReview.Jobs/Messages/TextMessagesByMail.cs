using Microsoft.Extensions.Options;
using PracticeReview.Data.Outbox;

namespace PracticeReview.Jobs.Messages;

/// <summary>In a demonstration nothing goes to a telephone: a text message arrives in the mailbox, addressed to its number.</summary>
internal sealed class TextMessagesByMail(IOptions<MailOptions> options, TimeProvider clock) : ITextMessageSender
{
    public async Task SendAsync(string number, Letter letter, Guid reference, CancellationToken cancellation)
    {
        using var mailer = new Mailer(options, clock);
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        await mailer.SendAsync(digits + "@sms.example", letter with { Subject = "Text message" }, OutboxMessage.IdentifierOf(reference), cancellation);
    }
}
