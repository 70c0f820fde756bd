-- What models used and what they cost. Both tables only grow: a record of money is never rewritten, and a price that changes gets a
-- new row, so that what was computed with the old one can be computed again.

-- Calls of models. Nothing refers to members, workspaces and runs by a foreign key: what was used stays when they go.
create table usage_records (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  at timestamptz not null,
  member_id uuid,
  workspace_id uuid,
  run_id uuid,
  purpose text not null check (length(purpose) between 1 and 100),
  provider_kind text not null check (provider_kind in ('gemini', 'openai', 'anthropic', 'ollama', 'openai_compatible')),
  provider text not null,
  model text not null,
  prompt_version text not null,
  outcome text not null check (outcome in ('ok', 'cached', 'repaired', 'failed', 'given_up')),
  -- Why there was no answer that could be used.
  reason text,
  -- Why the provider before this one was passed over.
  fallback text,
  streamed boolean not null,
  -- Null is "the provider did not say", which is not the same as none.
  input_tokens integer check (input_tokens >= 0),
  cached_input_tokens integer check (cached_input_tokens >= 0),
  output_tokens integer check (output_tokens >= 0),
  reasoning_tokens integer check (reasoning_tokens >= 0),
  -- Millionths of a US dollar; null where a price or a count is unknown.
  cost_micro_dollars bigint check (cost_micro_dollars >= 0),
  price_version text,
  latency_milliseconds integer not null check (latency_milliseconds >= 0),
  primary key (organization_id, id),
  check ((reason is null) = (outcome in ('ok', 'cached', 'repaired')))
);
call protect_tenant_table('usage_records', append_only => true);
create index usage_records_at on usage_records (organization_id, at);
create index usage_records_run on usage_records (organization_id, run_id) where run_id is not null;
create index usage_records_member on usage_records (organization_id, member_id, id desc) where member_id is not null;

-- Prices that an organization has set. The latest row of a model counts; one without prices goes back to the published ones.
create table model_prices (
  organization_id uuid not null references organizations (id) on delete cascade,
  provider_kind text not null check (provider_kind in ('gemini', 'openai', 'anthropic', 'ollama', 'openai_compatible')),
  model text not null check (length(model) between 1 and 200),
  version integer not null check (version >= 1),
  -- Millionths of a US dollar for a million tokens.
  input_price bigint check (input_price >= 0),
  cached_input_price bigint check (cached_input_price >= 0),
  output_price bigint check (output_price >= 0),
  valid_from timestamptz not null,
  primary key (organization_id, provider_kind, model, version),
  check ((input_price is null) = (output_price is null)),
  check (cached_input_price is null or input_price is not null)
);
call protect_tenant_table('model_prices', append_only => true);

-- down
drop table model_prices;
drop table usage_records;
