using System.Text;
using System.Text.Json;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Microsoft.Extensions.AI;

namespace Etude.Platform.Models;

/// <summary>
/// The one door to the language model. What goes out is masked and fenced; what comes back has the shape that was asked for, or is
/// an honest failure. Every call is counted, limited in time, length and number, and written down without its words.
/// </summary>
public sealed class LanguageModel : IDisposable
{
    /// <summary>The operator's switch: while this file is in <c>ETUDE_HOME</c>, no call is made and no page speaks of a model.</summary>
    public const string OffSwitch = "ai-off";

    private const int CharactersAToken = 8;

    private readonly ModelSettings settings;
    private readonly string offSwitch;
    private readonly IChatClient? client;
    private readonly CallLog log;
    private readonly Breaker breaker;
    private readonly TimeProvider clock;

    public LanguageModel(EtudeSettings etude, Db db, TimeProvider clock)
    {
        (settings, this.clock) = (etude.Model, clock);
        offSwitch = Path.Combine(etude.Home, OffSwitch);
        client = settings.Provider switch
        {
            ModelProvider.Anthropic => new AnthropicClient(settings),
            ModelProvider.OpenAi => new OpenAiClient(settings),
            _ => null,
        };
        log = new CallLog(db, settings);
        breaker = new Breaker(clock);
    }

    /// <summary>The model's name; empty when there is none.</summary>
    public string Name => settings.Model;

    /// <summary>Tokens that one person may use on a UTC day.</summary>
    public int DailyTokens => settings.DailyTokens;

    /// <summary>A model is configured, and the operator has not switched it off.</summary>
    public bool IsOn => client is not null && !File.Exists(offSwitch);

    /// <summary>There is a model, and this person wants it.</summary>
    public bool Serves(PersonSettings person) => IsOn && person.AiEnabled != false;

    /// <summary>Asks, checks the answer against the question's shape, and has it mended once when it does not fit.</summary>
    /// <param name="heard">Gets each piece of the answer as it arrives; a second try begins anew.</param>
    /// <returns>An object of the question's shape.</returns>
    /// <exception cref="ModelException">No usable answer; says why.</exception>
    public async Task<JsonElement> Ask(ModelQuestion question, Action<string>? heard, CancellationToken cancel)
    {
        var prompt = ModelPrompt.Of(question, settings);
        var text = await Call(question, prompt, heard, cancel);
        var (answer, mistakes) = JsonShape.Read(text, question.Schema);
        if (mistakes.Count == 0)
            return answer;
        text = await Call(question, prompt.Repaired(text, mistakes), heard, cancel);
        (answer, mistakes) = JsonShape.Read(text, question.Schema);
        return mistakes.Count == 0 ? answer : throw new ModelException(ModelFault.Unusable, "The model's answer was not of the shape that was asked for, also after it was told what was wrong.");
    }

    public void Dispose() => client?.Dispose();

    /// <summary>One answer, tried again while the fault may pass.</summary>
    private async Task<string> Call(ModelQuestion question, ModelPrompt prompt, Action<string>? heard, CancellationToken cancel)
    {
        for (var made = 1; ; made++)
        {
            if (!Serves(question.Settings))
                throw new ModelException(ModelFault.Off, "The model is switched off.");
            await log.Allow(question.Person, prompt.GuessedTokens + question.MaxOutputTokens, cancel);
            breaker.Pass();
            try
            {
                return await Once(question, prompt, heard, cancel);
            }
            catch (ModelException fault) when (Backoff.After(made, fault.Fault, fault.RetryAfter, settings.FirstPause) is { } wait)
            {
                await Task.Delay(wait, cancel);
            }
        }
    }

    private async Task<string> Once(ModelQuestion question, ModelPrompt prompt, Action<string>? heard, CancellationToken cancel)
    {
        var (started, answer, fault) = (clock.GetTimestamp(), new Answer(question.MaxOutputTokens * CharactersAToken), default(ModelException));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Timeout);
        try
        {
            await foreach (var update in client!.GetStreamingResponseAsync(prompt.Messages, prompt.Options, limit.Token))
            {
                answer.Take(update);
                if (update.Text is { Length: > 0 } piece)
                    heard?.Invoke(piece);
            }

            fault = answer.IsRefused ? new ModelException(ModelFault.Refused, "The model would not answer this.") : null;
        }
        catch (ModelException failed)
        {
            fault = failed;
        }
        catch (OperationCanceledException)
        {
            fault = cancel.IsCancellationRequested
                ? new ModelException(ModelFault.Off, "The call was given up.")
                : new ModelException(ModelFault.TimedOut, $"The model took longer than {settings.Timeout.TotalSeconds:0} seconds.");
        }

        if (fault?.Fault is not (ModelFault.Busy or ModelFault.Off))
            breaker.Heard(answered: fault?.Fault is not (ModelFault.Down or ModelFault.TimedOut));
        await log.Add(new ModelCall(question, prompt.Hash, answer.Input ?? prompt.GuessedTokens, answer.Output ?? 0, clock.GetElapsedTime(started), fault));
        cancel.ThrowIfCancellationRequested();
        return fault is null ? answer.Text : throw fault;
    }

    /// <summary>An answer while it arrives.</summary>
    private sealed class Answer(int longest)
    {
        private readonly StringBuilder text = new();
        private int? output;

        public string Text => text.ToString();

        /// <summary>Tokens read and written as the server counted them.</summary>
        public int? Input { get; private set; }

        /// <summary>Where the server did not come to count, a guess.</summary>
        public int? Output => Math.Max(output ?? 0, text.Length / CharactersAToken);

        public bool IsRefused { get; private set; }

        public void Take(ChatResponseUpdate update)
        {
            text.Append(update.Text);
            IsRefused |= update.FinishReason == ChatFinishReason.ContentFilter;
            foreach (var usage in update.Contents.OfType<UsageContent>())
                (Input, output) = ((int?)usage.Details.InputTokenCount, (int?)usage.Details.OutputTokenCount);
            if (text.Length > longest)
                throw new ModelException(ModelFault.Endless, "The model wrote without an end, so its answer was stopped.");
        }
    }
}
