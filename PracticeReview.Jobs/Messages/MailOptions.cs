namespace PracticeReview.Jobs.Messages;

/// <summary>How e-mail leaves; section "Mail" of the configuration.</summary>
public sealed class MailOptions
{
    /// <summary>The mail server. While it is not set, messages wait in the outbox and the job that sends them fails, which readiness shows.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 25;

    /// <summary>The sender's address. It bears no name, and should give nothing away itself.</summary>
    public string From { get; set; } = "";

    /// <summary>Asks the server for encryption (STARTTLS) and refuses to send without it.</summary>
    public bool StartTls { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>How many seconds one message may take before the attempt counts as failed.</summary>
    public int SecondsToWait { get; set; } = 60;
}
