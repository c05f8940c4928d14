using System.Text;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8 and 7.11: chronologies that arrive as separated values.</summary>
public sealed class ChronologyCsvTests
{
    private const string Header = "Date,Time,What happened,Source document,Risk,Response,Impact,Partnership,Learning,Why significant";
    private static readonly DateOnly s_today = new(2026, 11, 21);

    internal static ChronologyReading Read(string text, Encoding? encoding = null, bool mark = false)
    {
        encoding ??= new UTF8Encoding(false);
        using var file = new MemoryStream([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);
        return ChronologyReader.Read(file, s_today);
    }

    [Fact]
    public void Reads_every_column_of_a_row()
    {
        var reading = Read(Header + "\r\n22/05/2016,14:30,Visited at home,Notes p. 3,Alone,Called,Calmer,School told,Ask sooner,\"1, 3\"\r\n");

        reading.Problems.ShouldBeEmpty();
        reading.Notices.ShouldBeEmpty();
        reading.Rows.ShouldHaveSingleItem().ShouldBe(new ChronologyRow(
            2, new DateOnly(2016, 5, 22), new TimeOnly(14, 30), "Visited at home", "Notes p. 3", "Alone", "Called", "Calmer", "School told", "Ask sooner",
            SignificanceQuestions.ChangedTheAssessment | SignificanceQuestions.StatutoryEvent));
    }

    [Theory]
    [InlineData("utf-8", true, ',')]
    [InlineData("utf-8", false, ';')]
    [InlineData("utf-16", true, '\t')]
    [InlineData("utf-16", false, ';')]
    [InlineData("utf-16BE", true, ',')]
    [InlineData("utf-16BE", false, ',')]
    [InlineData("windows-1252", false, ';')]
    public void Reads_the_encodings_and_separators_of_spreadsheet_programs(string encodingName, bool mark, char separator)
    {
        var encoding = encodingName == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(encodingName);
        var text = $"{Header.Replace(',', separator)}\r\n22/05/2016{separator}{separator}Went to the café “Zoë”\r\n";

        var reading = Read(text, encoding, mark);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("Went to the café “Zoë”");
        reading.Notices.Count.ShouldBe(encodingName == "windows-1252" ? 1 : 0);
    }

    [Theory]
    [InlineData(1250, "Central European", "Pani Zieliński, Łukasz Wójcik i Małgorzata Żak; Jiří Dvořák")]
    [InlineData(1250, "Central European", "Seen with Mrs Nováková and Tomáš Procházka’s teacher, Ştefan Ionaşcu")]
    [InlineData(10000, "Mac Roman", "Went to the café; “Zoë” didn’t cry – José and Chloë did")]
    [InlineData(1252, "Western European", "Went to the café; “Zoë” didn’t cry – José, Chloë and Señor Nuñez did, for £20")]
    [InlineData(1252, "Western European", "Très bien, Hélène; Søren and Åsa Bjørnsen; João")]
    public void One_byte_for_each_letter_is_read_in_the_likeliest_way_which_is_told(int page, string name, string text)
    {
        var reading = Read($"Date;What happened\n22/05/2016;\"{text}\"\n", CodePagesEncodingProvider.Instance.GetEncoding(page)!);

        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe(text);
        reading.Notices.ShouldHaveSingleItem().Message.ShouldContain(name);
    }

    [Fact]
    public void A_broken_letter_does_not_spoil_a_file_in_UTF_8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Date,What happened\n22/05/2016,Zoë and José went to the café\n23/05/2016,caf"), 0xe9, .. "\n"u8];
        using var file = new MemoryStream(bytes);

        var reading = ChronologyReader.Read(file, s_today);

        reading.Rows.Select(row => row.WhatHappened).ShouldBe(["Zoë and José went to the café", "caf\ufffd"]);
        reading.Notices.ShouldHaveSingleItem().Message.ShouldContain("one character of it is broken");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_without_a_mark_is_known_in_any_script(string encoding)
    {
        const string text = "قالت الأم إن الطفل بخير ولم يرغب في الحديث";

        Read($"Date,What happened\n22/05/2016,{text}\n23/05/2016,{text}\n24/05/2016,{text} {text}\n", Encoding.GetEncoding(encoding)).Rows[0].WhatHappened.ShouldBe(text);
        Read($"22/05/2016,{text}\n23/05/2016,{text}\n", Encoding.GetEncoding(encoding)).Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("sep=^\nDate^What happened\n22/05/2016^One, two; three|four")]
    [InlineData("sep=;\nDate;What happened\n22/05/2016;One, two, three|four")]
    [InlineData("\"sep=|\"\nDate|What happened\n22/05/2016|One, two; three")]
    public void The_separator_that_the_file_tells_is_taken(string text) =>
        Read(text).Rows.ShouldHaveSingleItem().WhatHappened.ShouldStartWith("One, two");

    [Fact]
    public void One_wrong_letter_far_into_the_file_is_still_seen()
    {
        var bytes = new MemoryStream();
        bytes.Write(Encoding.ASCII.GetBytes(Header + "\n" + string.Concat(Enumerable.Repeat("22/05/2016,,An ordinary visit without anything new\n", 2_000))));
        bytes.Write([.. "22/05/2016,,caf"u8, 0xe9]);

        ChronologyReader.Read(bytes, s_today).Rows[^1].WhatHappened.ShouldBe("café");
    }

    [Fact]
    public void Keeps_line_breaks_quotation_marks_and_separators_inside_quoted_cells()
    {
        var reading = Read(Header + "\n2016-05-22,,\"She said, \"\"no\"\";\r\nthen left\",the \"blue\" file\n\n22 May 2016,,Next\n");

        reading.Problems.ShouldBeEmpty();
        reading.Rows[0].WhatHappened.ShouldBe("She said, \"no\";\nthen left");
        reading.Rows[0].SourceDocument.ShouldBe("the \"blue\" file");
        reading.Rows[1].RowNumber.ShouldBe(4);
    }

    [Theory]
    [InlineData("22/05/2016,,\"Never closed\n23/05/2016,,More", "\"Never closed|More")]
    [InlineData("22/05/2016,,\"Closed\" too early,x\n23/05/2016,,\"Whole, still\"", "\"Closed\" too early|Whole, still")]
    [InlineData("22/05/2016,,\"She said \"no, never\" and left\",x\n23/05/2016,,More", "She said \"no, never\" and left|More")]
    [InlineData("22/05/2016,,\"Never closed, and\n23/05/2016,,\"More\"\n24/05/2016,,\"And \"\"more\"\"\"", "\"Never closed|More|And \"more\"")]
    public void Quotation_marks_that_do_not_match_swallow_no_row_and_are_told(string rows, string expected)
    {
        var reading = Read(Header + "\n" + rows);

        reading.Problems.ShouldBeEmpty();
        string.Join('|', reading.Rows.Select(row => row.WhatHappened)).ShouldBe(expected);
        reading.Notices.ShouldHaveSingleItem().Message.ShouldContain("quotation marks");
        reading.Notices[0].Row.ShouldBe(2);
    }

    [Fact]
    public void Header_may_differ_in_case_spaces_and_order()
    {
        var reading = Read("sep=;\r\nwhat  HAPPENED;date;TIME;SourceDocument;Risk;Response;Impact;Partnership;Learning;Why Significant \r\nA visit;22/05/2016\r\n");

        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("A visit");
    }

    [Fact]
    public void Says_that_there_is_no_date_or_nothing_that_happened_and_what_columns_there_are()
    {
        var problem = Read("Time,Risk,Response\n14:30,1,2").Problems.ShouldHaveSingleItem();

        problem.WhatIsWrong.ShouldBe("There is no column with dates and no column that says what happened among the columns “Time”, “Risk”, “Response”.");
        problem.WhatWouldBeAccepted.ShouldContain("“Date” and “What happened”");
    }

    [Fact]
    public void Columns_of_the_agencys_own_and_the_second_of_a_name_are_kept_with_what_happened_and_told()
    {
        var reading = Read("Date,Crime no,Details,Details,Officer\n22/05/2016,CR/1,A visit,No reply,\n");

        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("A visit\nCrime no: CR/1\nDetails: No reply");
        reading.Notices.Select(notice => notice.Message).ShouldContain("“Crime no” is not a column of the template; its words were kept with what happened.");
        reading.Notices.Select(notice => notice.Message).ShouldContain("“Details” was read as What happened.");
    }

    [Theory]
    [InlineData("22/05/2016", 2016, 5, 22)]
    [InlineData("2.5.2016", 2016, 5, 2)]
    [InlineData("02-05-2016", 2016, 5, 2)]
    [InlineData("2016-05-02", 2016, 5, 2)]
    [InlineData("22 May 2016", 2016, 5, 22)]
    [InlineData("Sunday 22nd of May 2016", 2016, 5, 22)]
    [InlineData("1 Sept. 2016", 2016, 9, 1)]
    [InlineData("29/02/2016", 2016, 2, 29)]
    [InlineData("21/11/2026", 2026, 11, 21)]
    public void The_day_always_comes_first(string text, int year, int month, int day) =>
        Read($"{Header}\n{text},,A visit").Rows.ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData("31/02/2016", "February 2016 has 29 days")]
    [InlineData("29/02/2015", "February 2015 has 28 days")]
    [InlineData("05/22/2016", "the day comes first")]
    [InlineData("42512", "is not a date")]
    [InlineData("early spring", "is not a date")]
    [InlineData("13/25/2016", "no month 25")]
    [InlineData("04-05-06", "day or the year")]
    [InlineData("=TODAY()", "is not a date")]
    [InlineData("00/05/2016", "not a day that exists")]
    [InlineData("22/05/0000", "is not a date")]
    [InlineData("22/11/2026", "future")]
    [InlineData("22/05/1066", "too long ago")]
    [InlineData("٢٢/٠٥/٢٠١٦", "is not a date")]
    [InlineData("", "missing")]
    public void Refuses_what_is_not_a_day_in_the_past(string text, string expected)
    {
        var reading = Read($"{Header}\n{text},,A visit");

        reading.Rows.ShouldBeEmpty();
        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.Column.ShouldBe("Date");
        problem.WhatIsWrong.ShouldContain(expected);
        problem.WhatWouldBeAccepted.ShouldContain("22/05/2016");
    }

    [Theory]
    [InlineData("9:05", "09:05:00")]
    [InlineData("14.30", "14:30:00")]
    [InlineData("2:30 pm", "14:30:00")]
    [InlineData("12 a.m.", "00:00:00")]
    [InlineData("12:00pm", "12:00:00")]
    [InlineData("23:59:59", "23:59:59")]
    [InlineData("", null)]
    [InlineData("14", "wrong")]
    [InlineData("24:00", "wrong")]
    [InlineData("13:00 pm", "wrong")]
    [InlineData("1430", "14:30:00")]
    [InlineData("14.30hrs", "14:30:00")]
    [InlineData("noon", "12:00:00")]
    [InlineData("midnight", "wrong")]
    [InlineData("soon", "wrong")]
    public void Reads_times_of_day_and_refuses_the_rest(string text, string? expected)
    {
        var reading = Read($"{Header}\n22/05/2016,{text},A visit");

        if (expected == "wrong")
        {
            reading.Problems.ShouldHaveSingleItem().Column.ShouldBe("Time");
        }
        else
        {
            reading.Rows.ShouldHaveSingleItem().Time.ShouldBe(expected is null ? null : TimeOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("1, 3", 5)]
    [InlineData("6;1", 33)]
    [InlineData("Q2 and q4 & 5", 26)]
    [InlineData("", 0)]
    [InlineData("7", -1)]
    [InlineData("13", -1)]
    [InlineData("yes", -1)]
    public void Reads_the_codes_of_the_six_questions(string text, int expected)
    {
        var reading = Read($"{Header}\n22/05/2016,,A visit,,,,,,,\"{text}\"");

        if (expected < 0)
        {
            reading.Problems.ShouldHaveSingleItem().Column.ShouldBe("Why significant");
        }
        else
        {
            reading.Rows.ShouldHaveSingleItem().WhySignificant.ShouldBe((SignificanceQuestions)expected);
        }
    }

    [Fact]
    public void Takes_nothing_if_anything_is_wrong_and_tells_everything_at_once()
    {
        var reading = Read($"{Header}\n22/05/2016,,Right\n31/02/2016,sometime,\n,,\n23/05/2016,,Right too,,,,,,,9,stray\n");

        reading.Rows.ShouldBeEmpty();
        reading.Problems.Select(problem => (problem.Row, problem.Column)).ShouldBe(
            [(3, "Date"), (3, "Time"), (3, "What happened"), (5, ""), (5, "Why significant")]);
    }

    [Fact]
    public void Takes_characters_out_that_turn_the_order_of_words_and_says_so()
    {
        var reading = Read($"{Header}\n22/05/2016,,safe \u202egnp.exe\u202c \u2066end\u2069,bell\u0007\u0000?".Replace("\0", "", StringComparison.Ordinal));

        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("safe gnp.exe end");
        reading.Rows[0].SourceDocument.ShouldBe("bell?");
        reading.Notices.Select(notice => (notice.Row, notice.Column)).ShouldBe([(2, "What happened"), (2, "Source document")]);
        reading.Notices[0].Message.ShouldContain("direction of writing");
    }

    [Fact]
    public void Keeps_scripts_and_formulas_as_the_words_they_are()
    {
        var row = Read($"{Header}\n22/05/2016,,<script>alert(1)</script>,=1+1").Rows.ShouldHaveSingleItem();

        row.WhatHappened.ShouldBe("<script>alert(1)</script>");
        row.SourceDocument.ShouldBe("=1+1");
    }

    [Fact]
    public void Refuses_more_rows_and_longer_cells_than_allowed_and_takes_as_many_as_allowed()
    {
        string Rows(int count) => Header + "\n" + string.Concat(Enumerable.Repeat("22/05/2016,,A visit\n", count));

        Read(Rows(5_000)).Rows.Count.ShouldBe(5_000);
        Read(Rows(5_001)).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("5,000 rows");
        Read($"{Header}\n22/05/2016,,{new string('x', 32_000)}").Rows.Count.ShouldBe(1);
        Read($"{Header}\n22/05/2016,,{new string('x', 32_001)}").Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("32,000 characters");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n , ,\n", "no rows")]
    [InlineData(Header + "\n\n", "no event")]
    [InlineData("%PDF-1.7 ", "a PDF document")]
    [InlineData("<html><table>", "a web page")]
    [InlineData("Date,Time\0\0,What", "neither a workbook nor a Word document nor a text file")]
    public void Says_what_the_file_is_when_it_is_no_chronology(string text, string expected) =>
        Read(text).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain(expected);
}
