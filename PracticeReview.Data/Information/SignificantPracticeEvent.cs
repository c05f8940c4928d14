using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>An event of a chronology, whichever version it stands in. The one in force keeps it while its words stay the same.</summary>
public readonly record struct PracticeEventId(Guid Value) : ITypedId<PracticeEventId>
{
    public static PracticeEventId From(Guid value) => new(value);
    public static PracticeEventId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>What notes, tags and links refer to. It stays when the row it was given to is gone.</summary>
public sealed class EventIdentity
{
    private EventIdentity() { }

    public PracticeEventId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public InformationRequestId RequestId { get; private set; }
}

/// <summary>A row of an agency's chronology as it is stored (Policy 7.8).</summary>
public abstract class StoredEvent
{
    private protected StoredEvent() { }

    public PracticeEventId Id { get; private set; }
    public InformationRequestId RequestId { get; private set; }
    /// <summary>Its row in the agency's file.</summary>
    public int RowNumber { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>The day of the earliest moment.</summary>
    public DateOnly Date { get; private set; }
    /// <summary>On the clock in England; null where the agency gave none.</summary>
    public TimeOnly? Time { get; private set; }
    public string DateAsWritten { get; private set; } = "";
    /// <summary>The first minute it may have happened, on the clock in England.</summary>
    public DateTime Earliest { get; private set; }
    /// <summary>The last minute it may have happened, on the clock in England.</summary>
    public DateTime Latest { get; private set; }
    public DatePrecision Precision { get; private set; }
    public bool Uncertain { get; private set; }
    public DateBound Bound { get; private set; }
    public string WhatHappened { get; private set; } = "";
    public string SourceDocument { get; private set; } = "";
    public string SourcePage { get; private set; } = "";
    public string WhoWasSeen { get; private set; } = "";
    public Recorded ChildSeen { get; private set; }
    public Recorded ChildHeard { get; private set; }
    public string Risk { get; private set; } = "";
    public string Response { get; private set; } = "";
    public string Impact { get; private set; } = "";
    public string Partnership { get; private set; } = "";
    public string Learning { get; private set; } = "";
    /// <summary><see cref="SignificanceQuestions"/> as a number, so that SQL can count them.</summary>
    public int WhySignificant { get; private set; }
    /// <summary>By <see cref="EventContent"/>; empty for what was taken before it was reckoned.</summary>
    public byte[] ContentHash { get; private set; } = [];

    /// <summary>The row as the agency wrote it.</summary>
    public ChronologyRow ToRow() => new(RowNumber, Date, Time, WhatHappened, SourceDocument, Risk, Response, Impact, Partnership, Learning, (SignificanceQuestions)WhySignificant)
    {
        When = new EventDate(DateAsWritten, Earliest, Latest, Precision, Uncertain, Bound),
        SourcePage = SourcePage,
        WhoWasSeen = WhoWasSeen,
        ChildSeen = ChildSeen,
        ChildHeard = ChildHeard,
    };
}

/// <summary>An event of the version that is in force.</summary>
public sealed class SignificantPracticeEvent : StoredEvent
{
    private SignificantPracticeEvent() { }
}

/// <summary>A row of a version before the one in force, as it was.</summary>
public sealed class EarlierPracticeEvent : StoredEvent
{
    private EarlierPracticeEvent() { }

    /// <summary>The version whose row it was.</summary>
    public int Version { get; private set; }
}
