using System.Buffers.Binary;
using System.Text;
using PracticeReview.Data.Documents;
using static PracticeReview.Tests.Rules.Documents.SoundCleanerTests;

namespace PracticeReview.Tests.Rules.Documents;

/// <summary>Whatever is hidden in a sound beside what is to be heard does not come through, and no length that it claims holds anybody up.</summary>
public sealed class PlantedSoundTests
{
    private static readonly byte[] s_planted = Encoding.UTF8.GetBytes("Marwa at 53.4808,-2.2426");
    private static readonly byte[] s_heard = [.. Enumerable.Range(1, 200).Select(value => (byte)value)];

    // 128 kbit/s, 44.1 kHz: 417 bytes each.
    private static readonly byte[] s_frame = [0xff, 0xfb, 0x90, 0x64, .. Enumerable.Repeat((byte)0x11, 413)];

    // As a picture begins: each marker looks a little like the beginning of a frame.
    private static readonly byte[] s_cover = [0xff, 0xd8, 0xff, 0xe2, 0x40, 0x10, .. "ICC_PROFILE"u8, 0, .. s_planted, 0xff, 0xfb, 0x90, 0x64, .. s_planted, .. new byte[600], .. s_planted, .. new byte[500], 0xff, 0xd9];

    public static TheoryData<string> Boxes => ["first", "prft", "XMP_", "ID32", "emsg", "last", "moov", "meta", "trak", "mdia", "minf", "dinf", "stbl", "entry", "wave", "name", "url ", "alis", "time", "short", "traf"];

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Only_the_boxes_that_are_needed_to_play_it_stay_and_nothing_moves(string where)
    {
        var sound = M4a(where);
        var place = sound.AsSpan().IndexOf(s_heard);
        (where == "short" || sound.AsSpan().IndexOf(s_planted) >= 0 || where == "time").ShouldBeTrue();

        var cleaned = Clean(sound).ShouldNotBeNull();

        cleaned.Length.ShouldBe(sound.Length);
        cleaned.AsSpan().IndexOf(s_heard).ShouldBe(place);
        foreach (var left in (string[])["Marwa", "53.4808", "-2.24", "Quick", "Voice"])
        {
            cleaned.AsSpan().IndexOf(Encoding.UTF8.GetBytes(left)).ShouldBe(-1, left);
        }
        cleaned.AsSpan().IndexOf((byte[])[0xe0, 1, 2]).ShouldBe(-1, "when it was made");
        foreach (var needed in (string[])["ftyp", "moov", "mvhd", "trak", "tkhd", "edts", "elst", "mdia", "mdhd", "hdlr", "minf", "smhd", "dinf", "dref", "url ", "stbl", "stsd", "mp4a", "esds", "stts", "stsc", "stsz", "stco", "mdat"])
        {
            cleaned.AsSpan().IndexOf(Encoding.Latin1.GetBytes(needed)).ShouldBeGreaterThan(0, needed);
        }
        Clean(cleaned).ShouldBe(cleaned);
    }

    private static IEnumerable<(string Name, ulong Length)> Lengths()
    {
        foreach (var length in (ulong[])[long.MaxValue, 0, 1, 15, ulong.MaxValue, 1UL << 32])
        {
            yield return ("of its own", length);
        }
        // Back to the beginning of the file, of what holds it, of the box before: from each of these it would begin again for ever.
        for (var back = 1UL; back <= 1_200; back++)
        {
            yield return ("back", (1UL << 63) - back);
            yield return ("back in 32 bits", (1UL << 32) - back);
        }
    }

    [Fact]
    public async Task A_box_that_claims_any_length_is_refused_at_once()
    {
        foreach (var (name, length) in Lengths())
        {
            foreach (var where in (string[])["last", "trak", "stbl"])
            {
                var sound = M4a(where, length);
                (await Task.Run(() => Clean(sound)).WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeNull($"{where}, {name}: {length}");
            }
        }
        // Broken off within the length itself.
        var whole = M4a("last", 16);
        for (var left = 9; left < 24; left++)
        {
            Clean([.. whole.AsSpan(0, whole.Length - (16 + s_planted.Length) + left)]);
        }
    }

    [Fact]
    public void More_boxes_than_a_sound_has_are_refused_and_whoever_is_gone_is_not_worked_for()
    {
        var many = Enumerable.Repeat(Box("free", []), 100_001).SelectMany(box => box).ToArray();
        Clean([.. M4a(""), .. many]).ShouldBeNull();
        Clean([.. M4a(""), .. many.AsSpan(0, 8_000)]).ShouldNotBeNull();

        var gone = new CancellationToken(canceled: true);
        foreach (var sound in (byte[][])[M4a(""), [.. s_frame, .. s_frame], [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, .. Little(0)], Page(0, [.. "OpusHead"u8])])
        {
            Should.Throw<OperationCanceledException>(() => SoundCleaner.Clean(sound, gone));
        }
    }

    [Theory]
    [InlineData("ID3v1")]
    [InlineData("ID3v1 extended")]
    [InlineData("APE")]
    [InlineData("APE without a head")]
    [InlineData("Lyrics3")]
    [InlineData("Lyrics3 of the first kind")]
    [InlineData("ID3v2 at the end")]
    [InlineData("all of them")]
    public void Remarks_behind_an_MP3_never_stay_not_even_where_its_last_frame_broke_off(string kind)
    {
        foreach (var broken in (int[])[0, 5, 200, 410])
        {
            byte[] sound = [.. s_frame, .. s_frame, .. s_frame.AsSpan(0, broken), .. Behind(kind)];

            Clean(sound).ShouldBe([.. s_frame, .. s_frame], $"{kind}, {broken} bytes of a frame before it");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_picture_behind_or_between_the_frames_of_an_MP3_never_stays(int after)
    {
        byte[] later = [.. Enumerable.Repeat(s_frame, after).SelectMany(frame => frame)];
        byte[] sound = [.. s_frame, .. s_frame, .. s_cover, .. later];

        var cleaned = Clean(sound).ShouldNotBeNull();

        // One frame alone, after a gap, may be a chance of other bytes.
        cleaned.ShouldBe([.. s_frame, .. s_frame, .. after == 2 ? later : []]);
    }

    [Fact]
    public void A_program_and_remarks_of_any_length_are_gone_from_an_Ogg()
    {
        byte[] tags = [.. "OpusTags"u8, .. Little(s_planted.Length), .. s_planted, .. Little(1), .. Little(40_000), .. new byte[40_000 - s_planted.Length], .. s_planted];
        byte[] sound = [.. Page(0, [.. "OpusHead"u8, 1, 1, 0, 0, .. new byte[7]]), .. Page(1, tags), .. Page(2, s_heard)];

        var cleaned = Clean(sound).ShouldNotBeNull();

        cleaned.Length.ShouldBe(sound.Length);
        cleaned.AsSpan().IndexOf(s_planted).ShouldBe(-1);
        cleaned.AsSpan().IndexOf(s_heard).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("wav")]
    [InlineData("mp3")]
    [InlineData("ogg")]
    [InlineData("m4a")]
    public void A_sound_of_full_length_takes_hardly_any_memory_beside_its_own(string kind)
    {
        var sound = new byte[14 * 1_048_576];
        byte[] begin = kind switch
        {
            "wav" => [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, .. Little(16), .. new byte[16], .. "data"u8, .. Little(sound.Length - 44)],
            "m4a" => M4a(""),
            _ => [],
        };
        begin.CopyTo(sound, 0);
        if (kind == "m4a")
        {
            BinaryPrimitives.WriteInt32BigEndian(sound.AsSpan(begin.Length), sound.Length - begin.Length);
            "mdat"u8.CopyTo(sound.AsSpan(begin.Length + 4));
        }
        for (var at = 0; kind == "mp3" && at + s_frame.Length <= sound.Length; at += s_frame.Length)
        {
            s_frame.CopyTo(sound, at);
        }
        if (kind == "ogg")
        {
            // All of it remarks.
            sound = Remarks(sound.Length);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        SoundCleaner.Clean(sound, CancellationToken.None).ShouldNotBeNull();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_048_576);
    }

    [Fact]
    public async Task While_one_sound_is_cleaned_the_next_is_not_read_into_memory()
    {
        using var first = new Waits();
        using var second = new Waits();
        var one = ReceivedFile.ReceiveSoundAsync(first, CancellationToken.None);
        await first.Begun.Task;
        var two = ReceivedFile.ReceiveSoundAsync(second, CancellationToken.None);
        var three = ReceivedFile.ReceivePictureAsync(second, CancellationToken.None);

        var isRead = second.Begun.Task.IsCompleted;
        first.Arrived.SetResult();
        second.Arrived.SetResult();
        isRead.ShouldBeFalse();
        (await one).Refused.ShouldBeTrue();
        (await two).Refused.ShouldBeTrue();
        (await three).Refused.ShouldBeTrue();
    }

    private static byte[]? Clean(byte[] sound) => SoundCleaner.Clean(sound.ToArray(), CancellationToken.None)?.Bytes.ToArray();

    private static byte[] Behind(string kind)
    {
        byte[] old = [.. "TAG"u8, .. s_planted, .. new byte[125 - s_planted.Length]];
        byte[] longer = [.. "TAG+"u8, .. s_planted, .. new byte[223 - s_planted.Length], .. old];
        byte[] Ape(bool withHead)
        {
            byte[] about = [.. Little(2_000), .. Little(s_planted.Length + 32), .. Little(1), 0, 0, 0, (byte)(withHead ? 0x80 : 0), .. new byte[8]];
            return [.. withHead ? (byte[])[.. "APETAGEX"u8, .. about] : [], .. s_planted, .. "APETAGEX"u8, .. about];
        }
        byte[] words = [.. "LYRICSBEGIN"u8, .. s_planted, .. Encoding.ASCII.GetBytes($"{s_planted.Length + 11:d6}"), .. "LYRICS200"u8];
        byte[] first = [.. "LYRICSBEGIN"u8, .. s_planted, .. "LYRICSEND"u8];
        byte[] last = [.. "ID3"u8, 4, 0, 0x10, 0, 0, 0, (byte)s_planted.Length, .. s_planted, .. "3DI"u8, 4, 0, 0x10, 0, 0, 0, (byte)s_planted.Length];
        return kind switch
        {
            "ID3v1" => old,
            "ID3v1 extended" => longer,
            "APE" => Ape(withHead: true),
            "APE without a head" => Ape(withHead: false),
            "Lyrics3" => [.. words, .. old],
            "Lyrics3 of the first kind" => [.. first, .. old],
            "ID3v2 at the end" => last,
            _ => [.. last, .. Ape(withHead: true), .. words, .. longer],
        };
    }

    // A sound with something planted in one place; with a length, the planted box claims it in 64 bits.
    private static byte[] M4a(string where, ulong? length = null)
    {
        byte[] At(string place, string name) => where != place ? [] : length is { } claimed ? Claims(claimed) : Box(name, s_planted);
        byte[] full = [0, 0, 0, 0];
        byte[] times = [0xe0, 1, 2, 3, 0xe0, 1, 2, 4];
        byte[] name = where == "name" ? [.. s_planted, 0] : [.. "Voice"u8, 0];
        var source = where switch
        {
            "url " => Box("url ", [0, 0, 0, 0, .. s_planted, 0]),
            "alis" => Box("alis", [0, 0, 0, 0, .. s_planted]),
            _ => Box("url ", [0, 0, 0, 1]),
        };
        byte[] entry =
        [
            .. new byte[6], 0, 1, 0, (byte)(where == "wave" ? 1 : 0), .. new byte[6], 0, 1, 0, 16, 0, 0, 0, 0, 0xac, 0x44, 0, 0, .. where == "wave" ? new byte[16] : [],
            .. Box("esds", [.. full, 3, 25]), .. At("entry", "uuid"), .. where == "wave" ? Box("wave", [.. Box("frma", [.. "mp4a"u8]), .. Box("name", s_planted), .. new byte[8]]) : [],
        ];
        byte[] stbl =
        [
            .. Box("stsd", [.. full, 0, 0, 0, 1, .. Box("mp4a", entry)]), .. Box("stts", new byte[16]), .. Box("stsc", new byte[20]), .. At("stbl", "text"),
            .. Box("stsz", new byte[12]), .. Box("stco", new byte[12]),
        ];
        byte[] minf = [.. Box("smhd", new byte[8]), .. Box("dinf", [.. Box("dref", [.. full, 0, 0, 0, 1, .. source]), .. At("dinf", "note")]), .. Box("stbl", stbl), .. At("minf", "hdlr")];
        byte[] mdia =
        [
            .. where == "time" ? Box("mdhd", [1, 0, 0, 0, 0, 0, 0, 0, .. times[..4], 0, 0, 0, 0, .. times[..4], .. new byte[16]]) : Box("mdhd", [.. full, .. times, .. new byte[12]]),
            .. Box("hdlr", [.. full, .. "mhlr"u8, .. "soun"u8, .. "Quick"u8, .. new byte[7], .. name]), .. Box("minf", minf), .. At("mdia", "name"),
        ];
        byte[] trak = [.. Box("tkhd", [.. full, .. times, .. new byte[72]]), .. Box("edts", Box("elst", new byte[20])), .. Box("mdia", mdia), .. At("trak", "meta")];
        byte[] moov = [.. Box("mvhd", [.. full, .. times, .. new byte[88]]), .. Box("trak", trak), .. At("moov", "udta"), .. At("meta", "meta"), .. where == "short" ? "Marwa"u8 : []];
        return
        [
            .. Box("ftyp", [.. "M4A "u8, 0, 0, 0, 0, .. "M4A isom"u8]), .. At("first", "free"), .. Box("moov", moov), .. At("prft", "prft"), .. At("XMP_", "XMP_"), .. At("ID32", "ID32"), .. At("emsg", "emsg"),
            .. where == "traf" ? Box("moof", [.. Box("mfhd", new byte[8]), .. Box("traf", [.. Box("tfhd", new byte[8]), .. Box("trun", new byte[12]), .. Box("uuid", s_planted)])]) : [],
            .. Box("mdat", s_heard), .. At("last", "uuid"),
        ];
    }

    private static byte[] Claims(ulong length)
    {
        byte[] box = [0, 0, 0, 1, .. "abcd"u8, .. new byte[8], .. s_planted];
        BinaryPrimitives.WriteUInt64BigEndian(box.AsSpan(8), length);
        return box;
    }

    // Remarks over as many pages as they take, 255 pieces of 255 bytes in each.
    private static byte[] Remarks(int length)
    {
        using var sound = new MemoryStream(length + 100_000);
        sound.Write(Page(0, [.. "OpusHead"u8, 1, 1, 0, 0, .. new byte[7]]));
        byte[] full = [.. Enumerable.Repeat((byte)255, 255)];
        for (var number = 1; sound.Length < length; number++)
        {
            byte[] body = new byte[255 * 255];
            if (number == 1)
            {
                "OpusTags"u8.CopyTo(body);
            }
            sound.Write([.. "OggS"u8, 0, 0, .. new byte[8], 7, 0, 0, 0, .. Little(number), 0, 0, 0, 0, 255, .. full, .. body]);
        }
        sound.Write(Page(9_999, [1]));
        sound.Write(Page(10_000, s_heard));
        return sound.ToArray();
    }

    // A file that has begun to be read and has nothing to give until it is told.
    private sealed class Waits : MemoryStream
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Begun.TrySetResult();
            await Arrived.Task;
            return 0;
        }
    }
}
