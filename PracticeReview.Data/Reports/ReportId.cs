namespace PracticeReview.Data.Reports;

/// <summary>The report of one review.</summary>
public readonly record struct ReportId(Guid Value) : ITypedId<ReportId>
{
    public static ReportId From(Guid value) => new(value);
    public static ReportId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
