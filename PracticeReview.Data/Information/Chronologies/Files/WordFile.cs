using System.Globalization;
using System.Text;
using System.Xml;
using PracticeReview.Data.Documents;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>
/// Reads the tables of a Word document as a stream, bounded like the workbook's reader. Inserted words are kept and deleted
/// ones dropped, as if all changes were accepted; the text of tables within cells is kept as words; footnotes, comments, text
/// boxes and pictures are passed over and told.
/// </summary>
internal sealed partial class WordFile
{
    private const int MostTables = 200;
    private const int MostColumns = 200;
    private const int MostCells = 500_000;
    private const long MostLetters = 40_000_000;
    private const int Deepest = 160;
    private const int DeepestLayout = 2;

    private readonly ChronologyLimits _limits;
    private readonly XmlReader _xml;
    private readonly char[] _buffer = new char[4_096];
    private readonly StringBuilder _text = new();
    private readonly List<SourceTable> _tables = [];
    private int _rows;
    private int _cells;
    private int _tablesPassedOver;
    private long _letters;
    private bool _passedOverNotes, _passedOverBoxes, _tookChanges;

    // Of the words that follow, up to the end of their run.
    private bool _isHidden, _isStruck;
    private bool _leftHidden;
    private string? _firstStruck;

    // Tables that hold nothing but others in one column: by their number among all tables of the document.
    private readonly HashSet<int> _layouts;
    private readonly HashSet<int> _layoutsFound = [];
    private int _tablesMet, _innerTables;

    // What stands in a cell beside the tables within it, and whether it names a day: then it is no mere frame, and its words are told.
    private readonly StringBuilder _beside = new();
    private int _innerDepth;
    private bool _namesDayBeside;

    private WordFile(XmlReader xml, ChronologyLimits limits, HashSet<int> layouts)
    {
        _layouts = layouts;
        _xml = xml;
        _limits = limits;
    }

    public static SourceFile Read(OfficeFile office, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        HashSet<int> layouts = [];
        var file = ReadBody(office, limits, layouts);
        // A table of one column in which others stand is only a frame around them; a frame may stand in a frame.
        for (var depth = 0; file._layoutsFound.Count > 0 && depth < DeepestLayout; depth++)
        {
            layouts.UnionWith(file._layoutsFound);
            file = ReadBody(office, limits, layouts);
        }

        file.Tell(notices);
        return new SourceFile(SourceKind.WordDocument, file._tables, new DateOnly(1899, 12, 30)) { Problems = file.Overlooked() };
    }

    private static WordFile ReadBody(OfficeFile office, ChronologyLimits limits, HashSet<int> layouts)
    {
        using var stream = office.Package.OpenPart(office.MainPart);
        using var xml = WorkbookXml.Open(stream);
        var file = new WordFile(xml, limits, layouts);
        file.ReadBody();
        return file;
    }

    private List<ChronologyProblem> Overlooked()
    {
        List<ChronologyProblem> problems = [];
        if (_tablesPassedOver > 0)
        {
            problems.Add(new ChronologyProblem(0, "", string.Create(CultureInfo.InvariantCulture, $"The document has more than {MostTables} tables; {_tablesPassedOver} were not looked at."), "The chronology in a document of its own."));
        }

        if (_rows >= _limits.RowsRead)
        {
            problems.Add(new ChronologyProblem(0, "", string.Create(CultureInfo.InvariantCulture, $"The tables have more than {_limits.RowsRead:N0} rows; the rest was not looked at."), "The chronology in a document of its own."));
        }

        return problems;
    }

    private void Tell(List<ChronologyNotice> notices)
    {
        if (_passedOverNotes)
        {
            notices.Add(new ChronologyNotice(0, "", "Footnotes, endnotes and comments were not read."));
        }

        if (_passedOverBoxes)
        {
            notices.Add(new ChronologyNotice(0, "", "Text boxes were not read; what stands in the table itself was."));
        }

        if (_leftHidden)
        {
            notices.Add(new ChronologyNotice(0, "", "Words that are hidden in the document were left out."));
        }

        if (_firstStruck is not null)
        {
            notices.Add(new ChronologyNotice(0, "", $"Words that are struck through were read like the others, “{_firstStruck}” first."));
        }

        if (_tookChanges)
        {
            notices.Add(new ChronologyNotice(0, "", "The document holds tracked changes: inserted words were read, deleted ones were not."));
        }
    }

    private bool Next()
    {
        if (_xml.Depth > Deepest)
        {
            throw new XmlException("The elements lie too deep.");
        }

        if (!_xml.Read())
        {
            return false;
        }

        _tablesMet += _xml.NodeType == XmlNodeType.Element && _xml.LocalName == "tbl" ? 1 : 0;
        return true;
    }

    private void ReadBody()
    {
        while (_rows < _limits.RowsRead && Next())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                if (_xml.LocalName == "tbl" && !_xml.IsEmptyElement)
                {
                    // What stands in a frame is met next.
                    if (!_layouts.Contains(_tablesMet))
                    {
                        ReadTable();
                    }
                }
                else if (Look())
                {
                    PassOver();
                }
            }
        }
    }

    /// <summary>Whether the element stands on is one whose content is not read.</summary>
    private bool Look()
    {
        switch (_xml.LocalName)
        {
            case "footnoteReference" or "endnoteReference" or "commentReference":
                _passedOverNotes = true;
                return true;
            case "txbxContent":
                _passedOverBoxes = true;
                return true;
            case "del" or "moveFrom":
                // Within properties it is an empty mark.
                _tookChanges = true;
                return true;
            case "ins" or "moveTo":
                _tookChanges = true;
                return false;
            case "drawing" or "pict" or "object" or "Fallback" or "rPr" or "tblPr" or "tblGrid" or "sectPr" or "instrText" or "delText" or "delInstrText" or "rt" or "oMath":
                return true;
            default:
                return false;
        }
    }

    /// <summary>Goes to the end of the element. What lies in it is unfolded but not kept.</summary>
    private void PassOver()
    {
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "txbxContent")
            {
                _passedOverBoxes = true;
            }
        }
    }

    private void ReadTable()
    {
        var (met, inner) = (_tablesMet, _innerTables);
        _namesDayBeside = false;
        var rows = new List<SourceRow>();
        var above = new Dictionary<int, SourceCell>();
        var number = 0;
        var widest = 0;
        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (_xml.LocalName == "tr")
            {
                number++;
                if (!_xml.IsEmptyElement && ReadRow(number, above, ref widest) is { } row)
                {
                    rows.Add(row);
                    if (++_rows >= _limits.RowsRead)
                    {
                        break;
                    }
                }
            }
            else if (_xml.LocalName == "sdtPr" || Look())
            {
                PassOver();
            }
        }

        if (widest == 1 && _innerTables > inner && !_namesDayBeside)
        {
            _layoutsFound.Add(met);
        }

        for (var at = 0; at < rows.Count; at++)
        {
            // A cell reaching over more than half of the table, alone in its row, is a heading.
            if (rows[at] is { IsHeading: true, Hidden: false } row && HeadingWidth(row) * 2 <= widest)
            {
                rows[at] = row with { IsHeading = false };
            }
        }

        rows = rows.ConvertAll(row => row with { Cells = row.Cells.FindAll(cell => cell.Column >= 0) });
        if (rows.Count > 0 && _tables.Count == MostTables)
        {
            _tablesPassedOver++;
        }
        else if (rows.Count > 0)
        {
            _tables.Add(new SourceTable(rows, string.Create(CultureInfo.InvariantCulture, $"table {_tables.Count + 1}")));
        }
    }

    private static int HeadingWidth(SourceRow row) => -row.Cells[^1].Column;

    /// <returns>Null for a row with nothing of its own in it, and for one that was deleted as a tracked change.</returns>
    private SourceRow? ReadRow(int number, Dictionary<int, SourceCell> above, ref int widest)
    {
        var cells = new List<SourceCell>();
        var continued = new List<SourceCell>();
        var column = 0;
        var span = 0;
        var deleted = false;
        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (_xml.LocalName)
            {
                case "trPr":
                    (var before, deleted) = ReadRowProperties();
                    column += before;
                    break;
                case "tc" when !_xml.IsEmptyElement:
                    var cell = ReadCell();
                    if (column + cell.Span > MostColumns)
                    {
                        throw new ChronologyRefusedException(
                            $"Row {number} of table {_tables.Count + 1} has more than {MostColumns} columns.", "A table with one row for each event.");
                    }

                    if (cell.ContinuesLeft)
                    {
                        column += cell.Span;
                        break;
                    }

                    if (cell.ContinuesAbove)
                    {
                        if (above.TryGetValue(column, out var upper))
                        {
                            continued.Add(upper);
                        }
                    }
                    else
                    {
                        var read = new SourceCell(column, CellKind.Text, cell.Text, Span: (byte)Math.Min(cell.Span, byte.MaxValue));
                        if (cell.Text.Length > 0)
                        {
                            cells.Add(read);
                            span = cell.Span;
                        }

                        above.Remove(column);
                        if (cell.BeginsAbove && cell.Text.Length > 0)
                        {
                            above[column] = read;
                        }
                    }

                    column += cell.Span;
                    break;
                case "sdtPr" or "tblPrEx":
                    PassOver();
                    break;
                default:
                    if (_xml.LocalName is not ("ins" or "del") && Look())
                    {
                        PassOver();
                    }

                    break;
            }
        }

        widest = Math.Max(widest, column);
        if (deleted || cells.Count == 0)
        {
            return null;
        }

        var isHeading = cells.Count == 1 && continued.Count == 0 && span > 1;
        foreach (var cell in continued)
        {
            MergedCells.Insert(cells, cell);
        }

        if (isHeading)
        {
            // How wide the heading is, is only kept until the width of the table is known.
            cells.Add(new SourceCell(-span, CellKind.Text, ""));
        }

        return new SourceRow(number, Hidden: false, cells, isHeading);
    }

    private (int ColumnsBefore, bool Deleted) ReadRowProperties()
    {
        var (before, deleted) = (0, false);
        if (_xml.IsEmptyElement)
        {
            return (before, deleted);
        }

        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                if (_xml.LocalName == "gridBefore")
                {
                    before = Math.Min(WorkbookXml.Number(WorkbookXml.AttributeNamed(_xml, "val")) ?? 0, MostColumns);
                }
                else if (_xml.LocalName is "del" or "ins")
                {
                    deleted |= _xml.LocalName == "del";
                    _tookChanges = true;
                }
            }
        }

        return (before, deleted);
    }

    private static ChronologyRefusedException TooMuch() => new(
        "The document holds far more text and cells than a chronology.", "The chronology alone, in a document of its own.");
}
