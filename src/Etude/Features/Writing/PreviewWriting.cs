using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Writing;

/// <summary>What a text will look like, rendered as the public page renders it. Asks the database nothing.</summary>
public static class PreviewWriting
{
    public static RazorComponentResult Handle(Me me, FormFields form, PageContext page)
    {
        _ = me;
        return page.Show<PreviewFragment>("Preview", form.Text("body_md", WritingDraft.MostBytes));
    }
}
