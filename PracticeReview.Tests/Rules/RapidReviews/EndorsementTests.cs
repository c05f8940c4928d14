using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.RapidReviews;

/// <summary>Who endorses an outcome, and how a disagreement climbs (Policy 7.12).</summary>
public sealed class EndorsementTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 20, 14, 0, 0, TimeSpan.Zero);
    private static readonly Partnership s_partnership = new(PartnershipId.New(), "Inventshire", "INV", "Salford2019", "", "");
    private static readonly Agency s_council = new(AgencyId.New(), s_partnership.Id, "Inventshire Council", AgencyKind.LocalAuthority);
    private static readonly Agency s_health = new(AgencyId.New(), s_partnership.Id, "Inventshire Care Board", AgencyKind.Health);
    private static readonly Agency s_police = new(AgencyId.New(), s_partnership.Id, "Inventshire Police", AgencyKind.Police);
    private static readonly Agency s_school = new(AgencyId.New(), s_partnership.Id, "Pretend School", AgencyKind.School);

    private readonly List<Endorsement> _said = [];
    private readonly RapidReview _review = Concluded();
    private readonly StaffActor _adviser = Person(null, StaffRole.IndependentAdviser);

    private EndorsementStanding Standing => EndorsementStanding.Of(RapidReviewOutcome.RecommendPracticeReview, _said);

    [Fact]
    public void Where_all_four_agree_the_outcome_is_endorsed_once_the_last_has_spoken()
    {
        foreach (var (person, agency) in FirstLevel())
        {
            Standing.Outcome.ShouldBeNull();
            Say(person, agency, true);
        }

        Standing.Outcome.ShouldBe(RapidReviewOutcome.RecommendPracticeReview);
        Standing.Level.ShouldBe(EndorsementLevel.Representatives);
        Give(Person(s_police, StaffRole.StatutoryPartner), s_police, true).ShouldRefuse("nothing left to endorse");
    }

    [Fact]
    public void A_disagreement_at_two_levels_is_settled_by_the_Executive()
    {
        foreach (var (person, agency) in FirstLevel())
        {
            Say(person, agency, agency?.Kind != AgencyKind.Police);
        }
        Standing.Level.ShouldBe(EndorsementLevel.NextLevel);
        Standing.Awaited.ShouldBe([Endorser.LocalAuthority, Endorser.Health, Endorser.Police]);
        foreach (var agency in new[] { s_council, s_health, s_police })
        {
            Say(Person(agency, StaffRole.StatutoryPartner), agency, agency.Kind == AgencyKind.Police);
        }
        Standing.Level.ShouldBe(EndorsementLevel.Executive);
        Standing.Outcome.ShouldBeNull();

        var executive = Person(s_council, StaffRole.SafeguardingExecutive);
        Give(Person(s_health, StaffRole.StatutoryPartner), s_health, true).ShouldRefuse("not yours");
        Endorsement.Give(executive, s_council, _review, Standing, _said, new EndorsementWords(null, null, null), s_now).Refusals.Select(refusal => refusal.Field)
            .ShouldBe(["SettledOutcome", "Reason"]);
        var settled = Endorsement.Give(executive, s_council, _review, Standing, _said,
            new EndorsementWords(null, "A learning event reaches people sooner.", "Counsel sees no duty to the contrary.", RapidReviewOutcome.OtherLocalReview), s_now);
        settled.ShouldSucceed();
        _said.Add(settled.Value);

        Standing.Outcome.ShouldBe(RapidReviewOutcome.OtherLocalReview);
        settled.Value.Agrees.ShouldBeFalse();
        settled.Value.LegalAdvice.ShouldBe("Counsel sees no duty to the contrary.");
    }

    [Fact]
    public void A_disagreement_that_the_next_level_does_not_share_ends_there()
    {
        foreach (var (person, agency) in FirstLevel())
        {
            Say(person, agency, agency?.Kind != AgencyKind.Health);
        }
        foreach (var agency in new[] { s_council, s_health, s_police })
        {
            Say(Person(agency, StaffRole.StatutoryPartner), agency, true);
        }

        Standing.Outcome.ShouldBe(RapidReviewOutcome.RecommendPracticeReview);
        Standing.Level.ShouldBe(EndorsementLevel.NextLevel);
    }

    [Fact]
    public void It_does_not_climb_before_all_have_been_heard()
    {
        Say(Person(s_police, StaffRole.StatutoryPartner), s_police, false);

        Standing.Level.ShouldBe(EndorsementLevel.Representatives);
        Standing.Awaited.ShouldBe([Endorser.IndependentAdviser, Endorser.LocalAuthority, Endorser.Health]);
    }

    [Fact]
    public void Nobody_speaks_twice_at_one_level_or_at_two()
    {
        var officer = Person(s_police, StaffRole.StatutoryPartner);
        Say(officer, s_police, false);
        Give(officer, s_police, true).ShouldRefuse("You have spoken already");
        Give(Person(s_police, StaffRole.StatutoryPartner), s_police, true).ShouldRefuse("Somebody has spoken for the police already");
        Say(_adviser, null, true);
        Say(Person(s_council, StaffRole.StatutoryPartner), s_council, true);
        Say(Person(s_health, StaffRole.StatutoryPartner), s_health, true);

        Standing.Level.ShouldBe(EndorsementLevel.NextLevel);
        Give(officer, s_police, true).ShouldRefuse("another person speaks for your partner");
        Endorsement.MayBeGivenBy(officer, s_police, Standing, _said).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_speaks_for_a_partner_they_do_not_represent()
    {
        // A role without its agency, an agency that is no partner, an agency without the role, and somebody else's agency.
        foreach (var (person, agency) in new[]
        {
            (Person(null, StaffRole.StatutoryPartner), null), (Person(s_school, StaffRole.StatutoryPartner), s_school),
            (Person(s_police, StaffRole.BusinessManager), s_police), (Person(s_school, StaffRole.StatutoryPartner), s_police),
            (Person(s_council, StaffRole.SafeguardingExecutive), s_council),
        })
        {
            Endorsement.MayBeGivenBy(person, agency, Standing, _said).ShouldBeFalse();
            Give(person, agency, true).ShouldRefuse("not yours");
        }
    }

    [Fact]
    public void A_disagreement_needs_a_reason_and_a_word_needs_to_be_said()
    {
        var officer = Person(s_police, StaffRole.StatutoryPartner);

        Give(officer, s_police, false, reason: null).ShouldRefuse("Write why");
        Give(officer, s_police, null).ShouldRefuse("Say whether you agree");
        Give(officer, s_police, true, reason: null).ShouldSucceed();
    }

    [Fact]
    public void The_report_is_sent_only_once_the_outcome_is_endorsed()
    {
        _review.SendReport(Standing, s_now).ShouldRefuse("the Independent Adviser, the local authority, health, the police");
        foreach (var (person, agency) in FirstLevel())
        {
            Say(person, agency, true);
        }

        _review.SendReport(Standing, s_now).ShouldSucceed();
        _review.SendReport(Standing, s_now).ShouldRefuse("already");
    }

    private IEnumerable<(StaffActor, Agency?)> FirstLevel() =>
    [
        (_adviser, null), (Person(s_council, StaffRole.StatutoryPartner), s_council),
        (Person(s_health, StaffRole.StatutoryPartner), s_health), (Person(s_police, StaffRole.StatutoryPartner), s_police),
    ];

    private void Say(StaffActor person, Agency? agency, bool agrees)
    {
        var given = Give(person, agency, agrees);
        given.ShouldSucceed();
        _said.Add(given.Value);
    }

    private PracticeReview.Data.Result<Endorsement> Give(StaffActor person, Agency? agency, bool? agrees, string? reason = "The learning lies elsewhere.") =>
        Endorsement.Give(person, agency, _review, Standing, _said, new EndorsementWords(agrees, reason, null), s_now);

    private static StaffActor Person(Agency? agency, params StaffRole[] roles) => new(StaffId.New(), s_partnership.Id, agency?.Id, "Somebody Testwell", roles, []);

    private static RapidReview Concluded()
    {
        var @case = ReviewCase.Open(s_partnership, "INV-2026-0001", "A.B.", StaffId.New(), s_now.AddDays(-20));
        var review = RapidReview.Plan(@case, s_now.AddDays(-1), s_now);
        review.Conclude(Quorum.Of([AgencyKind.LocalAuthority, AgencyKind.Health, AgencyKind.Police]), s_now.AddDays(-1), RapidReviewOutcome.RecommendPracticeReview, false, "Why", s_now).ShouldSucceed();
        return review;
    }
}
