-- Models: who an organization lets answer, and answers that are used again.

-- Providers in the order in which they are asked.
create table model_providers (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('gemini', 'openai', 'anthropic', 'ollama', 'openai_compatible')),
  model text not null check (length(model) between 1 and 200),
  -- Null: the provider's own address.
  base_url text,
  -- Encrypted with the organization's key; its last characters are shown, so that people know which one it is.
  key bytea,
  key_ending text check (length(key_ending) <= 4),
  enabled boolean not null,
  position integer not null check (position >= 1),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, position) deferrable initially deferred,
  check ((key is null) = (key_ending is null)),
  check (kind <> 'openai_compatible' or base_url is not null)
);
call protect_tenant_table('model_providers');
create unique index model_providers_name on model_providers (organization_id, lower(name));

-- What an organization has decided about models in general; without a row the defaults count.
create table model_settings (
  organization_id uuid not null references organizations (id) on delete cascade,
  uses_installation boolean not null default true,
  primary key (organization_id)
);
call protect_tenant_table('model_settings');

-- Answers of models, for calls that are equal in everything. They are gone after a day.
create table model_answers (
  organization_id uuid not null references organizations (id) on delete cascade,
  -- The SHA-256 of all that makes two calls equal.
  key bytea not null check (length(key) = 32),
  -- Encrypted with the organization's key: it holds what people wrote.
  answer bytea not null,
  expires_at timestamptz not null,
  primary key (organization_id, key)
);
call protect_tenant_table('model_answers');
create index model_answers_expires_at on model_answers (expires_at);

-- Removes answers of all organizations that may not be used any more, at most so many at once; says how many.
create function forget_model_answers(before timestamptz, most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp as $$
  with due as (
    select organization_id, key from model_answers where expires_at <= before
    order by expires_at limit most for update skip locked
  ), gone as (
    delete from model_answers using due
    where model_answers.organization_id = due.organization_id and model_answers.key = due.key
    returning 1
  )
  select count(*)::integer from gone;
$$;
revoke all on function forget_model_answers(timestamptz, integer) from public;
grant execute on function forget_model_answers(timestamptz, integer) to eureka_app;

-- down
drop function forget_model_answers(timestamptz, integer);
drop table model_answers;
drop table model_settings;
drop table model_providers;
