using System.Text;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>
/// Gathers the bytes of a text that are no plain letters with what stands beside them, and tells which of three encodings they make
/// the likeliest words in: Windows-1252 as England and the west of Europe use it, Windows-1250 of Poland and its neighbours, or that
/// of older Macintoshes. What counts is where letters stand in words: a capital within small letters or a sign within a word is
/// written by no one, and some letters never stand before a consonant, or before a vowel. Where nothing tells, it is Windows-1252.
/// </summary>
internal sealed class OneByteLetters
{
    private const int MostGathered = 20_000;
    private readonly Dictionary<(byte Before, byte Byte, byte Behind), int> _found = [];
    private int _gathered;

    public void Add(byte before, byte letter, byte behind)
    {
        if (letter >= 0x80 && _gathered < MostGathered)
        {
            _gathered++;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_found, (before, letter, behind), out _)++;
        }
    }

    public (Encoding Encoding, string Name) Likeliest()
    {
        (int Page, string Name)[] possible = [(1252, "Windows-1252 (Western European)"), (1250, "Windows-1250 (Central European)"), (10000, "Mac Roman")];
        // Of several that are as likely the first.
        return possible.Select(one => (Encoding: CodePagesEncodingProvider.Instance.GetEncoding(one.Page)!, one.Name))
            .MinBy(one => Against(one.Encoding, one.Encoding.CodePage == 1250));
    }

    private int Against(Encoding encoding, bool isCentral)
    {
        Span<char> of = stackalloc char[256];
        Span<byte> one = stackalloc byte[1];
        for (var value = 0; value < 256; value++)
        {
            one[0] = (byte)value;
            encoding.GetChars(one, of.Slice(value, 1));
        }

        var against = 0;
        foreach (var ((before, letter, behind), times) in _found)
        {
            against += times * Against(of[before], of[letter], of[behind], isCentral);
        }

        return against;
    }

    private static int Against(char before, char letter, char behind, bool isCentral)
    {
        var (isBehindLetter, isBeforeLetter) = (char.IsLetter(before), char.IsLetter(behind));
        if (!char.IsLetter(letter))
        {
            return letter switch
            {
                < '\u00a0' => 6,
                '’' or '‘' or '´' or '\u00a0' => letter == '’' || !isBehindLetter ? 0 : 2,
                '“' or '„' or '«' => isBehindLetter ? 3 : 0,
                '”' or '»' => isBeforeLetter ? 3 : 0,
                '£' or '€' => isBehindLetter || isBeforeLetter ? 3 : 0,
                '–' or '—' or '…' or '•' or '·' => isBehindLetter && isBeforeLetter ? 1 : 0,
                '½' or '¼' or '¾' or '°' or '²' or '³' => isBehindLetter || isBeforeLetter ? 4 : 0,
                _ => isBehindLetter || isBeforeLetter ? 4 : 2,
            };
        }

        if (char.IsUpper(letter) && (char.IsLower(before) || (isBehindLetter && char.IsLower(behind))))
        {
            return 4;
        }

        var isBeforeVowel = IsVowel(behind);
        return isCentral ? CentralAgainst(letter, before, isBehindLetter, isBeforeLetter, isBeforeVowel) : WesternAgainst(letter, before, behind, isBehindLetter, isBeforeLetter, isBeforeVowel);
    }

    private static int WesternAgainst(char letter, char before, char behind, bool isBehindLetter, bool isBeforeLetter, bool isBeforeVowel) => char.ToLowerInvariant(letter) switch
    {
        'ñ' => isBeforeVowel ? 0 : 3,
        'ã' or 'õ' => behind is 'o' or 'e' or 'O' or 'E' ? 0 : 2,
        'ø' or 'å' => isBehindLetter && IsVowel(before) && isBeforeVowel ? 3 : 0,
        'ì' or 'ù' or 'ò' => !isBehindLetter || isBeforeLetter ? 2 : 0,
        'ê' or 'û' => isBeforeLetter && isBehindLetter ? 0 : 2,
        'è' => isBehindLetter && IsVowel(before) ? 2 : 0,
        'æ' => isBeforeLetter ? 0 : 2,
        'œ' => behind is 'u' or 'i' or 's' or 't' or 'U' ? 0 : 3,
        'ÿ' => isBeforeLetter || !isBehindLetter ? 2 : 0,
        'þ' or 'ð' => 2,
        'ƒ' or 'ª' or 'º' or 'µ' or 'π' or 'ω' or 'ﬁ' or 'ﬂ' or 'ı' => 4,
        'ˆ' or 'ˇ' or '˘' => 4,
        _ => 0,
    };

    private static int CentralAgainst(char letter, char before, bool isBehindLetter, bool isBeforeLetter, bool isBeforeVowel) => char.ToLowerInvariant(letter) switch
    {
        'ń' => isBeforeVowel ? 3 : 0,
        'ŕ' or 'ĺ' => 3,
        'ć' or 'č' or 'ř' => isBehindLetter && isBeforeLetter && !IsVowel(before) && !isBeforeVowel ? 2 : 0,
        'ę' or 'ą' => !isBehindLetter ? 3 : 0,
        'ů' or 'ű' or 'ő' => !isBehindLetter ? 2 : 0,
        'ď' or 'ť' or 'ň' or 'ě' => isBehindLetter && IsVowel(before) && isBeforeVowel ? 2 : 0,
        'đ' => 1,
        _ => 0,
    };

    private static bool IsVowel(char letter) =>
        char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'á' or 'é' or 'í' or 'ó' or 'ú' or 'ý' or 'à' or 'è' or 'ò' or 'ù' or 'â' or 'ê' or 'î' or 'ô' or 'û' or 'ä' or 'ë' or 'ï' or 'ö' or 'ü';
}
