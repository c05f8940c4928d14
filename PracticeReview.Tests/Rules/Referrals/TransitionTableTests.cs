using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Tests.Rules.Referrals;

/// <summary>
/// Every transition of a referral, for every role, at every stage. A row has one sign for each role, in the order of
/// <see cref="Roles"/>: A allowed, - hears what a stranger hears, and a digit is one of the row's sentences.
/// </summary>
public sealed class TransitionTableTests
{
    private const string Roles = "referrer, decision-maker, unit, manager, chair, deputy, adviser, other referrer, review group";
    private const string NotForwarded = "has not been forwarded";
    private const string Decided = "decided already";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private readonly AgencyId _police = AgencyId.New();
    private readonly Dictionary<string, StaffActor> _people;
    private ReviewCase _case = null!;
    private Referral _referral = null!;
    private ReferralDecision? _decision;
    private Disagreement? _disagreement;

    public TransitionTableTests() => _people = new Dictionary<string, StaffActor>(StringComparer.Ordinal)
    {
        ["referrer"] = Person(_police, StaffRole.Referrer),
        ["decision-maker"] = Person(_police, StaffRole.DesignatedDecisionMaker),
        ["unit"] = Person(null, StaffRole.BusinessUnit),
        ["manager"] = Person(null, StaffRole.BusinessManager),
        ["chair"] = Person(null, StaffRole.SubGroupChair),
        ["deputy"] = Person(null, StaffRole.SubGroupDeputyChair),
        ["adviser"] = Person(null, StaffRole.IndependentAdviser),
        ["other referrer"] = Person(AgencyId.New(), StaffRole.Referrer, StaffRole.DesignatedDecisionMaker),
        ["review group"] = Person(null, StaffRole.SubGroupMember, StaffRole.StatutoryPartner, StaffRole.SafeguardingExecutive, StaffRole.Scrutineer, StaffRole.AgencyAuthor, StaffRole.Administrator),
    };

    [Theory]
    // Policy 7.3: another person of the same agency, its designated decision-maker
    [InlineData("verify", "In the agency", "1A-------", "another designated decision-maker")]
    [InlineData("verify", "Sent back", "11-------", "")]
    [InlineData("verify", "Received", "11-------", "")]
    [InlineData("send back", "In the agency", "1A-------", "another designated decision-maker")]
    [InlineData("send back", "Received", "11-------", "")]
    [InlineData("send again", "In the agency", "1--------", "not waiting for you")]
    [InlineData("send again", "Sent back", "A--------")]
    [InlineData("send again", "Received", "1--------", "not waiting for you")]
    // Policy 7.5: the business unit forwards
    [InlineData("forward", "Received", "--AA-----")]
    [InlineData("forward", "With the panel", "--11-----", "no longer waiting to be forwarded")]
    [InlineData("forward", "Returned", "--11-----", "no longer waiting to be forwarded")]
    [InlineData("forward", "Neither", "--11-----", "no longer waiting to be forwarded")]
    // Policy 7.5, 10.1: the four members of the panel vote
    [InlineData("vote", "Received", "---1111--", NotForwarded)]
    [InlineData("vote", "With the panel", "---AAAA--")]
    [InlineData("vote", "Returned", "---1111--", "answered already")]
    [InlineData("vote", "Neither", "---1111--", "answered already")]
    [InlineData("vote", "Rapid review", "---1111--", "answered already")]
    [InlineData("declare a conflict", "Received", "---AAAA--")]
    [InlineData("declare a conflict", "With the panel", "---AAAA--")]
    [InlineData("declare a conflict", "Returned", "---AAAA--")]
    [InlineData("declare a conflict", "Neither", "---1111--", Decided)]
    // what the votes come to is recorded by the business unit or the panel; a tie is the Independent Adviser's
    [InlineData("record", "Received", "--11111--", NotForwarded)]
    [InlineData("record", "With the panel", "--AAAAA--")]
    [InlineData("record", "Returned", "--11111--", Decided)]
    [InlineData("record", "Rapid review", "--11111--", Decided)]
    [InlineData("break the tie", "With the panel", "--1111A--", "divided")]
    [InlineData("break the tie", "Neither", "--11111--", Decided)]
    // Policy 7.5: the Business Manager at once
    [InlineData("decide at once", "Received", "---A-----")]
    [InlineData("decide at once", "With the panel", "---A-----")]
    [InlineData("decide at once", "Returned", "---1-----", Decided)]
    [InlineData("decide at once", "Neither", "---1-----", Decided)]
    // Policy 7.5: the referrer completes what was returned, and may disagree with neither
    [InlineData("resubmit", "Received", "1--------", "not waiting for you")]
    [InlineData("resubmit", "With the panel", "1--------", "not waiting for you")]
    [InlineData("resubmit", "Returned", "A--------")]
    [InlineData("resubmit", "Neither", "1--------", "not waiting for you")]
    [InlineData("disagree", "Neither", "A--------")]
    [InlineData("disagree", "Rapid review", "1--------", "not one that can be disagreed with")]
    [InlineData("disagree", "Disagreed", "1--------", "recorded already")]
    [InlineData("give a view", "Disagreed", "------A--")]
    [InlineData("give a view", "Viewed", "------1--", "given already")]
    [InlineData("decide finally", "Disagreed", "---1111--", "view comes first")]
    [InlineData("decide finally", "Viewed", "---AAAA--")]
    [InlineData("decide finally", "Final", "---1111--", Decided)]
    // Policy 7.6: the Chair of the sub-group, once there is a review
    [InlineData("decide who chairs", "With the panel", "----11---", "once a review has been decided on")]
    [InlineData("decide who chairs", "Neither", "----11---", "once a review has been decided on")]
    [InlineData("decide who chairs", "Rapid review", "----AA---")]
    [InlineData("check Ofsted", "Returned", "--11111--", "once a review has been decided on")]
    [InlineData("check Ofsted", "Rapid review", "--AAAAA--")]
    public void Who_may_do_what_and_when(string transition, string stage, string expected, string sentence = "")
    {
        var roles = Roles.Split(", ");
        expected.Length.ShouldBe(roles.Length);
        for (var i = 0; i < roles.Length; i++)
        {
            var result = Try(transition, Reach(stage), _people[roles[i]]);
            var (what, said) = ($"{roles[i]}: {transition} at {stage}", string.Join(' ', result.Refusals));
            switch (expected[i])
            {
                case 'A':
                    result.Succeeded.ShouldBeTrue($"{what}: {said}");
                    break;
                case '-':
                    result.Refusals.ShouldBe([Refusal.NotFound], what);
                    break;
                default:
                    result.Refusals.ShouldHaveSingleItem(what).ShouldNotBe(Refusal.NotFound, what);
                    said.ShouldContain(sentence, Case.Sensitive, what);
                    break;
            }
        }
    }

    [Fact]
    public void Whatever_the_table_does_not_name_is_refused_to_everybody_in_a_sentence()
    {
        var rows = typeof(TransitionTableTests).GetMethod(nameof(Who_may_do_what_and_when))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .SelectMany(row => ((InlineDataAttribute)row).GetData(null!)).Select(row => (Transition: (string)row[0], Stage: (string)row[1])).ToHashSet();
        string[] inside = ["In the agency", "Sent back"];
        string[] disagreed = ["Disagreed", "Viewed", "Final"];
        string[] decided = ["Rapid review", "Neither", .. disagreed];
        string[] received = ["Received", "With the panel", "Returned", .. decided];
        var tried = 0;
        foreach (var transition in rows.Select(row => row.Transition).Distinct())
        {
            // A transition is of a thing: there is no referral inside the agency, and no disagreement before a decision.
            var stages = transition switch
            {
                "verify" or "send back" or "send again" => [.. inside, .. received],
                "disagree" => decided,
                "give a view" or "decide finally" => disagreed,
                _ => received,
            };
            foreach (var stage in stages.Where(stage => !rows.Contains((transition, stage))))
            {
                foreach (var role in Roles.Split(", "))
                {
                    var refused = Try(transition, Reach(stage), _people[role]);
                    refused.Refused.ShouldBeTrue($"{role}: {transition} at {stage}");
                    refused.Refusals.ShouldAllBe(refusal => refusal.Message.Length > 10);
                    tried++;
                }
            }
        }
        tried.ShouldBeGreaterThan(300);
    }

    private Result Try(string transition, ProposedReferral proposed, StaffActor actor) => transition switch
    {
        "verify" => proposed.Verify(true, actor, Now),
        "send back" => proposed.SendBack("Say more.", actor, Now),
        "send again" => proposed.SendAgain(Form(), actor, Now),
        "forward" => _referral.Forward(actor, Now),
        "vote" => PanelVote.Cast(_referral, actor, PanelOutcome.RapidReview, "Because.", Now),
        "declare a conflict" => ConflictOfInterest.Declare(_referral, actor, "I know the family.", Now),
        "record" => ReferralDecision.Record(_referral, Panel("RR"), PanelOutcome.RapidReview, "Because.", null, actor, Now),
        "break the tie" => ReferralDecision.Record(_referral, Panel("RN"), PanelOutcome.RapidReview, "Because.", null, actor, Now),
        "decide at once" => ReferralDecision.DecideAtOnce(_referral, "Obvious.", actor, Now),
        "resubmit" => _referral.Resubmit(Form(), actor, Now),
        "disagree" => Disagreement.Open(_referral, _decision!, _disagreement is not null, actor, "We see a pattern.", Now),
        "give a view" => _disagreement!.GiveView(actor, "There is learning.", Now),
        "decide finally" => ReferralDecision.DecideFinally(_referral, _disagreement!, PanelOutcome.CaseReview, "Because.", actor, Now),
        "decide who chairs" => new ReviewLeading(_referral).DecideChair(_referral, _case, new Candidate(StaffId.New(), "Heather Evenhand Unreal", null), null, false, true, "Independent.", actor, Now),
        "check Ofsted" => new ReviewLeading(_referral).CheckOfsted(_referral, _case, OfstedCheck.NotRequired, actor, Now),
        _ => throw new ArgumentOutOfRangeException(nameof(transition), transition, "No such transition."),
    };

    // A referral of its own for each try, brought to the stage by those whose work it is.
    private ProposedReferral Reach(string stage)
    {
        (_decision, _disagreement) = (null, null);
        var proposed = ProposedReferral.Send(Form(), _people["referrer"], Now).Value;
        _case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.F.", _people["referrer"].Id, Now, proposed.CaseId);
        if (stage == "Sent back")
        {
            proposed.SendBack("Say more.", _people["decision-maker"], Now).Succeeded.ShouldBeTrue();
        }
        if (stage is "In the agency" or "Sent back")
        {
            return proposed;
        }
        _referral = Referral.SubmitVerified(_case, proposed, proposed.Verify(true, _people["decision-maker"], Now).Value, Now).Value;
        if (stage != "Received")
        {
            _referral.Forward(_people["unit"], Now).Succeeded.ShouldBeTrue();
        }
        switch (stage)
        {
            case "Returned":
                Decide("II", PanelOutcome.Incomplete);
                break;
            case "Rapid review":
                Decide("RR", PanelOutcome.RapidReview);
                _case.BecomeReview(ReviewType.RapidReview);
                break;
            case "Neither" or "Disagreed" or "Viewed" or "Final":
                Decide("NN", PanelOutcome.Neither);
                _case.MoveTo(CaseStage.NotReviewed, Now);
                break;
            default:
                break;
        }
        if (stage is "Disagreed" or "Viewed" or "Final")
        {
            _disagreement = Disagreement.Open(_referral, _decision!, false, _people["referrer"], "We see a pattern.", Now).Value;
        }
        if (stage is "Viewed" or "Final")
        {
            _disagreement!.GiveView(_people["adviser"], "There is learning.", Now).Succeeded.ShouldBeTrue();
        }
        if (stage == "Final")
        {
            ReferralDecision.DecideFinally(_referral, _disagreement!, PanelOutcome.Neither, "Because.", _people["chair"], Now).Succeeded.ShouldBeTrue();
        }
        return proposed;
    }

    private void Decide(string votes, PanelOutcome outcome) =>
        _decision = ReferralDecision.Record(_referral, Panel(votes), outcome, "Because.", outcome == PanelOutcome.Incomplete ? _people["deputy"].Id : null, _people["unit"], Now).Value;

    private static PanelDecision Panel(string votes) => PanelDecision.Of([.. votes.Select(letter => new CastVote(StaffId.New(), letter switch
    {
        'R' => PanelOutcome.RapidReview,
        'I' => PanelOutcome.Incomplete,
        _ => PanelOutcome.Neither,
    }))], 4);

    private static StaffActor Person(AgencyId? agency, params StaffRole[] roles) => new(StaffId.New(), Partnership.Id, agency, "Somebody Invented", roles, []);

    private static ReferralForm Form() => new()
    {
        ReferrerKind = ReferrerKind.PartnerAgency,
        ChildName = "Aspen Fictitious",
        ChildDateOfBirth = new DateOnly(2023, 5, 17),
        IncidentOn = new DateOnly(2026, 2, 27),
        WhatHappened = "Invented.",
        AbuseOrNeglect = AbuseOrNeglect.Known,
        Harm = ChildHarm.SeriouslyHarmed,
        Place = IncidentPlace.InTheArea,
        ConcludesCriteriaMet = true,
        CriteriaReason = "Invented reasons.",
        OtherAgencies = "An invented agency",
        IsLookedAfter = false,
        Notification = LocalAuthorityNotification.NotMade,
        FamilyAdvice = "Invented advice.",
        Considered = [.. Enum.GetValues<AssuranceQuestion>()],
    };
}
