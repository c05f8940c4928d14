using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites.Merging;

/// <summary>Whose event it is and which file it came from.</summary>
public sealed record FileSource(string Agency, string File);

/// <summary>Something wrong with a file or a row of one.</summary>
/// <param name="Row">The row of the file, or 0 where the whole file is meant.</param>
/// <param name="Column">The column's name in the template, or empty.</param>
public sealed record FileProblem(string File, int Row, string Column, string Message);

/// <summary>
/// The chronologies of several files as one (Policy 7.11). Each row of each file is an event or a row that could not be read;
/// a row with a date that can be read in several ways is one of the latter, with the readings, since an event has one place.
/// </summary>
/// <param name="Events">The events in the order of the composite chronology.</param>
/// <param name="Unread">The rows that could not be read, and the files.</param>
/// <param name="Problems">Everything that is wrong, by file and row.</param>
/// <param name="Notices">What one should know about how the files were read.</param>
/// <param name="FilesRead">How many files could be read at all.</param>
/// <param name="RowsRead">How many rows there are in all files: the events and those that could not be read.</param>
public sealed record MergedFiles(
    IReadOnlyList<CompositeRow<FileSource>> Events,
    IReadOnlyList<Exports.UnreadRow> Unread,
    IReadOnlyList<FileProblem> Problems,
    IReadOnlyList<FileProblem> Notices,
    int FilesRead,
    int RowsRead)
{
    /// <summary>Whether listed names were replaced.</summary>
    public bool IsAnonymised { get; private init; }

    /// <summary>What still looks like a name after that; empty where none were replaced.</summary>
    public IReadOnlyList<Exports.NameLeft> NamesLeft { get; private init; } = [];

    /// <summary>Reads and merges files. Their order makes no difference.</summary>
    /// <param name="files">Each file's name, by which problems call it, the agency it is from where its rows do not say, and its content.</param>
    /// <param name="today">The legal day (Europe/London); later events are not read.</param>
    public static MergedFiles Of(IEnumerable<(string Name, string Agency, Stream Content)> files, DateOnly today, ChronologyLimits limits)
    {
        List<(FileSource Agency, IReadOnlyList<ChronologyRow> Rows)> chronologies = [];
        List<Exports.UnreadRow> unread = [];
        List<FileProblem> problems = [];
        List<FileProblem> notices = [];
        var (filesRead, rowsRead) = (0, 0);
        foreach (var (name, agency, content) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var read = ChronologyReader.Salvage(content, today, limits);
            filesRead += read.IsReadable ? 1 : 0;
            rowsRead += read.Events.Count + read.Unread.Count;
            foreach (var problem in read.FileProblems)
            {
                problems.Add(new FileProblem(name, problem.Row, problem.Column, Say(problem)));
                unread.Add(new Exports.UnreadRow(agency, name, problem.Row, problem.Column, Say(problem), ""));
            }

            foreach (var row in read.Unread)
            {
                problems.AddRange(row.Problems.Select(problem => new FileProblem(name, problem.Row, problem.Column, Say(problem))));
                unread.Add(new Exports.UnreadRow(
                    row.Agency ?? agency, name, row.Row, string.Join(", ", row.Problems.Select(problem => problem.Column).Where(column => column.Length > 0).Distinct(StringComparer.Ordinal)),
                    string.Join('\n', row.Problems.Select(Say)), string.Join('\n', row.Cells.Select(cell => $"{cell.Key}: {cell.Value}"))));
            }

            notices.AddRange(read.Notices.Select(notice => new FileProblem(name, notice.Row, notice.Column, notice.Message)));
            chronologies.AddRange(read.Events.GroupBy(one => one.Agency ?? agency, StringComparer.Ordinal)
                .Select(group => (new FileSource(group.Key, name), (IReadOnlyList<ChronologyRow>)[.. group.Select(one => one.Row)])));
        }

        return new MergedFiles(CompositeChronology.Merge(chronologies, source => source.Agency), unread, problems, notices, filesRead, rowsRead);
    }

    /// <summary>All of it with every listed name replaced, and looked through for what still looks like one.</summary>
    public MergedFiles Anonymised(IEnumerable<Pseudonym> pseudonyms)
    {
        var listed = pseudonyms.ToList();
        var anonymiser = new Anonymiser(listed);
        FileProblem Replaced(FileProblem problem) => problem with { File = anonymiser.Apply(problem.File), Message = anonymiser.Apply(problem.Message) };
        var replaced = this with
        {
            IsAnonymised = true,
            Events = [.. Events.Select(row => new CompositeRow<FileSource>(new FileSource(anonymiser.Apply(row.Agency.Agency), anonymiser.Apply(row.Agency.File)), anonymiser.Apply(row.Row)))],
            Problems = [.. Problems.Select(Replaced)],
            Notices = [.. Notices.Select(Replaced)],
            Unread = [.. Unread.Select(row => row with
            {
                Agency = anonymiser.Apply(row.Agency),
                File = anonymiser.Apply(row.File),
                WhatIsWrong = anonymiser.Apply(row.WhatIsWrong),
                AsItStood = anonymiser.Apply(row.AsItStood),
            })],
        };
        return replaced with { NamesLeft = Merging.NamesLeft.In(replaced, listed) };
    }

    /// <summary>As it goes out.</summary>
    /// <param name="marking">The protective marking at the head and foot of every page.</param>
    public CompositeExport AsExport(string marking = RapidReviews.MeetingReportPaper.Marking) => new(
        "", [.. Events.Select(row => row.Agency.Agency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. Events.Select(row => new ExportRow(row.Agency.Agency, row.Row, row.Agency.File))])
    {
        ProtectiveMarking = marking,
        Unread = Unread,
        IsAnonymised = IsAnonymised,
        NamesLeft = NamesLeft,
    };

    private static string Say(ChronologyProblem problem) => $"{problem.WhatIsWrong} Accepted: {problem.WhatWouldBeAccepted}";
}
