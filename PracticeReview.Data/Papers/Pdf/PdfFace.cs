using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace PracticeReview.Data.Papers.Pdf;

/// <summary>A font file, for measuring and drawing. Lives as long as the process and may be used by many threads.</summary>
internal sealed class PdfFace
{
    private static readonly string[] s_folders =
    [
        "/usr/share/fonts/truetype/noto",
        "/usr/share/fonts/noto",
        "/usr/share/fonts/google-noto",
        "/usr/local/share/fonts",
        "/Library/Fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];

    private static readonly Lazy<PdfFace> s_regular = new(() => Find("NotoSans-Regular.ttf", "Arial", SKFontStyle.Normal));
    private static readonly Lazy<PdfFace> s_bold = new(() => Find("NotoSans-Bold.ttf", "Arial", SKFontStyle.Bold));
    private static readonly Lazy<IReadOnlyList<PdfFace>> s_others = new(FindOthers);
    private static readonly ConcurrentDictionary<(int Code, bool Bold), PdfFace> s_faces = new();

    private PdfFace(SKTypeface typeface)
    {
        Typeface = typeface;
        var size = typeface.OpenStream(out var index) is { } stream ? ReadAll(stream) : throw Missing();
        using var blob = size;
        using var face = new Face(blob, index);
        Shaper = new HarfBuzzSharp.Font(face);
        Shaper.SetScale(typeface.UnitsPerEm, typeface.UnitsPerEm);
        Shaper.SetFunctionsOpenType();
        Scale = 1f / typeface.UnitsPerEm;
        using var font = new SKFont(typeface, 1);
        (Ascent, Descent) = (-font.Metrics.Ascent, font.Metrics.Descent);
    }

    public SKTypeface Typeface { get; }

    public HarfBuzzSharp.Font Shaper { get; }

    /// <summary>What one of the shaper's units is in parts of the size of the letters.</summary>
    public float Scale { get; }

    /// <summary>How far it reaches above the line, in parts of the size of the letters.</summary>
    public float Ascent { get; }

    /// <summary>How far it reaches below the line, in parts of the size of the letters.</summary>
    public float Descent { get; }

    /// <summary>The face that has a character; where none has it, the usual one, which draws an empty box.</summary>
    /// <exception cref="InvalidOperationException">There is no font on this machine.</exception>
    public static PdfFace For(Rune rune, bool bold) => s_faces.GetOrAdd((rune.Value, bold), static key =>
    {
        var usual = (key.Bold ? s_bold : s_regular).Value;
        return usual.Has(key.Code)
            ? usual
            : s_others.Value.FirstOrDefault(face => face.Has(key.Code)) ?? usual;
    });

    /// <summary>Whether it has a character.</summary>
    public bool Has(int code) => Shaper.TryGetNominalGlyph((uint)code, out _);

    private static PdfFace Find(string file, string family, SKFontStyle style)
    {
        var path = s_folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        var typeface = path is not null ? SKTypeface.FromFile(path) : SKFontManager.Default.MatchFamily(family, style);
        return typeface is { GlyphCount: > 0 } ? new PdfFace(typeface) : throw Missing();
    }

    // Naskh comes first, since it reads well at the size of a document; Nastaliq would need twice the height.
    private static IReadOnlyList<PdfFace> FindOthers() =>
    [
        .. s_folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "Noto*-Regular.ttf"))
            .OrderBy(path => Path.GetFileName(path) switch
            {
                "NotoNaskhArabic-Regular.ttf" => 0,
                var name when name.StartsWith("NotoSans", StringComparison.Ordinal) => 1,
                _ => 2,
            })
            .ThenBy(path => path, StringComparer.Ordinal)
            .Select(SKTypeface.FromFile)
            .Where(typeface => typeface is not null)
            .Select(typeface => new PdfFace(typeface)),
    ];

    private static Blob ReadAll(SKStreamAsset stream)
    {
        using (stream)
        {
            var memory = Marshal.AllocHGlobal(stream.Length);
            var read = stream.Read(memory, stream.Length);
            return new Blob(memory, read, MemoryMode.ReadOnly, () => Marshal.FreeHGlobal(memory));
        }
    }

    private static InvalidOperationException Missing() => new("No font was found for PDF documents. Install the package fonts-noto-core.");
}
