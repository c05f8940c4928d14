namespace PracticeReview.Tests.TestData;

/// <summary>Tests that look at the whole process: they run when the others are over, one after the other.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Collection = "measured alone";
}
