using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites.Merging;

/// <summary>Looks through merged files in which listed names were replaced for what still looks like a name.</summary>
internal static class NamesLeft
{
    public static IReadOnlyList<NameLeft> In(MergedFiles merged, IReadOnlyList<Pseudonym> pseudonyms)
    {
        var check = new NameCheck(pseudonyms, merged.Events.SelectMany(row => NameCheck.Texts(row.Row)).Select(text => text.Text).Concat(merged.Unread.Select(row => row.AsItStood)));
        // What could not be read goes out too, and so do the names of agencies.
        var unread = merged.Unread.Select(row => (Row: new CompositeRow<FileSource>(new FileSource(row.Agency, row.File), Row(row.Row, row.AsItStood)), Column: "Could not be read", Text: row.AsItStood));
        var agencies = merged.Events.Select(row => row.Agency.Agency).Distinct(StringComparer.Ordinal)
            .Select(agency => (Row: new CompositeRow<FileSource>(new FileSource(agency, ""), Row(0, agency)), Column: ChronologyColumns.Name(ChronologyColumn.Agency), Text: agency));
        var texts = merged.Events.SelectMany(row => NameCheck.Texts(row.Row).Select(text => (Row: row, text.Column, text.Text)));
        var findings = texts.Concat(unread).Concat(agencies).SelectMany(text => check.In(text.Text).Select(finding => new RowFinding<FileSource>(text.Row, text.Column, finding)));
        return [.. NameCheck.Group(findings).Select(group => (group, First: group.Places[0])).Select(found => new NameLeft(
            LooksLike(found.group.Kind), found.group.Found, found.group.Places.Count, found.First.Row.Agency.File, found.First.Row.Row.RowNumber, found.First.Column, found.First.Finding.Excerpt, found.First.Finding.Why))];
    }

    private static ChronologyRow Row(int number, string text) => new(number, default, null, text, "", "", "", "", "", "", SignificanceQuestions.None);

    private static string LooksLike(FindingKind kind) => kind switch
    {
        FindingKind.School => "a school",
        FindingKind.Place => "a place",
        FindingKind.Address => "an address",
        FindingKind.Postcode => "a postcode",
        FindingKind.DateOfBirth => "a date of birth",
        FindingKind.Telephone => "a telephone number",
        FindingKind.Email => "an e-mail address",
        FindingKind.NhsNumber => "an NHS number",
        _ => "a name",
    };
}
