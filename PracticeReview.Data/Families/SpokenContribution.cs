using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>What a person said in a talk, as a professional wrote it down.</summary>
/// <param name="Language">Code of the language of the words as they were written down.</param>
/// <param name="ToldOn">The day of the talk, a day of the United Kingdom.</param>
/// <param name="Interpreter">Through whom it was said; null or empty where there was nobody.</param>
/// <param name="Passage">The passage of the draft it is about, of those the person reads; asked for only where it is about one.</param>
public sealed record SpokenWords(ContributionKind? Kind, string? Text, string? Language, DateOnly? ToldOn, string? Interpreter, ReleasedPassageId? Passage = null);

/// <summary>
/// Words that reach the review by voice, and answers to its own questions: they weigh as much as what is sent in writing, and take the
/// same way (guidance 1.4, 1.5: check that what was said was understood right).
/// </summary>
public sealed partial class Contribution
{
    /// <summary>Longest name of an interpreter, in characters.</summary>
    public const int LongestInterpreter = 200;

    /// <summary>What can be said in a talk and written down: whoever would rather talk than write says the same things (checklist J5, J8).</summary>
    public static readonly IReadOnlyList<ContributionKind> SpokenKinds =
    [
        ContributionKind.Account, ContributionKind.FocusSuggestion, ContributionKind.Comment, ContributionKind.FactIsWrong, ContributionKind.WordsHurt,
        ContributionKind.WholeDraft, ContributionKind.Question,
        ContributionKind.NamesInReport, ContributionKind.HowDescribed, ContributionKind.NotToBeWritten,
    ];

    /// <summary>The person has been asked whether it was written down right, and has not said so yet.</summary>
    public bool WaitsToBeConfirmed => EnteredBy is not null && ConfirmedAt is null && NotRightAt is null;

    /// <summary>
    /// Writes down what a person said. Refuses empty words, a day to come, a kind that cannot be told, an activity to which the person said no,
    /// and words about a passage that the person does not read.
    /// </summary>
    /// <param name="passage">The passage that was chosen; null where none was, or there is no such passage.</param>
    /// <param name="id">Made with the form, so that sending twice is sending once.</param>
    /// <param name="agreed">The person's choice about the activity this belongs to; null while they have not chosen.</param>
    public static Result<Contribution> EnterFor(StaffActor actor, FamilyMember member, ContributionId id, SpokenWords said, AgreementAnswer? agreed, DateTimeOffset now, ReleasedPassage? passage = null)
    {
        if (!actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (member.AccessEndedAt is not null)
        {
            refusals.Add(new Refusal(null, "The family area of {0} is closed. Words are no longer entered for them.", member.Name));
        }
        if (said.Kind is not { } kind || !SpokenKinds.Contains(kind))
        {
            refusals.Add(new Refusal("Kind", "Choose what they spoke about."));
        }
        else if (agreed == AgreementAnswer.No && kind != ContributionKind.Question)
        {
            refusals.Add(new Refusal("Kind", "{0} has said no to this. Where they have changed their mind, enter their new choice first, below.", member.Name));
        }
        var about = said.Kind is { } spoken && IsAboutAPassage(spoken) ? passage : null;
        if (said.Kind is { } passageKind && IsAboutAPassage(passageKind) && about?.IsReadBy(member.Id) != true)
        {
            refusals.Add(new Refusal("Passage", "Choose the passage they spoke about, of those they were given."));
        }
        if (string.IsNullOrWhiteSpace(said.Text))
        {
            refusals.Add(new Refusal("Text", "Write down what they said, in their words."));
        }
        else if (said.Text.Length > LongestText)
        {
            refusals.Add(new Refusal("Text", "This is too long: at most {0:N0} characters fit.", LongestText));
        }
        if (!Translations.Languages.TryFind(said.Language, out var language) || language.IsPseudo)
        {
            refusals.Add(new Refusal("Language", "Choose the language in which you wrote it down."));
        }
        if (said.ToldOn is not { } day || day > LegalDay.Of(now))
        {
            refusals.Add(new Refusal("ToldOn", "Give the day on which they said it; it cannot be a day to come."));
        }
        if (said.Interpreter?.Length > LongestInterpreter)
        {
            refusals.Add(new Refusal("Interpreter", "Use at most {0} characters here.", LongestInterpreter));
        }
        return refusals.Count > 0
            ? Result<Contribution>.Refuse(refusals)
            : new Contribution
            {
                Id = id,
                PartnershipId = member.PartnershipId,
                CaseId = member.CaseId,
                FamilyMemberId = member.Id,
                Kind = said.Kind!.Value,
                ReleasedPassageId = about?.Id,
                DraftPassageId = about?.DraftPassageId,
                Text = said.Text!.Trim(),
                Language = language!.Code,
                SentAt = now,
                EnteredBy = actor.Id,
                ToldOn = said.ToldOn,
                Interpreter = string.IsNullOrWhiteSpace(said.Interpreter) ? null : said.Interpreter.Trim(),
            };
    }

    /// <summary>
    /// The words of an answer that the review group has read: from then on they stand, and take the way of all words of the family. Null
    /// for an answer without words.
    /// </summary>
    internal static Contribution? OfAnswer(QuestionAnswer answer) =>
        answer is not { ReadAt: not null, Kind: QuestionAnswerKind.Words }
            ? null
            : new Contribution
            {
                Id = new ContributionId(answer.Id),
                PartnershipId = answer.PartnershipId,
                CaseId = answer.CaseId,
                FamilyMemberId = answer.FamilyMemberId,
                Kind = ContributionKind.Account,
                Text = answer.Text,
                Language = answer.Language,
                SentAt = answer.ChangedAt ?? answer.SaidAt,
                QuestionAnswerId = answer.Id,
            };

    /// <summary>The person says whether what was written down for them is what they meant. They may think again; the last word counts.</summary>
    public Result SayOfWhatWasEntered(FamilyActor actor, bool isRight, DateTimeOffset now)
    {
        if (FamilyMemberId != actor.Id || EnteredBy is null)
        {
            return Refusal.NotFound;
        }
        ConfirmedAt = isRight ? ConfirmedAt ?? now : null;
        NotRightAt = isRight ? null : NotRightAt ?? now;
        return Result.Done;
    }
}
