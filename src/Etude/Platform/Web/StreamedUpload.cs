using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Etude.Platform.Web;

/// <summary>A route whose form ends with a file that is too large to be read before the route is sure that it wants it.</summary>
public sealed record TakesFileLast;

/// <summary>The file at the end of such a form, still on its way.</summary>
/// <param name="Name">As the browser calls it; empty when none was chosen.</param>
public sealed record StreamedUpload(string Name, Stream Content)
{
    private const int LongestField = 16 * 1024;
    private const int MostFields = 20;

    /// <summary>The file of this request; null when the form had none.</summary>
    public static StreamedUpload? Of(HttpContext context) => context.Items[typeof(StreamedUpload)] as StreamedUpload;

    /// <summary>Reads the fields before the file, and leaves the file where it is.</summary>
    /// <exception cref="BadHttpRequestException">The form ends in the middle, or is no form with a file.</exception>
    internal static async Task ReadFields(HttpContext context)
    {
        var request = context.Request;
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        request.Form = new FormCollection(fields);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 100 } boundary)
            return;
        try
        {
            var reader = new MultipartReader(boundary.ToString(), request.Body);
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                var head = section.GetContentDispositionHeader();
                if (head?.IsFileDisposition() == true)
                {
                    context.Items[typeof(StreamedUpload)] = new StreamedUpload(HeaderUtilities.RemoveQuotes(head.FileName).ToString(), section.Body);
                    break;
                }

                if (head?.IsFormDisposition() != true || fields.Count == MostFields)
                    continue;
                fields[HeaderUtilities.RemoveQuotes(head.Name).ToString()] = await Text(section.Body, context.RequestAborted);
            }
        }
        catch (IOException failure) when (failure is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form ends in the middle.", failure);
        }

        request.Form = new FormCollection(fields);
    }

    private static async Task<string> Text(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[LongestField + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return read <= LongestField ? Encoding.UTF8.GetString(bytes, 0, read) : throw new BadHttpRequestException("A field is too long.", StatusCodes.Status413PayloadTooLarge);
    }
}
