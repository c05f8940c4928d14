using PracticeReview.Bench;
using PracticeReview.Bench.Circuits;
using PracticeReview.Bench.Figures;

// The first two are what a measurement starts as a program of its own beside itself.
return args switch
{
    ["bare-app", var address] => await BareApp.RunAsync(address),
    ["open-circuits", var address, var path, var count] => await CircuitOpener.RunAsync(new Uri(address), path, Report.Number(count)),
    _ => await Report.RunAsync(args,
    [
        new CaseListPlans(),
        new FamilyPages(),
        new FamilyCrowd(),
        new FamilyBytes(),
        new SlowPhone(),
        new CaseListPage(),
        new WorkspacePage("today", "My work today", "/workspace", Floors.Today, "wait for you"),
        new WorkspacePage("board", "Board", "/workspace/board", Floors.Board, "board__column"),
        new SearchCases(),
        new ChasingJob(),
        new SavingAForm(),
        new ChronologyUpload(),
        new OpenComposite(),
        new CompositeThinking(),
        new LiveCircuits(),
        new IdlePortal(),
        new ColdStart(),
    ]),
};
