using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>
/// Everything one page or deed asks of the database: one <see cref="NpgsqlBatch"/>, one implicit transaction, one round trip.
/// It begins by proving a person's sign-in and by taking a role and the person's claims, for this transaction only; the rest run under
/// the row level security policies of that role. Queries may use <c>@me</c> (the person's id) and <c>@now</c> (the app's clock).
/// </summary>
public sealed class Batch : IAsyncDisposable
{
    /// <summary>The role of the app itself.</summary>
    internal const string Service = "service_role";

    // On Supabase service_role may not touch auth.users, and the login, Supabase's postgres, may: a login that passes by the policies
    // anyway stays what it is. docs/decisions/0026 has the reasons.
    private const string ServiceRole = "(select case when rolbypassrls then rolname else @role end from pg_catalog.pg_roles where rolname = session_user)";

    private readonly NpgsqlBatch commands;
    private readonly List<Func<NpgsqlDataReader, CancellationToken, Task>> readers = [];
    private readonly List<Action> afterwards = [];
    private readonly Guid? person;
    private readonly bool evenWhenLeaving;
    private readonly Pending<PersonRow?>? personRow;

    internal Batch(NpgsqlBatch commands, string role, Guid? person, DateTimeOffset now, bool owner = false, SignInProof? proof = null, bool evenWhenLeaving = false)
    {
        this.commands = commands;
        this.person = person;
        this.evenWhenLeaving = evenWhenLeaving;
        Now = now;
        var claims = person is { } id ? Claims(id, role, owner, proof).ToJsonString() : "";
        var take = $"select set_config('role', {(role == Service ? ServiceRole : "@role")}, true), set_config('request.jwt.claims', @claims, true), set_config('request.jwt.claim.sub', '', true)";
        if (proof is null)
            Add(take, new { role, claims }, Nothing);
        else
            Prove(proof, take, role, claims);
        if (person is not null)
            personRow = One<PersonRow>("""
                select id, settings_json, etude.day(@now) as today, (select goes_at from etude.leaving where user_id = @me) as goes_at
                from users where id = @me
                """);
    }

    /// <summary>The instant this batch calls now.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The person's own row, read first. Null when the account is gone.</summary>
    public PersonRow? Person => personRow?.Value;

    /// <summary>A query with at most one row; null when there is none.</summary>
    public Pending<T?> One<T>(string sql, object? arguments = null)
    {
        var pending = new Pending<T?>();
        Add(sql, arguments, async (reader, cancel) =>
        {
            var parse = reader.GetRowParser<T>();
            var found = await reader.ReadAsync(cancel);
            pending.Arrive(found ? parse(reader) : default);
        });
        return pending;
    }

    /// <summary>A query with any number of rows.</summary>
    public Pending<IReadOnlyList<T>> Many<T>(string sql, object? arguments = null)
    {
        var pending = new Pending<IReadOnlyList<T>>();
        Add(sql, arguments, async (reader, cancel) =>
        {
            var parse = reader.GetRowParser<T>();
            var rows = new List<T>();
            while (await reader.ReadAsync(cancel))
                rows.Add(parse(reader));
            pending.Arrive(rows);
        });
        return pending;
    }

    /// <summary>A query whose rows are taken one by one as they arrive, and not kept: for as many as there may be.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="take">Gets each row, in order; the next one waits until it is done.</param>
    public void Each<T>(string sql, Func<T, Task> take, object? arguments = null) => Add(sql, arguments, async (reader, cancel) =>
    {
        var parse = reader.GetRowParser<T>();
        while (await reader.ReadAsync(cancel))
            await take(parse(reader));
    });

    /// <summary>As <see cref="Each{T}"/>, for a query of one column: text as a string or as its UTF-8 bytes, arrays as arrays.</summary>
    public void EachValue<T>(string sql, Func<T, Task> take, object? arguments = null) => Add(sql, arguments, async (reader, cancel) =>
    {
        while (await reader.ReadAsync(cancel))
            await take(await reader.GetFieldValueAsync<T>(0, cancel));
    });

    /// <summary>What is to be done between the answers of two queries, once those before it have arrived.</summary>
    public void Then(Func<Task> work) => Add("select", null, (_, _) => work());

    /// <summary>A command without rows; answers how many rows it touched.</summary>
    public Pending<int> Do(string sql, object? arguments = null)
    {
        var pending = new Pending<int>();
        var command = Append(sql, arguments);
        afterwards.Add(() => pending.Arrive(command.RecordsAffected));
        return pending;
    }

    /// <summary>Sends everything in one round trip. All of it is done, or, when any command fails, none.</summary>
    /// <exception cref="SignInOverException">The person's sign-in does not hold any more; nothing was done.</exception>
    /// <exception cref="AccountGoneException">The person no longer exists, is shut out, or has asked to be deleted.</exception>
    /// <exception cref="PostgresException">A command failed; nothing was kept.</exception>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            await using var reader = await commands.ExecuteReaderAsync(cancel);
            foreach (var read in readers)
            {
                await read(reader, cancel);
                await reader.NextResultAsync(cancel);
            }
        }
        catch (PostgresException refused) when (refused.SqlState == SignInProof.Over)
        {
            throw new SignInOverException();
        }
        catch (PostgresException refused) when (refused.SqlState == SignInProof.Closed)
        {
            throw new AccountGoneException();
        }
        catch (PostgresException refused) when (refused.SqlState == SignInProof.Leaving)
        {
            throw new AccountLeavingException();
        }

        foreach (var finish in afterwards)
            finish();
        if (personRow is { Value: null })
            throw new AccountGoneException();
    }

    public ValueTask DisposeAsync() => commands.DisposeAsync();

    // As service_role, which alone may ask for the proof; the same command then takes the person's role, and the rest of the batch has no other.
    private void Prove(SignInProof proof, string take, string role, string claims)
    {
        Add("select set_config('role', 'service_role', true), set_config('etude.even_when_leaving', @leaving, true)", new { leaving = evenWhenLeaving ? "on" : "" }, Nothing);
        Add($"{take} from etude.prove_sign_in(@signIn, @me, @now, @begunAfter, @seenAfter, @noteBefore)", new
        {
            role,
            claims,
            signIn = proof.Id,
            begunAfter = Now - SignInProof.Whole,
            seenAfter = Now - SignInProof.Idle,
            noteBefore = Now - SignInProof.NotedEvery,
        }, Nothing);
    }

    private static Task Nothing(NpgsqlDataReader reader, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The claims as a signed token would have them; <c>etude_owner</c> is ours, and see the migration that asks for it.</summary>
    private static JsonObject Claims(Guid person, string role, bool owner, SignInProof? proof)
    {
        var claims = new JsonObject { ["sub"] = person.ToString(), ["role"] = role };
        if (proof is not null)
            claims["session_id"] = proof.Id.ToString();
        if (owner)
            claims["etude_owner"] = true;
        return claims;
    }

    private void Add(string sql, object? arguments, Func<NpgsqlDataReader, CancellationToken, Task> read)
    {
        Append(sql, arguments);
        readers.Add(read);
    }

    private NpgsqlBatchCommand Append(string sql, object? arguments)
    {
        var command = new NpgsqlBatchCommand(sql);
        Parameters.Add(command.Parameters, arguments);
        if (sql.Contains("@me", StringComparison.Ordinal))
            command.Parameters.Add(Parameters.One("me", typeof(Guid), person));
        if (sql.Contains("@now", StringComparison.Ordinal))
            command.Parameters.Add(Parameters.One("now", typeof(DateTimeOffset), Now));
        commands.BatchCommands.Add(command);
        return command;
    }
}

/// <summary>The person of a batch: id, settings and the calendar day it is for them.</summary>
public sealed record PersonRow
{
    public required Guid Id { get; init; }
    public required PersonSettings SettingsJson { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>When the account is deleted, as the person asked; null when they did not.</summary>
    public DateTimeOffset? GoesAt { get; init; }

    public PersonSettings Settings => SettingsJson;
}
