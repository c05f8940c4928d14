using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words;

/// <summary>
/// The words of one request. It hands out texts in the language the person asked for and remembers
/// each one that was not ready; <see cref="WholePageExecutor"/> then shows the whole page in English,
/// so that no page is ever half in one language and half in another.
/// </summary>
public sealed class Localizer(CatalogueLibrary catalogues, LongTextLibrary longTexts, IOptions<WordsOptions> options)
{
    private static readonly TextKey s_interpreter = new(Texts.Mark("If you need this in your language, ask us for an interpreter. It is free."));

    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalText> _said = new(StringComparer.Ordinal);

    /// <summary>The language of the address.</summary>
    public Language Requested { get; private set; } = Languages.English;

    /// <summary>The language the page is really in: what was asked for, or English where the page is not ready.</summary>
    public Language Shown { get; private set; } = Languages.English;

    /// <summary>Whether anything on the page has not been checked by a translator. True only in a demonstration.</summary>
    public bool ShowsUnreviewed { get; private set; }

    /// <summary>Whether any of it was made by a machine.</summary>
    public bool ShowsMachineMade { get; private set; }

    /// <summary>Whether the notice about unchecked words is on the page.</summary>
    public bool NoticeShown { get; set; }

    /// <summary>Whether the person asked for another language than the page is in.</summary>
    public bool FellBack => Shown != Requested;

    /// <summary>What was asked for since the language was chosen and was not ready in it.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Begins a request in this language.</summary>
    public void Choose(Language language)
    {
        (Requested, ShowsUnreviewed, ShowsMachineMade, NoticeShown) = (language, false, false, false);
        _missing.Clear();
        _said.Clear();
        Show(language);
    }

    /// <summary>Turns the page English. What was said before follows, because texts are looked up when they are written out.</summary>
    public void TurnEnglish()
    {
        (ShowsUnreviewed, ShowsMachineMade) = (false, false);
        Show(Languages.English);
    }

    /// <summary>A text, with values for its <c>{placeholders}</c>. The English must be a literal, so that it can be extracted.</summary>
    public LocalText Say(string english, params (string Name, object? Value)[] values) =>
        new(this, new TextKey(english), null, 0, values);

    /// <summary>A text whose English means two things; the context tells the translator which.</summary>
    public LocalText SayIn(string context, string english, params (string Name, object? Value)[] values) =>
        new(this, new TextKey(english, context), null, 0, values);

    /// <summary>A text with a count; <c>{count}</c> in either English form is the number.</summary>
    public LocalText SayMany(string one, string many, long count, params (string Name, object? Value)[] values) =>
        new(this, new TextKey(one), many, count, [.. values, (TextShape.Count, count)]);

    /// <summary>A text that was marked elsewhere with <see cref="Texts.Mark"/>, such as the sentence of a refusal.</summary>
    public LocalText SayMarked(string marked, params (string Name, object? Value)[] values) => Say(marked, values);

    /// <summary>Why something was refused. Its English is extracted from where the refusal is made.</summary>
    public LocalText SayRefusal(Refusal refusal) =>
        SayMarked(refusal.Message, [.. refusal.Arguments.Select((argument, i) => (i.ToString(CultureInfo.InvariantCulture), (object?)argument))]);

    /// <summary>A day in full, Gregorian.</summary>
    public string Date(DateOnly day) => Shown.Date(day);

    /// <summary>A day and time, already in Europe/London.</summary>
    public string Time(DateTime londonTime) => Shown.Time(londonTime);

    /// <summary>A whole number.</summary>
    public string Number(long number) => Shown.Number(number);

    /// <summary>A long text from <c>Texts/{name}/</c>, with values for its placeholders.</summary>
    public LongPage Long(string name, IReadOnlyDictionary<string, IHtmlContent> values)
    {
        var english = longTexts.English(name);
        if (Shown.IsSource || Shown.IsPseudo)
        {
            return LongPage.Render(english, Shown.IsPseudo, values);
        }

        var text = longTexts.Find(name, Shown);
        var state = text?.StateAgainst(english) ?? TextState.Untranslated;
        return Accept(state, text?.IsMachineMade == true, "Texts/" + name) ? LongPage.Render(text!, pseudo: false, values) : LongPage.Render(english, pseudo: false, values);
    }

    /// <summary>
    /// The line on how to get an interpreter, in the language the person asked for where that line is ready,
    /// otherwise in English. It never counts as a missing text, because it is what is shown when one is.
    /// </summary>
    public (string Text, Language Language) InterpreterLine()
    {
        var entry = catalogues.For(Requested)?.Find(s_interpreter);
        return entry?.State.MayBeShown(options.Value.ShowUnreviewed) == true
            ? (entry.Forms[0], Requested)
            : (s_interpreter.English, Languages.English);
    }

    internal string Find(TextKey key, string? many, long count)
    {
        var english = many is not null && PluralRule.English.FormFor(count) == 1 ? many : key.English;
        if (Shown.IsSource)
        {
            return english;
        }

        if (Shown.IsPseudo)
        {
            return PseudoLanguage.Write(english);
        }

        var catalogue = catalogues.For(Shown);
        var entry = catalogue?.Find(key);
        if (entry is null || (entry.EnglishMany != many) || !Accept(entry.State, entry.IsMachineMade, key.ToString()))
        {
            _missing.Add(key.ToString());
            return english;
        }

        return entry.Forms[many is null ? 0 : catalogue!.Plurals.FormFor(count)];
    }

    internal void Remember(string written, LocalText text) => _said.TryAdd(written, text);

    internal LocalText? WhoseText(string written) => _said.GetValueOrDefault(written);

    private bool Accept(TextState state, bool isMachineMade, string name)
    {
        if (!state.MayBeShown(options.Value.ShowUnreviewed))
        {
            _missing.Add(name);
            return false;
        }

        ShowsUnreviewed |= state != TextState.Approved;
        ShowsMachineMade |= isMachineMade;
        return true;
    }

    private void Show(Language language)
    {
        Shown = language;
        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
    }
}
