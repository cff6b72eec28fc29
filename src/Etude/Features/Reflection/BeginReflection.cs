using System.Security.Cryptography;
using System.Text.Json;
using Etude.Features.Reflection.Model;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Etude.Features.Reflection;

/// <summary>Seals a set of prompts into the form that begins it, so that it is stored as it was shown, in one round trip.</summary>
public sealed class SealedPrompts(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("etude.reflection.prompts.v1");

    public string Seal(PromptSet set) => Convert.ToBase64String(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(set, Json.Options)));

    /// <summary>The set, or null when it is missing, not ours or changed.</summary>
    public PromptSet? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PromptSet>(protector.Unprotect(Convert.FromBase64String(text)), Json.Options);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>Begins a set with the prompts that the page showed; where one is open already, that one stays.</summary>
public static class BeginReflection
{
    public const string Field = "set";

    /// <summary>The form's field that says who is to word the questions, and its word for the model.</summary>
    public const string By = "by";

    public const string ByModel = "model";

    public static async Task<IResult> Handle(Me me, FormFields form, Db db, SealedPrompts prompts, LanguageModel model, CancellationToken cancel)
    {
        var set = prompts.Open(form.Text(Field, 60_000)) ?? throw new BadFormException("The questions could not be read. Open Look back again and begin there.");
        await using var batch = db.As(me);
        var id = Guid.CreateVersion7(batch.Now);
        Add(batch, id, set);
        // Where another set is open, the job finds no set of this id and nothing to do.
        if (model.IsOn && form.Text(By) == ByModel)
            Queue.Put(batch, WordPromptsByModel.Kind, id);
        try
        {
            await batch.Run(cancel);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another tab began one in this moment: the page shows it.
        }

        return SeeOther.At("/reflect");
    }

    /// <summary>Adds the beginning to a batch; answers how many were begun, 0 where one is open.</summary>
    public static Pending<int> Add(Batch batch, Guid id, PromptSet set) => batch.Do("""
        insert into reflections (user_id, id, engine, window_start, window_end, prompts, status, created_at, saved_at)
        select @me, @id, 'rules', @from, @to, @prompts, 'open', @now, @now
        where not exists (select from reflections where user_id = @me and status = 'open')
        """, new { id, from = set.From, to = set.To, prompts = set.Prompts });
}
