using PracticeReview.Web;
using PracticeReview.Web.CommandLine;

if (Verbs.Find(args) is { } verb)
{
    return await verb.RunAsync(args[1..], CancellationToken.None);
}
await Portal.Build(args).RunAsync();
return 0;
