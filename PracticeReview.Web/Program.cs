using PracticeReview.Web.Words;
using PracticeReview.Web.Words.Extraction;

if (args is [ExtractTexts.Verb])
{
    return ExtractTexts.Run(Directory.GetCurrentDirectory(), Console.Out);
}

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWords();
var app = builder.Build();
app.Run();
return 0;
