-- What the person corrected in the reading of a job description, kept through every later reading; and, beside what was read, the lines
-- of the text that it rests on. A CV keeps the roles and skills that were read out of it.

alter table public.jds
    add column corrections jsonb not null default '{}',
    add column lines jsonb not null default '{}',
    add constraint jds_corrections_check check (jsonb_typeof(corrections) = 'object'),
    add constraint jds_lines_check check (jsonb_typeof(lines) = 'object');

alter table public.credential_assessments
    add column roles jsonb not null default '[]',
    add column skills jsonb not null default '[]',
    add constraint credential_assessments_roles_check check (jsonb_typeof(roles) = 'array'),
    add constraint credential_assessments_skills_check check (jsonb_typeof(skills) = 'array');
