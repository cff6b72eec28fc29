namespace Etude.Features.Direction.Model;

/// <summary>Who read a text, as it is stored with the reading.</summary>
/// <param name="Engine"><c>rules</c> or <c>model</c>.</param>
/// <param name="Model">The model's name; null for the rules.</param>
public sealed record ReadBy(string Engine, string? Model, string? PromptVersion)
{
    public const string RulesEngine = "rules";
    public const string ModelEngine = "model";

    public static ReadBy Rules { get; } = new(RulesEngine, null, null);

    public static ReadBy A(string model, string promptVersion) => new(ModelEngine, model, promptVersion);
}
