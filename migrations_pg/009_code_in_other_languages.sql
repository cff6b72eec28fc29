-- An attempt may be written in one of several languages. What was written in the others stays, by language; what is being written is in code.

alter table public.attempts add column other_code jsonb not null default '{}';
alter table public.attempts add constraint attempts_other_code_check check (jsonb_typeof(other_code) = 'object' and octet_length(other_code::text) <= 1048576);
