using System.Text.Json.Serialization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

/// <summary>
/// The Practice Review Referral Form (Document 7) as it is filled in: every field may still be empty. The same words are the
/// draft, what is submitted, and the version that is kept.
/// </summary>
public sealed class ReferralForm
{
    /// <summary>The most characters of a name or other single line.</summary>
    public const int LineLimit = 200;
    /// <summary>The most characters of what is told at length.</summary>
    public const int TextLimit = 20_000;

    public ReferralId Id { get; set; } = ReferralId.New();
    public ReferrerKind? ReferrerKind { get; set; }
    public string ChildName { get; set; } = "";
    public DateOnly? ChildDateOfBirth { get; set; }
    public DateOnly? IncidentOn { get; set; }
    public string WhatHappened { get; set; } = "";
    public AbuseOrNeglect? AbuseOrNeglect { get; set; }
    public ChildHarm? Harm { get; set; }
    public IncidentPlace? Place { get; set; }
    public List<Guid> AgencyIds { get; set; } = [];
    public string OtherAgencies { get; set; } = "";
    public bool? IsLookedAfter { get; set; }
    public LocalAuthorityNotification? Notification { get; set; }
    /// <summary>The day the local authority became aware, where the referrer knows it.</summary>
    public DateOnly? AwareOn { get; set; }
    public DateOnly? NotifiedOn { get; set; }
    /// <summary>The agency's designated decision-maker (Policy 7.3).</summary>
    public string DecisionMaker { get; set; } = "";
    public DateOnly? VerifiedOn { get; set; }
    public bool IsNotedOnChildRecord { get; set; }
    /// <summary>The advice that was sought on engaging or informing the family, or why none was.</summary>
    public string FamilyAdvice { get; set; } = "";
    /// <summary>Other children of the same incident.</summary>
    public List<OtherChild> OtherChildren { get; set; } = [];
    /// <summary>Whether the referrer concludes that the criteria of section 16C(1) are met.</summary>
    public bool? ConcludesCriteriaMet { get; set; }
    /// <summary>Why the referrer concludes so.</summary>
    public string CriteriaReason { get; set; } = "";
    public List<AssuranceQuestion> Considered { get; set; } = [];

    /// <summary>How the limbs of section 16C(1) stand by these answers; null until the three of them are given.</summary>
    [JsonIgnore]
    public Criteria? Criteria => (AbuseOrNeglect, WorstHarm, Place) is ({ } abuse, { } harm, { } place) ? Referrals.Criteria.Of(abuse, harm, place) : null;

    /// <summary>The gravest harm that came to any child of the incident: the criteria are met for the case where they are met for one child.</summary>
    [JsonIgnore]
    public ChildHarm? WorstHarm => OtherChildren.Select(child => child.Harm).Prepend(Harm).Where(harm => harm is not null).Min();

    /// <summary>Which notifications these answers ask the local authority for.</summary>
    [JsonIgnore]
    public AuthorityDuties Duties => new(Criteria?.AreMet == true,
        (IsLookedAfter == true && Harm == ChildHarm.Died) || OtherChildren.Exists(child => child.IsLookedAfter == true && child.Harm == ChildHarm.Died));

    /// <summary>Everything that keeps the form from being submitted, in the order of the form. Days are London days.</summary>
    /// <param name="isVerifiedHere">The agency's decision-maker verifies it in the portal afterwards, so that is not asked for.</param>
    public IReadOnlyList<Refusal> Check(DateTimeOffset now, bool isVerifiedHere = false)
    {
        var today = LegalDay.Of(now);
        List<Refusal> refusals = [];
        Require(ReferrerKind is not null, nameof(ReferrerKind), "Choose who is referring.");
        if (ReferrerKind == Referrals.ReferrerKind.PartnerAgency && !isVerifiedHere)
        {
            Line(DecisionMaker, nameof(DecisionMaker), "Name the designated decision-maker who verified the referral in your agency.");
            Require(VerifiedOn is not null, nameof(VerifiedOn), "Give the day on which the referral was verified.");
            Require(IsNotedOnChildRecord, nameof(IsNotedOnChildRecord), "Note the referral on the child's record in your agency, and confirm it here.");
        }
        Past(VerifiedOn, nameof(VerifiedOn), "The day of the verification lies in the future.");
        Line(ChildName, nameof(ChildName), "Give the child's name.");
        Require(ChildDateOfBirth is not null, nameof(ChildDateOfBirth), "Give the child's date of birth.");
        Past(ChildDateOfBirth, nameof(ChildDateOfBirth), "The date of birth lies in the future.");
        Require(IncidentOn is not null, nameof(IncidentOn), "Give the day of the incident, or the day it was found.");
        Past(IncidentOn, nameof(IncidentOn), "The day of the incident lies in the future.");
        Require(!(IncidentOn < ChildDateOfBirth), nameof(IncidentOn), "The incident lies before the child's birth.");
        Require(!(IncidentOn >= ChildDateOfBirth?.AddYears(18)), nameof(ChildDateOfBirth), "By these dates the person was an adult. Check the date of birth and the day of the incident.");
        Text(WhatHappened, nameof(WhatHappened), "Say what happened.");
        Require(AbuseOrNeglect is not null, nameof(AbuseOrNeglect), "Say whether abuse or neglect is known or suspected.");
        Require(Harm is not null, nameof(Harm), "Say whether the child died or was seriously harmed.");
        Require(Place is not null, nameof(Place), "Say where it happened.");
        Require(ConcludesCriteriaMet is not null, nameof(ConcludesCriteriaMet), "Say whether you conclude that the criteria are met.");
        Text(CriteriaReason, nameof(CriteriaReason), "Say why you conclude that the criteria are, or are not, met.");
        Require(AgencyIds.Count > 0 || !string.IsNullOrWhiteSpace(OtherAgencies), nameof(AgencyIds), "Choose the agencies that were involved with the child, or name them.");
        AtMost(OtherAgencies, nameof(OtherAgencies), 1000);
        refusals.AddRange(OtherChildren.SelectMany((child, place) => child.Check(place, today, IncidentOn)));
        Require(OtherChildren.Count <= OtherChild.Most, nameof(OtherChildren), "One referral takes at most ten children. Speak with the business unit.");
        Require(IsLookedAfter is not null, nameof(IsLookedAfter), "Say whether the child was looked after.");
        Require(Notification is not null, nameof(Notification), "Say whether the local authority has notified the National Panel.");
        Past(AwareOn, nameof(AwareOn), "The day the local authority became aware lies in the future.");
        if (Notification == LocalAuthorityNotification.Made)
        {
            Require(NotifiedOn is not null, nameof(NotifiedOn), "Give the day of the notification.");
            Past(NotifiedOn, nameof(NotifiedOn), "The day of the notification lies in the future.");
            Require(!(NotifiedOn < AwareOn), nameof(NotifiedOn), "The notification lies before the day the local authority became aware.");
        }
        Text(FamilyAdvice, nameof(FamilyAdvice), "Say what advice was sought on engaging or informing the family, or why none was.");
        Require(Enum.GetValues<AssuranceQuestion>().All(Considered.Contains), nameof(Considered), "Consider every question before you submit, and tick it.");
        return refusals;

        void Require(bool isThere, string field, string message)
        {
            if (!isThere && !refusals.Exists(refusal => refusal.Field == field))
            {
                refusals.Add(new Refusal(field, message));
            }
        }

        void Past(DateOnly? day, string field, string message) => Require(!(day > today), field, message);

        void AtMost(string text, string field, int limit)
        {
            if (text.Length > limit)
            {
                refusals.Add(new Refusal(field, "This is {0:N0} characters long; at most {1:N0} can be taken. Nothing was cut.", text.Length, limit));
            }
        }

        void Line(string text, string field, string missing)
        {
            Require(!string.IsNullOrWhiteSpace(text), field, missing);
            AtMost(text, field, LineLimit);
        }

        void Text(string text, string field, string missing)
        {
            Require(!string.IsNullOrWhiteSpace(text), field, missing);
            AtMost(text, field, TextLimit);
        }
    }

    /// <summary>Everything that keeps this person from sending the form.</summary>
    public IReadOnlyList<Refusal> CheckFor(StaffActor actor, DateTimeOffset now)
    {
        var isThroughAgency = ProposedReferral.IsWayFor(actor);
        var refusals = Check(now, isThroughAgency);
        var wrongKind = ReferrerKind switch
        {
            null => null,
            Referrals.ReferrerKind.PartnerAgency when actor.AgencyId is null && !actor.IsBusinessUnit =>
                "You belong to no agency here. An agency's referral comes from its own people, or through the business unit.",
            not Referrals.ReferrerKind.PartnerAgency when isThroughAgency =>
                "You refer for your agency: choose a partner agency. Its designated decision-maker verifies the referral first (Policy 7.3).",
            _ => null,
        };
        return wrongKind is null ? refusals : [new Refusal(nameof(ReferrerKind), wrongKind), .. refusals];
    }

    /// <summary>
    /// The initials by which lists and headings call the case: each child's, in the order of the form; of more than three
    /// children the first two, and how many more there are.
    /// </summary>
    [JsonIgnore]
    public string Initials
    {
        get
        {
            List<string> all = [InitialsOf(ChildName), .. OtherChildren.Select(child => InitialsOf(child.Name))];
            return all.Count > 3 ? $"{all[0]}, {all[1]} and {all.Count - 2} more" : string.Join(", ", all);
        }
    }

    /// <summary>The initials by which lists and headings call the child.</summary>
    public static string InitialsOf(string name)
    {
        var initials = name.Split([' ', '-', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => System.Globalization.StringInfo.GetNextTextElement(part).ToUpperInvariant())
            .Where(letter => char.IsLetter(letter, 0)).ToList();
        // A person with many names is called by the first and the last two.
        return initials.Count == 0 ? "?" : string.Concat((initials.Count > 3 ? [initials[0], .. initials[^2..]] : initials).Select(letter => letter + "."));
    }
}
