namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>Finds the time of day among the pieces of a date and takes it out of them.</summary>
internal static class ClockReader
{
    /// <summary>Takes the time, range of times or part of the day out of <paramref name="tokens"/>. False where there are two, or where a time is no time.</summary>
    /// <param name="isNone">Whether it was false because no clock shows such a time.</param>
    public static bool TakeOut(List<DateToken> tokens, out ClockTime? clock, out bool isNone)
    {
        clock = null;
        isNone = false;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!Time(tokens, at, alone: false, out var time, out var length))
            {
                if (length < 0)
                {
                    isNone = true;
                    return false;
                }
                continue;
            }
            // "14:00-15:00": the first half of the day may be said once for both.
            if (at + length < tokens.Count - 1 && (tokens[at + length].Is('-') || tokens[at + length].Is("to") || tokens[at + length].Is("until") || tokens[at + length].Is("and"))
                && Time(tokens, at + length + 1, alone: false, out var until, out var more, follows: true) && !until.IsPart && !time.IsPart)
            {
                time = time with { To = until.From };
                length += 1 + more;
            }
            tokens.RemoveRange(at, length);
            if (time.IsPart && clock is { IsPart: false })
            {
                // "2:30 in the afternoon" says the same twice, or it contradicts itself.
                if (!Within(clock.Value.From, time))
                {
                    return false;
                }
            }
            else if (clock is null || (clock is { IsPart: true } && !time.IsPart && Within(time.From, clock.Value)))
            {
                clock = time;
            }
            else if (clock != time)
            {
                return false;
            }
            at--;
        }
        return true;
    }

    /// <summary>Reads a whole text as a time: what stands in a column of times.</summary>
    public static ClockTime? Alone(List<DateToken> tokens)
    {
        if (tokens.Count > 0 && Time(tokens, 0, alone: true, out var time, out var length))
        {
            if (length == tokens.Count)
            {
                return time;
            }
            if (length < tokens.Count - 1 && (tokens[length].Is('-') || tokens[length].Is("to") || tokens[length].Is("until"))
                && Time(tokens, length + 1, alone: true, out var until, out var more) && length + 1 + more == tokens.Count && !time.IsPart && !until.IsPart)
            {
                return time with { To = until.From };
            }
        }
        var rest = tokens.ToList();
        return TakeOut(rest, out var clock, out _) && rest.Count == 0 ? clock : null;
    }

    private static bool Within(TimeOnly time, ClockTime part) => part.From <= part.To ? time >= part.From && time <= part.To : time >= part.From || time <= part.To;

    /// <param name="length">How many pieces it takes; -1 where it looks like a time and is none.</param>
    private static bool Time(List<DateToken> tokens, int at, bool alone, out ClockTime time, out int length, bool follows = false)
    {
        time = default;
        length = 0;
        var token = tokens[at];
        if (token.Kind == DateTokenKind.Word)
        {
            if (At(tokens, at + 1) is { Kind: DateTokenKind.Word } second && DateWords.PartOfDay(token.Text + second.Text) is { } pair)
            {
                length = At(tokens, at + 2).Is("morning") ? 3 : 2;
                time = pair;
                return true;
            }
            length = 1;
            return DateWords.PartOfDay(token.Text) is { } part && Set(part, out time);
        }
        if (!token.IsNumber || token.IsOrdinal)
        {
            return false;
        }
        var next = At(tokens, at + 1);
        if (next.Is(':') && At(tokens, at + 2) is { IsNumber: true } minute)
        {
            length = 3;
            var second = 0;
            if (At(tokens, at + 3).Is(':') && At(tokens, at + 4) is { IsNumber: true } seconds)
            {
                second = seconds.Value;
                length = At(tokens, at + 5).Is('.') && At(tokens, at + 6).IsNumber ? 7 : 5;
            }
            return Finish(tokens, at, token.Digits <= 2 && minute.Digits == 2 ? token.Value : -1, minute.Value, second, ref length, out time);
        }
        if (next.Is('.') && At(tokens, at + 2) is { IsNumber: true, Digits: 2 } minutes && token.Digits <= 2 && !IsDateSign(At(tokens, at - 1)))
        {
            length = 3;
            var half = Half(tokens, at + 3).Length > 0 || At(tokens, at + 3) is { Text: "hrs" or "hours" or "h" };
            if (alone && At(tokens, at + 3).Is('.') && At(tokens, at + 4) is { IsNumber: true, Digits: 2 } seconds)
            {
                length = 5;
                return Finish(tokens, at, token.Value, minutes.Value, seconds.Value, ref length, out time);
            }
            if (half || alone || (!IsDateSign(At(tokens, at + 3)) && token.Value <= 23 && minutes.Value <= 59 && HasDateElsewhere(tokens, at, at + 3)))
            {
                return Finish(tokens, at, token.Value, minutes.Value, 0, ref length, out time);
            }
            length = 0;
            return false;
        }
        // "03/04/15 pm" and "22 May 15 pm" end in a year; "9am-5pm" ends in a time.
        if (token.Digits <= 2 && Half(tokens, at + 1) is { Length: > 0 }
            && (alone || follows || !IsDateSign(At(tokens, at - 1))) && (token.Value <= 12 || DateWords.Month(At(tokens, at - 1)) == 0))
        {
            length = 1;
            return Finish(tokens, at, token.Value, 0, 0, ref length, out time);
        }
        if (token.Value == 12 && next is { Text: "noon" or "midday" or "midnight" })
        {
            length = 2;
            return DateWords.PartOfDay(next.Text) is { } twelve && Set(twelve, out time);
        }
        if (next is { Text: "hrs" or "hours" or "h" or "hr" } && token.Digits is >= 1 and <= 4 && !IsDateSign(At(tokens, at - 1)))
        {
            length = 1;
            return token.Digits >= 3
                ? Finish(tokens, at, token.Value / 100, token.Value % 100, 0, ref length, out time)
                : Finish(tokens, at, token.Value, 0, 0, ref length, out time);
        }
        if (alone && token.Digits is 3 or 4 && tokens.Count == 1)
        {
            length = 1;
            return Finish(tokens, at, token.Value / 100, token.Value % 100, 0, ref length, out time);
        }
        return false;
    }

    private static bool Finish(List<DateToken> tokens, int at, int hour, int minute, int second, ref int length, out ClockTime time)
    {
        time = default;
        var (half, taken) = Half(tokens, at + length);
        if (taken > 0)
        {
            hour = hour is > 0 and <= 12 ? (hour % 12) + (half == 'p' ? 12 : 0) : -1;
            length += taken;
        }
        else if (At(tokens, at + length) is { Text: "hrs" or "hours" or "h" or "hr" })
        {
            length++;
        }
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            length = -1;
            return false;
        }
        return Set(ClockTime.At(new TimeOnly(hour, minute, second)), out time);
    }

    /// <summary>am, pm, a.m. or p.m.</summary>
    private static (char Half, int Length) Half(List<DateToken> tokens, int at)
    {
        var token = At(tokens, at);
        if (token.Is("am") || token.Is("pm"))
        {
            return (token.Text[0], At(tokens, at + 1).Is('.') ? 2 : 1);
        }
        if ((token.Is("a") || token.Is("p")) && At(tokens, at + 1).Is('.') && At(tokens, at + 2).Is("m"))
        {
            return (token.Text[0], At(tokens, at + 3).Is('.') ? 4 : 3);
        }
        return default;
    }

    private static bool HasDateElsewhere(List<DateToken> tokens, int from, int to)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if ((at < from || at >= to) && tokens[at].IsNumber)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsDateSign(DateToken token) => token.Is('.') || token.Is('/') || token.Is('-');

    private static DateToken At(List<DateToken> tokens, int at) =>
        at >= 0 && at < tokens.Count ? tokens[at] : new DateToken(DateTokenKind.Sign, 0, 0, false, " ");

    private static bool Set(ClockTime found, out ClockTime time)
    {
        time = found;
        return true;
    }
}
