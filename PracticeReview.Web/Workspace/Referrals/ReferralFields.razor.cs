using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Web.Workspace.Referrals;

public sealed partial class ReferralFields
{
    /// <summary>What is filled in; changed in place.</summary>
    [Parameter, EditorRequired]
    public required ReferralForm Form { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<AgencyName> Agencies { get; set; }

    [Parameter]
    public IReadOnlyList<Refusal> Refusals { get; set; } = [];

    /// <summary>The agency's designated decision-maker verifies it in the portal, so that nobody types it in.</summary>
    [Parameter]
    public bool IsVerifiedHere { get; set; }

    /// <summary>After every change.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private Task Set(Action<ReferralForm> change)
    {
        change(Form);
        return Changed.InvokeAsync();
    }

    private Task Choose(Guid agency, bool isChosen) => Set(form =>
    {
        form.AgencyIds.Remove(agency);
        if (isChosen)
        {
            form.AgencyIds.Add(agency);
        }
    });

    private Task Consider(AssuranceQuestion question, bool isConsidered) => Set(form =>
    {
        form.Considered.Remove(question);
        if (isConsidered)
        {
            form.Considered.Add(question);
        }
    });

    private string? Error(string field) => Refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();
}
