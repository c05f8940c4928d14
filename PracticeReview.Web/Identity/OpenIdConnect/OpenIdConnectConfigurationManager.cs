using System.Text.Json;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>
/// Fetches a provider's discovery document and keys once and keeps them: until they are due for renewal, or until a
/// token bears an unknown key, but then not more often than the minimum interval. When a renewal fails, what was
/// known before goes on being used.
/// </summary>
public sealed partial class OpenIdConnectConfigurationManager(
    OpenIdConnectOptions options, TimeProvider clock, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Known? _known;
    private DateTimeOffset? _lastAskedForUnknownKey;

    /// <summary>The provider's configuration. Throws when none was ever fetched and the provider cannot be reached.</summary>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && clock.GetUtcNow() < known.DueAt)
        {
            return known.Configuration;
        }

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return _known is { } fresh && clock.GetUtcNow() < fresh.DueAt
                ? fresh.Configuration
                : await FetchOrKeepAsync(cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// Fetches anew because a token bore a key that <paramref name="seen"/> does not have. Within the minimum interval
    /// since the last such request, what is known is returned unchanged.
    /// </summary>
    public async Task<OpenIdConnectConfiguration> RefreshAsync(
        OpenIdConnectConfiguration seen, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && !ReferenceEquals(known.Configuration, seen))
            {
                return known.Configuration; // someone else has just fetched it
            }

            if (_lastAskedForUnknownKey + options.RefreshInterval > clock.GetUtcNow())
            {
                return seen;
            }

            _lastAskedForUnknownKey = clock.GetUtcNow();
            return await FetchOrKeepAsync(cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<OpenIdConnectConfiguration> FetchOrKeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var authority = options.Authority!.TrimEnd('/');
            var document = await options.Backchannel.GetStringAsync(
                new Uri($"{authority}/.well-known/openid-configuration"), cancellationToken);
            var configuration = OpenIdConnectConfiguration.Read(document, authority, options.IsSafe);
            var keys = SigningKey.ReadSet(await options.Backchannel.GetStringAsync(configuration.JwksUri, cancellationToken));
            configuration = configuration with { SigningKeys = keys };
            _known = new Known(configuration, clock.GetUtcNow() + options.AutomaticRefreshInterval);
            return configuration;
        }
        catch (Exception unreachable) when (_known is not null && unreachable is HttpRequestException or JsonException
            or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogKeptOldConfiguration(logger, unreachable);
            _known = _known! with { DueAt = clock.GetUtcNow() + options.RefreshInterval };
            return _known.Configuration;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The OpenID provider's configuration could not be renewed; the known one stays in use.")]
    private static partial void LogKeptOldConfiguration(ILogger logger, Exception exception);

    private sealed record Known(OpenIdConnectConfiguration Configuration, DateTimeOffset DueAt);
}
