namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Reads "yes" and "no" as people write them.</summary>
public static class RecordedAnswer
{
    /// <summary>How it stands in the template: Yes, No, or nothing.</summary>
    public static string Write(Recorded answer) => answer switch { Recorded.Yes => "Yes", Recorded.No => "No", _ => "" };

    /// <summary>Reads an answer. Null where it is neither yes nor no nor that it is not recorded.</summary>
    public static Recorded? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 40 ? null : text.Trim().TrimEnd('.', '!').ToLowerInvariant() switch
        {
            "yes" or "y" or "true" or "1" or "x" or "seen" or "heard" or "✓" or "✔" or "☑" or "☒" => Recorded.Yes,
            "no" or "n" or "false" or "0" or "not seen" or "not heard" or "✗" or "✘" => Recorded.No,
            "" or "-" or "–" or "?" or "n/a" or "na" or "n/k" or "nk" or "not known" or "unknown" or "not recorded" or "not stated" or "not applicable" or "☐" => Recorded.NotRecorded,
            _ => null,
        };
    }

    /// <summary>The answer a longer text begins with, such as "Yes, alone"; null where it begins with none.</summary>
    internal static Recorded? ReadFirstWord(string text)
    {
        var end = text.AsSpan().IndexOfAny(" ,.;:-–(\n");
        return end is > 0 and <= 5 ? Read(text[..end]) switch { Recorded.Yes when text[..end].Length > 0 && char.IsLetter(text[0]) => Recorded.Yes, Recorded.No when char.IsLetter(text[0]) => Recorded.No, _ => null } : null;
    }

    internal static bool Begins(string text) => (Read(text.Length > 400 ? text[..400] : text) ?? ReadFirstWord(text)) is not null;
}
