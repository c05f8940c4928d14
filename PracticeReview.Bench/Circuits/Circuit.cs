using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PracticeReview.Bench.Circuits;

/// <summary>
/// One live page without a browser: it fetches the page, starts a circuit as Blazor's script would, hands over the components
/// that stand on the page, and from then on answers whatever the server sends.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Ping = 6;
    private const int Close = 7;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _listening = Task.CompletedTask;
    private string _secret = "";

    private Circuit() { }

    public static async Task<Circuit> OpenAsync(HttpClient client, Uri address, string path, string? cookie)
    {
        var page = await client.GetStringAsync(new Uri(address, path));
        var markers = Markers().Matches(page).Select(match => match.Groups["json"].Value).ToList();
        if (markers.Count == 0)
        {
            throw new InvalidOperationException($"{path} has no live part.");
        }
        var state = State().Match(page).Groups["state"].Value;
        var circuit = new Circuit();
        if (cookie is not null)
        {
            circuit._socket.Options.SetRequestHeader("Cookie", cookie);
        }
        await circuit._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await circuit._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        circuit._listening = circuit.ListenAsync();
        await circuit.SendAsync(Invocation, Headers.None, "0", "StartCircuit", new object?[] { address.ToString(), new Uri(address, path).ToString(), "[]", state });
        circuit._secret = await circuit._started.Task.WaitAsync(Patience);
        await circuit.SendAsync(Invocation, Headers.None, null, "UpdateRootComponents", new object?[] { Operations(markers), state });
        await circuit._live.Task.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Tells the server that somebody is still there.</summary>
    public Task PingAsync() => SendAsync(Ping);

    /// <summary>Leaves as a browser does whose page is closed: the server need not keep the circuit.</summary>
    public async Task LeaveAsync(HttpClient client, Uri address)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("circuitId", _secret)]);
        using var response = await client.PostAsync(new Uri(address, "/_blazor/disconnect"), form);
        response.EnsureSuccessStatusCode();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
        _sending.Dispose();
    }

    private static string Operations(IReadOnlyList<string> markers) => new JsonObject
    {
        ["batchId"] = 1,
        ["operations"] = new JsonArray([.. markers.Select((marker, at) => (JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = at + 1, ["marker"] = JsonNode.Parse(marker) })]),
    }.ToJsonString();

    private async Task SendAsync(params object?[] message)
    {
        var framed = MessagePack.Frame(message);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(framed, WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[16 * 1024];
        var received = new List<byte>();
        var agreed = false;
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                received.AddRange(buffer.AsSpan(0, part.Count));
                if (!agreed && received.IndexOf(0x1e) is >= 0 and var end)
                {
                    // The answer to the greeting is the only thing that is not MessagePack.
                    received.RemoveRange(0, end + 1);
                    agreed = true;
                }
                if (agreed)
                {
                    foreach (var message in Whole(received))
                    {
                        await HearAsync(message);
                    }
                }
            }
        }
        catch (Exception problem) when (problem is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            Fail(problem);
        }
        Fail(new InvalidOperationException("The server ended the circuit."));
    }

    private static List<object?[]> Whole(List<byte> received)
    {
        List<object?[]> messages = [];
        ReadOnlySpan<byte> rest = received.ToArray();
        while (rest.Length > 0 && MessagePack.Next(ref rest) is { } message)
        {
            messages.Add(message);
        }
        received.RemoveRange(0, received.Count - rest.Length);
        return messages;
    }

    private async Task HearAsync(object?[] message)
    {
        switch ((long)message[0]!)
        {
            case Completion when (string)message[2]! == "0":
                // Kinds of result: 1 an error, 2 nothing, 3 a value.
                if ((long)message[3]! == 3 && message[4] is string secret)
                {
                    _started.TrySetResult(secret);
                }
                else
                {
                    Fail(new InvalidOperationException("The circuit was not started: " + message.ElementAtOrDefault(4)));
                }
                break;
            case Close:
                Fail(new InvalidOperationException("The server closed the connection: " + message.ElementAtOrDefault(1)));
                break;
            case Invocation:
                await AnswerAsync((string)message[3]!, (object?[])message[4]!);
                break;
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                await SendAsync(Invocation, Headers.None, null, "OnRenderCompleted", new object?[] { arguments[0], null });
                break;
            case "JS.BeginInvokeJS" when arguments[0] is long and not 0:
                await SendAsync(Invocation, Headers.None, null, "EndInvokeJSFromDotNet", new object?[] { arguments[0], true, $"[{arguments[0]},true,null]" });
                break;
            case "JS.EndUpdateRootComponents":
                _live.TrySetResult();
                break;
            case "JS.Error":
                Fail(new InvalidOperationException("The circuit failed: " + arguments.FirstOrDefault()));
                break;
        }
    }

    private void Fail(Exception problem)
    {
        _started.TrySetException(problem);
        _live.TrySetException(problem);
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{\"type\":\"server\".*?\\})-->", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex State();
}
