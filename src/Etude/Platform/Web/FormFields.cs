using Microsoft.Extensions.Primitives;

namespace Etude.Platform.Web;

/// <summary>The fields a person sent, read with care: text without characters that Postgres cannot store, numbers within bounds.</summary>
public sealed class FormFields(IFormCollection form)
{
    public static async ValueTask<FormFields> BindAsync(HttpContext context, System.Reflection.ParameterInfo _)
    {
        if (!context.Request.HasFormContentType)
            throw new BadFormException("Send this as a form.");
        var fields = new FormFields(await context.Request.ReadFormAsync(context.RequestAborted));
        fields.RefuseUnstorable();
        return fields;
    }

    /// <summary>The field's text with line ends as LF, or an empty string.</summary>
    public string Text(string name, int longest = 200_000)
    {
        var text = form.TryGetValue(name, out var values) ? values.ToString().ReplaceLineEndings("\n") : "";
        return text.Length <= longest ? text
            : throw new BadFormException($"That is {text.Length:N0} characters; at most {longest:N0} fit here. Shorten it and send it again.");
    }

    /// <summary>Every value of a field that a form may send several times.</summary>
    public IReadOnlyList<string> All(string name) => form.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    /// <summary>The file of a field, or null when none was chosen.</summary>
    public IFormFile? File(string name) => form.Files.GetFile(name);

    /// <summary>True when the form had this field at all, empty or not.</summary>
    public bool Contains(string name) => form.ContainsKey(name);

    public bool Has(string name) => form.TryGetValue(name, out var values) && !StringValues.IsNullOrEmpty(values);

    public bool Flag(string name) => Text(name) is "on" or "true" or "1";

    /// <summary>A whole number, or null when the field is absent, not a number or out of bounds.</summary>
    public int? Number(string name, int least, int most) =>
        int.TryParse(Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    /// <summary>Every field as it was sent, for showing it again. The form token is left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent =>
        form.Where(f => f.Key != "__RequestVerificationToken").Select(f => KeyValuePair.Create(f.Key, f.Value.ToString()));

    /// <summary>At most so many characters of a text, without cutting a pair of surrogates in two.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private void RefuseUnstorable()
    {
        foreach (var (name, values) in form)
            foreach (var value in values)
                if (value is not null && value.Contains('\0', StringComparison.Ordinal))
                    throw new BadFormException($"The field \"{name}\" holds a NUL character, which cannot be stored. Delete it and send it again.");
    }
}

/// <summary>What was sent cannot be taken; the sentence says why and what to do. Answered with 422, and nothing is lost.</summary>
public sealed class BadFormException(string sentence) : Exception(sentence);
