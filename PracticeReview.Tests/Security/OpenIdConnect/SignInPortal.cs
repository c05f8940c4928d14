using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Identity.OpenIdConnect;

namespace PracticeReview.Tests.Security.OpenIdConnect;

/// <summary>A portal with nothing but its front door, in front of the real provider or of one that alters its tokens.</summary>
public sealed class SignInPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AnswerCatcher _catcher;

    private SignInPortal(
        WebApplication app,
        Uri address,
        DemonstrationProvider provider,
        TamperingProvider? tampering,
        LogLines log,
        AnswerCatcher catcher) =>
        (_app, Address, Provider, Tampering, Log, _catcher) = (app, address, provider, tampering, log, catcher);

    public Uri Address { get; }

    public DemonstrationProvider Provider { get; }

    /// <summary>The altering provider in between, where one was asked for.</summary>
    public TamperingProvider? Tampering { get; }

    public LogLines Log { get; }

    /// <summary>While set, the provider's answer is left in the browser's address bar and not acted upon.</summary>
    public bool CatchAnswers
    {
        get => _catcher.On;
        set => _catcher.On = value;
    }

    public Uri PrivatePage => new(Address, "/workspace/private?tab=one");

    public static async Task<SignInPortal> StartAsync(
        Action<OpenIdConnectOptions>? configure = null, bool tamper = false, string clientAuthentication = "client_secret_basic")
    {
        var address = new Uri($"http://127.0.0.1:{DemonstrationProvider.FreePort()}");
        var between = tamper ? new Uri($"http://127.0.0.1:{DemonstrationProvider.FreePort()}") : null;
        var provider = await DemonstrationProvider.StartAsync(
            address,
            [
                new("juniper", "Officer Juniper Testwell", "juniper@police.example"),
                new("rowan", "Nurse Rowan Sampleton", "rowan@health.example"),
            ],
            between,
            trials: true,
            clientAuthentication);
        var tampering = between is null ? null : await TamperingProvider.StartAsync(between, provider.Address);
        var log = new LogLines();
        var catcher = new AnswerCatcher();
        var app = Build(address, provider.Authority, log, catcher, configure);
        await app.StartAsync();
        return new SignInPortal(app, address, provider, tampering, log, catcher);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (Tampering is not null)
        {
            await Tampering.DisposeAsync();
        }

        await Provider.DisposeAsync();
    }

    private static WebApplication Build(
        Uri address, string authority, LogLines log, AnswerCatcher catcher, Action<OpenIdConnectOptions>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthorization();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OpenId:Authority"] = authority,
            ["OpenId:ClientId"] = DemonstrationProvider.ClientId,
            ["OpenId:ClientSecret"] = DemonstrationProvider.ClientSecret,
        }).Build();
        builder.Services.AddAuthentication(Schemes.Workspace).AddWorkspaceSignIn(settings.GetSection(WorkspaceSignIn.Section), demonstration: true);
        if (configure is not null)
        {
            builder.Services.Configure(Schemes.OpenIdConnect, configure);
        }

        var app = builder.Build();
        app.Use((context, next) => catcher.On && context.Request.Path == WorkspaceSignIn.SignedInPath
            ? context.Response.WriteAsync("caught")
            : next(context));
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/", () => "front page");
        app.MapGet(WorkspaceSignIn.FailedPath, () => "sign-in failed page");
        app.MapGet("/workspace/private", async (HttpContext context) =>
        {
            var ticket = await context.AuthenticateAsync(Schemes.Workspace);
            var claims = string.Join('\n', context.User.Claims.Select(claim => $"{claim.Type}={claim.Value}"));
            var tokens = string.Join(',', ticket.Properties!.GetTokens().Select(token => token.Name));
            return $"signed in as {context.User.Identity!.Name}\ntokens:{tokens}\nquery:{context.Request.QueryString}\n{claims}";
        }).RequireAuthorization();
        app.MapGet("/workspace/lured", (HttpContext context, string to) =>
            context.ChallengeAsync(Schemes.OpenIdConnect, new AuthenticationProperties { RedirectUri = to }));
        app.MapGet("/workspace/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(Schemes.Workspace);
            await context.SignOutAsync(Schemes.OpenIdConnect, new AuthenticationProperties { RedirectUri = "/" });
        });
        return app;
    }

    private sealed class AnswerCatcher
    {
        public bool On { get; set; }
    }

    /// <summary>Everything the portal logged, to see that reasons arrive there and secrets do not.</summary>
    public sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
