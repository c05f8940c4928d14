using PracticeReview.Web;
using PracticeReview.Web.CommandLine;

if (Verbs.Find(args) is { } verb)
{
    return await verb.RunAsync(args[1..], CancellationToken.None);
}
try
{
    await Portal.Build(args).RunAsync();
    return 0;
}
catch (UnsafeSettingsException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 78;
}
