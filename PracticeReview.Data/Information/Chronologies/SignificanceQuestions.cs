namespace PracticeReview.Data.Information.Chronologies;

/// <summary>The six questions that make an event a Significant Practice Event (Policy 7.8). An event may answer several.</summary>
[Flags]
public enum SignificanceQuestions
{
    /// <summary>None was named.</summary>
    None = 0,

    /// <summary>Code 1: it changed, or could have changed, the assessment of the child's situation.</summary>
    ChangedTheAssessment = 1,

    /// <summary>Code 2: it stands for a pattern of events that one by one would not have counted.</summary>
    PartOfAPattern = 2,

    /// <summary>Code 3: it was a statutory event, such as a child protection conference or a court hearing.</summary>
    StatutoryEvent = 4,

    /// <summary>Code 4: the child would have felt it to matter in their life.</summary>
    SignificantToTheChild = 8,

    /// <summary>Code 5: an adult who matters would have felt it to matter in their life or the child's.</summary>
    SignificantToAnAdult = 16,

    /// <summary>Code 6: agencies can learn from it.</summary>
    LearningPoint = 32,
}

/// <summary>One of the six questions, with the code an agency writes in the chronology.</summary>
/// <param name="Code">1 to 6, in the policy's order.</param>
/// <param name="Question">The flag that stands for it.</param>
/// <param name="Wording">The question in a sentence.</param>
public sealed record SignificanceQuestion(int Code, SignificanceQuestions Question, string Wording)
{
    /// <summary>The six questions in the order of Policy 7.8.</summary>
    public static IReadOnlyList<SignificanceQuestion> All { get; } =
    [
        new(1, SignificanceQuestions.ChangedTheAssessment, "Did this change how the child's situation was assessed, or could it have?"),
        new(2, SignificanceQuestions.PartOfAPattern, "Does it stand for a pattern, made of events that would not count one by one?"),
        new(3, SignificanceQuestions.StatutoryEvent, "Was it a statutory event, such as a child protection conference or a court hearing?"),
        new(4, SignificanceQuestions.SignificantToTheChild, "Would the child have felt that this mattered in their life?"),
        new(5, SignificanceQuestions.SignificantToAnAdult, "Would an adult who matters here have felt that this mattered in their own life or the child's?"),
        new(6, SignificanceQuestions.LearningPoint, "Is there something in it for agencies to learn?"),
    ];

    /// <summary>The questions a set holds, in order of their codes.</summary>
    public static IEnumerable<SignificanceQuestion> In(SignificanceQuestions set) => All.Where(question => set.HasFlag(question.Question));

    /// <summary>The codes of a set as an agency would write them, such as "1, 3"; empty for none.</summary>
    public static string Codes(SignificanceQuestions set) => string.Join(", ", In(set).Select(question => question.Code));

    /// <summary>Reads codes such as "1, 3", "1; 3" or "Q1 and Q3". Returns null where anything else is written.</summary>
    public static SignificanceQuestions? Parse(string codes)
    {
        var set = SignificanceQuestions.None;
        var words = codes.Split([',', ';', '/', '&', '+', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var word in words.Where(word => !word.Equals("and", StringComparison.OrdinalIgnoreCase)))
        {
            var code = word.TrimStart('Q', 'q').TrimEnd('.');
            if (code.Length != 1 || code[0] is < '1' or > '6')
            {
                return null;
            }

            set |= All[code[0] - '1'].Question;
        }

        return set;
    }
}
