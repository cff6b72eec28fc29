namespace Etude.Shell;

/// <summary>What went wrong, what to do, and whatever the person had typed, to be sent again.</summary>
/// <param name="Sent">The form's fields as they came; empty when there was no form or another site sent it.</param>
public sealed record ErrorView(string Title, string Sentence, string Action, IReadOnlyList<KeyValuePair<string, string>> Sent);
