namespace Etude.Features.Identity;

/// <summary>Why a sign-in came to nothing, by a code: Supabase's, OAuth's or GitHub's own, or one of ours. The sentence says what to do.</summary>
public static class SignInProblem
{
    /// <summary>The callback came without what this browser got when its sign-in began.</summary>
    public const string LostCookie = "lost_cookie";

    /// <summary>The five minutes are over.</summary>
    public const string Late = "flow_state_expired";

    /// <summary>The callback itself makes no sense.</summary>
    public const string BadCallback = "bad_oauth_callback";

    /// <summary>The person said no.</summary>
    public const string Denied = "access_denied";

    public const string Down = "provider_down";
    public const string Slow = "provider_slow";

    /// <summary>What came back is not what the provider's protocol says.</summary>
    public const string Unreadable = "provider_unreadable";

    /// <summary>The token does not prove what it says.</summary>
    public const string BadToken = "bad_token";

    public const string TooMany = "over_request_rate_limit";

    /// <summary>Supabase knows the person, this database does not.</summary>
    public const string OtherDatabase = "other_database";

    /// <summary>GitHub vouches for no e-mail address of the person.</summary>
    public const string NoEmail = "provider_email_needs_verification";

    /// <summary>The account is banned or deleted.</summary>
    public const string Closed = "user_banned";

    /// <summary>Whatever nobody has words for.</summary>
    public const string Other = "unexpected_failure";

    private const string Service = "The sign-in service";
    private const string Operator = "whoever runs this Etude";

    private static readonly Dictionary<string, string> Sentences = Read(
    [
        ("lost_cookie", "This browser has no open sign-in. It may have been finished already, have taken longer than five minutes, or have begun in another browser. Start it again here."),
        ("flow_state_not_found bad_oauth_state bad_oauth_callback bad_code_verifier bad_verification_code invalid_grant saml_relay_state_not_found",
            "This sign-in was used already, or it was begun elsewhere. Start it again here."),
        ("flow_state_expired saml_relay_state_expired otp_expired mfa_challenge_expired", "This sign-in took longer than five minutes. Start it again; nothing is lost."),
        ("access_denied consent_required interaction_required", "GitHub was not allowed to tell Etude who you are. To sign in, start again and choose Authorize there."),
        ("provider_down temporarily_unavailable", $"{Service} could not be reached. Try again in a minute."),
        ("provider_slow request_timeout", $"{Service} took too long to answer. Try again in a minute."),
        ("provider_unreadable", $"{Service} answered with something that Etude cannot read. Try again; if it stays so, {Operator} has to check its address in the settings."),
        ("bad_token", $"It could not be proved that the answer came from the sign-in service, so nobody was signed in. Try again; if it stays so, {Operator} has to look at SUPABASE_URL, the project's signing keys and the clock of the server."),
        ("other_database", $"You are known to Supabase, but this Etude's database is not the project's. {Sentence(Operator)} has to set DATABASE_URL to the database of the same project."),
        ("over_request_rate_limit over_email_send_rate_limit over_sms_send_rate_limit slow_down", "Too many people are signing in at the moment. Wait a few minutes, then try again."),
        ("user_banned account_suspended", $"This account is closed. If you think that is a mistake, write to {Operator}."),
        ("user_not_found identity_not_found", "This account is not there any more. Start again to make a new one."),
        ("session_not_found session_expired refresh_token_not_found refresh_token_already_used", "Your sign-in has ended. Sign in again."),
        ("signup_disabled invite_not_found", $"This Etude takes no new accounts. Ask {Operator} to let you in."),
        ("provider_email_needs_verification email_not_confirmed phone_not_confirmed unverified_user_email saml_assertion_no_email",
            "GitHub has no verified e-mail address of yours. Verify your primary address at GitHub, under Settings, Emails, then sign in again."),
        ("email_exists phone_exists user_already_exists identity_already_exists conflict email_conflict_identity_not_deletable single_identity_not_deletable manual_linking_disabled",
            "Another account has this e-mail address or this GitHub account already. Sign in in the way that you did the first time."),
        ("provider_disabled oauth_provider_not_supported email_provider_disabled phone_provider_disabled anonymous_provider_disabled saml_provider_disabled web3_provider_disabled otp_disabled",
            $"Signing in with GitHub is switched off. {Sentence(Operator)} has to switch the provider on in the Supabase project, under Authentication."),
        ("application_suspended unauthorized_client incorrect_client_credentials redirect_uri_mismatch invalid_client invalid_scope unsupported_response_type unsupported_grant_type invalid_request",
            $"GitHub does not take this Etude's request. {Sentence(Operator)} has to compare the OAuth app's client ID, secret and callback address with the settings."),
        ("validation_failed bad_json bad_jwt no_authorization unexpected_audience not_admin invalid_credentials",
            $"{Service} does not take this Etude's request. {Sentence(Operator)} has to check SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY."),
        ("hook_timeout hook_timeout_after_retry hook_payload_over_size_limit hook_payload_invalid_content_type",
            $"A rule of the Supabase project did not answer. Try again in a minute; if it stays so, {Operator} has to look at the project's auth hooks."),
        ("unexpected_failure unknown server_error",
            $"{Service} failed. Try again in a minute; if it stays so, {Operator} finds the reason in the service's log."),
        ("insufficient_aal captcha_failed reauthentication_needed reauthentication_not_valid mfa_factor_not_found mfa_factor_name_conflict mfa_ip_address_mismatch mfa_verification_failed mfa_verification_rejected "
            + "mfa_phone_enroll_not_enabled mfa_phone_verify_not_enabled mfa_totp_enroll_not_enabled mfa_totp_verify_not_enabled mfa_webauthn_enroll_not_enabled mfa_webauthn_verify_not_enabled "
            + "mfa_verified_factor_exists too_many_enrolled_mfa_factors",
            $"This account asks for one more proof, which Etude cannot pass on. {Sentence(Operator)} can change that in the Supabase project, under Authentication."),
        ("email_address_invalid email_address_not_authorized sms_send_failed weak_password same_password", $"{Service} wants an e-mail or a password, which Etude does not use. Start again with the button below."),
        ("saml_idp_not_found saml_idp_already_exists saml_assertion_no_user_id saml_metadata_fetch_failed saml_entity_id_mismatch sso_provider_not_found sso_domain_already_exists user_sso_managed web3_unsupported_chain",
            $"This account belongs to a company's own sign-in, which Etude does not use. Start again with the button below, or ask {Operator}."),
    ]);

    /// <summary>A code as the address of the sign-in page may carry it: one that there are words for.</summary>
    public static string Known(string? code) => code is not null && Sentences.ContainsKey(code) ? code : Other;

    /// <summary>The sentence for a code; for one that nobody knows, the general one.</summary>
    public static string SentenceOf(string? code) => Sentences[Known(code)];

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static Dictionary<string, string> Read((string Codes, string Sentence)[] table) => table
        .SelectMany(row => row.Codes.Split(' ').Select(code => KeyValuePair.Create(code, row.Sentence)))
        .ToDictionary(StringComparer.Ordinal);
}
