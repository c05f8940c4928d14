namespace PracticeReview.Data.Referrals;

/// <summary>
/// Section 16C(1) of the Children Act 2004, limb by limb, as a referral's own answers meet it (Policy 5.2). It informs the
/// decision; it does not make it.
/// </summary>
/// <param name="AbuseOrNeglect">Abuse or neglect of the child is known or suspected.</param>
/// <param name="InTheArea">(a): the child died or was seriously harmed in the local authority's area.</param>
/// <param name="OutsideEngland">(b): the child died or was seriously harmed outside England while normally resident in the area.</param>
public sealed record Criteria(bool AbuseOrNeglect, bool InTheArea, bool OutsideEngland)
{
    /// <summary>The first limb, and one of the other two.</summary>
    public bool AreMet => AbuseOrNeglect && (InTheArea || OutsideEngland);

    public static Criteria Of(AbuseOrNeglect abuseOrNeglect, ChildHarm harm, IncidentPlace place)
    {
        var isHarmed = harm is ChildHarm.Died or ChildHarm.SeriouslyHarmed;
        return new Criteria(
            abuseOrNeglect is Referrals.AbuseOrNeglect.Known or Referrals.AbuseOrNeglect.Suspected,
            isHarmed && place == IncidentPlace.InTheArea,
            isHarmed && place == IncidentPlace.OutsideEngland);
    }
}
