using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.Sessions;

/// <summary>
/// Watches one circuit. It belongs to the session it was opened under and to no other: when that ends, or when the browser
/// comes back with another person's cookie, nothing more is done in it for anybody.
/// </summary>
public sealed class OpenCircuit(OpenCircuits circuits, AuthenticationStateProvider authentication) : CircuitHandler, IDisposable
{
    private bool _isOpen;

    /// <summary>Raised once, on any thread.</summary>
    public event Action? Ended;

    /// <summary>Raised, on any thread, when the person's roles or memberships may have changed.</summary>
    public event Action? AskedAgain;

    /// <summary>Nothing a browser sends is acted upon any more.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The session the circuit was opened under; null while a page is only being written, and for strangers.</summary>
    public StaffSessionId? Session { get; private set; }

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Session = (await authentication.GetAuthenticationStateAsync()).User.StaffSession();
        _isOpen = true;
        authentication.AuthenticationStateChanged += CompareAsync;
        if (Session is { } session)
        {
            circuits.Add(this, session);
        }
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (IsEnded)
        {
            // The browser was away when it was told: it is told again.
            Ended?.Invoke();
        }
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context => IsEnded ? Task.CompletedTask : next(context);

    public void Dispose()
    {
        if (_isOpen)
        {
            _isOpen = false;
            authentication.AuthenticationStateChanged -= CompareAsync;
            circuits.Remove(this);
        }
    }

    internal void End()
    {
        if (!IsEnded)
        {
            IsEnded = true;
            Ended?.Invoke();
        }
    }

    internal void AskAgain() => AskedAgain?.Invoke();

    // A circuit that reconnects is given the person of its new connection: whoever has signed in to this browser meanwhile.
    private async void CompareAsync(Task<AuthenticationState> state)
    {
        try
        {
            if ((await state).User.StaffSession() != Session)
            {
                End();
            }
        }
        catch (Exception)
        {
            // Not knowing who it is means that it is not the person it was.
            End();
        }
    }
}
