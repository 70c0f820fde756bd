-- Organizations, workspaces, people and their rights: everything else refers to these.

create table organizations (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  -- Where the organization's data lives; placement by region needs no rewrite later.
  region text not null default 'default',
  default_workspace_id uuid,
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
alter table organizations enable row level security;
alter table organizations force row level security;
-- The tenant table itself has no organization_id: its own id plays that part.
create policy tenant on organizations to eureka_app using (id = current_organization()) with check (id = current_organization());
create policy owner on organizations to current_user using (true) with check (true);
grant select, insert, update, delete on organizations to eureka_app;

-- Global: one person may belong to several organizations. Reached only through named functions (see create-identity).
create table users (
  id uuid primary key,
  email text not null,
  email_verified_at timestamptz,
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  time_zone text not null default 'UTC',
  last_login_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index users_email on users (lower(email));

create table members (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  user_id uuid not null references users (id),
  name text not null check (length(name) between 1 and 200),
  -- How others mention the member: @handle, unique in the organization.
  handle text not null check (handle ~ '^[a-z0-9][a-z0-9._-]{0,38}$'),
  time_zone text not null default 'UTC',
  status text not null default 'active' check (status in ('active', 'deactivated')),
  version integer not null default 1,
  last_seen_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, user_id),
  unique (organization_id, handle)
);
call protect_tenant_table('members');

create table workspaces (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- The first part of its items' keys, for example ENG in ENG-17; never reused, never changed.
  key text not null check (key ~ '^[A-Z][A-Z0-9]{1,9}$'),
  kind text not null check (kind in ('team', 'personal')),
  owner_member_id uuid,
  time_zone text not null default 'UTC',
  default_board_id uuid,
  next_item_number bigint not null default 1,
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, key),
  foreign key (organization_id, owner_member_id) references members (organization_id, id),
  check ((kind = 'personal') = (owner_member_id is not null))
);
call protect_tenant_table('workspaces');
create unique index workspaces_one_personal on workspaces (organization_id, owner_member_id) where kind = 'personal';
alter table organizations
  add constraint organizations_default_workspace foreign key (id, default_workspace_id) references workspaces (organization_id, id)
  deferrable initially deferred;

create table grants (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  member_id uuid not null,
  scope text not null check (scope in ('organization', 'workspace', 'board')),
  workspace_id uuid,
  board_id uuid,
  role text not null,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  check ((scope = 'organization') = (workspace_id is null)),
  check ((scope = 'board') = (board_id is not null)),
  unique nulls not distinct (organization_id, member_id, workspace_id, board_id)
);
call protect_tenant_table('grants');

-- The organization's data key, wrapped by the master key; kit/crypto unwraps it.
create table data_keys (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  -- An organization's own key, or the key of one person's data: destroying the latter erases what it protects.
  purpose text not null check (purpose in ('organization', 'subject')),
  subject_id uuid,
  wrapped_key bytea not null,
  master_key_id text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (organization_id, id)
);
call protect_tenant_table('data_keys');
create unique index data_keys_current on data_keys (organization_id, purpose, subject_id) nulls not distinct where retired_at is null;

-- Answers of finished calls, for repetitions with the same key.
create table idempotency_keys (
  organization_id uuid not null references organizations (id) on delete cascade,
  actor text not null,
  operation text not null,
  key text not null check (length(key) between 1 and 255),
  input_hash text not null,
  -- json and not jsonb: a repetition gets the answer letter by letter.
  output json,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organization_id, actor, operation, key)
);
call protect_tenant_table('idempotency_keys');
create index idempotency_keys_expired on idempotency_keys (organization_id, expires_at);

-- Whether anybody has set this installation up: the first start asks before anybody can sign in.
create function installation_has_organization() returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from organizations) $$;
revoke all on function installation_has_organization() from public;
grant execute on function installation_has_organization() to eureka_app;

-- down
drop function installation_has_organization();
drop table idempotency_keys;
drop table data_keys;
drop table grants;
alter table organizations drop constraint organizations_default_workspace;
drop table workspaces;
drop table members;
drop table users;
drop table organizations;
