namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>Reads what is said of a week: "w/c 04/05/2015", "weekend of 9 May", "2nd week of May".</summary>
internal static class WeekReader
{
    /// <summary>
    /// Takes what is said of a week out of the pieces: "w/c"; the week with a day; or which week of a month, "1st week of May". What
    /// "week 3 May" means is either.
    /// </summary>
    public static (WeekMeant Week, int? OfMonth, bool IsEither) TakeOut(List<DateToken> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Text is "week" or "wk" or DateWords.WeekOf && at > 0 && DateWords.Ordinal(tokens[at - 1]) is { } ordinal)
            {
                tokens.RemoveRange(at - 1, 2);
                return (WeekMeant.None, ordinal, false);
            }
            if (tokens[at].Text is "week" or "wk" && at + 2 < tokens.Count && tokens[at + 1] is { IsNumber: true, IsOrdinal: false, Digits: 1, Value: >= 1 and <= 5 } && DateWords.Month(tokens[at + 2]) > 0)
            {
                tokens.RemoveAt(at);
                return (WeekMeant.Containing, null, true);
            }
            var (week, length) = (tokens[at].Text, Text(at + 1), Text(at + 2)) switch
            {
                ("w", "/", "c" or "b") => (WeekMeant.Commencing, 3),
                ("w", "/", "e") => (WeekMeant.Ending, 3),
                ("w", ".", "c") => (WeekMeant.Commencing, Text(at + 3) == "." ? 4 : 3),
                ("wc" or "wb", _, _) => (WeekMeant.Commencing, 1),
                ("week" or "wk", "commencing" or "beginning" or "starting" or "start" or "begin" or "beg" or "comm" or "from", _) => (WeekMeant.Commencing, 2),
                ("week" or "wk", "ending" or "end" or "to", _) => (WeekMeant.Ending, 2),
                ("weekend" or "wkend", _, _) => (WeekMeant.Weekend, 1),
                ("week" or "wk" or DateWords.WeekOf, _, _) => (WeekMeant.Containing, 1),
                _ => (WeekMeant.None, 0),
            };
            if (length > 0)
            {
                tokens.RemoveRange(at, length);
                return (week, null, false);
            }
        }
        return (WeekMeant.None, null, false);

        string Text(int at) => at < tokens.Count ? tokens[at].Text : "";
    }
}
