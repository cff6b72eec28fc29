-- Somebody who signed in with Supabase has a session there too. Its tokens are kept here for the server alone, sealed with the app's keys, so
-- that the session is renewed while ours lasts, ours ends when the provider ends its own, and the other way round. In schema etude, which the
-- Data API does not reach.

create table etude.provider_sessions (
    id uuid primary key,
    user_id uuid not null references public.users (id) on delete cascade,
    -- Null once our sign-in is gone: then the session is still to be ended at the provider, for which its token is needed.
    sign_in_id uuid references etude.sign_ins (id) on delete set null,
    access_token bytea not null,
    refresh_token bytea not null,
    expires_at timestamptz not null,
    refresh_at timestamptz not null,
    -- The newest try, how many there were since the last that worked, and until when nobody else may make one.
    tried_at timestamptz,
    tries integer not null default 0,
    leased_until timestamptz,
    created_at timestamptz not null,
    constraint provider_sessions_tries_check check (tries >= 0),
    constraint provider_sessions_access_token_check check (octet_length(access_token) between 1 and 65536),
    constraint provider_sessions_refresh_token_check check (octet_length(refresh_token) between 1 and 65536)
);
create unique index provider_sessions_sign_in_id_key on etude.provider_sessions (sign_in_id);
create index provider_sessions_user_id_idx on etude.provider_sessions (user_id);
create index provider_sessions_refresh_at_idx on etude.provider_sessions (refresh_at);
create index provider_sessions_tried_at_idx on etude.provider_sessions (tried_at);

-- Row level security is on and there is no policy: nobody but the app as service_role sees a row.
alter table etude.provider_sessions enable row level security;
revoke all on etude.provider_sessions from public, anon, authenticated, service_role;
grant select, insert, update, delete on etude.provider_sessions to service_role;
