using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Outbox;

namespace PracticeReview.Jobs.Messages;

/// <summary>Sends text messages through GOV.UK Notify.</summary>
internal sealed class NotifySender(HttpClient http, IOptions<TextMessageOptions> options, TimeProvider clock) : ITextMessageSender
{
    private const int LengthOfIdentifier = 36;
    private readonly TextMessageOptions _options = options.Value;

    public async Task SendAsync(string number, Letter letter, Guid reference, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.Address, "v2/notifications/sms"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        request.Content = JsonContent.Create(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["phone_number"] = number,
            ["template_id"] = _options.TemplateId,
            ["reference"] = reference.ToString(),
            ["personalisation"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = letter.Body.Trim() },
        });
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, cancellation);
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new SendingProblem("GOV.UK Notify could not be reached.", ServerIsAway: true);
        }
        using (answer)
        {
            if (!answer.IsSuccessStatusCode)
            {
                throw new SendingProblem(string.Create(CultureInfo.InvariantCulture, $"GOV.UK Notify refused the message ({(int)answer.StatusCode})."),
                    Final: answer.StatusCode == HttpStatusCode.BadRequest);
            }
        }
    }

    // Notify's own scheme: a token signed with the last part of the key, in the name of the service before it.
    private string Token()
    {
        var key = _options.ApiKey!;
        var secret = key[^LengthOfIdentifier..];
        var service = key[^(2 * LengthOfIdentifier + 1)..^(LengthOfIdentifier + 1)];
        var head = Base64Url.EncodeToString("""{"typ":"JWT","alg":"HS256"}"""u8);
        var claims = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = service,
            ["iat"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        }));
        var signature = HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes($"{head}.{claims}"));
        return $"{head}.{claims}.{Base64Url.EncodeToString(signature)}";
    }
}
