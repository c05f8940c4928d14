using PracticeReview.Data.Papers;
using PracticeReview.Data.Toolkit.Contents;

namespace PracticeReview.Data.Toolkit;

/// <summary>The fourteen documents of the policy's Appendix A, in its order.</summary>
public static class PolicyToolkit
{
    private const string Written = "The policy names this document but does not contain it. It is written here from what the policy says of it, in our own words; a partnership that has its own may use that.";

    private static readonly ToolkitPlace s_refer = new("Refer a case", "/workspace/referrals/new");
    private static readonly ToolkitPlace s_answer = new("Answer a request for information", "/workspace/information");

    public static IReadOnlyList<ToolkitDocument> All { get; } =
    [
        new()
        {
            Number = 1, Address = "methodologies", Title = "Review methodology options", Kind = ToolkitKind.Guidance, Sections = "4.4", Origin = Written,
            Purpose = "Methods for undertaking reviews, and how to choose one that is proportionate to the case.",
            Places = [new("The review part of a case, where the methodology is chosen and recorded", null)], Content = Methodologies.Write,
        },
        new()
        {
            Number = 2, Address = "thresholds", Title = "Thresholds and definitions quick guide", Kind = ToolkitKind.Guidance, Sections = "4.2, 5.1 to 5.3",
            Purpose = "Helps to decide which type of review fits: the criteria, what serious harm is, and every type with its time.",
            Places = [s_refer, new("The referral of a case, where the panel decides", null)], Content = Thresholds.Write,
        },
        new()
        {
            Number = 3, Address = "children-and-families", Title = "Children and families in practice reviews", Kind = ToolkitKind.Guidance, Sections = "6", Origin = "Written here in our own words, from the guidance on involving children and families that goes with the policy (1.1 to 1.8).",
            Purpose = "Good practice in involving children and families, with a leaflet for them.",
            Places = [new("The leaflet, in the languages of the portal", "/en/leaflet"), new("How reviews work, for families", "/en/how-reviews-work"), new("The family part of a case: who is involved and why, agreement, questions, comments", null), new("The nine assurance questions of a case", null)], Content = ChildrenAndFamilies.Write,
        },
        new()
        {
            Number = 4, Address = "assurance", Title = "Practice review assurance questions and checklist", Kind = ToolkitKind.Guidance, Sections = "7.1 and 8.3", Origin = Written,
            Purpose = "Questions for chairs, lead reviewers and everybody in a review at its key stages, and what makes a good report.",
            Places = [new("The checklist of a case, where the questions of each stage are answered with what shows it", null), new("The assurance part of a case, for the nine questions on involving the family", null)], Content = AssuranceChecklist.Write,
        },
        new()
        {
            Number = 5, Address = "reviewer-specification", Title = "Chair and lead reviewer specification", Kind = ToolkitKind.Guidance, Sections = "3.1, 7.6, 8.1 and 8.2", Origin = Written,
            Purpose = "The standards and behaviour expected of whoever chairs or leads a review.",
            Places = [new("The overview of a case, where people are appointed", null)], Content = ReviewerSpecification.Write,
        },
        new()
        {
            Number = 6, Address = "good-outcome", Title = "Good outcome review: guidance and referral form", Kind = ToolkitKind.GuidanceAndTemplate, Sections = "5.1 and 5.3",
            Purpose = "Puts forward a case of exceptional practice with good outcomes for a child, so that others can learn from it.",
            Places = [new("Referrals", "/workspace/referrals")], Content = GoodOutcome.Write,
        },
        new()
        {
            Number = 7, Address = "referral", Title = "Practice review referral form", Kind = ToolkitKind.Template, Sections = "5.2, 7.3 and 7.4",
            Purpose = "Refers a case for a practice review, with what to consider beforehand.",
            Places = [s_refer], Content = ReferralFormPaper.Write,
        },
        new()
        {
            Number = 8, Address = "agency-summary", Title = "Agency summary form", Kind = ToolkitKind.Template, Sections = "7.7 to 7.9", Origin = Written,
            Purpose = "Gathers first information from an agency that knew the child or family.",
            Places = [s_answer], Content = AgencySummaryPaper.Write,
        },
        new()
        {
            Number = 9, Address = "chronology", Title = "Chronology template", Kind = ToolkitKind.Template, Sections = "7.8",
            Purpose = "Significant Practice Events of one agency, in the format that becomes the composite chronology.",
            Places = [new("Open the request to your agency: the template is there as Excel and CSV, and is read back there", "/workspace/information")],
        },
        new()
        {
            Number = 10, Address = "request-letter", Title = "Request for information letter", Kind = ToolkitKind.Template, Sections = "7.7 and 7.9", Origin = Written,
            Purpose = "Goes to each relevant agency with the summary form and the chronology template.",
            Places = [new("The information part of a case, where requests are sent", null), s_answer], Content = RequestLetter.Write,
        },
        new()
        {
            Number = 11, Address = "case-discussion", Title = "Case discussion tool", Kind = ToolkitKind.Form, Sections = "4.1, 4.4, 7.12 and 8.2", Origin = Written,
            Purpose = "Gives a case discussion its structure, in rapid review meetings and reflective sessions.",
            Places = [new("The rapid review part of a case", null)], Content = CaseDiscussion.Write,
        },
        new()
        {
            Number = 12, Address = "rapid-review-report", Title = "Rapid review meeting report", Kind = ToolkitKind.Template, Sections = "7.12 and 7.13", Origin = Written,
            Purpose = "Sums up the discussion and findings of a rapid review for the National Panel.",
            Places = [new("The rapid review part of a case", null)], Content = RapidReviewReport.Write,
        },
        new()
        {
            Number = 13, Address = "action-plan", Title = "Review action plan", Kind = ToolkitKind.Template, Sections = "9",
            Purpose = "What is to be done, by whom, by when, and what will change as a result, for all practice reviews.",
            Places = [new("Actions of your agency", "/workspace/actions"), new("The actions part of a case, where the plan is written and agreed", null)],
        },
        new()
        {
            Number = 14, Address = "action-plan-verification", Title = "Review action plan verification", Kind = ToolkitKind.Template, Sections = "9 and 10.1",
            Purpose = "A scrutineer of another agency verifies that actions were done and changed something.",
            Places = [new("Actions to verify", "/workspace/actions")],
        },
    ];

    /// <summary>The document of an address, or null where there is none.</summary>
    public static ToolkitDocument? Find(string address) => All.FirstOrDefault(document => string.Equals(document.Address, address, StringComparison.Ordinal));

    /// <summary>The documents in which all these words stand, in the order of the toolkit; all of them where no word is given.</summary>
    public static IReadOnlyList<ToolkitDocument> Search(string words, ToolkitSetting setting)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. All.Where(document => Array.TrueForAll(wanted, word => Text(document, setting).Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    private static string Text(ToolkitDocument document, ToolkitSetting setting) => string.Join('\n',
    [
        $"Document {document.Number} {document.Title}", document.Purpose, document.Sections, .. document.Places.Select(place => place.Words),
        .. (document.Content?.Invoke(setting) ?? []).SelectMany(Words),
    ]);

    private static IEnumerable<string> Words(PaperBlock block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Facts facts => facts.Items.SelectMany(fact => new[] { fact.Name, fact.Value }),
        Listing listing => listing.Items,
        Grid grid => [.. grid.Headers, .. grid.Rows.SelectMany(row => row)],
        FillIn fillIn => [fillIn.Label, fillIn.Hint],
        TickBoxes boxes => [boxes.Label, .. boxes.Options],
        _ => [],
    };
}
