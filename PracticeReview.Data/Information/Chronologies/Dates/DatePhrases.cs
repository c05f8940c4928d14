namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>Puts phrases whose single words would be misread into pieces that say what is meant.</summary>
internal static class DatePhrases
{
    public const string DayAfter = "dayafter", DayBefore = "daybefore";

    /// <param name="tokens">The pieces; they are changed.</param>
    public static void Put(List<DateToken> tokens)
    {
        PutUnknownDay(tokens);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != DateTokenKind.Word && !tokens[at].Is('?'))
            {
                continue;
            }
            switch (tokens[at].Text, Text(at + 1))
            {
                case ("week" or "wk", "of"):
                    Replace(at, 2, Word(DateWords.WeekOf));
                    break;
                case ("day" or "month" or "year", "after" or "before"):
                    Replace(at, 2, Word(tokens[at].Text + tokens[at + 1].Text));
                    break;
                case ("christmas" or "xmas", "day"):
                    Replace(at, 2, Number(25), Word("december"));
                    break;
                case ("christmas" or "xmas", "eve"):
                    Replace(at, 2, Number(24), Word("december"));
                    break;
                case ("easter", "weekend" or "wkend"):
                    Replace(at, 2, Word("easter"));
                    break;
                case ("easter", "saturday" or "sunday" or "monday" or "day") or ("good", "friday"):
                    Replace(at, 2, Word(tokens[at].Text + tokens[at + 1].Text));
                    break;
                case ("boxing", "day"):
                    Replace(at, 2, Number(26), Word("december"));
                    break;
                case ("new", "year" or "years") when NewYear(at) is { Length: > 0 } feast:
                    Replace(at, feast.Length, feast.IsEve ? Number(31) : Number(1), Word(feast.IsEve ? "december" : "january"));
                    break;
                default:
                    if (UnknownTime(at) is > 0 and var length)
                    {
                        tokens.RemoveRange(at, length);
                        at--;
                    }
                    else if (at > 0 && UnknownDate(at) is > 0 and var words)
                    {
                        // "May 2016 - day not known".
                        at -= tokens[at - 1].Is('-') ? 1 : 0;
                        words += tokens[at].Is('-') ? 1 : 0;
                        Replace(at, words, s_doubt);
                    }
                    break;
            }
        }

        string Text(int at) => at >= 0 && at < tokens.Count ? tokens[at].Text : "";

        (int Length, bool IsEve) NewYear(int at)
        {
            var next = at + 2;
            next += Text(next) == "'" ? 1 : 0;
            next += Text(next) == "s" ? 1 : 0;
            return Text(next) is "day" or "eve" ? (next - at + 1, Text(next) == "eve") : default;
        }

        // "Time unknown", "?time", "exact time not recorded": the day is as it stands.
        int UnknownTime(int at)
        {
            var from = at;
            var isUnknown = false;
            if (Text(from) is "?" or "no" or "unknown")
            {
                isUnknown = true;
                from++;
            }
            from += Text(from) is "exact" or "precise" ? 1 : 0;
            if (Text(from) != "time")
            {
                return 0;
            }
            var end = from + 1;
            end += Text(end) is "is" or "was" or "of" ? 1 : 0;
            var length = (Text(end), Text(end + 1), Text(end + 2)) switch
            {
                ("not", "known" or "recorded" or "given" or "stated" or "noted" or "specified" or "clear", _) => 2,
                ("n", "/", "k" or "a" or "r") => 3,
                ("unknown" or "unrecorded" or "unspecified" or "unclear" or "unsure" or "tbc" or "nk", _, _) => 1,
                ("known" or "recorded" or "given" or "stated" or "noted" or "specified", _, _) when isUnknown => 1,
                ("?", _, _) => 1,
                _ => 0,
            };
            // A time that follows was known after all.
            return (isUnknown || length > 0) && !(end + length < tokens.Count && tokens[end + length].IsNumber && length == 0) ? end + length - at : 0;
        }

        // "Exact date unknown", "day not recorded": what stands before it is all that is known.
        int UnknownDate(int at)
        {
            var from = at;
            var isUnknown = false;
            if (Text(from) is "no" or "unknown")
            {
                isUnknown = true;
                from++;
            }
            from += Text(from) is "exact" or "precise" or "specific" or "actual" ? 1 : 0;
            if (Text(from) is not ("date" or "day"))
            {
                return 0;
            }
            var end = from + 1;
            end += Text(end) is "is" or "was" ? 1 : 0;
            var length = (Text(end), Text(end + 1), Text(end + 2)) switch
            {
                ("not", "known" or "recorded" or "given" or "stated" or "noted" or "specified" or "clear" or "certain", _) => 2,
                ("n", "/", "k" or "a" or "r") => 3,
                ("unknown" or "unrecorded" or "unspecified" or "unclear" or "unsure" or "uncertain" or "tbc" or "nk", _, _) => 1,
                ("known" or "recorded" or "given" or "stated" or "noted" or "specified", _, _) when isUnknown => 1,
                _ => 0,
            };
            return isUnknown || length > 0 ? end + length - at : 0;
        }

        void Replace(int at, int length, params ReadOnlySpan<DateToken> by)
        {
            tokens.RemoveRange(at, length);
            for (var place = 0; place < by.Length; place++)
            {
                tokens.Insert(at + place, by[place]);
            }
        }
    }

    /// <summary>"??/05/2016", "xx/05/2016" and "/05/2016" are a month in which nobody knows the day; so are years without their month.</summary>
    private static void PutUnknownDay(List<DateToken> tokens)
    {
        var at = 0;
        while (at < tokens.Count && tokens[at].Kind == DateTokenKind.Word && tokens[at].Text is "before" or "after" or "since" or "by" or "about" or "circa" or "from")
        {
            at++;
        }
        var found = false;
        while (true)
        {
            var end = at;
            while (end < tokens.Count && tokens[end].Is('?'))
            {
                end++;
            }
            if (end == at && end < tokens.Count && tokens[end] is { Kind: DateTokenKind.Word, Text: "x" or "xx" or "dd" or "mm" })
            {
                end++;
            }
            var isSign = end < tokens.Count && (tokens[end].Is('/') || tokens[end].Is('.') || tokens[end].Is('-'));
            // A year, a month with its year, or another that nobody knows has to follow; before a whole date a sign says nothing of its day.
            var rest = tokens.Count - end - 1;
            var isYear = rest == 1 && tokens[end + 1] is { IsNumber: true, Digits: 4 };
            var isMonth = rest == 3 && tokens[end + 3] is { IsNumber: true, Digits: 4 } && (tokens[end + 1] is { IsNumber: true, Digits: <= 2 } || DateWords.Month(tokens[end + 1]) > 0);
            var isUnknown = rest >= 2 && (tokens[end + 1].Is('?') || tokens[end + 1] is { Kind: DateTokenKind.Word, Text: "x" or "xx" or "mm" });
            if (!isSign || !(isYear || isMonth || isUnknown) || (end == at && !(tokens[end].Is('/') && isMonth)))
            {
                break;
            }
            tokens.RemoveRange(at, end + 1 - at);
            found = true;
        }
        if (found)
        {
            tokens.Insert(at, s_doubt);
        }
    }

    private static readonly DateToken s_doubt = new(DateTokenKind.Sign, 0, 0, false, "?");

    private static DateToken Word(string text) => new(DateTokenKind.Word, 0, 0, false, text);

    private static DateToken Number(int value) => new(DateTokenKind.Number, value, 2, true, "");
}
