using Microsoft.AspNetCore.Html;
using PracticeReview.Data.Families;

namespace PracticeReview.Web.Family.Parts;

/// <summary>Words that changed, marked by a line over or through them and, for those who hear the page, in words.</summary>
public static class ChangedText
{
    /// <param name="added">What is said before new words.</param>
    /// <param name="removed">What is said before words that were taken out.</param>
    /// <param name="language">The HTML <c>lang</c> of those two.</param>
    public static IHtmlContent Of(TextChanges changes, IHtmlContent added, IHtmlContent removed, string language)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in changes.Pieces)
        {
            if (piece.Kind == ChangeKind.Same)
            {
                html.Append(piece.Words);
                continue;
            }
            var (tag, said) = piece.Kind == ChangeKind.Added ? ("ins", added) : ("del", removed);
            html.AppendHtml($"<{tag}><span class=\"govuk-visually-hidden\" lang=\"{language}\"> ").AppendHtml(said).AppendHtml(" </span>").Append(piece.Words).AppendHtml($"</{tag}>");
        }
        return html;
    }
}
