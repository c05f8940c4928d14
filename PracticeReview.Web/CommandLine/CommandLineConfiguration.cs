namespace PracticeReview.Web.CommandLine;

internal static class CommandLineConfiguration
{
    public static IConfigurationRoot Read() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>The owner's connection, which only the command line uses.</summary>
    public static string Owner(IConfiguration configuration) => configuration.GetConnectionString("Owner")
        ?? throw new InvalidOperationException("ConnectionStrings:Owner is not set. The command line works as the owner of the database.");
}
