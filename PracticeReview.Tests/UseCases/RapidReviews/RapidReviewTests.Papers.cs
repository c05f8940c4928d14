using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.RapidReviews;

/// <summary>The papers of the meeting: to whom they go, what they print, and what they hold back.</summary>
public sealed partial class RapidReviewTests
{
    [Fact]
    public async Task Papers_go_to_each_who_is_invited_by_name_and_it_is_seen_who_opened_them()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var share = new ShareMeetingPapers(world.Database);
        var police = scene.Partner(AgencyKind.Police);
        (await share.RunAsync(await world.ActAsync(scene.Manager), scene.Case, default)).ShouldRefuse("Invite people first");
        (await scene.InviteAsync(null, police, scene.Information.Teacher)).ShouldSucceed();
        (await share.RunAsync(await world.ActAsync(scene.Adviser), scene.Case, default)).Refusals.ShouldBe([Refusal.NotFound]);

        (await share.RunAsync(await world.ActAsync(scene.Manager), scene.Case, default)).ShouldSucceed();

        (await scene.CountAsync("deadlines where kind = 'ShareMeetingPapers' and met_at is not null")).ShouldBe(1);
        (await scene.CountAsync($"outbox_messages where staff_id = '{police}' and template = 'StaffSomethingWaits'")).ShouldBe(1);
        var open = new OpenMeetingPapers(world.Database);
        var papers = await open.RunAsync(await world.ActAsync(police), scene.Case, default);
        papers.ShouldSucceed();
        using var document = PdfSharp.Pdf.IO.PdfReader.Open(new MemoryStream(papers.Value), PdfSharp.Pdf.IO.PdfDocumentOpenMode.Import);
        document.Outlines.Select(outline => outline.Title).ShouldBe(["Papers for a meeting", "Agency summaries", "Composite chronology"]);
        (await open.RunAsync(await world.ActAsync(scene.Information.Officer), scene.Case, default)).Refusals.ShouldBe([Refusal.NotFound]);

        var invited = (await new RapidReviewQueries(world.Database).PageAsync(await world.ActAsync(scene.Manager), scene.Case, default))!.Invited;
        invited.Single(person => person.Id == police).PapersOpenedAt.ShouldBe(world.Now);
        invited.Single(person => person.Id == scene.Information.Teacher).PapersOpenedAt.ShouldBeNull();
        (await scene.RevokeAsync(police)).ShouldSucceed();
        (await open.RunAsync(await world.ActAsync(police), scene.Case, default)).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Papers_print_dates_as_they_were_written_with_their_source_and_hold_back_what_practitioners_may_not_see()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var information = scene.Information;
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("Date,What happened,Source document,Page,Who was seen,Child seen\r\nearly 2017,Moved away,Case file,47,Grandmother,No\r\n?22 May 2016,Second visit,,,,\r\n03/06/2016,Names another child,,,,\r\n"));
        await using (var file = (await PracticeReview.Data.Documents.ReceivedFile.ReceiveAsync(text, "chronology.csv", default)).Value)
        {
            (await new UploadChronology(world.Database).RunAsync(await world.ActAsync(information.Officer), information.PoliceRequest, file, default)).ShouldSucceed();
        }
        var manager = await world.ActAsync(scene.Manager);
        var marked = (await new CompositeChronologyQueries(world.Database).OpenAsync(manager, scene.Case, new AskedEvents(Words: "another child"), default))!.First.Single().Id;
        (await new RestrictEvent(world.Database).RunAsync(manager, new RestrictEventCommand(marked, EventAudience.ReviewGroup, "Names another child"), default)).ShouldSucceed();
        var (police, unit) = (scene.Partner(AgencyKind.Police), information.Unit);
        (await scene.InviteAsync(null, unit, police)).ShouldSucceed();

        var words = await SharedAsync(unit);
        words.ShouldContain("early 2017");
        words.ShouldContain("January to April 2017");
        words.ShouldContain("?22 May 2016");
        words.ShouldContain("about 22 May 2016");
        foreach (var written in new[] { "Inventshire Police", "Case file", "47", "Grandmother", "Child seen" })
        {
            words.ShouldContain(written);
        }
        words.ShouldNotContain("1 Jan 2017");
        words.Contains("another child", StringComparison.Ordinal).ShouldBeFalse("one of the readers is no more than a practitioner");
        (await scene.CountAsync("audit_events where action = 'Meeting papers shared' and details::jsonb->>'audience' = 'Practitioners'")).ShouldBe(2);

        foreach (var other in (await new CompositeChronologyQueries(world.Database).OpenAsync(manager, scene.Case, new AskedEvents(), default))!.First.Where(one => one.Id != marked))
        {
            (await new RestrictEvent(world.Database).RunAsync(manager, new RestrictEventCommand(other.Id, EventAudience.ReviewGroup, "Told in confidence"), default)).ShouldSucceed();
        }
        words = await SharedAsync(unit);
        words.ShouldContain("There is no event that everybody invited may see.");
        words.Contains("that has been returned", StringComparison.Ordinal).ShouldBeFalse("events were returned");

        (await scene.RevokeAsync(police)).ShouldSucceed();
        (await SharedAsync(unit)).ShouldContain("Names another child");
        var chair = await world.AddStaffAsync("Chair Cedar Testwell", null);
        (await scene.InviteAsync(null, chair)).ShouldSucceed();
        (await SharedAsync(chair)).ShouldNotContain("another child");
        await world.JoinCaseAsync(scene.Case, chair, CaseRole.ReviewChair);
        (await SharedAsync(chair)).ShouldContain("Names another child");

        (await new ShareMeetingPapers(world.Database).RunAsync(manager, scene.Case, default, anonymised: true)).Refusals.ShouldBe([ShareMeetingPapers.NoNames]);
        (await new KeepPseudonym(world.Database).RunAsync(manager, new KeepPseudonymCommand(scene.Case, null, new PseudonymEntry("Inventshire Police", PersonRole.Place, "The force")), default)).ShouldSucceed();
        words = await SharedAsync(chair, anonymised: true);
        words.ShouldContain("The force");
        words.ShouldContain("Names that are listed for this case are replaced in these papers.");
        words.Contains("Inventshire Police", StringComparison.Ordinal).ShouldBeFalse("in the summaries and in the chronology");
        (await SharedAsync(chair)).ShouldContain("Inventshire Police");
        (await scene.CountAsync("audit_events where action = 'Meeting papers shared' and details::jsonb->>'anonymised' = 'listed names replaced'")).ShouldBe(2);

        async Task<string> SharedAsync(StaffId reader, bool anonymised = false)
        {
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
            (await new ShareMeetingPapers(world.Database).RunAsync(manager, scene.Case, default, anonymised)).ShouldSucceed();
            var papers = (await new OpenMeetingPapers(world.Database).RunAsync(await world.ActAsync(reader), scene.Case, default)).Value;
            if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is { Length: > 0 } folder)
            {
                await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "meeting-papers.pdf"), papers);
            }
            return ExportWords.In(papers, "pdf").ReplaceLineEndings(" ");
        }
    }

    [Fact]
    public void Where_names_are_replaced_the_referral_names_nobody_and_does_not_say_when_the_child_was_born()
    {
        var names = new Anonymiser(PseudonymTable.Forms([new PseudonymEntry("Jade Smith", PersonRole.Child, "Child A"), new PseudonymEntry("Inventshire Police", PersonRole.Place, "The force")]));
        var form = new ReferralForm { ChildName = "Jade Smith", ChildDateOfBirth = new DateOnly(2015, 4, 1), WhatHappened = "Jade was found.", FamilyAdvice = "Ask Ms Smith." };

        var words = System.Text.Json.JsonSerializer.Serialize(MeetingPapersContent.Anonymised(MeetingPapersContent.Referral("TST-1", form, ["Inventshire Police"], withoutBirth: true), names).Blocks.Cast<object>());
        words.ShouldContain("Child A was found.");
        words.ShouldContain("The force");
        foreach (var name in new[] { "Jade", "Smith", "Inventshire", "birth", "2015" })
        {
            words.Contains(name, StringComparison.Ordinal).ShouldBeFalse(name);
        }
    }

    [Theory]
    [InlineData("Jade Smith", "")]
    [InlineData("JADE SMITH (Jay)", "Jay")]
    [InlineData("Jade Amelia Smith", "Amelia")]
    [InlineData("Jade Smith, also known as Amber Fictional", "Amber Fictional")]
    [InlineData("Unborn baby of Ms Smith", "")]
    [InlineData("Robin Sample", "Robin Sample")]
    [InlineData("", "")]
    public void What_stays_of_the_name_of_a_child_is_known_word_by_word(string childName, string left) =>
        MeetingPapersContent.LeftOf(childName, new Anonymiser(PseudonymTable.Forms([new PseudonymEntry("Jade Smith", PersonRole.Child, "Child A")]))).ShouldBe(left);

    [Fact]
    public async Task Papers_in_which_the_childs_name_would_stay_or_a_part_of_it_are_not_shared_as_papers_with_names_replaced()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var manager = await world.ActAsync(scene.Manager);
        (await scene.InviteAsync(null, scene.Partner(AgencyKind.Police))).ShouldSucceed();
        await scene.ReferAsync("Jade Amelia Smith", "Jade was seen by Corin Bexley, and Corin Bexley rang Mrs Smith. On 1 April 2015 it rained.");
        async Task<Result> ShareAsync(bool anonymised = true) => await new ShareMeetingPapers(world.Database).RunAsync(manager, scene.Case, default, anonymised);
        async Task ListAsync(string name, PersonRole role, params string[] also) =>
            (await new KeepPseudonym(world.Database).RunAsync(manager, new KeepPseudonymCommand(scene.Case, null, new PseudonymEntry(name, role, "") { AlsoCalled = also }), default)).ShouldSucceed();

        await ListAsync("Inventshire Police", PersonRole.Place);
        (await ShareAsync()).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Field.ShouldBe("Anonymised"), refusal => refusal.ToString().ShouldContain("“Jade Amelia Smith” would stay"));
        await ListAsync("Jade Smith", PersonRole.Child);
        (await ShareAsync()).ShouldRefuse("“Amelia” would stay");
        var left = (await new ShareMeetingPapers(world.Database).FindNamesLeftAsync(manager, scene.Case, default))!;
        left.Single(one => one.Found == "Corin Bexley").ShouldSatisfyAllConditions(one => one.Paper.ShouldBe("Referral"), one => one.Places.ShouldBe(2));
        left.ShouldContain(one => one.Found == "1 April 2015" && one.Why.Contains("date of birth that the referral gives", StringComparison.Ordinal));
        left.ShouldContain(one => one.Found.Contains("Amelia", StringComparison.Ordinal));
        left.ShouldNotContain(one => one.Found.Contains("Jade", StringComparison.Ordinal) || one.Found.Contains("Smith", StringComparison.Ordinal));
        foreach (var other in new[] { scene.Adviser, scene.Information.Teacher, scene.Information.Stranger })
        {
            (await new ShareMeetingPapers(world.Database).FindNamesLeftAsync(await world.ActAsync(other), scene.Case, default)).ShouldBeNull();
        }
        (await scene.CountAsync("audit_events where action = 'Names in meeting papers looked for'")).ShouldBe(1);
        (await scene.CountAsync("meeting_papers")).ShouldBe(0);
        (await ShareAsync(anonymised: false)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await ListAsync("Amelia", PersonRole.OtherPerson);
        (await ShareAsync()).ShouldSucceed();
        var papers = (await new OpenMeetingPapers(world.Database).RunAsync(await world.ActAsync(scene.Partner(AgencyKind.Police)), scene.Case, default)).Value;
        var words = ExportWords.In(papers, "pdf").ReplaceLineEndings(" ");
        words.ShouldContain("Child A");
        foreach (var name in new[] { "Jade", "Amelia", "Smith" })
        {
            words.Contains(name, StringComparison.Ordinal).ShouldBeFalse(name);
        }
        words.ShouldContain("Corin Bexley", customMessage: "who is not listed stays, as the page says before");
    }
}
