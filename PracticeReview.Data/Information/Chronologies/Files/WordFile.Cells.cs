using System.Text;
using System.Xml;

namespace PracticeReview.Data.Information.Chronologies.Files;

// The words of one cell, with what stands within it.
internal sealed partial class WordFile
{
    private readonly record struct WordCell(string Text, int Span, bool BeginsAbove, bool ContinuesAbove, bool ContinuesLeft);

    private const int MostBeside = 2_000;

    private WordCell ReadCell()
    {
        if (++_cells > MostCells)
        {
            throw TooMuch();
        }

        var (span, beginsAbove, continuesAbove, continuesLeft, deleted) = (1, false, false, false, false);
        _text.Clear();
        _beside.Clear();
        _innerDepth = 0;
        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "tcPr" && !_xml.IsEmptyElement)
            {
                var properties = _xml.Depth;
                while (Next() && _xml.Depth > properties)
                {
                    if (_xml.NodeType != XmlNodeType.Element)
                    {
                        continue;
                    }

                    var value = WorkbookXml.AttributeNamed(_xml, "val");
                    switch (_xml.LocalName)
                    {
                        case "gridSpan":
                            span = Math.Clamp(WorkbookXml.Number(value) ?? 1, 1, MostColumns);
                            break;
                        case "vMerge":
                            (beginsAbove, continuesAbove) = (value == "restart", value != "restart");
                            break;
                        case "hMerge":
                            continuesLeft = value != "restart";
                            break;
                        case "cellDel":
                            deleted = true;
                            break;
                    }
                }
            }
            else
            {
                ReadContent();
            }
        }

        while (_text.Length > 0 && char.IsWhiteSpace(_text[^1]))
        {
            _text.Length--;
        }

        _namesDayBeside = _namesDayBeside || DatedRows.NamesDay(_beside.ToString());
        return new WordCell(deleted ? "" : _text.ToString().Trim(), span, beginsAbove, continuesAbove, continuesLeft);
    }

    /// <summary>Takes what the reader stands on into the text of a cell. Tables within it become words.</summary>
    private void ReadContent()
    {
        if (_xml.NodeType == XmlNodeType.EndElement)
        {
            switch (_xml.LocalName)
            {
                case "p" or "tr":
                    Append('\n');
                    break;
                case "tc":
                    // Cells of an inner table stand in one line.
                    while (_text.Length > 0 && _text[^1] == '\n')
                    {
                        _text.Length--;
                    }

                    Append('\t');
                    break;
                case "tbl":
                    _innerDepth--;
                    break;
                case "r":
                    (_isHidden, _isStruck) = (false, false);
                    break;
            }

            return;
        }

        if (_xml.NodeType != XmlNodeType.Element)
        {
            return;
        }

        switch (_xml.LocalName)
        {
            case "t" when _isHidden:
                _leftHidden |= !_xml.IsEmptyElement;
                PassOver();
                break;
            case "t":
                var from = _text.Length;
                AppendText();
                if (_innerDepth == 0 && _beside.Length < MostBeside)
                {
                    _beside.Append(_text, from, _text.Length - from).Append(' ');
                }

                _firstStruck ??= _isStruck && _text.Length > from && _text.ToString(from, Math.Min(_text.Length - from, 400)).Trim() is { Length: > 0 } struck ? ChronologyColumns.Quote(struck) : null;
                break;
            case "rPr":
                ReadRunProperties();
                break;
            case "tbl":
                _innerTables++;
                _innerDepth += _xml.IsEmptyElement ? 0 : 1;
                break;
            case "br" or "cr":
                Append('\n');
                break;
            case "tab":
                Append('\t');
                break;
            case "noBreakHyphen":
                Append('-');
                break;
            case "sdtPr":
                if (IsPlaceholder())
                {
                    PassOverPlaceholder();
                }

                break;
            case "pPr" or "tcPr" or "trPr" or "sdtEndPr":
                PassOver();
                break;
            case "p" when _xml.IsEmptyElement:
                Append('\n');
                break;
            default:
                if (Look())
                {
                    PassOver();
                }

                break;
        }
    }

    /// <summary>Reads whether the words of a run are hidden or struck through.</summary>
    private void ReadRunProperties()
    {
        (_isHidden, _isStruck) = (false, false);
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == depth + 1 && WorkbookXml.AttributeNamed(_xml, "val") is not ("0" or "false" or "off"))
            {
                _isHidden |= _xml.LocalName == "vanish";
                _isStruck |= _xml.LocalName is "strike" or "dstrike";
            }
        }
    }

    /// <summary>Reads the properties of a content control: whether it still shows what should be filled in.</summary>
    private bool IsPlaceholder()
    {
        var found = false;
        if (_xml.IsEmptyElement)
        {
            return false;
        }

        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            found |= _xml.NodeType == XmlNodeType.Element && _xml.LocalName == "showingPlcHdr" && WorkbookXml.AttributeNamed(_xml, "val") is not ("0" or "false");
        }

        return found;
    }

    private void PassOverPlaceholder()
    {
        // The content follows its properties; up to it there is nothing else of interest.
        var depth = _xml.Depth;
        while (Next() && _xml.Depth >= depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                var isContent = _xml.LocalName == "sdtContent";
                PassOver();
                if (isContent)
                {
                    return;
                }
            }
        }
    }

    private void AppendText()
    {
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            int read;
            while ((read = _xml.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
            {
                if (_text.Length <= _limits.MaximumCellLength)
                {
                    _text.Append(_buffer, 0, read);
                    if ((_letters += read) > MostLetters)
                    {
                        throw TooMuch();
                    }
                }
            }
        }
    }

    private void Append(char letter)
    {
        if (_text.Length <= _limits.MaximumCellLength)
        {
            _text.Append(letter);
        }
    }
}
