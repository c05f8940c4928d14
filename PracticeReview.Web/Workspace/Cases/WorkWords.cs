using PracticeReview.Data.Cases;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>Where what waits for somebody is done.</summary>
public static class WorkWords
{
    public static string Address(WorkItem item) => item switch
    {
        { Kind: WorkKind.Information } => $"/workspace/information/{item.Subject}",
        { Kind: WorkKind.SignOff } => $"/workspace/publication/{item.Subject}",
        { Kind: WorkKind.ActionToReport or WorkKind.ActionToVerify or WorkKind.ActionWithoutScrutineer } => "/workspace/actions",
        { Kind: WorkKind.ReportRequest or WorkKind.PublicationHeld } => "/workspace/publication",
        { Kind: WorkKind.FamilyWords, Case: { } @case, Member: { } member } => $"/workspace/cases/{@case}/family/{member}#sent-{item.Subject}",
        { Kind: WorkKind.AnswerWaits, Case: { } @case, Member: { } member } => $"/workspace/cases/{@case}/family/{member}#sent-{item.Subject}",
        { Kind: WorkKind.PassageWaits, Case: { } @case, Member: { } member } => $"/workspace/cases/{@case}/family/{member}#released-{item.Subject}",
        { Kind: WorkKind.FamilyWordsToRead or WorkKind.QuoteToSeeTo or WorkKind.UseToSay, Case: { } @case } => $"/workspace/cases/{@case}/words#words-{item.Subject}",
        { Kind: WorkKind.AccountsToWeigh, Case: { } @case } => $"/workspace/cases/{@case}/accounts#accounts-{item.Subject}",
        { Kind: WorkKind.AskedAnswerToRead, Case: { } @case, Member: { } member } => $"/workspace/cases/{@case}/family/{member}/area#asked-{item.Subject}",
        { Kind: WorkKind.MemoryToRead, Case: { } @case, Member: { } member } => $"/workspace/cases/{@case}/family/{member}/area#memory-{item.Subject}",
        { Kind: WorkKind.FamilyWantsToTalk, Case: { } @case, Member: { } person } => $"/workspace/cases/{@case}/family/map/{person}#contacts",
        { Kind: WorkKind.FamilyWantsToTalk, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}",
        { Kind: WorkKind.LeaveOutToDecide, Case: { } @case } => $"/workspace/cases/{@case}/words#leave-out-{item.Subject}",
        { Kind: WorkKind.ProductTextsToCheck } when Languages.Translated.FirstOrDefault(language => language.EnglishName == item.Reference) is { } language
            => Translations.DeskWords.Address(new Data.Translations.Desk.DeskFilter(language.Code, null, TextState.WaitingForReview)),
        { Kind: WorkKind.TranslationToMake or WorkKind.TranslationToCheck } when Languages.Translated.FirstOrDefault(language => language.EnglishName == item.Reference) is { } language
            => $"/workspace/translations/{language.Code}/case-{item.Subject}",
        { Kind: WorkKind.ActionsToTell, Case: { } @case } => $"/workspace/cases/{@case}/family/told",
        { Kind: WorkKind.ContactToMakeSure, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}/area#safety-title",
        { Kind: WorkKind.SafetyToAsk, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}/area#safety-title",
        { Kind: WorkKind.NotNowToAskAgain, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}/area#part-title",
        { Kind: WorkKind.AgeToRecord, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}/area#part-title",
        { Kind: WorkKind.LinkEnds, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}#invite-title",
        { Kind: WorkKind.WishesToAnswer, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}/area#wishes-title",
        { Kind: WorkKind.UnderstandingToCheck, Case: { } @case } => $"/workspace/cases/{@case}/family/{item.Subject}/letters#explained",
        { Kind: WorkKind.HoldToLookAt or WorkKind.AnalysisToReopen, Case: { } @case, Member: { } person } => $"/workspace/cases/{@case}/family/map/{person}#holds",
        { Kind: WorkKind.InterpreterToBook, Case: { } @case, Member: { } person } => $"/workspace/cases/{@case}/family/map/{person}#plan",
        { Kind: WorkKind.InvolvementToDecide, Case: { } @case, Member: { } person } => $"/workspace/cases/{@case}/family/map/{person}#decision",
        { Kind: WorkKind.MeetingToPrepare or WorkKind.EscalationToSettle or WorkKind.MeetingAnswered, Case: { } @case } => $"/workspace/cases/{@case}/family/meetings#meeting-{item.Subject}",
        { Kind: WorkKind.ReferralToVerify or WorkKind.ReferralSentBack } => $"/workspace/referrals/agency/{item.Subject}",
        { Kind: WorkKind.GoodOutcome } => $"/workspace/referrals/good-outcome/{item.Subject}",
        { Kind: WorkKind.AreaDispute } => $"/workspace/referrals/areas/{item.Subject}",
        { Kind: WorkKind.ImmediateAction, Member: { } meeting } => $"/workspace/meetings/{meeting}#action-{item.Subject}",
        { Kind: WorkKind.MeetingPapers } => $"/workspace/meetings/{item.Subject}",
        { Kind: WorkKind.MeetingReport or WorkKind.Endorsement } => $"/workspace/meetings/{item.Subject}/report",
        { Kind: WorkKind.OutcomeNotice } => $"/workspace/meetings#told-{item.Subject}",
        { Case: { } @case } => CaseFrame.Address(@case, item.Part),
        _ => "/workspace",
    };

    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
