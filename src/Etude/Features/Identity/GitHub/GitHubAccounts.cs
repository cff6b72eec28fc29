using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.Identity.GitHub;

/// <summary>
/// Accounts of people whom GitHub vouches for, in <c>auth.users</c> as Supabase would write them, so that the same trigger welcomes them. They
/// are found by GitHub's number alone: an e-mail address can be given up and taken by somebody else.
/// </summary>
public sealed class GitHubAccounts(Db db)
{
    private const string Mine = "raw_app_meta_data ->> 'provider' = 'github' and raw_app_meta_data ->> 'provider_id' = @account";

    /// <summary>Finds or makes the account, and signs the browser in.</summary>
    /// <param name="issuer">Where GitHub's API is.</param>
    /// <returns>The sign-in, and whether the account is new.</returns>
    public async Task<(BegunSignIn, bool IsNew)> SignIn(HttpContext http, GitHubPerson person, string issuer, string? zone, CancellationToken cancel)
    {
        try
        {
            return await Once(http, person, issuer, zone, cancel);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Somebody else took the e-mail address at the same moment, and has it now.
            return await Once(http, person, issuer, zone, cancel);
        }
    }

    private async Task<(BegunSignIn, bool IsNew)> Once(HttpContext http, GitHubPerson person, string issuer, string? zone, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        // Two first sign-ins at once would both find nobody and make two accounts.
        batch.One<bool>("select true from pg_advisory_xact_lock(hashtextextended('etude github ' || @account, 0))", new { account = person.ProviderId });
        // Another account may have the address, of a time before GitHub; this one then goes without, and is another account all the same.
        var made = batch.Do($"""
            insert into auth.users (id, aud, role, email, email_confirmed_at, raw_user_meta_data, raw_app_meta_data, created_at, updated_at, last_sign_in_at)
            select @id, 'authenticated', 'authenticated', case when not exists (select from auth.users where lower(email) = lower(@email)) then lower(@email) end, @now,
                @metadata, jsonb_build_object('provider', 'github', 'providers', jsonb_build_array('github'), 'provider_id', @account), @now, @now, @now
            where not exists (select from auth.users where {Mine})
            """, new { id = Guid.CreateVersion7(batch.Now), account = person.ProviderId, email = person.Email, metadata = Metadata(person, issuer) });
        batch.Do($"""
            update auth.users as mine set raw_user_meta_data = @metadata, updated_at = @now, last_sign_in_at = @now,
                email = case when exists (select from auth.users as other where other.id <> mine.id and lower(other.email) = lower(@email)) then mine.email else lower(@email) end
            where {Mine}
            """, new { account = person.ProviderId, email = person.Email, metadata = Metadata(person, issuer) });
        batch.Do($"""
            update users set settings_json = settings_json || jsonb_build_object('tz', @zone)
            where id = (select id from auth.users where {Mine}) and @zone is not null and not settings_json ? 'tz'
            """, new { account = person.ProviderId, zone });
        batch.One<bool>($"select set_config('etude.signs_in', id::text, true) is not null from auth.users where {Mine}", new { account = person.ProviderId });
        var begun = SignIns.Begin(batch, http, SignInWay.GitHub);
        await batch.Run(cancel);
        return (begun, made.Value == 1);
    }

    /// <summary>The keys under which Supabase keeps what GitHub says.</summary>
    private static JsonMap<object> Metadata(GitHubPerson person, string issuer) => new()
    {
        ["iss"] = issuer, ["sub"] = person.ProviderId, ["name"] = person.Name, ["full_name"] = person.Name, ["preferred_username"] = person.Login,
        ["user_name"] = person.Login, ["avatar_url"] = person.Picture, ["provider_id"] = person.ProviderId, ["email"] = person.Email, ["email_verified"] = true,
    };
}
