using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Information.Composites.Merging;

namespace PracticeReview.Web.CommandLine;

/// <summary>
/// The verb <c>chronology merge</c>: several agencies' files become one composite chronology. It needs no database and no
/// settings. What is written is written whole or not at all.
/// </summary>
public static class ChronologyVerb
{
    public const string Verb = "chronology";
    private const int Clean = 0, WithProblems = 1, Unusable = 2;
    private const int MostTold = 50;

    /// <summary>More than is taken from one agency in the portal: here nobody waits for an answer on a page.</summary>
    private static readonly ChronologyLimits Limits = new(MaximumRows: 50_000);

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record JsonEvent(string Agency, string DateText, string? Earliest, string? Latest, string Text, string File, int Row);

    private sealed record JsonProblem(string File, int Row, string Column, string Message);

    private sealed record JsonAnswer(IReadOnlyList<JsonEvent> Events, IReadOnlyList<JsonProblem> Problems, IReadOnlyList<JsonProblem> Notices);

    public static Task<int> RunAsync(string[] words, CancellationToken cancellation) =>
        RunAsync(words, Console.OpenStandardOutput(), Console.Error, TimeProvider.System, cancellation);

    /// <param name="output">Takes the answer in UTF-8 and nothing else.</param>
    /// <param name="said">Takes what is said to the person.</param>
    /// <returns>0 when everything was read; 1 when something could not be and is told; 2 when nothing was written.</returns>
    public static async Task<int> RunAsync(string[] words, Stream output, TextWriter said, TimeProvider clock, CancellationToken cancellation)
    {
        // Names of files and the words in them may be in any script, whatever the terminal's is.
        await using var answer = new StreamWriter(output, leaveOpen: true);
        if (words.Contains("--help") || words.Contains("-h"))
        {
            await answer.WriteLineAsync(Help);
            return Clean;
        }
        var command = ChronologyCommand.Read(words);
        if (command.Refusals.Count > 0)
        {
            foreach (var refusal in command.Refusals)
            {
                await said.WriteLineAsync(refusal);
            }
            await said.WriteLineAsync("chronology --help tells how to ask.");
            return Unusable;
        }
        try
        {
            return await MergeAsync(command, answer, said, clock, cancellation);
        }
        catch (Exception silent) when (silent is IOException or UnauthorizedAccessException)
        {
            await said.WriteLineAsync($"Nothing was written: {silent.Message}");
            return Unusable;
        }
    }

    private static async Task<int> MergeAsync(ChronologyCommand command, TextWriter answer, TextWriter said, TimeProvider clock, CancellationToken cancellation)
    {
        var merged = Read(command, LegalDay.Of(clock.GetUtcNow()));
        if (command.Anonymise is { } table)
        {
            await using var content = File.OpenRead(table);
            var pseudonyms = PseudonymFile.Read(content);
            if (pseudonyms.Refused)
            {
                if (command.AsJson)
                {
                    await JsonAsync(merged with { Events = [], Problems = [.. merged.Problems, new FileProblem(table, 0, "", string.Join(' ', pseudonyms.Refusals))] }, answer, cancellation);
                }
                await said.WriteLineAsync($"{table}: {string.Join(' ', pseudonyms.Refusals)} Two columns are needed: a name, and what is read instead. Nothing was written.");
                return Unusable;
            }
            merged = merged.Anonymised(pseudonyms.Value);
        }
        if (merged.FilesRead == 0)
        {
            if (command.AsJson)
            {
                await JsonAsync(merged, answer, cancellation);
            }
            await TellAsync(merged.Problems, said);
            await said.WriteLineAsync("None of the files could be read. Nothing was written.");
            return Unusable;
        }
        var export = command.Marking is { } marking ? merged.AsExport(marking) : merged.AsExport();
        List<(string File, Action<Stream> Write)> files = [];
        if (command.Out is { } workbook)
        {
            files.Add((workbook, stream => CompositeWorkbook.Write(export, stream)));
        }
        if (command.Docx is { } document)
        {
            files.Add((document, stream => CompositeWordDocument.Write(export, stream)));
        }
        WrittenFiles.Write(files);
        if (command.AsJson)
        {
            await JsonAsync(merged, answer, cancellation);
        }
        var person = command.AsJson ? said : answer;
        await TellAsync([.. merged.Notices, .. NamesLeft(merged)], person);
        await TellAsync(merged.Problems, person);
        await person.WriteLineAsync(Summary(merged, command));
        return merged.Problems.Count == 0 ? Clean : WithProblems;
    }

    private static MergedFiles Read(ChronologyCommand command, DateOnly today)
    {
        List<(string Name, string Agency, Stream Content)> files = [];
        try
        {
            // Two files of one name are told apart by where they lie.
            var names = command.Files.Select(file => Path.GetFileName(file)).ToList();
            for (var at = 0; at < names.Count; at++)
            {
                var name = names.Count(other => string.Equals(other, names[at], StringComparison.OrdinalIgnoreCase)) > 1 ? command.Files[at] : names[at];
                files.Add((name, Path.GetFileNameWithoutExtension(command.Files[at]), File.OpenRead(command.Files[at])));
            }
            return MergedFiles.Of(files, today, Limits);
        }
        finally
        {
            foreach (var (_, _, content) in files)
            {
                content.Dispose();
            }
        }
    }

    private static async Task TellAsync(IReadOnlyList<FileProblem> problems, TextWriter person)
    {
        foreach (var problem in problems.Take(MostTold))
        {
            if (problem.File.Length == 0)
            {
                await person.WriteLineAsync($"{(problem.Column.Length > 0 ? problem.Column + ": " : "")}{problem.Message}");
                continue;
            }
            var row = problem.Row > 0 ? string.Create(CultureInfo.InvariantCulture, $", row {problem.Row}") : "";
            await person.WriteLineAsync($"{problem.File}{row}{(problem.Column.Length > 0 ? ", " + problem.Column : "")}: {problem.Message}");
        }
        if (problems.Count > MostTold)
        {
            await person.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… and {problems.Count - MostTold:N0} more."));
        }
    }

    private static string Summary(MergedFiles merged, ChronologyCommand command)
    {
        var written = string.Join(" and ", ((string?[])[command.Out, command.Docx]).Where(file => file is not null));
        var unread = merged.RowsRead - merged.Events.Count;
        var rest = (unread, command.Out) switch
        {
            (0, _) => "",
            (_, null) => string.Create(CultureInfo.InvariantCulture, $" {unread:N0} could not be read."),
            _ => string.Create(CultureInfo.InvariantCulture, $" {unread:N0} could not be read: see the sheet “Could not be read”."),
        };
        rest += (merged.NamesLeft.Count, command.Out) switch
        {
            (0, _) => "",
            (_, null) => string.Create(CultureInfo.InvariantCulture, $" {merged.NamesLeft.Count:N0} words or numbers still look like a name, an address or the like."),
            _ => string.Create(CultureInfo.InvariantCulture, $" {merged.NamesLeft.Count:N0} words or numbers still look like a name, an address or the like: see the sheet “Names to look at”, and take it away before the file is sent on."),
        };
        var files = merged.FilesRead == command.Files.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{command.Files.Count} {(command.Files.Count == 1 ? "file" : "files")}")
            : string.Create(CultureInfo.InvariantCulture, $"{merged.FilesRead} of {command.Files.Count} files");
        return string.Create(CultureInfo.InvariantCulture, $"{merged.Events.Count:N0} of {merged.RowsRead:N0} rows from {files} were merged{(written.Length > 0 ? " into " + written : "")}.{rest}");
    }

    private static async Task JsonAsync(MergedFiles merged, TextWriter answer, CancellationToken cancellation)
    {
        var whole = new JsonAnswer(
            [.. merged.Events.Select(row => new JsonEvent(
                row.Agency.Agency, row.Row.When.AsWritten, Earliest(row.Row.When), Latest(row.Row.When), row.Row.WhatHappened, row.Agency.File, row.Row.RowNumber))],
            [.. merged.Problems.Select(AsJson)],
            [.. merged.Notices.Concat(NamesLeft(merged)).Select(AsJson)]);
        await answer.WriteLineAsync(JsonSerializer.Serialize(whole, Json).AsMemory(), cancellation);
    }

    private static JsonProblem AsJson(FileProblem problem) => new(problem.File, problem.Row, problem.Column, problem.Message);

    private static IEnumerable<FileProblem> NamesLeft(MergedFiles merged) => merged.NamesLeft.Select(name => new FileProblem(
        name.File, name.Row, name.Column, string.Create(CultureInfo.InvariantCulture, $"“{name.Found}” still looks like {name.LooksLike}{(name.Places > 1 ? $", in {name.Places:N0} places" : "")}. {name.Why}")));

    // "Before May 2016" has no earliest day, and its latest is the one before; "after" the other way round.
    private static string? Earliest(EventDate when) => when.FirstPossible is { } first ? Iso(first, when.Precision) : null;

    private static string? Latest(EventDate when) => when.LastPossible is { } last ? Iso(last, when.Precision) : null;

    private static string Iso(DateTime moment, DatePrecision precision) => moment.ToString(
        precision is DatePrecision.Time or DatePrecision.PartOfDay ? "yyyy-MM-dd'T'HH':'mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private const string Help = """
        ./run chronology merge FILE... --out FILE.xlsx [--docx FILE.docx] [--anonymise FILE]
                                                       [--marking TEXT] [--json]

        Merges agencies' chronologies (.xlsx, .docx, .csv) into one, in order of date. Needs no database.

          --out         the composite chronology as an Excel workbook; rows that could not be read go to a sheet of their own
          --docx        the same as a Word document
          --anonymise   a table with a name in its first column, what is read instead in its second, and what else the person is
                        called in its third, with semicolons between (.csv or .xlsx). Of a whole name its parts are replaced too.
                        What still looks like a name, a school, an address or a number is told and goes to a sheet of its own.
          --marking     the protective marking on every page; "Official: sensitive" where it is left out
          --json        events, problems and notices on standard output, and nothing else there; --out may then be left out
          --help        this text

        The agency of an event is what the file's column of agencies says, or else the name of the file without its ending.
        Every row with a date is an event or told as one that could not be read, wherever it stands: above the column names, on
        another sheet, in another table. Sheets and tables with the same column names are read as one and their rows counted through.
        Days come before months. What can be read in several ways, such as 04-05-06 or 22 May without a year, is not guessed: the
        row counts as one that could not be read, and its readings are told. In JSON a date has the precision of yyyy-MM-dd, or
        of yyyy-MM-ddTHH:mm where a time or a part of the day is known; "before" has no earliest and "after" no latest.

        Ends with 0 when every row was read, 1 when some could not be, 2 when nothing was written.
        """;
}
