using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>Writing the report of the meeting. It begins with what everybody noted.</summary>
public sealed partial class ReportForm : KeptForm<ReportDraft>
{
    private uint _version;
    private bool _isBehind;

    [Inject]
    public required WriteMeetingReport Writing { get; set; }

    [Parameter, EditorRequired]
    public required MeetingReportView Report { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Saved { get; set; }

    protected override ReportDraft Begin()
    {
        _version = Report.Version;
        return ReportDraft.From(Report.Words);
    }

    protected override void OnParametersSet() => _isBehind = _isBehind || Report.Version != _version;

    private void Write(AgendaItem item, string? value)
    {
        Words.Write(item, value ?? "");
        Touch();
    }

    private async Task SaveAsync(bool complete)
    {
        var sent = await SendAsync(async actor => await Writing.RunAsync(actor, new WriteMeetingReportCommand(Report.Case, Words.ToWords(), _version), complete, CancellationToken.None));
        if (sent is { Succeeded: true })
        {
            (_isBehind, _version) = (false, 0);
            await Saved.InvokeAsync();
            _version = Report.Version;
            _isBehind = false;
        }
        else if (sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            await Saved.InvokeAsync();
            (_isBehind, _version) = (true, Report.Version);
        }
    }
}

/// <summary>What is typed of a report, kept while it is typed.</summary>
public sealed class ReportDraft
{
    public string Facts { get; set; } = "";
    public string ImmediateSafety { get; set; } = "";
    public string Improvements { get; set; } = "";
    public string FurtherReview { get; set; } = "";
    public string PendingInformation { get; set; } = "";

    public static ReportDraft From(MeetingReportWords words) => new()
    {
        Facts = words.Facts,
        ImmediateSafety = words.ImmediateSafety,
        Improvements = words.Improvements,
        FurtherReview = words.FurtherReview,
        PendingInformation = words.PendingInformation,
    };

    public MeetingReportWords ToWords() => new(Facts, ImmediateSafety, Improvements, FurtherReview, PendingInformation);

    public string? Of(AgendaItem item) => ToWords().Of(item);

    public void Write(AgendaItem item, string text)
    {
        switch (item)
        {
            case AgendaItem.Facts: Facts = text; break;
            case AgendaItem.ImmediateSafety: ImmediateSafety = text; break;
            case AgendaItem.Improvements: Improvements = text; break;
            case AgendaItem.FurtherReview: FurtherReview = text; break;
            case AgendaItem.PendingInformation: PendingInformation = text; break;
            default: throw new ArgumentOutOfRangeException(nameof(item), item, "Not an item of the report.");
        }
    }
}
