using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Jobs.Messages;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Puts the jobs into a node. Any number of nodes may have them: they share one schedule, kept in the database.</summary>
public static class JobsSetup
{
    /// <summary>Adds the jobs, unless <c>Jobs:Enabled</c> is false, and their share in readiness.</summary>
    public static void AddJobs(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue("Jobs:Enabled", true))
        {
            return;
        }
        var demonstration = builder.Configuration.GetValue("Demonstration:Enabled", false);
        builder.AddMessages(demonstration);
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "PracticeReview";
                scheduler.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(4);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database => database.DataSourceFactory = services =>
                    NpgsqlDataSource.Create(services.GetRequiredService<ConnectionStrings>().For(LoginRole.Jobs)));
                store.UseClustering();
                store.UseExecutionHistory();
                store.ConfigureStore(options => options.TablePrefix = "quartz.");
            });
            // A restart goes on from the last firing, so that one that was missed meanwhile is made up for.
            quartz.ConfigureOptions<QuartzOptions>(options => options.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
            Schedule.Write(quartz, demonstration);
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        builder.Services.AddHealthChecks().AddQuartz(options =>
        {
            options.Tags.Add("ready");
            options.RequireSuccessWithin(Schedule.KeyOf<SendOutbox>(), TimeSpan.FromMinutes(5), HealthStatus.Unhealthy);
        });
    }

    private static void AddMessages(this IHostApplicationBuilder builder, bool demonstration)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration("Mail");
        builder.Services.AddOptions<TextMessageOptions>().BindConfiguration("Notify");
        builder.Services.AddSingleton(services => new LetterWriter(
            services.GetRequiredService<CatalogueLibrary>(),
            (services.GetRequiredService<IConfiguration>()["PublicAddress"] ?? "").TrimEnd('/'),
            services.GetRequiredService<IConfiguration>().GetValue("Words:ShowUnreviewed", demonstration)));
        if (demonstration)
        {
            builder.Services.AddSingleton<ITextMessageSender, TextMessagesByMail>();
        }
        else if (builder.Configuration["Notify:ApiKey"] is { Length: > 0 })
        {
            builder.Services.AddHttpClient<ITextMessageSender, NotifySender>();
        }
        else
        {
            builder.Services.AddSingleton<ITextMessageSender, NoTextMessages>();
        }
    }
}
