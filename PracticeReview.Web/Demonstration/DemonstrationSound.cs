using System.Buffers.Binary;

namespace PracticeReview.Web.Demonstration;

/// <summary>A few notes, reckoned here and recorded nowhere: one voice, 8,000 times a second, eight bits (WAV).</summary>
internal static class DemonstrationSound
{
    private const int Rate = 8_000;

    private static readonly int[] s_notes = [392, 330, 392, 330, 440, 392, 330, 294];

    public static byte[] Sing()
    {
        var each = Rate * 2 / 5;
        var sound = new byte[44 + s_notes.Length * each];
        "RIFF"u8.CopyTo(sound);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(4), sound.Length - 8);
        "WAVEfmt "u8.CopyTo(sound.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(28), Rate);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(34), 8);
        "data"u8.CopyTo(sound.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(40), sound.Length - 44);
        for (var note = 0; note < s_notes.Length; note++)
        {
            for (var at = 0; at < each; at++)
            {
                // Each fades, as a string does.
                var loud = 60 * Math.Exp(-3.0 * at / each) * Math.Min(1, at / 80.0);
                sound[44 + note * each + at] = (byte)(128 + loud * Math.Sin(2 * Math.PI * s_notes[note] * at / Rate));
            }
        }
        return sound;
    }
}
