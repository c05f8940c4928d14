using DiffPlex;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Workspace.Cases;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>Two submissions of a referral, field by field, with the words that differ marked.</summary>
public static class VersionComparison
{
    private static readonly char[] s_between = [' ', '\n', '\t', '.', ',', ';', ':', '(', ')'];

    /// <summary>Words that are the same on both sides, or stand on one side only.</summary>
    public sealed record Piece(string Text, bool Differs);

    /// <summary>A field of the form in both versions.</summary>
    public sealed record Row(string Field, IReadOnlyList<Piece> Before, IReadOnlyList<Piece> After)
    {
        public bool Differs => Before.Concat(After).Any(piece => piece.Differs);
    }

    /// <param name="agencies">The names of agencies, which the form holds by identifier.</param>
    public static IReadOnlyList<Row> Of(ReferralForm before, ReferralForm after, IReadOnlyList<AgencyName> agencies) =>
        [.. Fields(before, agencies).Zip(Fields(after, agencies), (old, now) => Compare(old.Name, old.Words, now.Words))];

    private static Row Compare(string field, string before, string after)
    {
        if (before == after)
        {
            return new Row(field, [new Piece(before, false)], [new Piece(after, false)]);
        }
        var found = new Differ().CreateWordDiffs(before, after, false, s_between);
        var gone = found.DiffBlocks.SelectMany(block => Enumerable.Range(block.DeleteStartA, block.DeleteCountA)).ToHashSet();
        var come = found.DiffBlocks.SelectMany(block => Enumerable.Range(block.InsertStartB, block.InsertCountB)).ToHashSet();
        return new Row(field, Join(found.PiecesOld, gone), Join(found.PiecesNew, come));
    }

    // Neighbours of a kind become one piece, so that a changed sentence is read as one.
    private static IReadOnlyList<Piece> Join(IReadOnlyList<string> words, HashSet<int> different)
    {
        List<Piece> pieces = [];
        for (var i = 0; i < words.Count; i++)
        {
            var differs = different.Contains(i);
            if (pieces.Count > 0 && pieces[^1].Differs == differs)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + words[i] };
            }
            else
            {
                pieces.Add(new Piece(words[i], differs));
            }
        }
        return pieces;
    }

    private static IEnumerable<(string Name, string Words)> Fields(ReferralForm form, IReadOnlyList<AgencyName> agencies) =>
    [
        ("Child", form.ChildName),
        ("Date of birth", Day(form.ChildDateOfBirth)),
        ("Looked after", Of(ReferralWords.YesOrNo, form.IsLookedAfter)),
        ("Other children", string.Join("\n", form.OtherChildren.Select(child =>
            $"{child.Name}, born {Day(child.DateOfBirth)}, looked after: {Of(ReferralWords.YesOrNo, child.IsLookedAfter)}, {Of(ReferralWords.Harm, child.Harm)}"))),
        ("Incident", Day(form.IncidentOn)),
        ("What happened", form.WhatHappened),
        ("Abuse or neglect", Of(ReferralWords.AbuseOrNeglect, form.AbuseOrNeglect)),
        ("What became of the child", Of(ReferralWords.Harm, form.Harm)),
        ("Where", Of(ReferralWords.Places, form.Place)),
        ("Conclusion on the criteria", Of(ReferralWords.MetOrNot, form.ConcludesCriteriaMet)),
        ("Why", form.CriteriaReason),
        ("Agencies", string.Join(", ", agencies.Where(agency => form.AgencyIds.Contains(agency.Id)).Select(agency => agency.Name).Append(form.OtherAgencies).Where(name => name.Length > 0))),
        ("National Panel notified", Of(ReferralWords.Notifications, form.Notification) + (form.NotifiedOn is null ? "" : ", " + Day(form.NotifiedOn))),
        ("Local authority aware", Day(form.AwareOn)),
        ("Advice on the family", form.FamilyAdvice),
    ];

    private static string Day(DateOnly? day) => day is { } given ? CaseWords.Day(given) : "";

    private static string Of<T>(IReadOnlyList<(T Value, string Words)> choices, T? value) where T : struct =>
        value is { } chosen ? ReferralWords.Of(choices, chosen) : "";
}
