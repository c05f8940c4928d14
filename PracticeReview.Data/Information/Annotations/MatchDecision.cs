using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Whether two agencies tell of the same event: what somebody decided about a suggestion, by whom and when.</summary>
public sealed class MatchDecision
{
    private MatchDecision() { }

    internal MatchDecision(StaffActor actor, EventIdentity one, EventIdentity other, bool isSame, DateTimeOffset now)
    {
        (FirstEventId, SecondEventId) = InOrder(one.Id, other.Id);
        PartnershipId = one.PartnershipId;
        CaseId = one.CaseId;
        Decide(actor, isSame, now);
    }

    /// <summary>The lower of the two identities.</summary>
    public PracticeEventId FirstEventId { get; private set; }
    public PracticeEventId SecondEventId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public bool IsSame { get; private set; }
    public StaffId DecidedBy { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>Two events in the order in which a decision about them is kept, whichever was named first.</summary>
    public static (PracticeEventId First, PracticeEventId Second) InOrder(PracticeEventId one, PracticeEventId other) => one.Value.CompareTo(other.Value) <= 0 ? (one, other) : (other, one);

    /// <summary>Whether a row still says the same of what such a decision is about: when it was, what happened and who was seen. White space makes no difference.</summary>
    public static bool TellsTheSame(ChronologyRow then, ChronologyRow now) =>
        (then.When.Earliest, then.When.Latest, then.When.Precision, then.When.Bound) == (now.When.Earliest, now.When.Latest, now.When.Precision, now.When.Bound)
        && Words(then.WhatHappened) == Words(now.WhatHappened) && Words(then.WhoWasSeen) == Words(now.WhoWasSeen);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal void Decide(StaffActor actor, bool isSame, DateTimeOffset now) => (IsSame, DecidedBy, DecidedAt) = (isSame, actor.Id, now);
}
