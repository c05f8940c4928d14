using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace PracticeReview.Web.Public.Leaflets;

/// <summary>
/// The pictures of the easy version, each called in its text by <c>{picture-NAME}</c> at the beginning of a paragraph. They
/// repeat what the sentence beside them says, so a program that reads aloud passes them over.
/// </summary>
public static class EasyReadPictures
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "sad", "meeting", "learn", "no-blame", "police", "court", "choose", "stop", "child", "talk", "write", "language", "private", "danger",
        "time", "report", "change", "support", "phone",
    ];

    public static IHtmlContent Show(string name)
    {
        var image = new TagBuilder("img") { TagRenderMode = TagRenderMode.SelfClosing };
        image.AddCssClass("picture");
        image.Attributes["src"] = $"/shared/easy-read/{name}.svg";
        image.Attributes["alt"] = "";
        image.Attributes["width"] = "120";
        image.Attributes["height"] = "120";
        return image;
    }
}
