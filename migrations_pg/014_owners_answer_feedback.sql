-- Owners of the instance read everyone's feedback and answer it, under policies rather than past them: the app marks the claims of an
-- owner's batch, and a policy on this one table asks for the mark. On Supabase the claims come from a signed token, in which no person can
-- put this claim (what they may edit is user_metadata, which is not looked at), so through PostgREST nobody is an owner.

create function etude.owns_instance() returns boolean
language sql stable
set search_path = ''
return coalesce(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'etude_owner', '') = 'true';
revoke all on function etude.owns_instance() from public, anon, authenticated, service_role;
grant execute on function etude.owns_instance() to authenticated, service_role;

alter policy feedback_select on public.feedback
    using (user_id = (select auth.uid()) or (select etude.owns_instance()));

-- An owner answers and closes, and changes no word of anybody's.
grant update (status, reply_md, replied_at) on public.feedback to authenticated;
create policy feedback_update on public.feedback for update to authenticated
    using ((select etude.owns_instance())) with check ((select etude.owns_instance()));

-- Everyone's, newest first.
create index feedback_created_at_idx on public.feedback (created_at desc);
