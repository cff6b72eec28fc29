using Etude.Features.Identity;

namespace Etude.Tests.Features.Identity;

public sealed class SignInProblemTests
{
    /// <summary>Every error code of Supabase Auth, and those of OAuth and GitHub that a sign-in can meet.</summary>
    private const string Codes = """
        unknown unexpected_failure validation_failed bad_json email_exists phone_exists bad_jwt not_admin no_authorization user_not_found session_not_found session_expired
        refresh_token_not_found refresh_token_already_used flow_state_not_found flow_state_expired signup_disabled user_banned provider_email_needs_verification invite_not_found
        bad_oauth_state bad_oauth_callback oauth_provider_not_supported unexpected_audience single_identity_not_deletable email_conflict_identity_not_deletable
        identity_already_exists email_provider_disabled phone_provider_disabled too_many_enrolled_mfa_factors mfa_factor_name_conflict mfa_factor_not_found mfa_ip_address_mismatch
        mfa_challenge_expired mfa_verification_failed mfa_verification_rejected insufficient_aal captcha_failed saml_provider_disabled manual_linking_disabled sms_send_failed
        email_not_confirmed phone_not_confirmed saml_relay_state_not_found saml_relay_state_expired saml_idp_not_found saml_assertion_no_user_id saml_assertion_no_email
        user_already_exists sso_provider_not_found saml_metadata_fetch_failed saml_idp_already_exists sso_domain_already_exists saml_entity_id_mismatch conflict provider_disabled
        user_sso_managed reauthentication_needed same_password reauthentication_not_valid otp_expired otp_disabled identity_not_found weak_password over_request_rate_limit
        over_email_send_rate_limit over_sms_send_rate_limit bad_code_verifier anonymous_provider_disabled hook_timeout hook_timeout_after_retry hook_payload_over_size_limit
        hook_payload_invalid_content_type request_timeout mfa_phone_enroll_not_enabled mfa_phone_verify_not_enabled mfa_totp_enroll_not_enabled mfa_totp_verify_not_enabled
        mfa_webauthn_enroll_not_enabled mfa_webauthn_verify_not_enabled mfa_verified_factor_exists invalid_credentials email_address_not_authorized email_address_invalid
        web3_provider_disabled web3_unsupported_chain access_denied invalid_request unauthorized_client unsupported_response_type invalid_scope server_error temporarily_unavailable
        invalid_grant invalid_client unsupported_grant_type application_suspended redirect_uri_mismatch bad_verification_code incorrect_client_credentials unverified_user_email
        """;

    [Fact]
    public void Every_code_has_a_sentence_with_a_remedy()
    {
        foreach (var code in Codes.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var sentence = SignInProblem.SentenceOf(code);
            Assert.True(SignInProblem.Known(code) == code, $"Nobody has words for {code}.");
            Assert.Matches("(Try again|[Ss]tart|again|Ask|has to|can change|write to|Wait|[Ss]ign in)", sentence);
            Assert.DoesNotContain(code, sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a_code_of_tomorrow")]
    [InlineData("<script>alert(1)</script>")]
    public void What_nobody_knows_is_told_in_general_words_and_not_repeated(string? code) => Assert.Equal(SignInProblem.Other, SignInProblem.Known(code));
}
