using Etude.Platform.Configuration;

namespace Etude.Tests.Support.Identity;

/// <summary>An app that people sign in to with GitHub directly, and GitHub's stand-in.</summary>
public sealed class GitHubHouse : ProviderHouse
{
    private StandInGitHub? github;

    public StandInGitHub GitHub => github!;

    public override StandIn Provider => GitHub;

    protected override async Task Open() => github = await StandInGitHub.Start();

    protected override EtudeSettings Shape(EtudeSettings settings) => settings with { SignIn = SignInWay.GitHub, GitHub = GitHub.Settings(patience: Patience) };
}
