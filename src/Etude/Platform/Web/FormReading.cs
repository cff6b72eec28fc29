using Microsoft.AspNetCore.WebUtilities;

namespace Etude.Platform.Web;

/// <summary>Reads the form of a request early and once, and says plainly why one cannot be taken.</summary>
internal static class FormReading
{
    private const string Nul = "There was a NUL character in it, which cannot be stored. It is taken out below; send it again.";

    /// <summary>Reads the form, where there is one, so that whoever asks for it later finds it.</summary>
    /// <exception cref="BadFormException">A field held a NUL. The request's form is then what was sent without it.</exception>
    /// <exception cref="BadHttpRequestException">It ends in the middle, or is larger than <see cref="BodyLimit"/> lets it be.</exception>
    /// <exception cref="InvalidDataException">It has too many fields.</exception>
    public static async Task ReadForm(this HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType)
            return;
        request.EnableBuffering((int)BodyLimit.Largest);
        try
        {
            await request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException refused) when (request.Body.CanSeek && request.ContentType!.StartsWith("application/x-www-form", StringComparison.OrdinalIgnoreCase))
        {
            request.Form = await WithoutNul(request, context.RequestAborted) ?? throw new InvalidDataException("The form has too many or too long fields.", refused);
            throw new BadFormException(Nul);
        }
        catch (IOException failure) when (failure is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form ends in the middle.", failure);
        }
    }

    /// <summary>The form without its NULs, or null when it has none.</summary>
    private static async Task<FormCollection?> WithoutNul(HttpRequest request, CancellationToken cancel)
    {
        request.Body.Position = 0;
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancel);
        var clean = text.Replace("%00", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);
        if (clean.Length == text.Length)
            return null;
        using var fields = new FormReader(clean);
        return new FormCollection(await fields.ReadFormAsync(cancel));
    }
}
