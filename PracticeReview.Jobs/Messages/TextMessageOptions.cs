namespace PracticeReview.Jobs.Messages;

/// <summary>How text messages leave, through GOV.UK Notify; section "Notify" of the configuration.</summary>
public sealed class TextMessageOptions
{
    /// <summary>The service's API key, as Notify shows it once: a name, the service's identifier and the secret. Not set: no text messages.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A template in Notify whose whole text is ((message)).</summary>
    public string? TemplateId { get; set; }

    public Uri Address { get; set; } = new("https://api.notifications.service.gov.uk/");
}
