using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;

namespace PracticeReview.Web.Demonstration;

/// <summary>The map of a family, and how each person on it is involved, held back or left in peace.</summary>
internal sealed partial class DemonstrationCase
{
    /// <summary>Maps the family, decides person by person, plans, records a hold, contacts and a meeting that is still to come.</summary>
    /// <param name="mother">Her own area.</param>
    /// <param name="daysAgo">When the map was begun.</param>
    public async Task MapFamilyAsync(FamilyMemberId mother, int daysAgo)
    {
        clock.GoTo(daysAgo, 9, 30);
        var ids = DemonstrationFamilyMap.Persons.ToDictionary(person => person.Key, _ => MappedPersonId.New(), StringComparer.Ordinal);
        // She was put on the map, and her involvement decided, when she was added.
        var known = (await Get<InvolvementQueries>().OpenMapAsync(await As("facilitator"), Id, None))!.Persons.Single(person => person.Member == mother);
        ids["mother"] = known.Id;
        foreach (var (key, words) in DemonstrationFamilyMap.Persons)
        {
            clock.Advance(3);
            Done(await Get<PutPersonOnMap>().RunAsync(await As("facilitator"), new PutPersonOnMapCommand(Id, ids[key], words, key == "mother" ? known.Version : null), None));
        }
        foreach (var (from, kind, to, tension, note) in DemonstrationFamilyMap.Lines)
        {
            clock.Advance(1);
            Done(await Get<DrawRelation>().RunAsync(await As("facilitator"), new DrawRelationCommand(Id, Guid.CreateVersion7(), ids[from], ids[to], kind, tension, note), None));
        }
        await DecideAsync(ids["father"], InvolvementChoice.Involve, "He lived with the child until the spring. Not before the police have spoken with him.");
        await DecideAsync(ids["brother"], InvolvementChoice.Involve, "He is 15, saw what happened at home, and asked when somebody would ask him.");
        await DecideAsync(ids["grandmother"], InvolvementChoice.Involve, "She looked after both children at weekends.");
        await DecideAsync(ids["carer"], InvolvementChoice.Involve, "She can say how the child is now and what she tells.");
        await DecideAsync(ids["child"], InvolvementChoice.NotInvolved, "She is 7 and has just begun to sleep through. Her carers and the drawing she made speak for her.",
            "Being asked again would hurt her; her social worker tells her in simple words that people are looking into it.");
        await DecideAsync(ids["uncle"], InvolvementChoice.NotInvolved, "He is a suspect and waits for the brother at school.", "The brother is safe only while the uncle does not learn that he speaks with us.");

        clock.GoTo(daysAgo - 1, 14, 0);
        Done(await Get<PlanInvolvement>().RunAsync(await As("facilitator"), new PlanInvolvementCommand(ids["mother"], new(true, true, true, false,
            "What it was like to ask for help that winter, and what she would have needed.", people["facilitator"], "ur", true, clock.GetUtcNow().AddDays(9), "Ms Kestrel, Inventshire Interpreting", "",
            "Her sister comes with her and stays afterwards.", "Advocacy After Fatal Domestic Abuse was offered; she is thinking about it.",
            "Never ring after six. Letters only through the facilitator.", "The family room of Heron Library, by the side entrance.", "Tuesday evenings, when her son is at his grandmother's.",
            "By telephone, and face to face.", "She will want to tell her mother; that is all right. Neighbours must not see official cars.",
            LegalDay.Of(clock.GetUtcNow()), "Her solicitor, with the facilitator"), null), None));
        Done(await Get<PlanInvolvement>().RunAsync(await As("facilitator"), new PlanInvolvementCommand(ids["brother"], new(true, false, true, true,
            "What he saw, and what would have made it easier to say so.", people["facilitator"], "en", false, null, "", "", "His form tutor, whom he chose.", "",
            "The uncle must not learn of it.", "At school, in the music room.", "After lessons.", "Messages first; he does not like to talk on the telephone.", "", null, ""), null), None));
        Done(await Get<HoldInvolvement>().RunAsync(await As("facilitator"), new PlaceHoldCommand(ids["father"], new("DI Osprey", "He is to be interviewed; an earlier conversation could pre-empt it.",
            LegalDay.Of(clock.GetUtcNow()), true, "The facilitator told him openly that the police come first, and that we will ask him afterwards.", LegalDay.Of(clock.GetUtcNow()).AddDays(daysAgo - 1))), None));
        await ContactAsync(ids["grandmother"], daysAgo - 3, ContactSide.Us, ContactOutcome.NotReached, "No answer; no message left.");
        await ContactAsync(ids["grandmother"], daysAgo - 6, ContactSide.Us, ContactOutcome.Declined, "She thanked us and does not want to go through it again.");
        await ContactAsync(ids["mother"], daysAgo - 4, ContactSide.Us, ContactOutcome.WantsToTakePart, "With Ms Kestrel. She asked who will read what she says.");
    }

    /// <summary>A meeting with the mother that is still to come, half prepared and shown to her.</summary>
    public async Task PlanFamilyMeetingAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 10, 0);
        var view = (await Get<FamilyMeetingQueries>().OpenAsync(await As("facilitator"), Id, None))!;
        var mother = new MappedPersonId(view.Persons.First(person => person.Name.StartsWith("Noor", StringComparison.Ordinal)).Id);
        var meeting = Done(await Get<PlanFamilyMeeting>().RunAsync(await As("facilitator"), new PlanFamilyMeetingCommand(Id, FamilyMeetingId.New(), new("To go through the passage she commented on.",
            LegalDay.At(LegalDay.Of(clock.GetUtcNow()).AddDays(daysAgo + 6), new TimeOnly(18, 30)), "Heron Library, family room, side entrance", "The lead reviewer and your contact person", "The chair of the review", true,
            "Ten minutes to tell the chair what may be hard for her. She hears what was said as soon as she comes in.",
            "First the passage about the spring, and what you said is not right in it. Then what you would like the report to say. You can stop at any time."), [mother]), None));
        var hold = Get<HoldFamilyMeeting>();
        Done(await hold.ReleaseAsync(await As("facilitator"), meeting, None));
        Done(await hold.PrepareAsync(await As("facilitator"), meeting, MeetingPreparation.SharedBeforehand, "The passage, in Urdu, a week before.", null, null, None));
        Done(await hold.PrepareAsync(await As("facilitator"), meeting, MeetingPreparation.InaccuraciesCorrected, "The date of the second visit was wrong and is put right.", null, null, None));
        Done(await hold.PrepareAsync(await As("facilitator"), meeting, MeetingPreparation.SupportArranged, "Ms Kestrel and her sister.", null, null, None));
    }

    /// <summary>Somebody who is invited says whether they come.</summary>
    public async Task AnswerMeetingAsync(FamilyMemberId member, int daysAgo, MeetingAnswerKind kind, string text, string language)
    {
        clock.GoTo(daysAgo, 20, 10);
        var actor = await As(member);
        var meeting = (await Get<FamilyMeetingQueries>().ForMemberAsync(actor, "en", true, None)).Single(row => row.IsOpen).Id;
        Done(await Get<AnswerFamilyMeeting>().RunAsync(actor, new AnswerFamilyMeetingCommand(meeting, kind, text, language), None));
    }

    private async Task DecideAsync(MappedPersonId person, InvolvementChoice choice, string reason, string? bestInterests = null)
    {
        clock.Advance(4);
        Done(await Get<DecideInvolvement>().RunAsync(await As("facilitator"), new DecideInvolvementCommand(person, choice, reason, bestInterests), None));
    }

    private async Task ContactAsync(MappedPersonId person, int daysAgo, ContactSide side, ContactOutcome outcome, string words)
    {
        clock.GoTo(daysAgo, 17, 0);
        Done(await Get<RecordContact>().RunAsync(await As("facilitator"), new RecordContactCommand(person, Guid.CreateVersion7(), clock.GetUtcNow(), ContactMeans.Telephone, side, outcome, words), None));
    }
}
