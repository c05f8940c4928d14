namespace PracticeReview.Tests.TestData;

/// <summary>Where the sources are, for tests that read them.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PracticeReview.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException($"No PracticeReview.sln above {AppContext.BaseDirectory}.");
    }
}
