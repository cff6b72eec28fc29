using Etude.Features.Identity.Supabase;
using Etude.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Support.Identity;

/// <summary>An app that people sign in to with Supabase, and the project's stand-in.</summary>
public sealed class SupabaseHouse : ProviderHouse
{
    private StandInSupabase? supabase;

    public StandInSupabase Supabase => supabase!;

    public SessionKeeper Keeper => Etude.Services.GetRequiredService<SessionKeeper>();

    public override StandIn Provider => Supabase;

    protected override async Task Open() => supabase = await StandInSupabase.Start();

    protected override EtudeSettings Shape(EtudeSettings settings) => settings with { SignIn = SignInWay.Supabase, Supabase = Supabase.Settings(patience: Patience) };
}
