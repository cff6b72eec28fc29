using Etude.Platform.Configuration;
using Microsoft.Extensions.AI;

namespace Etude.Platform.Models;

/// <summary>Whether a model's server answers at all: the smallest call there is, in nobody's name and with nobody's words.</summary>
/// <param name="Took">From the call to the end of the answer, or to the failure.</param>
/// <param name="Fault">Why there was no answer; null when there was one.</param>
public sealed record ModelPulse(TimeSpan Took, ModelException? Fault)
{
    private const int MostTokens = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Feels it. Waits at most half a minute, or as long as a call may take where that is less.</summary>
    /// <param name="settings">A configured model.</param>
    public static async Task<ModelPulse> Feel(ModelSettings settings, TimeProvider clock, CancellationToken cancel)
    {
        var limit = settings.Timeout < Longest ? settings.Timeout : Longest;
        using IChatClient client = settings.Provider == ModelProvider.Anthropic ? new AnthropicClient(settings) : new OpenAiClient(settings);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        over.CancelAfter(limit);
        var began = clock.GetTimestamp();
        try
        {
            await client.GetResponseAsync([new(ChatRole.User, "Answer with the word: yes")], new ChatOptions { MaxOutputTokens = MostTokens }, over.Token);
            return new(clock.GetElapsedTime(began), null);
        }
        catch (ModelException fault)
        {
            return new(clock.GetElapsedTime(began), fault);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(clock.GetElapsedTime(began), new(ModelFault.TimedOut, $"The model took longer than {limit.TotalSeconds:0} seconds."));
        }
    }
}
