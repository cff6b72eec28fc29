using System.Security.Cryptography;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Identity;

/// <summary>The rows of <c>etude.sign_ins</c>: one for each browser that somebody is signed in with.</summary>
public static class SignIns
{
    /// <summary>
    /// Signs this browser in, as part of a batch of the app itself (<see cref="Db.AsService"/>): a new id, and the end of the sign-in that the
    /// browser had. Once the batch has run, <see cref="SignInCookie.SignIn"/> gives the browser its cookie.
    /// </summary>
    /// <param name="batch">It may have made the account just before, in a command of its own.</param>
    /// <param name="http">The browser's request.</param>
    /// <param name="way">How the person has shown who they are.</param>
    /// <param name="person">The account's id.</param>
    public static BegunSignIn Begin(Batch batch, HttpContext http, SignInWay way, Guid person)
    {
        batch.One<bool>("select set_config('etude.signs_in', @person::text, true) is not null", new { person });
        return Begin(batch, http, way);
    }

    /// <summary>
    /// The same for whom the batch itself finds or makes: an earlier command of it has noted the account's id by
    /// <c>set_config('etude.signs_in', id::text, true)</c>.
    /// </summary>
    public static BegunSignIn Begin(Batch batch, HttpContext http, SignInWay way)
    {
        EndThisBrowsers(batch, http);
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        var person = batch.One<Guid>("""
            insert into etude.sign_ins (id, user_id, how, browser, created_at, last_seen_at)
            select @id, person, @how, @browser, @now, @now
            from (select nullif(current_setting('etude.signs_in', true), '')::uuid as person) as account where etude.may_sign_in(person, @now)
            returning user_id
            """, new { id, how = Word(way), browser = BrowserName.Of(http.Request.Headers.UserAgent) });
        return new BegunSignIn(id, person);
    }

    /// <summary>Ends the sign-in that the browser of this request has, if it has one. As part of a batch of the app itself.</summary>
    public static void EndThisBrowsers(Batch batch, HttpContext http)
    {
        if (Me.Of(http.User) is { } me)
            batch.Do("update etude.sign_ins set ended_at = @now where id = @id and user_id = @person and ended_at is null", new { id = me.SignIn, person = me.Id });
    }

    /// <summary>The word by which the table knows a way of signing in.</summary>
    public static string Word(SignInWay way) => way.ToString().ToLowerInvariant();
}

/// <summary>A sign-in that a batch begins; whom it is for is known once the batch has run.</summary>
public sealed class BegunSignIn(Guid id, Pending<Guid> person)
{
    /// <summary>The new sign-in's id: 128 random bits.</summary>
    public Guid Id => id;

    /// <summary>Whom it is for.</summary>
    public Guid Person => person.Value;

    /// <summary>There is no such account, or it is banned or deleted: no sign-in was begun.</summary>
    public bool IsRefused => person.Value == Guid.Empty;
}
