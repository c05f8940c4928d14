using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites;

/// <summary>
/// What tells an event from every other by its content: two rows have one identity exactly where all that was written about
/// them is the same, wherever they stand in the file. Comments and links hang on it, so that they stay where they are when an
/// agency sends its chronology again.
/// </summary>
public static class RowIdentity
{
    /// <summary>The identity: 64 small hexadecimal digits (SHA-256). The number of the row in the file makes no difference.</summary>
    public static string Of(ChronologyRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        foreach (var value in (long[])[row.When.Earliest.Ticks, row.When.Latest.Ticks, (long)row.When.Precision, row.When.Uncertain ? 1 : 0, (long)row.When.Bound, (long)row.WhySignificant, (long)row.ChildSeen, (long)row.ChildHeard])
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            hash.AppendData(number);
        }

        foreach (var text in Texts(row))
        {
            // With their lengths, so that words cannot move from one column to the next unseen.
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64LittleEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string[] Texts(ChronologyRow row) =>
    [
        row.When.AsWritten, row.WhatHappened, row.SourceDocument, row.SourcePage, row.WhoWasSeen, row.Risk, row.Response, row.Impact, row.Partnership, row.Learning,
    ];
}
