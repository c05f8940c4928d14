using System.Text;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>A chronology that is typed row by row. It is kept while it is typed, and submitted it is read and taken like a file.</summary>
public sealed partial class TypedChronology
{
    [Inject]
    public required FormDrafts Kept { get; set; }

    [Parameter, EditorRequired]
    public InformationRequestId Request { get; set; }

    /// <summary>It was submitted, taken or not: the page is to be read again.</summary>
    [Parameter, EditorRequired]
    public EventCallback Submitted { get; set; }

    private void Typed(Action change)
    {
        change();
        Touch();
    }

    private async Task SubmitAsync()
    {
        var sent = await SendAsync(async actor =>
        {
            using var text = new MemoryStream(Words.AsSeparatedValues());
            var received = await ReceivedFile.ReceiveAsync(text, "chronology.csv", CancellationToken.None);
            if (received.Refused)
            {
                return received;
            }
            await using var file = received.Value;
            return await Uploads.RunAsync(actor, Request, file, CancellationToken.None);
        });
        if (sent is not null)
        {
            if (sent.Succeeded)
            {
                Words = new TypedRows();
                await Attempt.ToAsync(async () =>
                {
                    await Kept.DiscardAsync(await Actor.NowAsync(), Form, CancellationToken.None);
                    return Result.Done;
                });
            }
            await Submitted.InvokeAsync();
        }
    }

    /// <summary>The rows as they are kept.</summary>
    public sealed class TypedRows
    {
        public List<TypedRow> Rows { get; set; } = [];

        /// <summary>The rows in the form of the template, so that they are read by the same rules as a file.</summary>
        public byte[] AsSeparatedValues()
        {
            var text = new StringBuilder();
            text.AppendJoin(',', s_columns.Select(ChronologyColumns.Name)).Append("\r\n");
            foreach (var row in Rows)
            {
                text.AppendJoin(',', s_columns.Select(column => $"\"{row.Of(column).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
            }
            return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
        }

        private static readonly ChronologyColumn[] s_columns =
        [
            ChronologyColumn.Date, ChronologyColumn.Time, ChronologyColumn.WhatHappened, ChronologyColumn.SourceDocument, ChronologyColumn.Risk, ChronologyColumn.Response,
            ChronologyColumn.Impact, ChronologyColumn.Partnership, ChronologyColumn.Learning, ChronologyColumn.WhySignificant,
        ];
    }

    /// <summary>One event as it is typed.</summary>
    public sealed class TypedRow
    {
        public string Date { get; set; } = "";
        public string Time { get; set; } = "";
        public string What { get; set; } = "";
        public string Source { get; set; } = "";
        public string Risk { get; set; } = "";
        public string Response { get; set; } = "";
        public string Impact { get; set; } = "";
        public string Partnership { get; set; } = "";
        public string Learning { get; set; } = "";
        public string Why { get; set; } = "";

        internal static (string Name, Func<TypedRow, string> Get, Action<TypedRow, string> Set)[] Principles { get; } =
        [
            ("Risk", row => row.Risk, (row, text) => row.Risk = text),
            ("Response", row => row.Response, (row, text) => row.Response = text),
            ("Impact", row => row.Impact, (row, text) => row.Impact = text),
            ("Partnership", row => row.Partnership, (row, text) => row.Partnership = text),
            ("Learning", row => row.Learning, (row, text) => row.Learning = text),
            ("Why significant: the numbers of the six questions", row => row.Why, (row, text) => row.Why = text),
        ];

        internal string Of(ChronologyColumn column) => column switch
        {
            ChronologyColumn.Date => Date,
            ChronologyColumn.Time => Time,
            ChronologyColumn.WhatHappened => What,
            ChronologyColumn.SourceDocument => Source,
            ChronologyColumn.Risk => Risk,
            ChronologyColumn.Response => Response,
            ChronologyColumn.Impact => Impact,
            ChronologyColumn.Partnership => Partnership,
            ChronologyColumn.Learning => Learning,
            _ => Why,
        };
    }
}
