using PracticeReview.Data.Referrals;

namespace PracticeReview.Tests.Rules.Referrals;

public sealed class ReferralFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AbuseOrNeglect.Known, ChildHarm.Died, IncidentPlace.InTheArea, true)]
    [InlineData(AbuseOrNeglect.Suspected, ChildHarm.SeriouslyHarmed, IncidentPlace.InTheArea, true)]
    [InlineData(AbuseOrNeglect.Suspected, ChildHarm.Died, IncidentPlace.OutsideEngland, true)]
    [InlineData(AbuseOrNeglect.NeitherKnownNorSuspected, ChildHarm.Died, IncidentPlace.InTheArea, false)]
    [InlineData(AbuseOrNeglect.Known, ChildHarm.Neither, IncidentPlace.InTheArea, false)]
    [InlineData(AbuseOrNeglect.Known, ChildHarm.Died, IncidentPlace.AnotherArea, false)]
    public void The_criteria_need_the_first_limb_and_one_of_the_other_two(AbuseOrNeglect abuse, ChildHarm harm, IncidentPlace place, bool met) =>
        Criteria.Of(abuse, harm, place).AreMet.ShouldBe(met);

    [Fact]
    public void An_empty_form_is_told_everything_at_once()
    {
        var fields = new ReferralForm().Check(Now).Select(refusal => refusal.Field).ToList();

        fields.ShouldBe(
        [
            "ReferrerKind", "ChildName", "ChildDateOfBirth", "IncidentOn", "WhatHappened", "AbuseOrNeglect", "Harm", "Place", "ConcludesCriteriaMet", "CriteriaReason",
            "AgencyIds", "IsLookedAfter", "Notification", "FamilyAdvice", "Considered",
        ]);
    }

    [Fact]
    public void An_agency_says_who_verified_it_and_that_it_stands_on_the_childs_record()
    {
        var form = new ReferralForm { ReferrerKind = ReferrerKind.PartnerAgency };
        form.Check(Now).Take(3).Select(refusal => refusal.Field).ShouldBe(["DecisionMaker", "VerifiedOn", "IsNotedOnChildRecord"]);
        form.ReferrerKind = ReferrerKind.Coroner;
        form.Check(Now).ShouldNotContain(refusal => refusal.Field == "DecisionMaker");
    }

    [Fact]
    public void Days_that_can_not_be_are_refused()
    {
        Field(form => form.ChildDateOfBirth = new DateOnly(2026, 3, 3)).ShouldBe("ChildDateOfBirth");
        Field(form => form.IncidentOn = new DateOnly(2022, 1, 1)).ShouldBe("IncidentOn");
        Field(form => form.ChildDateOfBirth = new DateOnly(2008, 2, 27)).ShouldBe("ChildDateOfBirth");
        Field(form => form.VerifiedOn = new DateOnly(2026, 3, 3)).ShouldBe("VerifiedOn");
        Complete().Check(Now).ShouldBeEmpty();
    }

    [Fact]
    public void Far_too_much_is_refused_and_the_message_says_how_much()
    {
        var form = Complete();
        form.WhatHappened = new string('x', 200_000);
        var refusal = form.Check(Now).ShouldHaveSingleItem();
        refusal.Field.ShouldBe("WhatHappened");
        refusal.ToString().ShouldContain("200,000");
        form.WhatHappened.Length.ShouldBe(200_000);
    }

    [Theory]
    [InlineData("Aspen Fictitious", "A.F.")]
    [InlineData("  aspen  rowan-lee fictitious ", "A.L.F.")]
    [InlineData("Éowyn", "É.")]
    [InlineData("???", "?")]
    public void A_child_is_called_by_initials(string name, string initials) => ReferralForm.InitialsOf(name).ShouldBe(initials);

    private static string? Field(Action<ReferralForm> change)
    {
        var form = Complete();
        change(form);
        return form.Check(Now)[0].Field;
    }

    private static ReferralForm Complete() => new()
    {
        ReferrerKind = ReferrerKind.PartnerAgency,
        ChildName = "Aspen Fictitious",
        ChildDateOfBirth = new DateOnly(2023, 5, 17),
        IncidentOn = new DateOnly(2026, 2, 27),
        WhatHappened = "Invented.",
        AbuseOrNeglect = AbuseOrNeglect.Known,
        Harm = ChildHarm.Died,
        Place = IncidentPlace.InTheArea,
        OtherAgencies = "An invented agency",
        IsLookedAfter = true,
        Notification = LocalAuthorityNotification.NotMade,
        DecisionMaker = "Somebody Invented",
        VerifiedOn = new DateOnly(2026, 3, 1),
        IsNotedOnChildRecord = true,
        CriteriaReason = "Serious harm in the area, and neglect is suspected.",
        ConcludesCriteriaMet = true,
        FamilyAdvice = "Invented advice.",
        Considered = [.. Enum.GetValues<AssuranceQuestion>()],
    };
}
