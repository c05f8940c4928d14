namespace PracticeReview.Web.CommandLine;

/// <summary>Writes files so that each is there whole or not at all, and none before all could be written.</summary>
internal static class WrittenFiles
{
    public static void Write(IReadOnlyList<(string File, Action<Stream> Write)> files)
    {
        List<(string Temporary, string File)> written = [];
        try
        {
            foreach (var (file, write) in files)
            {
                var whole = Path.GetFullPath(file);
                var temporary = Path.Combine(Path.GetDirectoryName(whole)!, $".{Path.GetFileName(whole)}.{Guid.NewGuid():N}");
                written.Add((temporary, whole));
                using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                write(stream);
            }
            foreach (var (temporary, file) in written)
            {
                File.Move(temporary, file, overwrite: true);
            }
        }
        finally
        {
            foreach (var (temporary, _) in written)
            {
                File.Delete(temporary);
            }
        }
    }
}
