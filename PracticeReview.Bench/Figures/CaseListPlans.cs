using System.Globalization;

namespace PracticeReview.Bench.Figures;

/// <summary>Whether the case list's queries read no more however many cases there are.</summary>
internal sealed class CaseListPlans : IFigure
{
    public string Name => "plans";
    public string About => "Plans of the case list's queries at 500 and at 50,000 cases, under row security";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var few = world.PlansOfFew;
        var many = await QueryPlan.OfCaseListAsync(world.Database, world.Connections.Workspace, World.ManagerSession, cancellation);
        Print(World.FewCases, few);
        Print(World.ManyCases, many);
        // A table of a page or two is rightly read from end to end; a grown one must not be.
        var scans = many.Count(plan => plan.Shape.Contains("Seq Scan", StringComparison.Ordinal));
        var (rowsOfFew, rowsOfMany) = (few.Sum(plan => plan.RowsRead), many.Sum(plan => plan.RowsRead));
        return
        [
            new Line("Case list: tables read from end to end at 50,000 cases", Say(scans), "", "", "none", scans == 0),
            new Line("Case list: rows read at 50,000 cases beside 500", Say(rowsOfMany), Say(rowsOfFew), Line.Times((double)rowsOfMany / rowsOfFew), "no more", rowsOfMany <= rowsOfFew),
        ];

        static string Say(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
    }

    private static void Print(int cases, IReadOnlyList<QueryPlan> plans)
    {
        foreach (var plan in plans)
        {
            Report.Say(string.Create(CultureInfo.InvariantCulture, $"  {cases,6} cases: {plan.RowsRead} rows, {plan.PagesTouched} pages: {plan.Shape}"));
        }
    }
}
