using System.Text.RegularExpressions;

namespace PracticeReview.Data.Translations.PlainLanguage;

/// <summary>Words of the services, each with how one may say it to a family.</summary>
public static class Glossary
{
    /// <summary>Every entry. The jargon is lower case; its plural counts as well.</summary>
    public static IReadOnlyList<GlossaryEntry> Entries { get; } =
    [
        new("safeguarding", "keeping children safe"),
        new("multi-agency", "by several services together"),
        new("agency", "service, or its name: the school, the police"),
        new("agencies", "services, or their names: the school, the police"),
        new("safeguarding partner", "the council, the police and the health service"),
        new("statutory", "that the law asks for"),
        new("statutory partner", "the council, the police and the health service"),
        new("terms of reference", "what the review will look at"),
        new("chronology", "what happened, in order"),
        new("significant practice event", "important moment"),
        new("lived experience", "what life was like"),
        new("disclosure", "what somebody told us"),
        new("disclose", "tell"),
        new("perpetrator", "the person who did it"),
        new("non-accidental injury", "an injury that somebody caused"),
        new("looked-after child", "child in the care of the council"),
        new("looked after child", "child in the care of the council"),
        new("kinship", "with family or friends"),
        new("parental responsibility", "the rights and duties that parents have by law"),
        new("threshold", "what must be so before we act"),
        new("referral", "when somebody asked for a review"),
        new("escalate", "ask somebody higher up"),
        new("escalation", "asking somebody higher up"),
        new("case conference", "meeting about the child"),
        new("child protection plan", "a plan to keep a child safe"),
        new("section 47", "when the council looked into whether a child was safe"),
        new("section 20", "when a parent agreed that the council looks after a child"),
        new("practitioner", "the person by their work: nurse, teacher, social worker"),
        new("professional", "the person by their work: nurse, teacher, social worker"),
        new("stakeholder", "people who have to do with it"),
        new("systemic", "in how the services work together"),
        new("methodology", "how we do it"),
        new("recommendation", "what we say should change"),
        new("outcome", "what came of it"),
        new("implementation", "doing it"),
        new("implement", "do, carry out"),
        new("commission", "ask for, pay for"),
        new("facilitate", "help"),
        new("facilitator", "contact person"),
        new("liaise", "speak with"),
        new("mitigate", "make less"),
        new("prognosis", "how ill somebody is expected to be"),
        new("toxicology", "tests for drugs and poison"),
        new("post-mortem", "examination of the body (say first that it is hard to read)"),
        new("inquest", "the coroner's way to find out how somebody died"),
        new("bereaved", "who lost somebody"),
        new("deceased", "who died, or the name"),
        new("redact", "black out"),
        new("redacted", "blacked out"),
        new("anonymise", "leave names out"),
        new("anonymised", "with the names left out"),
        new("confidentiality", "keeping it between us"),
        new("proportionate", "as much as is needed"),
        new("subject child", "the child's name"),
        new("service user", "you, or the name"),
        new("did not engage", "did not come, or could not (say what happened)"),
        new("non-compliance", "say what happened"),
        new("hard to reach", "that we did not reach"),
        new("significant harm", "serious harm"),
        new("commence", "start"),
        new("prior to", "before"),
        new("in relation to", "about"),
        new("with regard to", "about"),
        new("in respect of", "about"),
        new("subsequent to", "after"),
        new("subsequently", "later"),
        new("ascertain", "find out"),
        new("endeavour", "try"),
        new("utilise", "use"),
        new("furthermore", "also"),
        new("regarding", "about"),
        new("persons", "people"),
        new("CDOP", "the panel that looks at every child's death"),
        new("CSPR", "practice review"),
        new("MASH", "the council's first contact team"),
        new("CAMHS", "the mental health service for children"),
        new("SIO", "the police officer who leads the investigation"),
        new("EHCP", "the plan for a child who needs more help at school"),
        new("ICB", "the health service"),
        new("SAR", "a review about an adult, or a request to see what we keep"),
    ];

    /// <summary>The jargon of a text, in the order in which it stands there, each entry once. The longest match at a place counts.</summary>
    public static IReadOnlyList<GlossaryEntry> FindIn(string text)
    {
        var found = new List<(int At, int Length, GlossaryEntry Entry)>();
        foreach (var entry in Entries)
        {
            // Short forms are written in capitals; "mash" is potatoes.
            var options = entry.IsShortForm ? RegexOptions.CultureInvariant : RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
            if (Regex.Match(text, $@"(?<![\p{{L}}-]){Regex.Escape(entry.Jargon)}(?:s|es|d|ed|ing)?(?![\p{{L}}-])", options, TimeSpan.FromSeconds(1)) is { Success: true } match)
            {
                found.Add((match.Index, match.Length, entry));
            }
        }
        return [.. found.Where(one => !found.Any(other => other.Length > one.Length && other.At <= one.At && one.At + one.Length <= other.At + other.Length))
            .OrderBy(one => one.At).Select(one => one.Entry)];
    }
}

/// <summary>A word of the services and what to say instead.</summary>
public sealed record GlossaryEntry(string Jargon, string Plainly)
{
    /// <summary>Whether it is a short form in capitals.</summary>
    public bool IsShortForm => Jargon.All(char.IsUpper);
}
