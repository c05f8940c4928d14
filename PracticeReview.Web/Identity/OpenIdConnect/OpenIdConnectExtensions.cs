using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>Registration of sign-in at an OpenID provider.</summary>
public static class OpenIdConnectExtensions
{
    private const long LargestAnswer = 1024 * 1024;

    /// <summary>Adds the scheme, as Microsoft's package does.</summary>
    public static AuthenticationBuilder AddOpenIdConnect(
        this AuthenticationBuilder builder, string authenticationScheme, Action<OpenIdConnectOptions> configureOptions)
    {
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, Completion>());
        return builder.AddRemoteScheme<OpenIdConnectOptions, OpenIdConnectHandler>(
            authenticationScheme, displayName: null, configureOptions);
    }

    private sealed class Completion(
        IDataProtectionProvider protection, TimeProvider clock, ILoggerFactory loggers) : IPostConfigureOptions<OpenIdConnectOptions>
    {
        public void PostConfigure(string? name, OpenIdConnectOptions options)
        {
            var scheme = name ?? OpenIdConnectDefaults.AuthenticationScheme;
            var purpose = typeof(OpenIdConnectHandler).FullName!;
            options.DataProtectionProvider ??= protection;
            options.TimeProvider ??= clock;
            options.StateDataFormat ??= new PropertiesDataFormat(
                options.DataProtectionProvider.CreateProtector(purpose, scheme, "sign-in"));
            options.SignOutStateDataFormat ??= new PropertiesDataFormat(
                options.DataProtectionProvider.CreateProtector(purpose, scheme, "sign-out"));
            options.StringDataFormat ??= new SecureDataFormat<string>(
                new Utf8Serializer(), options.DataProtectionProvider.CreateProtector(purpose, scheme, "nonce"));

            // A redirect could carry the client's secret or a code to somewhere else.
            options.Backchannel ??= new HttpClient(options.BackchannelHttpHandler ?? new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            {
                Timeout = options.BackchannelTimeout,
                MaxResponseContentBufferSize = LargestAnswer,
            };
            options.ConfigurationManager ??= new OpenIdConnectConfigurationManager(
                options, options.TimeProvider, loggers.CreateLogger<OpenIdConnectConfigurationManager>());
        }
    }

    private sealed class Utf8Serializer : IDataSerializer<string>
    {
        public byte[] Serialize(string model) => System.Text.Encoding.UTF8.GetBytes(model);

        public string Deserialize(byte[] data) => System.Text.Encoding.UTF8.GetString(data);
    }
}
