using System.Security.Cryptography;
using Etude.Platform.Postgres;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Platform.Web;

/// <summary>What every page of this request shares: its title, the person it is for, the nonce of its styles, its form token.</summary>
public sealed class PageContext(IHttpContextAccessor accessor, IAntiforgery antiforgery)
{
    /// <summary>The request header that asks for the part of a page that a form replaces.</summary>
    public const string FragmentHeader = "X-Etude-Fragment";

    private string? nonce;

    public HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A page is only rendered for a request.");

    /// <summary>The page's own title, without the product's name.</summary>
    public string Title { get; private set; } = "Etude";

    /// <summary>The person the page is for; null on signed-out pages.</summary>
    public PersonRow? Person { get; private set; }

    public PersonSettings Settings => Person?.Settings ?? new PersonSettings();

    /// <summary>128 random bits, base64, one a request: the styles an editor adds carry it.</summary>
    public string Nonce => nonce ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>The token that a form of this page sends back. Asking for it sets its cookie where needed.</summary>
    public string FormToken => antiforgery.GetAndStoreTokens(Http).RequestToken!;

    /// <summary>True when the request wants only the part of the page that a form replaces.</summary>
    public bool WantsFragment => Http.Request.Headers.ContainsKey(FragmentHeader);

    /// <summary>Where the person is, for the navigation.</summary>
    public string Path => Http.Request.Path.Value ?? "/";

    /// <summary>The same page as it is shown, with what was chosen on it.</summary>
    public string Address => $"{Http.Request.Path}{Http.Request.QueryString}";

    /// <summary>Answers with a whole page.</summary>
    /// <param name="title">Shown in the tab.</param>
    /// <param name="model">Becomes the page's parameter <c>Model</c>.</param>
    /// <param name="batch">The batch that read the page's data: its person is whom the page is for.</param>
    public RazorComponentResult<TPage> Show<TPage>(string title, object model, Batch? batch = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        Title = title;
        Person = batch?.Person ?? Person;
        return new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
    }
}
