-- Two doors that were closed too late, or not quite.

-- Somebody who has asked to be deleted finds one page and its button. So far their other deeds were refused only once they were done: the app looked at
-- the mark in the answer. Now the proof of the sign-in looks first, and raises, so that nothing of such a batch is done. The pages that show and
-- undo the mark say so in the batch's first command, by a setting that ends with the transaction.
create or replace function etude.prove_sign_in(
    sign_in uuid, person uuid, at timestamptz, begun_after timestamptz, seen_after timestamptz, note_before timestamptz
) returns void
language plpgsql security definer
set search_path = ''
as $body$
declare
    seen timestamptz;
begin
    select sign_ins.last_seen_at into seen
    from auth.users as account
    left join etude.sign_ins on sign_ins.id = sign_in and sign_ins.user_id = account.id and sign_ins.ended_at is null
        and sign_ins.created_at > begun_after and sign_ins.last_seen_at > seen_after
    where account.id = person and account.deleted_at is null and (account.banned_until is null or account.banned_until <= at);
    if not found then
        raise exception using errcode = 'ET403', message = 'This account is closed.';
    elsif seen is null then
        raise exception using errcode = 'ET401', message = 'This sign-in is over.';
    elsif coalesce(current_setting('etude.even_when_leaving', true), '') <> 'on' and exists (select from etude.leaving where user_id = person) then
        raise exception using errcode = 'ET410', message = 'This account is about to be deleted.';
    elsif seen < note_before then
        -- Whoever finds another request at it leaves it alone rather than wait.
        update etude.sign_ins set last_seen_at = at
        where id = (select id from etude.sign_ins where id = sign_in for no key update skip locked);
    end if;
end
$body$;

-- The day's tokens, a person's and everybody's, are counted from llm_calls. The app wrote each call as the person, so the person had to be allowed to
-- add such rows; and where the Data API is on, one row with a large number would have spent everybody's day. The app writes its own
-- calls as service_role now. What a person may still add is what an archive brings: calls of days that are over.
drop policy llm_calls_insert on public.llm_calls;
create policy llm_calls_insert on public.llm_calls for insert to authenticated
    with check (user_id = (select auth.uid()) and created_at < now() - interval '1 day');
