namespace PracticeReview.Data.Decisions;

/// <summary>What can be decided on a referral (Policy 7.5).</summary>
public enum PanelOutcome
{
    RapidReview,
    /// <summary>Not a rapid review, but a case review within 45 working days.</summary>
    CaseReview,
    /// <summary>Returned to the referrer, with a named person who helps.</summary>
    Incomplete,
    /// <summary>Neither a rapid review nor a case review; the rationale is fed back.</summary>
    Neither,
}

/// <summary>On what a decision rests.</summary>
public enum DecisionBasis
{
    /// <summary>The votes of the Virtual Panel (Policy 7.5).</summary>
    Panel,
    /// <summary>The Business Manager, where it is obviously a rapid review; the panel is informed (Policy 7.5).</summary>
    Immediate,
    /// <summary>The Independent Adviser, where the panel's votes are tied. The policy has no rule for a tie; this is how it was read.</summary>
    IndependentAdviser,
    /// <summary>After the referrer disagreed, informed by the Independent Adviser's view (Policy 7.5).</summary>
    Final,
}
