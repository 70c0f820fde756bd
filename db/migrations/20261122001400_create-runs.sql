-- Runs: executions of journaled steps. The job `runs.execute` drives a run; what its steps gave is kept here, so that the next
-- execution goes on where the last one stopped.

create table runs (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  kind text not null check (length(kind) between 1 and 100),
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- json, not jsonb: these come back exactly as they were, NUL characters included.
  input json not null,
  output json,
  error jsonb,
  progress jsonb,
  requested_by jsonb,
  on_behalf_of uuid,
  -- The execution that holds the run. A later execution writes another value; whatever the former one still does is then refused.
  lease uuid,
  cancel_requested_at timestamptz,
  -- Until then the run waits, and nothing executes it.
  wakes_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, on_behalf_of) references members (organization_id, id) on delete set null (on_behalf_of),
  check ((finished_at is not null) = (state in ('succeeded', 'failed', 'cancelled'))),
  check ((error is not null) = (state = 'failed')),
  check (lease is null or state = 'running'),
  check (wakes_at is null or (state = 'running' and lease is null))
);
call protect_tenant_table('runs');
create index runs_workspace on runs (organization_id, workspace_id, id desc);
create index runs_on_behalf_of on runs (organization_id, on_behalf_of) where on_behalf_of is not null;

create table run_steps (
  organization_id uuid not null,
  run_id uuid not null,
  key text collate "C" not null check (length(key) between 1 and 200),
  state text not null check (state in ('running', 'succeeded', 'failed')),
  result json,
  error jsonb,
  attempts integer not null default 1,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- A run has each step once: its result is stored once.
  primary key (organization_id, run_id, key),
  foreign key (organization_id, run_id) references runs (organization_id, id) on delete cascade
);
call protect_tenant_table('run_steps');

-- down
drop table run_steps;
drop table runs;
