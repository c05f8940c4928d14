using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Web.Storage;

internal static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(services => ReadConnections(services.GetRequiredService<IConfiguration>()));
        builder.Services.TryAddSingleton<Database>();
        builder.Services.TryAddSingleton<IMessageSeal, MessageSeal>();
        builder.Services.AddUseCasesAndQueries();
        builder.Services.AddDataProtection().SetApplicationName("PracticeReview");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DataProtectionKeys(services.GetRequiredService<Database>())));
    }

    /// <summary>Every use case and query takes the database and keeps nothing else, so one of each serves everybody.</summary>
    public static IServiceCollection AddUseCasesAndQueries(this IServiceCollection services)
    {
        foreach (var type in typeof(ActorDirectory).Assembly.GetExportedTypes().Where(NeedsDatabase))
        {
            services.TryAddSingleton(type);
        }
        return services;
    }

    private static bool NeedsDatabase(Type type) => type is { IsClass: true, IsAbstract: false }
        && type.GetConstructors(BindingFlags.Public | BindingFlags.Instance) is [var only]
        && only.GetParameters().Any(parameter => parameter.ParameterType == typeof(Database));

    public static ConnectionStrings ReadConnections(IConfiguration configuration)
    {
        return new ConnectionStrings(Of("Workspace"), Of("Family"), Of("Public"), Of("Jobs"));

        string Of(string name) => configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"ConnectionStrings:{name} is not set. The portal needs one connection string for each of its four login roles.");
    }
}
