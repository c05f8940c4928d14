using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Outbox;

namespace PracticeReview.Jobs.Messages;

/// <summary>Hands letters to the mail server, one after another over one connection. Made for each run of the job.</summary>
internal sealed class Mailer(IOptions<MailOptions> options, TimeProvider clock) : IDisposable
{
    private readonly MailOptions _options = options.Value;
    private SmtpClient? _server;

    /// <param name="messageIdentifier">The Message-ID, the same at every attempt, by which a receiver knows a repetition.</param>
    /// <exception cref="SendingProblem">The server did not say yes.</exception>
    public async Task SendAsync(string address, Letter letter, string messageIdentifier, CancellationToken cancellation)
    {
        using var mail = Write(address, letter, messageIdentifier);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_options.SecondsToWait), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        _server ??= Connect();
        try
        {
            await _server.SendMailAsync(mail, either.Token);
        }
        catch (SmtpFailedRecipientException refused)
        {
            HangUp();
            throw new SendingProblem(Said("The mail server refused the recipient", refused.StatusCode), Final: IsFinal(refused.StatusCode));
        }
        catch (SmtpException problem)
        {
            HangUp();
            var away = problem.StatusCode == SmtpStatusCode.GeneralFailure || problem.InnerException is SocketException or IOException;
            throw new SendingProblem(away ? "The mail server could not be reached." : Said("The mail server refused the message", problem.StatusCode), ServerIsAway: away);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            HangUp();
            throw new SendingProblem(string.Create(CultureInfo.InvariantCulture, $"The mail server did not answer within {_options.SecondsToWait} seconds."), ServerIsAway: true);
        }
        catch (OperationCanceledException)
        {
            HangUp();
            throw;
        }
    }

    public void Dispose() => HangUp();

    private MailMessage Write(string address, Letter letter, string messageIdentifier)
    {
        if (!MailAddress.TryCreate(address, out var recipient))
        {
            throw new SendingProblem("The address is not an e-mail address.", Final: true);
        }
        var mail = new MailMessage(new MailAddress(_options.From), recipient)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
        mail.Headers.Add("Message-ID", messageIdentifier);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("Content-Language", letter.Language.Tag);
        if (letter.File is { } file)
        {
            mail.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(file.Content)), new ContentType(file.MediaType) { Name = file.Name })
            {
                TransferEncoding = TransferEncoding.Base64,
            });
        }
        return mail;
    }

    private SmtpClient Connect()
    {
        if (string.IsNullOrWhiteSpace(_options.Host) || string.IsNullOrWhiteSpace(_options.From))
        {
            throw new InvalidOperationException("Mail:Host and Mail:From are not both set. Messages wait in the outbox until they are.");
        }
        return new SmtpClient(_options.Host, _options.Port)
        {
            EnableSsl = _options.StartTls,
            Credentials = _options.UserName is { Length: > 0 } name ? new NetworkCredential(name, _options.Password) : null,
        };
    }

    // Saying goodbye may fail on a connection that is gone; what was accepted before stays accepted.
    private void HangUp()
    {
        try
        {
            _server?.Dispose();
        }
        catch (Exception problem) when (problem is SmtpException or IOException or SocketException or ObjectDisposedException)
        {
            // Nothing is lost: the next message opens a connection of its own.
        }
        _server = null;
    }

    private static bool IsFinal(SmtpStatusCode status) => (int)status is >= 550 and < 560 && status != SmtpStatusCode.ExceededStorageAllocation;

    private static string Said(string what, SmtpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"{what} ({(int)status}).");
}
