using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Identity.Supabase;

/// <summary>Begins a sign-in with Supabase: by a button alone, so that nothing that only reads addresses ahead can begin one.</summary>
public static class BeginSupabase
{
    public static IResult Handle(HttpContext http, FormFields form, PageContext page, FlowCookies flows, SupabaseAuth auth)
    {
        var flow = flows.Begin(http, ReturnPath.Safe(form.Text("next", 2000)), Zones.Find(form.Text("tz", 1000))?.Id);
        return LeaveFor.GitHub(page, auth.Authorize(CallbackAddress.Of(http, flow.Id), FlowCookies.Challenge(flow)));
    }
}
