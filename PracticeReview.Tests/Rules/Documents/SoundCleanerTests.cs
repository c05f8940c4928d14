using System.Buffers.Binary;
using System.Text;
using PracticeReview.Data.Documents;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.Rules.Documents;

/// <summary>What a telephone writes into a sound is taken out, what is to be heard stays, and what is no sound is refused.</summary>
public sealed class SoundCleanerTests
{
    private const string Secret = "53.4808,-2.2426 Marwa's telephone";

    [Theory]
    [InlineData("wav", AcceptedFileType.Wav)]
    [InlineData("mp3", AcceptedFileType.Mp3)]
    [InlineData("opus", AcceptedFileType.Ogg)]
    [InlineData("vorbis", AcceptedFileType.Ogg)]
    [InlineData("m4a", AcceptedFileType.M4a)]
    public void Where_when_and_whose_telephone_are_gone_and_the_sound_is_there(string name, AcceptedFileType type)
    {
        var (sound, heard) = Make(name);
        Contains(sound, Secret).ShouldBeTrue();

        var cleaned = Clean(sound).ShouldNotBeNull();

        cleaned.Type.ShouldBe(type);
        Contains(cleaned.Bytes, Secret).ShouldBeFalse();
        Contains(cleaned.Bytes, "Marwa").ShouldBeFalse();
        cleaned.Bytes.AsSpan().IndexOf(heard).ShouldBeGreaterThanOrEqualTo(0);
        // Cleaning what is clean changes nothing.
        Clean(cleaned.Bytes)!.Value.Bytes.ShouldBe(cleaned.Bytes);
    }

    [Theory]
    [InlineData("%PDF-1.7 no sound")]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("RIFF....WEBPVP8 ")]
    [InlineData("ID3")]
    [InlineData("OggS")]
    [InlineData("")]
    public void What_is_no_sound_is_refused(string text) => Clean(Encoding.Latin1.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void A_film_is_no_sound()
    {
        var sound = Make("m4a").Sound;
        var at = sound.AsSpan().IndexOf("soun"u8);
        "vide"u8.CopyTo(sound.AsSpan(at));

        Clean(sound).ShouldBeNull();
    }

    [Theory]
    [InlineData("wav")]
    [InlineData("mp3")]
    [InlineData("opus")]
    [InlineData("vorbis")]
    [InlineData("m4a")]
    public void Broken_off_or_changed_anywhere_it_is_refused_or_cleaned_and_never_more(string name)
    {
        var sound = Make(name).Sound;
        var random = new Random(7);
        for (var length = 0; length < sound.Length; length += length < 64 ? 1 : 1 + sound.Length / 400)
        {
            Clean(sound[..length]);
            var changed = sound.ToArray();
            changed[random.Next(Math.Min(600, changed.Length))] = (byte)random.Next(256);
            Clean(changed);
        }
    }

    [Fact]
    public void A_page_whose_remarks_were_emptied_is_sealed_again()
    {
        var cleaned = Clean(Make("opus").Sound)!.Value.Bytes;

        foreach (var (at, length) in Pages(cleaned))
        {
            var page = cleaned.AsSpan(at, length).ToArray();
            var said = BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(22));
            page.AsSpan(22, 4).Clear();
            Crc(page).ShouldBe(said);
        }
    }

    // Each in a copy: it is cleaned in its place.
    private static (AcceptedFileType Type, byte[] Bytes)? Clean(byte[] sound) =>
        SoundCleaner.Clean(sound.ToArray(), CancellationToken.None) is { } cleaned ? (cleaned.Type, cleaned.Bytes.ToArray()) : null;

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static (byte[] Sound, byte[] Heard) Make(string name)
    {
        var secret = Encoding.UTF8.GetBytes(Secret);
        switch (name)
        {
            case "wav":
                var wav = DemonstrationSound.Sing();
                byte[] list = [.. "LIST"u8, .. Little(4 + 8 + secret.Length), .. "INFOIART"u8, .. Little(secret.Length), .. secret];
                byte[] padded = list.Length % 2 == 0 ? list : [.. list, 0];
                return ([.. wav.AsSpan(0, 36), .. padded, .. wav.AsSpan(36)], wav[2000..2200]);
            case "mp3":
                // 128 kbit/s, 44.1 kHz: 417 bytes each.
                byte[] frame = [0xff, 0xfb, 0x90, 0x64, .. Enumerable.Repeat((byte)0x11, 413)];
                byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, (byte)secret.Length, .. secret, 0, 0];
                byte[] old = [.. "TAG"u8, .. secret, .. new byte[125 - secret.Length]];
                return ([.. tag, .. frame, .. frame, .. tag, .. frame, .. frame, .. "APETAGEX"u8, .. secret, .. old], [.. frame, .. frame, .. frame, .. frame]);
            case "opus":
                byte[] heard = [.. Enumerable.Range(1, 200).Select(value => (byte)value)];
                byte[] tags = [.. "OpusTags"u8, .. Little(7), .. "libopus"u8, .. Little(1), .. Little(secret.Length + 9), .. "LOCATION="u8, .. secret];
                return ([.. Page(0, [.. "OpusHead"u8, 1, 1, 0, 0, .. new byte[7]]), .. Page(1, tags), .. Page(2, heard)], heard);
            case "vorbis":
                // Its remarks are longer than a page holds of one piece, and share the next with what follows.
                byte[] music = [.. Enumerable.Range(1, 200).Select(value => (byte)(255 - value))];
                byte[] comment = [.. "\u0003vorbis"u8, .. Little(4), .. "Xiph"u8, .. Little(2), .. Little(300), .. new byte[300], .. Little(secret.Length), .. secret, 1];
                return ([.. Page(0, [.. "\u0001vorbis"u8, .. new byte[23]]), .. Page(1, comment, "\u0005vorbis-setup"u8.ToArray()), .. Page(2, music)], music);
            default:
                byte[] data = [.. Enumerable.Range(1, 200).Select(value => (byte)value)];
                var handler = Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "soun"u8, .. new byte[12]]);
                var moov = Box("moov", [.. Box("mvhd", [0, 0, 0, 0, 0xe0, 1, 2, 3, 0xe0, 1, 2, 4, .. new byte[88]]),
                    .. Box("trak", Box("mdia", [.. handler, .. Box("minf", [])])), .. Box("udta", [.. Box("\u00a9xyz", secret)])]);
                return ([.. Box("ftyp", [.. "M4A "u8, 0, 0, 0, 0, .. "M4A isom"u8]), .. moov, .. Box("mdat", data), .. Box("uuid", secret)], data);
        }
    }

    internal static byte[] Little(int value) => BitConverter.GetBytes(value);

    internal static byte[] Box(string name, byte[] body)
    {
        var box = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(name).CopyTo(box, 4);
        body.CopyTo(box, 8);
        return box;
    }

    internal static byte[] Page(int number, params byte[][] packets)
    {
        List<byte> lacing = [];
        foreach (var packet in packets)
        {
            lacing.AddRange(Enumerable.Repeat((byte)255, packet.Length / 255));
            lacing.Add((byte)(packet.Length % 255));
        }
        byte[] page = [.. "OggS"u8, 0, (byte)(number == 0 ? 2 : 0), .. new byte[8], 7, 0, 0, 0, .. Little(number), 0, 0, 0, 0, (byte)lacing.Count, .. lacing, .. packets.SelectMany(packet => packet)];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Crc(page));
        return page;
    }

    private static IEnumerable<(int At, int Length)> Pages(byte[] sound)
    {
        for (var at = 0; at < sound.Length;)
        {
            var length = 27 + sound[at + 26] + sound.AsSpan(at + 27, sound[at + 26]).ToArray().Sum(piece => piece);
            yield return (at, length);
            at += length;
        }
    }

    // Bit by bit, as the format's description has it.
    private static uint Crc(byte[] page)
    {
        uint check = 0;
        foreach (var value in page)
        {
            check ^= (uint)value << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 0x8000_0000) == 0 ? check << 1 : (check << 1) ^ 0x04c1_1db7;
            }
        }
        return check;
    }
}
