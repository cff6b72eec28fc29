-- Before a model is called, the tokens of the day are counted, one person's and everybody's.
create index llm_calls_created_at_idx on public.llm_calls (created_at);
