-- On which of the person's own days an attempt was begun and handed in, and how many seconds of it each day got: kept when it happens, so that
-- the totals in sessions can be counted again also after somebody moved to another time zone. Null: from before this was kept.
-- The policies and grants of the table cover the columns.

alter table public.attempts
    add column started_on date,
    add column submitted_on date,
    add column seconds_by_day jsonb,
    add constraint attempts_seconds_by_day_check check (jsonb_typeof(seconds_by_day) = 'object');
