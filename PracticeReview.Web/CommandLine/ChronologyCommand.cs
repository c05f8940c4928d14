namespace PracticeReview.Web.CommandLine;

/// <summary>What <c>chronology merge</c> is asked to do, and what is wrong with the question.</summary>
internal sealed record ChronologyCommand(IReadOnlyList<string> Files, string? Out, string? Docx, string? Anonymise, string? Marking, bool AsJson, IReadOnlyList<string> Refusals)
{
    private static readonly string[] Options = ["--out", "--docx", "--anonymise", "--marking"];

    public static ChronologyCommand Read(string[] words)
    {
        List<string> files = [], refusals = [];
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        var asJson = false;
        if (words is not ["merge", ..])
        {
            refusals.Add(words is [] or ["--json"] ? "chronology needs a word after it: merge." : $"There is no “chronology {words[0]}”, only “chronology merge”.");
        }
        var onlyFiles = false;
        for (var at = 1; at < words.Length; at++)
        {
            var word = words[at];
            if (onlyFiles || !word.StartsWith("--", StringComparison.Ordinal))
            {
                files.Add(word);
                continue;
            }
            if (word == "--")
            {
                onlyFiles = true;
                continue;
            }
            if (word == "--json")
            {
                asJson = true;
                continue;
            }
            var (name, value) = word.Split('=', 2) is [var before, var after] ? (before, after) : (word, null);
            if (!Options.Contains(name, StringComparer.Ordinal))
            {
                refusals.Add($"There is no option {word}.");
                continue;
            }
            if (value is null && at + 1 < words.Length && !words[at + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = words[++at];
            }
            if (string.IsNullOrWhiteSpace(value))
            {
                refusals.Add(name == "--marking" ? "--marking needs the words of a marking after it." : $"{name} needs the name of a file after it.");
            }
            else if (!given.TryAdd(name, value))
            {
                refusals.Add($"{name} is given twice.");
            }
        }
        var command = new ChronologyCommand(files, given.GetValueOrDefault("--out"), given.GetValueOrDefault("--docx"), given.GetValueOrDefault("--anonymise"), given.GetValueOrDefault("--marking"), asJson, refusals);
        if (refusals.Count == 0)
        {
            refusals.AddRange(command.Check());
        }
        return command;
    }

    private IEnumerable<string> Check()
    {
        if (Files.Count == 0)
        {
            yield return "Name the files to merge.";
        }
        if (Out is null && Docx is null && !AsJson)
        {
            yield return "--out is missing: the name of the workbook to write, such as --out composite.xlsx.";
        }
        foreach (var file in Files.Append(Anonymise).Where(file => file is not null && !File.Exists(file)))
        {
            yield return Directory.Exists(file) ? $"{file} is a folder. Name the files in it." : $"There is no file {file}.";
        }
        var paths = Files.Select(Path.GetFullPath).ToList();
        foreach (var twice in paths.GroupBy(path => path, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} is named twice; its events would be there twice.";
        }
        foreach (var (name, file, ending) in ((string, string?, string)[])[("--out", Out, ".xlsx"), ("--docx", Docx, ".docx")])
        {
            if (file is null)
            {
                continue;
            }
            if (!file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{name} needs a file that ends in {ending}.";
            }
            if (paths.Contains(Path.GetFullPath(file)) || (Anonymise is not null && Path.GetFullPath(Anonymise) == Path.GetFullPath(file)))
            {
                yield return $"{name} would write over {file}, which is read.";
            }
            if (Directory.Exists(file))
            {
                yield return $"{name}: {file} is a folder.";
            }
            else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            {
                yield return $"{name}: there is no folder {Path.GetDirectoryName(Path.GetFullPath(file))}.";
            }
        }
    }
}
