-- Slugs of the problems that a library item prepares for, in the author's order. They are names and not keys: a problem
-- that is retired later leaves the item as it is, and a person's own item names none.

alter table public.content_items
    add column prepares jsonb not null default '[]',
    add constraint content_items_prepares_check check (jsonb_typeof(prepares) = 'array');
