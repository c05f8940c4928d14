using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Demonstration;

/// <summary>
/// One case of the demonstration, taken from stage to stage by the people whose work it is, through the same use cases and
/// under the same rules as any other. A refusal anywhere is a bug and stops the demonstration.
/// </summary>
internal sealed partial class DemonstrationCase(IServiceProvider services, DemonstrationPeople people, DemonstrationSessions sessions, DemonstrationClock clock)
{
    public CaseId Id { get; private set; }

    public async Task ReferAsync(int daysAgo, string childName, int childAge, string whatHappened)
    {
        clock.GoTo(daysAgo, 9, 10);
        var today = Data.Calendar.LegalDay.Of(clock.GetUtcNow());
        var form = new ReferralForm
        {
            ReferrerKind = ReferrerKind.PartnerAgency,
            ChildName = childName,
            ChildDateOfBirth = today.AddYears(-childAge).AddDays(-40),
            IncidentOn = today.AddDays(-2),
            WhatHappened = whatHappened,
            AbuseOrNeglect = AbuseOrNeglect.Suspected,
            Harm = ChildHarm.SeriouslyHarmed,
            Place = IncidentPlace.InTheArea,
            AgencyIds = [people.Police.Id.Value, people.School.Id.Value, people.Hospital.Id.Value],
            IsLookedAfter = false,
            Notification = LocalAuthorityNotification.Made,
            AwareOn = today.AddDays(-2),
            NotifiedOn = today.AddDays(-1),
            CriteriaReason = "Serious harm in the area, and neglect is suspected.",
            ConcludesCriteriaMet = true,
            FamilyAdvice = "The business unit advised that the family be told of the referral by the social worker they know, before any letter.",
            Considered = [.. Enum.GetValues<Data.Referrals.AssuranceQuestion>()],
        };
        Done(await Get<ProposeReferral>().RunAsync(await As("referrer"), new ProposeReferralCommand(form), None));
        clock.Advance(35);
        Id = Done(await Get<VerifyReferral>().RunAsync(await As("decision-maker"), new VerifyReferralCommand(form.Id, true), None));
    }

    public async Task ForwardAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 11, 30);
        Done(await Get<ForwardReferral>().RunAsync(await As("unit"), new ForwardReferralCommand(Id), None));
    }

    public async Task VoteAsync(string member, PanelOutcome outcome, string reason) =>
        Done(await Get<CastPanelVote>().RunAsync(await As(member), new CastPanelVoteCommand(Id, outcome, reason), None));

    public async Task DecideAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 16, 5);
        await VoteAsync("adviser", PanelOutcome.RapidReview, "The criteria are met: serious harm in the area, and neglect is suspected.");
        clock.Advance(25);
        await VoteAsync("chair", PanelOutcome.RapidReview, "Three agencies knew the family and none had the whole picture.");
        clock.Advance(20);
        Done(await Get<DecideReferral>().RunAsync(await As("unit"), new DecideReferralCommand(Id, PanelOutcome.RapidReview,
            "The criteria of section 16C(1) are met and the panel is agreed. A rapid review begins today."), None));
    }

    public async Task AskAgenciesAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 10, 40);
        Done(await Get<SendInformationRequests>().RunAsync(await As("unit"), new SendInformationRequestsCommand(Id,
            [
                new ChosenAgency(people.Police.Id, people["police-author"], "Called to the home twice in the last year."),
                new ChosenAgency(people.School.Id, people["school-author"], "The child attended until March."),
                new ChosenAgency(people.Hospital.Id, people["hospital-author"], "Treated the child after the incident."),
            ],
            "The child named in the referral, the mother and the mother's partner.",
            "A child was seriously harmed at home and neglect is suspected. The rapid review asks what agencies knew and did."), None));
    }

    /// <summary>Uploads a chronology that may still be corrected.</summary>
    public async Task<InformationRequestId> UploadAsync(string author, int daysAgo, IReadOnlyList<ChronologyRow> rows)
    {
        clock.GoTo(daysAgo, 15, 15);
        var actor = await As(author);
        var request = (await Get<InformationQueries>().OwnAsync(actor, None)).First(own => own.ReturnedAt is null).Id;
        using var workbook = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(workbook, DemonstrationPeople.PartnershipName, rows);
        workbook.Position = 0;
        await using (var file = Done(await ReceivedFile.ReceiveAsync(workbook, "chronology.xlsx", None)))
        {
            Done(await Get<UploadChronology>().RunAsync(actor, request, file, None));
        }
        return request;
    }

    public async Task ReturnAsync(string author, int daysAgo, IReadOnlyList<ChronologyRow> rows)
    {
        var request = await UploadAsync(author, daysAgo, rows);
        clock.Advance(10);
        Done(await Get<ReturnInformation>().SummaryAsync(await As(author), request, new AgencySummaryWords(
            Involvement: "We knew the family from the birth of the child and were in contact until the week of the incident.",
            KnownOfChild: "A lively child who liked drawing and talked often of a grandmother's garden.",
            KeyPractice: "Contacts were recorded, but each was looked at by itself.",
            ImmediateLearning: "Three calls in a quarter now lead to a conversation with the other agencies.",
            Files: FilesSecured.SecuredWithCopy,
            FilesHeldBy: "Head of records",
            FilesSecuredOn: Data.Calendar.LegalDay.Of(clock.GetUtcNow())), None));
    }

    public async Task FinishGatheringAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 9, 30);
        Done(await Get<FinishGathering>().RunAsync(await As("unit"), Id, "The hospital's summary will be heard at the meeting.", None));
    }

    public async Task AppointAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 11, 0);
        foreach (var (person, role) in new[] { ("review-chair", CaseRole.ReviewChair), ("reviewer", CaseRole.LeadReviewer), ("group", CaseRole.ReviewGroupMember), ("facilitator", CaseRole.FamilyFacilitator), ("practitioner", CaseRole.CaseGroupPractitioner) })
        {
            Done(await Get<AppointToCase>().RunAsync(await As("unit"), new AppointToCaseCommand(Id, people[person], role), None));
        }
    }

    public async Task<FamilyMemberId> InvolveAsync(int daysAgo, string name, string relation, string language, string reason, string? email, string? mobile, AgeGroup age = AgeGroup.Adult)
    {
        clock.GoTo(daysAgo, 14, 0);
        return Done(await Get<AddFamilyMember>().RunAsync(await As("facilitator"), new AddFamilyMemberCommand(Id, name, relation, language, reason, email, mobile, Age: age), None));
    }

    public async Task AgreeAsync(FamilyMemberId member, int daysAgo, string language)
    {
        clock.GoTo(daysAgo, 20, 15);
        Done(await Get<RecordAgreement>().RunAsync(await As(member), new RecordAgreementCommand(
            new Dictionary<FamilyActivity, AgreementAnswer>
            {
                [FamilyActivity.KeptInformed] = AgreementAnswer.Yes,
                [FamilyActivity.InfluenceFocus] = AgreementAnswer.Yes,
                [FamilyActivity.ShareExperience] = AgreementAnswer.RatherTalk,
                [FamilyActivity.CommentOnDraft] = AgreementAnswer.Yes,
            }, ExplainedBy.FacilitatorWithInterpreter, language), None));
    }

    public async Task<ContributionId> SayAsync(FamilyMemberId member, int daysAgo, ContributionKind kind, string text, ReleasedPassageId? passage = null)
    {
        clock.GoTo(daysAgo, 20, 40);
        var id = ContributionId.New();
        Done(await Get<SendContribution>().RunAsync(await As(member), new SendContributionCommand(id, kind, passage, text), None));
        return id;
    }

    public async Task AnswerAsync(ContributionId contribution, int daysAgo, AnswerOutcome outcome, string text)
    {
        clock.GoTo(daysAgo, 10, 20);
        Done(await Get<AnswerContribution>().RunAsync(await As("reviewer"), new AnswerContributionCommand(contribution, outcome, text), None));
    }

    public async Task TranslateAsync(Data.Translations.HeadedText source, string from, string into, string text, Data.Families.Area.ChildMemoryId? memory = null, string? heading = null) =>
        Done(await Get<Data.Translations.TranslateCaseText>().RunAsync(await As("facilitator"), new Data.Translations.TranslateCaseTextCommand(Id, source, from, into, text, Memory: memory, Heading: heading), None));

    public async Task<ReleasedPassageId> ReleaseAsync(FamilyMemberId member, int daysAgo, string heading, string text)
    {
        clock.GoTo(daysAgo, 13, 0);
        var passage = Done(await Get<WriteDraftPassage>().RunAsync(await As("reviewer"), new WriteDraftPassageCommand(Id, null, 0, heading, text), None));
        clock.Advance(30);
        Done(await Get<ReleasePassage>().RunAsync(await As("reviewer"), new ReleasePassageCommand(passage, 1, [member], Enum.GetValues<ReleaseCheck>()), None));
        return (await Get<FamilyQueries>().DraftAsync(await As(member), "en", true, None)).Last().Id;
    }

    public async Task AnswerQuestionsAsync(int daysAgo, int howMany)
    {
        clock.GoTo(daysAgo, 15, 0);
        var page = (await Get<AssuranceQueries>().OpenAsync(await As("reviewer"), Id, None))!;
        foreach (var question in page.Questions.Take(howMany))
        {
            clock.Advance(4);
            Done(await Get<AnswerAssuranceQuestion>().RunAsync(await As("reviewer"), new AnswerAssuranceQuestionCommand(Id, question.Question.Number,
                question.Available.Count > 0 ? AssuranceVerdict.Yes : AssuranceVerdict.Partly,
                question.Available.Count > 0 ? "Talked about in the review group; the evidence is linked." : "Planned for the next meeting of the review group.",
                [.. question.Available.Select(piece => (piece.Kind, piece.Subject))], null), None));
        }
    }

    public async Task<ReportId> ReportAsync(int daysAgo, string title)
    {
        clock.GoTo(daysAgo, 10, 0);
        Done(await Get<WriteReport>().RunAsync(await As("reviewer"), new WriteReportCommand(Id, 0, WithTheDraft(DemonstrationTexts.Report(title),
            (await Get<ReportQueries>().OpenForCaseAsync(await As("reviewer"), Id, None))!.Passages)), None));
        await AnswerQuestionsAsync(daysAgo, Data.Assurance.AssuranceQuestion.All.Count);
        clock.GoTo(daysAgo - 1, 14, 0);
        Done(await Get<AgreeFinalVersion>().RunAsync(await As("review-chair"), new AgreeFinalVersionCommand(Id, 1), None));
        var report = (await Get<ReportQueries>().OpenForCaseAsync(await As("reviewer"), Id, None))!.Id!.Value;
        foreach (var partner in new[] { "council-partner", "police-partner", "health-partner" })
        {
            clock.Advance(50);
            Done(await Get<SignOffReport>().RunAsync(await As(partner), new SignOffReportCommand(report, 1), None));
        }
        return report;
    }

    // What the family read stands in the report as they read it, after the questions.
    private static ReportText WithTheDraft(ReportText report, IReadOnlyList<PassageBeside> passages) => report with
    {
        Sections = [report.Sections[0], .. passages.Select(passage => new ReportSection(passage.Heading, passage.Text, new TakenFrom(passage.Id, passage.Edition))), .. report.Sections.Skip(1)],
    };

    /// <summary>Sends the National Panel its copy and publishes eight days later.</summary>
    public async Task PublishAsync(ReportId report, int daysAgo)
    {
        clock.GoTo(daysAgo + 8, 9, 0);
        Done(await Get<SendCopyToNationalPanel>().RunAsync(await As("manager"), report, None));
        clock.Advance(15);
        var day = Data.Calendar.LegalDay.Of(clock.GetUtcNow()).AddDays(8);
        Done(await Get<DecideOnPublication>().RunAsync(await As("manager"), new DecideOnPublicationCommand(report, PublicationDecision.Publish, day, null,
            "The report teaches what other places can use, and is written so that nobody can be recognised."), None));
        clock.GoTo(daysAgo, 9, 5);
        await Get<PublishDueReports>().RunAsync(JobActor.Named("demonstration"), None);
    }

    public async Task PlanActionAsync(int daysAgo, int dueInDays, bool complete)
    {
        clock.GoTo(daysAgo, 11, 0);
        var due = Data.Calendar.LegalDay.Of(clock.GetUtcNow()).AddDays(dueInDays);
        Done(await Get<AddAction>().RunAsync(await As("review-chair"), new AddActionCommand(Id, 1, "Landlords' repair visits that find a child in a cold home are told to the school nurse within a day.",
            people.Housing.Id, due, "A cold home is known to those who can help before it harms a child."), None));
        Done(await Get<AgreeActionPlan>().RunAsync(await As("review-chair"), new AgreeActionPlanCommand(Id, 1), None));
        clock.Advance(30);
        Done(await Get<HandOverActionPlan>().RunAsync(await As("review-chair"), Id, None));
        if (complete)
        {
            clock.GoTo(3, 12, 0);
            var action = (await Get<ActionQueries>().FindPlanAsync(await As("unit"), Id, None))!.Actions[0].Id;
            Done(await Get<ReportOnAction>().RunAsync(await As("housing"), new ReportOnActionCommand(action,
                "Visit form changed on 1 September; 41 visits told to the nurse since; list of dates held by our safeguarding lead.", true), None));
        }
    }

    private static CancellationToken None => CancellationToken.None;

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();

    private Task<StaffActor> As(string person) => sessions.ActAsync(people[person]);

    private Task<FamilyActor> As(FamilyMemberId member) => sessions.ActAsync(member);

    private static T Done<T>(Result<T> result) => result.Succeeded ? result.Value : throw Refused(result);

    private static void Done(Result result)
    {
        if (result.Refused)
        {
            throw Refused(result);
        }
    }

    private static InvalidOperationException Refused(Result result) => new("The demonstration was refused: " + string.Join(" ", result.Refusals));
}
