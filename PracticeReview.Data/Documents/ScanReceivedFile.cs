namespace PracticeReview.Data.Documents;

/// <summary>What the scanner says of a file that has just come in.</summary>
internal static class ScanReceivedFile
{
    /// <summary>Refused, in words for the person, when the scanner recognises something harmful.</summary>
    public const string Harmful = "The malware scanner found something harmful in this file, so it was not taken. Tell your IT department before you open it again.";

    /// <returns>The state the document begins with; Infected means that it must not be kept.</returns>
    public static async Task<ScanState> AskAsync(IMalwareScan? scan, ReceivedFile file, CancellationToken cancellation)
    {
        if (scan is null)
        {
            return ScanState.NotScanned;
        }
        file.Content.Position = 0;
        return await scan.ScanAsync(file.Content, cancellation) switch
        {
            ScanVerdict.Clean => ScanState.Clean,
            ScanVerdict.Infected => ScanState.Infected,
            _ => ScanState.Waiting,
        };
    }
}
