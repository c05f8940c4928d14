using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Web.Workspace.Translations;

/// <summary>The words of the translation desk, and its addresses.</summary>
public static class DeskWords
{
    public static readonly IReadOnlyList<TextState> States = [TextState.Untranslated, TextState.NeedsWork, TextState.WaitingForReview, TextState.Approved];

    public static string Name(DeskKind kind) => kind switch
    {
        DeskKind.Interface => "Interface",
        DeskKind.LongText => "Long texts",
        DeskKind.Support => "Support",
        DeskKind.CaseText => "Texts to families",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };

    /// <summary>What a text is, in a few words that name nobody.</summary>
    public static string What(DeskText text) => text.CaseKind switch
    {
        CaseTextKind.Passage => "Part of a report, to a family member",
        CaseTextKind.Answer => "Answer to a family member",
        CaseTextKind.Letter => "Letter to a family member",
        CaseTextKind.Question => "Question to a family member",
        CaseTextKind.Process => "What goes on around a family",
        CaseTextKind.Action => "What is being done, to a family",
        CaseTextKind.Meeting => "Where a meeting with a family is, who comes, or what it is about",
        CaseTextKind.Wish => "How a family member wants to take part",
        CaseTextKind.SafetyNote => "What keeps a family member safe, in their words",
        CaseTextKind.Memory => "What a family member tells of the child",
        CaseTextKind.ReportSummary => "What a report says in short, to a family and the public",
        CaseTextKind.FamilyWords => "What a family member wrote",
        _ => text.Kind switch { DeskKind.LongText => "Long text", DeskKind.Support => "An organisation that supports families", _ => "Text of the interface" },
    };

    public static string Beginning(DeskText text)
    {
        var line = text.Source.Texts[0].ReplaceLineEndings(" ");
        return line.Length <= 90 ? line : line[..90] + "…";
    }

    public static string Address(DeskText text) => $"/workspace/translations/{text.Language}/{text.Id}";

    public static string Address(DeskFilter filter)
    {
        var asked = new List<string>();
        Add("language", filter.Language);
        Add("kind", filter.Kind?.ToString().ToLowerInvariant());
        Add("state", filter.State?.ToWord());
        Add("page", filter.Page > 1 ? filter.Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        return "/workspace/translations" + (asked.Count == 0 ? "" : "?" + string.Join('&', asked));

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                asked.Add($"{name}={value}");
            }
        }
    }

    /// <summary>The smallest count that takes a form, by which translators know it.</summary>
    public static string Example(Language language, int form)
    {
        var rule = PluralRule.Parse(language.Plurals);
        var count = Enumerable.Range(0, 200).FirstOrDefault(number => rule.FormFor(number) == form);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Form {form + 1}, as for {count}");
    }
}
