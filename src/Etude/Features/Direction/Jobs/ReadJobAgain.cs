using Etude.Features.Direction.Files;
using Etude.Features.Direction.Model;
using Etude.Features.Direction.Reading;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Direction.Jobs;

/// <summary>
/// Reads a description again, with its text as it is now or as the person mended it: by the rules at once, and by the model afterwards where
/// they ask for it. Corrections stay, unless they are to be forgotten.
/// </summary>
public static class ReadJobAgain
{
    public static async Task<IResult> Handle(Me me, Guid id, FormFields form, Db db, PageContext page, Lexicon lexicon, LanguageModel model, CancellationToken cancel)
    {
        var text = Upload.From(form).Text;
        var asksModel = model.IsOn && form.Text(ModelOffer.Field) == ModelOffer.ByModel;
        await using var batch = db.As(me);
        var written = StoreReading.Update(batch, id, text, ReadJob.Of(text, lexicon), lexicon, form.Flag("forget"), asksModel);
        if (asksModel)
            Queue.Put(batch, ReadJobByModel.Kind, id);
        await batch.Run(cancel);
        return written.Value == 0 ? page.NotHere(batch, "There is no job at this address, or it is not yours.") : SeeOther.At($"/jobs/{id}");
    }
}
