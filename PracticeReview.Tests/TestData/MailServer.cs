using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace PracticeReview.Tests.TestData;

/// <summary>Where a conversation with <see cref="MailServer"/> can be held up.</summary>
public enum MailStep
{
    /// <summary>Connected, and not greeted yet.</summary>
    BeforeGreeting,
    /// <summary>The whole message was taken in, and the server has not said yes.</summary>
    BeforeYes,
}

/// <summary>A message the server said yes to.</summary>
public sealed record DeliveredMail(string MessageId, string Sender, string Recipient, string Headers, string Body)
{
    /// <summary>The subject with its encoded words made readable.</summary>
    public string Subject => Decode(Regex.Match(Headers, @"^Subject: (?<s>.*(\r\n[ \t].*)*)", RegexOptions.Multiline).Groups["s"].Value);

    /// <summary>The body as a person reads it.</summary>
    public string Text => Headers.Contains("base64", StringComparison.OrdinalIgnoreCase)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(Body.ReplaceLineEndings("")))
        : Encoding.UTF8.GetString(Regex.Replace(Body.Replace("=\r\n", "", StringComparison.Ordinal), "=([0-9A-F]{2})",
            hex => ((char)Convert.ToByte(hex.Groups[1].Value, 16)).ToString()).Select(letter => (byte)letter).ToArray());

    private static string Decode(string words) => Regex.Replace(Regex.Replace(words, @"\?=\s+=\?", "?==?"), @"=\?utf-8\?(?<how>[BQ])\?(?<what>[^?]*)\?=",
        word => word.Groups["how"].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["what"].Value))
            : Encoding.UTF8.GetString(Regex.Replace(word.Groups["what"].Value.Replace('_', ' '), "=([0-9A-F]{2})",
                hex => ((char)Convert.ToByte(hex.Groups[1].Value, 16)).ToString()).Select(letter => (byte)letter).ToArray()),
        RegexOptions.IgnoreCase).Trim();
}

/// <summary>A mail server on loopback that really speaks SMTP, remembers what it accepted, and can be held up between two steps.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<DeliveredMail> _delivered = new();
    private readonly Task _accepting;
    private MailStep? _holdAt;
    private TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MailServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }
    public IReadOnlyList<DeliveredMail> Delivered => [.. _delivered];
    /// <summary>What the server answers to a recipient instead of yes, for example "550 no such person".</summary>
    public string? RefuseRecipient { get; set; }
    /// <summary>How long the server thinks before it says yes.</summary>
    public TimeSpan Thinking { get; set; }

    /// <summary>Holds the next conversation at this step for ever; the task ends when it has got there.</summary>
    public Task HoldNextAt(MailStep step)
    {
        _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _holdAt = step;
        return _held.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
        {
            return;
        }
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                conversations.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await HoldAsync(MailStep.BeforeGreeting);
            await SayAsync(stream, "220 localhost ready");
            string sender = "", recipient = "";
            while (await reader.ReadLineAsync(_closing.Token) is { } line)
            {
                if (line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase))
                {
                    await SayAsync(stream, "250-localhost\r\n250 8BITMIME");
                }
                else if (line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase))
                {
                    sender = Between(line);
                    await SayAsync(stream, "250 ok");
                }
                else if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                {
                    recipient = Between(line);
                    await SayAsync(stream, RefuseRecipient ?? "250 ok");
                }
                else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await SayAsync(stream, "354 go on");
                    var mail = await ReadMailAsync(reader, sender, recipient);
                    await Task.Delay(Thinking, _closing.Token);
                    await HoldAsync(MailStep.BeforeYes);
                    _delivered.Enqueue(mail);
                    await SayAsync(stream, "250 kept");
                }
                else if (line.Equals("QUIT", StringComparison.OrdinalIgnoreCase))
                {
                    await SayAsync(stream, "221 bye");
                    return;
                }
                else
                {
                    await SayAsync(stream, "250 ok");
                }
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The sender was killed, or the test is over.
        }
    }

    private async Task HoldAsync(MailStep step)
    {
        if (_holdAt == step)
        {
            _holdAt = null;
            _held.SetResult();
            await Task.Delay(Timeout.Infinite, _closing.Token);
        }
    }

    private async Task<DeliveredMail> ReadMailAsync(StreamReader reader, string sender, string recipient)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_closing.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        var whole = text.ToString();
        var end = whole.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = whole[..end];
        var identifier = Regex.Match(headers, @"^Message-ID: *(?<id>\S+)", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups["id"].Value;
        return new DeliveredMail(identifier, sender, recipient, headers, whole[(end + 4)..]);
    }

    private static async Task SayAsync(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

    private static string Between(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
}
