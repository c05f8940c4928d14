namespace PracticeReview.Data.Information.Chronologies;

/// <summary>An event of a file, with the agency its row names.</summary>
/// <param name="Agency">What stands in the file's column of agencies; null where there is none or it is empty.</param>
public sealed record ReadEvent(ChronologyRow Row, string? Agency);

/// <summary>A row of a file that could not be read.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Agency">What stands in the file's column of agencies, or null.</param>
/// <param name="Cells">Its words by the names of the columns, so that none of it is lost.</param>
/// <param name="Problems">Everything that is wrong with it.</param>
public sealed record UnreadChronologyRow(int Row, string? Agency, IReadOnlyList<KeyValuePair<string, string>> Cells, IReadOnlyList<ChronologyProblem> Problems);

/// <summary>What could be read of a file and what could not; each of its rows is in one of the two.</summary>
/// <param name="Events">The rows that were read, in the order of the file.</param>
/// <param name="Unread">The rows that were not.</param>
/// <param name="FileProblems">What is wrong with the file as a whole, such as another sheet that looks like a chronology; or why nothing of it can be read.</param>
/// <param name="Notices">What one should know about how it was read.</param>
/// <param name="IsReadable">Whether its rows could be looked at, whatever came of them.</param>
public sealed record SalvagedChronology(
    IReadOnlyList<ReadEvent> Events, IReadOnlyList<UnreadChronologyRow> Unread, IReadOnlyList<ChronologyProblem> FileProblems, IReadOnlyList<ChronologyNotice> Notices, bool IsReadable);
