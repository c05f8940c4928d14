using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace PracticeReview.Bench.Circuits;

/// <summary>As much of MessagePack as a circuit's messages need: null, yes and no, numbers, text, bytes, lists, empty maps.</summary>
internal static class MessagePack
{
    /// <summary>A message as SignalR frames it: its length, seven bits at a time, and itself.</summary>
    public static byte[] Frame(params object?[] message)
    {
        var body = new ArrayBufferWriter<byte>();
        Write(body, message);
        var framed = new ArrayBufferWriter<byte>();
        var length = body.WrittenCount;
        do
        {
            framed.Write<byte>([(byte)((length & 0x7f) | (length > 0x7f ? 0x80 : 0))]);
            length >>= 7;
        }
        while (length > 0);
        framed.Write(body.WrittenSpan);
        return framed.WrittenSpan.ToArray();
    }

    /// <summary>Takes the next whole message off <paramref name="received"/>.</summary>
    /// <returns>Null when it is not all there yet.</returns>
    public static object?[]? Next(ref ReadOnlySpan<byte> received)
    {
        int length = 0, shift = 0, at = 0;
        byte part;
        do
        {
            if (at == received.Length)
            {
                return null;
            }
            part = received[at++];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        if (received.Length - at < length)
        {
            return null;
        }
        var message = received.Slice(at, length);
        received = received[(at + length)..];
        return (object?[])Read(ref message)!;
    }

    private static void Write(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                to.Write<byte>([0xc0]);
                break;
            case bool yes:
                to.Write<byte>([yes ? (byte)0xc3 : (byte)0xc2]);
                break;
            case int or long:
                Span<byte> number = stackalloc byte[9];
                number[0] = 0xd3;
                BinaryPrimitives.WriteInt64BigEndian(number[1..], Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                to.Write<byte>(number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                WriteHead(to, 0xdb, bytes.Length);
                to.Write(bytes);
                break;
            case object?[] list:
                WriteHead(to, 0xdd, list.Length);
                foreach (var item in list)
                {
                    Write(to, item);
                }
                break;
            case Headers:
                to.Write<byte>([0x80]);
                break;
            default:
                throw new ArgumentException($"Nothing for {value.GetType()}.", nameof(value));
        }
    }

    private static void WriteHead(ArrayBufferWriter<byte> to, byte kind, int length)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], length);
        to.Write<byte>(head);
    }

    private static object? Read(ref ReadOnlySpan<byte> from)
    {
        var kind = Take(ref from, 1)[0];
        return kind switch
        {
            <= 0x7f => (long)kind,
            <= 0x8f => ReadMap(ref from, kind & 0x0f),
            <= 0x9f => ReadList(ref from, kind & 0x0f),
            <= 0xbf => Encoding.UTF8.GetString(Take(ref from, kind & 0x1f)),
            0xc0 => null,
            0xc2 or 0xc3 => kind == 0xc3,
            0xc4 => Take(ref from, (int)Unsigned(ref from, 1)).ToArray(),
            0xc5 => Take(ref from, (int)Unsigned(ref from, 2)).ToArray(),
            0xc6 => Take(ref from, (int)Unsigned(ref from, 4)).ToArray(),
            0xcc => Unsigned(ref from, 1),
            0xcd => Unsigned(ref from, 2),
            0xce => Unsigned(ref from, 4),
            0xcf or 0xd3 => Unsigned(ref from, 8),
            0xd0 => (long)(sbyte)Take(ref from, 1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(ref from, 2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(ref from, 4)),
            0xd9 => Encoding.UTF8.GetString(Take(ref from, (int)Unsigned(ref from, 1))),
            0xda => Encoding.UTF8.GetString(Take(ref from, (int)Unsigned(ref from, 2))),
            0xdb => Encoding.UTF8.GetString(Take(ref from, (int)Unsigned(ref from, 4))),
            0xdc => ReadList(ref from, (int)Unsigned(ref from, 2)),
            0xdd => ReadList(ref from, (int)Unsigned(ref from, 4)),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"A circuit does not send {kind:x2}."),
        };
    }

    private static object?[] ReadList(ref ReadOnlySpan<byte> from, int count)
    {
        var list = new object?[count];
        for (var at = 0; at < count; at++)
        {
            list[at] = Read(ref from);
        }
        return list;
    }

    private static Headers ReadMap(ref ReadOnlySpan<byte> from, int count)
    {
        ReadList(ref from, count * 2);
        return Headers.None;
    }

    private static long Unsigned(ref ReadOnlySpan<byte> from, int bytes)
    {
        long number = 0;
        foreach (var part in Take(ref from, bytes))
        {
            number = (number << 8) | part;
        }
        return number;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, int count)
    {
        var taken = from[..count];
        from = from[count..];
        return taken;
    }
}

/// <summary>The headers of a message, which are always empty.</summary>
internal sealed class Headers
{
    public static readonly Headers None = new();
}
