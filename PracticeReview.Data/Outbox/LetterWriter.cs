using System.Globalization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Outbox;

/// <summary>
/// Writes the words of every message. None of them, and no subject, names a child, a review, a partnership or the portal:
/// whoever reads over a shoulder learns only that there is a message. The link stands last, where a preview does not reach.
/// </summary>
/// <param name="catalogues">Words for families, in their languages.</param>
/// <param name="publicAddress">Where the portal is reached from outside, without a slash at its end.</param>
/// <param name="showUnreviewed">Whether words no translator has checked may be used: only in a demonstration, and said so.</param>
public sealed class LetterWriter(CatalogueLibrary catalogues, string publicAddress, bool showUnreviewed)
{
    // Translators: The subject of an e-mail. It must not give away what the message is about.
    private static readonly string s_familySubject = Texts.Mark("A message for you");
    private static readonly string s_codeSubject = Texts.Mark("Your code");
    // Translators: An e-mail or text message. Other people may see it: it must not mention a child, a review or a council.
    private static readonly string s_somethingNew = Texts.Mark("There is something new for you to read. Open it when you are somewhere safe, the way you opened it before.");
    private static readonly string s_invitation = Texts.Mark("Somebody you have spoken with has something to share with you. Open this link when you are somewhere safe. It is only for you:");
    private static readonly string s_until = Texts.Mark("The link works until {day}.");
    private static readonly string s_code = Texts.Mark("Your code is {code}. It works for a short time and only once. Do not give it to anybody.");
    // Translators: The heading and the words of a letter on paper. Other people may see it: it must not say what it is about.
    private static readonly string s_sheetCode = Texts.Mark("Your code is {code}. Use it with the link you have. It works once, until {day}.");
    private static readonly string s_sheetHow = Texts.Mark("Open your link when you are somewhere safe. Choose “I have a code already” and write the code there. If you ask for another code, this one stops working.");
    private static readonly string s_notExpected = Texts.Mark("If you did not expect this message, you need not do anything.");
    private static readonly string s_unreviewed = Texts.Mark("No translator has checked these words yet.");

    /// <param name="argument">The message's argument, opened where it was sealed.</param>
    /// <param name="lastDay">Of an invitation: the last day on which its link works.</param>
    public Letter Write(MessageTemplate template, MessageMeans means, Language language, string? argument, DateOnly? lastDay = null) => template switch
    {
        MessageTemplate.StaffSomethingWaits => English("Something is waiting for you",
            $"Something is waiting for you. Sign in to see it:\n\n{LinkTo(argument ?? "/workspace")}\n"),
        MessageTemplate.StaffPersonalLink => English("Something is waiting for you",
            $"Something is waiting for you. Open this link and sign in to see it; it is only for you, and works for three days:\n\n{LinkTo(argument ?? throw Missing(template))}\n"),
        MessageTemplate.StaffDeadline => WriteDeadline(argument),
        MessageTemplate.StaffMeeting => WriteMeeting(CalendarNotice.Read(argument)),
        MessageTemplate.PublicReportRequest => English("About what you asked for",
            argument is null
                ? "There is an answer to what you asked for. Somebody will be in touch with you.\n"
                : $"There is an answer to what you asked for:\n\n{LinkTo(argument)}\n"),
        MessageTemplate.FamilySomethingNew => WriteFamily(language, means, s_familySubject, [s_somethingNew], null),
        MessageTemplate.FamilyInvitation => WriteFamily(language, means, s_familySubject, lastDay is null ? [s_invitation] : [s_invitation, s_until], LinkTo(argument ?? throw Missing(template)),
            ("{day}", Figures(lastDay))),
        MessageTemplate.FamilyCode => WriteFamily(language, means, s_codeSubject, [s_code], null, ("{code}", argument ?? throw Missing(template))),
        _ => throw new ArgumentOutOfRangeException(nameof(template), template, "A message nobody has written."),
    };

    /// <summary>The sheet that goes by post with a code: it names nobody, and does not say what it is about.</summary>
    /// <param name="lastDay">The last day on which the code works.</param>
    public Letter WriteCodeSheet(Language language, string code, DateOnly lastDay) => WriteFamily(language, MessageMeans.Email, s_codeSubject, [s_sheetCode, s_sheetHow], null,
        ("{code}", code), ("{day}", Figures(lastDay)));

    private Letter WriteDeadline(string? argument)
    {
        var (count, page) = DeadlineDigest.Read(argument);
        var what = count == 1
            ? "One piece of work is waiting for you. Its date is near or has passed."
            : string.Create(CultureInfo.InvariantCulture, $"{count} pieces of work are waiting for you. Their dates are near or have passed.");
        return English("A date is near or has passed", $"{what} Sign in to see it:\n\n{LinkTo(page)}\n");
    }

    private Letter WriteMeeting(CalendarNotice notice)
    {
        var page = LinkTo("/workspace/meetings");
        var what = notice.IsCancelled
            ? "A time that you were asked to keep free is no longer needed. The file takes it out of your calendar."
            : $"Please keep this time free: {EnglishDates.Moment(notice.Start)}. The file puts it into your calendar.";
        return English(notice.IsCancelled ? "A time you need no longer keep free" : "A time to keep free", $"{what} Sign in to see more:\n\n{page}\n") with
        {
            File = new LetterFile("time.ics", $"text/calendar; charset=utf-8; method={notice.Method}", notice.ToCalendarFile(page)),
        };
    }

    private Letter WriteFamily(Language language, MessageMeans means, string subject, IReadOnlyList<string> paragraphs, string? link, params (string Name, string Value)[] values)
    {
        List<string> said = means == MessageMeans.Email ? [.. paragraphs, s_notExpected] : [.. paragraphs];
        var found = said.Prepend(subject).Select(english => (English: english, Entry: EntryFor(language, english))).ToList();
        var ready = language.IsSource || language.IsPseudo || found.TrueForAll(text => text.Entry is not null);
        var unreviewed = ready && found.Exists(text => text.Entry is { State: not TextState.Approved });
        var shown = ready ? language : Languages.English;
        var words = found.Select(text => shown.IsSource ? text.English : shown.IsPseudo ? PseudoLanguage.Write(text.English) : text.Entry!.Forms[0])
            .Select(text => values.Aggregate(text, (filled, value) => filled.Replace(value.Name, value.Value, StringComparison.Ordinal))).ToList();
        List<string> body = [.. words.Skip(1)];
        if (unreviewed)
        {
            body.Add((EntryFor(language, s_unreviewed)?.Forms[0] + " " + s_unreviewed).Trim());
        }
        if (link is not null)
        {
            body.Add(link);
        }
        return new Letter(words[0], string.Join("\n\n", body) + "\n", shown);
    }

    private CatalogueEntry? EntryFor(Language language, string english) =>
        catalogues.For(language)?.Find(new TextKey(english)) is { } entry && entry.State.MayBeShown(showUnreviewed) ? entry : null;

    private static string Figures(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    private string LinkTo(string page) => publicAddress + page;

    private static Letter English(string subject, string body) => new(subject, body, Languages.English);

    private static InvalidOperationException Missing(MessageTemplate template) => new($"A message of the kind {template} needs an argument.");
}
