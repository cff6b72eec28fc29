-- The content sync compares these with the hashes of the files on disk and writes only what differs.
-- SHA-256 over the canonical content, in lower-case hex; null means that the row must be written again.
-- A person's own content items have no file and never carry one.

alter table public.problems
    add column content_hash text,
    add constraint problems_content_hash_check check (content_hash ~ '^[0-9a-f]{64}$');

alter table public.content_items
    add column content_hash text,
    add constraint content_items_content_hash_check check (content_hash ~ '^[0-9a-f]{64}$'),
    add constraint content_items_content_hash_owner_check check (content_hash is null or source_kind = 'curated');
