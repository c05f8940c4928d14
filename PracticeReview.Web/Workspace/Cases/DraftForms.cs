namespace PracticeReview.Web.Workspace.Cases;

/// <summary>Where a kept form is taken up again. A form is named in its draft by what stands before the first "/".</summary>
public static class DraftForms
{
    /// <returns>Null for a form that has no page of its own, and so no link.</returns>
    public static (string Name, string Address)? Find(string form) => form.Split('/', 2) switch
    {
        ["refer"] => ("A referral", "/workspace/referrals/new"),
        ["resubmit", var @case] => ("A referral that was returned to you", $"/workspace/cases/{@case}/referral"),
        ["refer-again", var referral] => ("A referral your decision-maker sent back", $"/workspace/referrals/agency/{referral}"),
        ["send-back", var referral] => ("Words about a referral of your agency", $"/workspace/referrals/agency/{referral}"),
        ["good-outcome"] => ("A good outcome to put forward", "/workspace/referrals/good-outcome"),
        ["good-outcome-answer", var id] => ("A decision on a good outcome", $"/workspace/referrals/good-outcome/{id}"),
        ["notice", var @case] => ("A local authority's notification", $"/workspace/cases/{@case}/referral"),
        ["process", var @case] => ("Another review process", $"/workspace/cases/{@case}/referral"),
        ["panel-answer", var @case] => ("The National Panel's answer", $"/workspace/cases/{@case}/rapid-review"),
        ["meeting-plan", var @case] => ("The date of a rapid review meeting", $"/workspace/cases/{@case}/rapid-review"),
        ["rapid-review", var @case] => ("What a meeting decided", $"/workspace/cases/{@case}/rapid-review"),
        ["meeting-report" or "endorse", var meeting] => ("Words about the report of a meeting", $"/workspace/meetings/{meeting}/report"),
        ["attendance", var meeting] => ("Who is at a meeting", $"/workspace/meetings/{meeting}"),
        ["immediate-action", var meeting] => ("An immediate action", $"/workspace/meetings/{meeting}"),
        ["outcome-notice", _] => ("Words about an outcome you were told of", "/workspace/meetings"),
        ["area", var rest] => ("A request between areas", $"/workspace/cases/{rest.Split('/')[0]}/referral"),
        ["area-decision", var request] => ("A decision between areas", $"/workspace/referrals/areas/{request}"),
        ["checklist", var rest] => ("Answers of the assurance checklist", $"/workspace/cases/{rest.Split('/')[0]}/checklist"),
        ["chair", var @case] => ("Who chairs a review", $"/workspace/cases/{@case}/referral"),
        ["vote", var @case] => ("A vote on a referral", $"/workspace/cases/{@case}/referral"),
        ["decision", var @case] => ("A decision on a referral", $"/workspace/cases/{@case}/referral"),
        ["summary", var request] => ("An agency summary", $"/workspace/information/{request}"),
        ["request", var rest] => ("Words about what an agency was asked", $"/workspace/cases/{rest.Split('/')[0]}/information"),
        ["fuller", var @case] => ("A request for fuller reports", $"/workspace/cases/{@case}/information"),
        ["family-member", var @case] => ("A person to involve", $"/workspace/cases/{@case}/family"),
        ["family", var rest] when rest.Split('/') is [var @case, var member, ..] => ("Words about what a family member sent", $"/workspace/cases/{@case}/family/{member}"),
        ["family-map", var rest] => ("Words about the map of a family", $"/workspace/cases/{rest.Split('/')[0]}/family/map"),
        ["mapped-person", var rest] when rest.Split('/') is [var @case, var person, ..] => ("Words about the involvement of a person", $"/workspace/cases/{@case}/family/map/{person}"),
        ["family-meetings", var rest] => ("Words about a meeting with a family", $"/workspace/cases/{rest.Split('/')[0]}/family/meetings"),
        ["draft", var rest] => ("A passage of a draft", $"/workspace/cases/{rest.Split('/')[0]}/draft"),
        ["words", var rest] => ("Words about what a family said", $"/workspace/cases/{rest.Split('/')[0]}/words"),
        ["contradiction", var rest] => ("How a contradiction is explained", $"/workspace/cases/{rest.Split('/')[0]}/chronology/contradictions"),
        ["accounts", var rest] => ("Contradictory accounts", $"/workspace/cases/{rest.Split('/')[0]}/accounts"),
        ["letters", var rest] when rest.Split('/') is [var @case, var member, ..] => ("Words to a family member", $"/workspace/cases/{@case}/family/{member}/letters"),
        ["agree", var @case] => ("A reason about a report", $"/workspace/cases/{@case}/report"),
        ["sign", var report] => ("A reason about a report", $"/workspace/publication/{report}"),
        ["translation", var rest] when rest.Split('/') is [var language, var text, ..] => ("A translation", $"/workspace/translations/{language}/{text}"),
        ["assurance", var rest] => ("An answer to an assurance question", $"/workspace/cases/{rest.Split('/')[0]}/assurance"),
        ["report", var @case] => ("A report", $"/workspace/cases/{@case}/report"),
        ["action", var @case] => ("An action", $"/workspace/cases/{@case}/actions"),
        ["pause" or "longer-period" or "happening", var @case] => ("Words about the clocks of a case", $"/workspace/cases/{@case}/timeline"),
        ["action-words", _] => ("Words about an action", "/workspace/actions"),
        _ => null,
    };
}
