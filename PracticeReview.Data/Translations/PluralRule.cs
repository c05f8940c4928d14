using System.Globalization;

namespace PracticeReview.Data.Translations;

/// <summary>
/// A gettext <c>Plural-Forms</c> expression: which of a language's forms a count takes.
/// The expression is read by a small parser of our own and can do nothing but arithmetic on the count.
/// </summary>
public sealed class PluralRule
{
    /// <summary>One thing, or any other number: English and Urdu.</summary>
    public static readonly PluralRule English = Parse("nplurals=2; plural=(n != 1);");

    private readonly Func<long, long> _form;

    private PluralRule(int forms, Func<long, long> form)
    {
        Forms = forms;
        _form = form;
    }

    /// <summary>How many forms a text with a count has in this language, 1 to 6.</summary>
    public int Forms { get; }

    /// <summary>The form, from 0, for this count. A negative count takes the form of its absolute value.</summary>
    public int FormFor(long count) => (int)_form(Math.Abs(count));

    /// <exception cref="FormatException">The expression is not one, or names a form that does not exist for some count up to 1,000.</exception>
    public static PluralRule Parse(string header)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (header.Length > 300
            || parts is not [var count, var expression]
            || !count.StartsWith("nplurals=", StringComparison.Ordinal)
            || !expression.StartsWith("plural=", StringComparison.Ordinal)
            || !int.TryParse(count["nplurals=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var forms)
            || forms is < 1 or > 6)
        {
            throw new FormatException("Plural-Forms must read 'nplurals=1 to 6; plural=expression;'.");
        }

        var rule = new PluralRule(forms, new Reader(expression["plural=".Length..]).ReadAll());
        for (var n = 0; n <= 1000; n++)
        {
            long form;
            try
            {
                form = rule._form(n);
            }
            catch (Exception error) when (error is DivideByZeroException or OverflowException)
            {
                throw new FormatException($"Plural-Forms cannot be worked out for {n}.", error);
            }

            if (form < 0 || form >= forms)
            {
                throw new FormatException($"Plural-Forms gives form {form} for {n}, but there are only {forms}.");
            }
        }

        return rule;
    }

    private sealed class Reader(string text)
    {
        private static readonly string[][] s_levels = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];
        private int _at;
        private int _depth;

        public Func<long, long> ReadAll()
        {
            var whole = Choice();
            Skip();
            return _at == text.Length ? whole : throw Wrong();
        }

        private Func<long, long> Choice()
        {
            if (++_depth > 50)
            {
                throw new FormatException("Plural-Forms is nested too deeply.");
            }

            var test = Level(0);
            if (Take("?"))
            {
                var yes = Choice();
                if (!Take(":"))
                {
                    throw Wrong();
                }

                var (condition, no) = (test, Choice());
                test = n => condition(n) != 0 ? yes(n) : no(n);
            }

            _depth--;
            return test;
        }

        private Func<long, long> Level(int level)
        {
            if (level == s_levels.Length)
            {
                return Unary();
            }

            var left = Level(level + 1);
            while (s_levels[level].FirstOrDefault(Take) is { } sign)
            {
                var (a, b) = (left, Level(level + 1));
                left = Apply(sign, a, b);
            }

            return left;
        }

        private Func<long, long> Unary()
        {
            var not = 0;
            while (Take("!"))
            {
                not++;
            }

            var value = Atom();
            return not == 0 ? value : not % 2 == 1 ? n => value(n) == 0 ? 1 : 0 : n => value(n) == 0 ? 0 : 1;
        }

        private Func<long, long> Atom()
        {
            if (Take("("))
            {
                var inner = Choice();
                return Take(")") ? inner : throw Wrong();
            }

            if (Take("n"))
            {
                return n => n;
            }

            var start = _at;
            while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            {
                _at++;
            }

            if (_at == start || _at - start > 9)
            {
                throw Wrong();
            }

            var number = long.Parse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture);
            return _ => number;
        }

        private static Func<long, long> Apply(string sign, Func<long, long> a, Func<long, long> b) => sign switch
        {
            "||" => n => a(n) != 0 || b(n) != 0 ? 1 : 0,
            "&&" => n => a(n) != 0 && b(n) != 0 ? 1 : 0,
            "==" => n => a(n) == b(n) ? 1 : 0,
            "!=" => n => a(n) != b(n) ? 1 : 0,
            "<=" => n => a(n) <= b(n) ? 1 : 0,
            ">=" => n => a(n) >= b(n) ? 1 : 0,
            "<" => n => a(n) < b(n) ? 1 : 0,
            ">" => n => a(n) > b(n) ? 1 : 0,
            "+" => n => checked(a(n) + b(n)),
            "-" => n => checked(a(n) - b(n)),
            "*" => n => checked(a(n) * b(n)),
            "/" => n => a(n) / b(n),
            _ => n => a(n) % b(n)
        };

        private bool Take(string sign)
        {
            Skip();
            if (!text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
            {
                return false;
            }

            _at += sign.Length;
            return true;
        }

        private void Skip()
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }
        }

        private FormatException Wrong() => new($"Plural-Forms cannot be read at character {_at + 1} of '{text}'.");
    }
}
