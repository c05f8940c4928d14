using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.TestData;

/// <summary>Everything that can stand in a mother's own area, put there by the people whose work it is.</summary>
public sealed class FilledArea
{
    public const string Question = "What was a good day like?";
    public const string Answer = "Only the mother wrote of the ducks in the park.";
    public const string Memory = "Only the mother knows the song of every morning.";
    public const string ForContactPerson = "Only the contact person hears of the red shoes.";
    public const string Process = "Only the mother is told of the interview on Tuesday.";
    public const string Letter = "We start in May. You need to do nothing.";
    public const string WishesAnswer = "A woman meets you at your sister's. We cannot come after eight.";
    public const string ToldAction = "The nurse is told on the same day.";

    private FilledArea(FamilyAreaWorld world) => World = world;

    public FamilyAreaWorld World { get; }
    public AskedQuestionId Asked { get; private set; }
    public ChildMemoryId Picture { get; private set; }
    public ChildMemoryId Private { get; private set; }
    public ContributionId Answered { get; private set; }

    public static async Task<FilledArea> CreateAsync(FamilyAreaWorld world)
    {
        var filled = new FilledArea(world);
        await filled.FillAsync();
        return filled;
    }

    public async Task<AskedQuestionId> AskAsync(FamilyMember member, string text)
    {
        var ask = new AskFamilyMember(World.World.Database);
        var id = AskedQuestionId.New();
        (await ask.WriteAsync(await ChairAsync(), new AskFamilyMemberCommand(member.Id, null, text, id), CancellationToken.None)).ShouldSucceed();
        (await ask.ReleaseAsync(await ChairAsync(), member.Id, CancellationToken.None)).ShouldSucceed();
        return id;
    }

    public Task<Data.Result> SayAsync(FamilyMember member, AskedQuestionId question, QuestionAnswerKind kind, string? text) => World.AsAsync(member, actor =>
        new AnswerAskedQuestion(World.World.Database).RunAsync(actor, new AnswerAskedQuestionCommand(question, kind, text, "ur"), CancellationToken.None));

    public async Task<ChildMemoryId> TellAsync(FamilyMember member, MemoryKind kind, string text, MemoryAudience audience)
    {
        var id = ChildMemoryId.New();
        using var drawn = new MemoryStream(DemonstrationPicture.Draw());
        await using var picture = ChildMemory.IsPicture(kind) ? (await ReceivedFile.ReceivePictureAsync(drawn, CancellationToken.None)).Value : null;
        (await World.AsAsync(member, actor => new TellOfChild(World.World.Database).RunAsync(actor, new TellOfChildCommand(id, kind, text, audience, "ur"), picture, CancellationToken.None))).ShouldSucceed();
        return id;
    }

    /// <summary>A song for the review group, without words.</summary>
    public async Task<ChildMemoryId> SingAsync()
    {
        var id = ChildMemoryId.New();
        using var sung = new MemoryStream(DemonstrationSound.Sing());
        await using var sound = (await ReceivedFile.ReceiveSoundAsync(sung, CancellationToken.None)).Value;
        (await World.AsAsync(World.Mother, actor => new TellOfChild(World.World.Database).RunAsync(actor, new TellOfChildCommand(id, MemoryKind.Music, null, MemoryAudience.ReviewGroup, "ur"), sound, CancellationToken.None))).ShouldSucceed();
        return id;
    }

    public async Task<FamilyLetterId> WriteLetterAsync()
    {
        var (write, facilitator, id) = (new WriteFamilyLetter(World.World.Database), await World.World.ActAsync(World.Facilitator), FamilyLetterId.New());
        (await write.RunAsync(facilitator, new WriteFamilyLetterCommand(World.Mother.Id, id, null, "What happens now", Letter), CancellationToken.None)).ShouldSucceed();
        var letter = (await new FamilyLetterQueries(World.World.Database).OpenAsync(facilitator, World.Case.Id, World.Mother.Id, CancellationToken.None))!.Letters.Single(row => row.Id == id);
        (await write.ReleaseAsync(facilitator, new ReleaseFamilyLetterCommand(id, letter.Version, InEnglishFirst: true), CancellationToken.None)).ShouldSucceed();
        return id;
    }

    /// <summary>A plan that was handed over, with one action of which the families are told.</summary>
    public async Task<Guid> TellOfActionAsync(string state = "Open")
    {
        var (plan, action, agency) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (partnership, @case) = (World.World.Partnership.Id, World.Case.Id);
        await World.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into agencies (id, partnership_id, name, kind) values ('{agency}', '{partnership}', 'Imaginary Homes', 'Housing');
            insert into action_plans (id, partnership_id, case_id, case_reference, actions, handed_over_at) values ('{plan}', '{partnership}', '{@case}', 'INV-2026-0001', 1, now());
            insert into planned_actions (id, plan_id, partnership_id, case_id, case_reference, number, text, agency_id, due, intended_outcome, in_force_since, state)
            values ('{action}', '{plan}', '{partnership}', '{@case}', 'INV-2026-0001', 1, 'Repair visits are told to the nurse.', '{agency}', '2026-09-01', 'Known sooner.', now(), '{state}')
            """);
        (await new TellFamily(World.World.Database).OfActionAsync(await ChairAsync(), new TellOfActionCommand(new Data.Actions.ActionId(action), ToldAction), CancellationToken.None)).ShouldSucceed();
        return action;
    }

    /// <summary>A meeting a week from now, of which she was told, and others with her where there are any, with what it will be about.</summary>
    public async Task<FamilyMeetingId> InviteToMeetingAsync(params FamilyMember[] others)
    {
        var (facilitator, id, persons) = (await World.World.ActAsync(World.Facilitator), FamilyMeetingId.New(), new List<MappedPersonId>());
        foreach (var invited in others.Prepend(World.Mother))
        {
            if (await World.CountAsync($"mapped_persons where family_member_id = '{invited.Id}'") == 0)
            {
                await World.World.DecideToInvolveAsync(invited.Id);
            }
            persons.Add(new MappedPersonId(await World.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from mapped_persons where family_member_id = '{invited.Id}'")));
        }
        (await new PlanFamilyMeeting(World.World.Database).RunAsync(facilitator, new PlanFamilyMeetingCommand(World.Case.Id, id,
            new("To go through the draft.", World.World.Now.AddDays(7), "Heron Library, room 2", "Rowan, who leads the review", "Chair Clover", false, null, "The winter, and what you wrote about it."), persons), CancellationToken.None)).ShouldSucceed();
        (await new HoldFamilyMeeting(World.World.Database).ReleaseAsync(facilitator, id, CancellationToken.None)).ShouldSucceed();
        return id;
    }

    /// <summary>Her contact person answers what she wished for last.</summary>
    public async Task<Data.Result> AnswerWishesAsync(WishesOutcome? outcome = WishesOutcome.PartOfIt, string? text = WishesAnswer, StaffId? by = null, DateTimeOffset? saidAt = null) =>
        await new AnswerWishes(World.World.Database).RunAsync(await World.World.ActAsync(by ?? World.Facilitator), new AnswerWishesCommand(World.Mother.Id,
            saidAt ?? new DateTimeOffset(await World.World.TestDatabase.AskAsOwnerAsync<DateTime>($"select said_at from taking_part_wishes where family_member_id = '{World.Mother.Id}'")), outcome, text), CancellationToken.None);

    public Task<StaffActor> ChairAsync() => World.World.ActAsync(World.Chair);

    private async Task FillAsync()
    {
        var (database, mother) = (World.World.Database, World.Mother);
        Asked = await AskAsync(mother, Question);
        await AskAsync(mother, "Who did you ask first?");
        (await SayAsync(mother, Asked, QuestionAnswerKind.Words, Answer)).ShouldSucceed();
        await TellAsync(mother, MemoryKind.Words, Memory, MemoryAudience.MayBeInReport);
        Picture = await TellAsync(mother, MemoryKind.Drawing, "Our house, as she saw it", MemoryAudience.ReviewGroup);
        Private = await TellAsync(mother, MemoryKind.Liked, ForContactPerson, MemoryAudience.ContactPersonOnly);
        var tell = new TellFamily(database);
        var facilitator = await World.World.ActAsync(World.Facilitator);
        (await tell.OfProcessAsync(facilitator, new TellOfProcessCommand(World.Case.Id, mother.Id, ProcessKind.Police, Process, "Sergeant Teasel", "0161 496 0122"), CancellationToken.None)).ShouldSucceed();
        (await World.AsAsync(mother, actor => new SayWishes(database).RunAsync(actor, new SayWishesCommand(
            new WishesSaid("With a woman", "At my sister's", MeetingTimes.WeekdayEvenings, TalkMeans.FaceToFace, LanguageHelp.Interpreter, "Urdu", "My sister"), "ur"), CancellationToken.None))).ShouldSucceed();
        await World.AnswerAsync(await World.SendAsync(mother, ContributionKind.NamesInReport, "Call her Gulab, please."), AnswerOutcome.Accepted, "The report calls her Gulab.");
        Answered = await World.SendAsync(mother, ContributionKind.Question, "When does the report come?");
        await World.AnswerAsync(Answered, AnswerOutcome.Answered, "In the summer.");
        (await World.AsAsync(mother, actor => new SayHowItWas(database).RunAsync(actor, new SensitivitySaid(HowFar.Yes, HowFar.Mostly, HowFar.ALittle, "Tell us sooner."), CancellationToken.None))).ShouldSucceed();
    }
}
