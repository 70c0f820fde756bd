-- Connecting platforms by consent: applications, what was begun, tokens, and the rate budget that all processes share.

-- An organization's own registration at a platform, which people consent to when they connect it.
create table connection_applications (
  organization_id uuid not null references organizations (id) on delete cascade,
  connector text not null check (connector ~ '^[a-z][a-z0-9-]{0,39}$'),
  client_id text not null check (length(client_id) between 1 and 500),
  -- Null: the platform's usual address.
  base_url text check (length(base_url) between 1 and 2000),
  -- The secrets as JSON, encrypted with the organization's key; their names are no secret.
  secrets bytea,
  secret_names text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, connector)
);
call protect_tenant_table('connection_applications');
create index connection_applications_of_delivery on connection_applications (connector, client_id);

-- Who was sent to a platform's consent page and has not come back, or has: each state works once.
create table connection_installs (
  organization_id uuid not null references organizations (id) on delete cascade,
  -- The SHA-256 of the state.
  state_hash bytea not null check (length(state_hash) = 32),
  connector text not null,
  -- The proof of RFC 7636, encrypted with the organization's key; null where the platform wants none.
  verifier bytea,
  member_id uuid not null,
  -- The session or the API key that began it: nobody else finishes it.
  begun_by text not null,
  default_workspace_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- When it was known what came of it; until then whoever comes with the same state waits for that.
  finished_at timestamptz,
  primary key (organization_id, state_hash),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, default_workspace_id) references workspaces (organization_id, id)
    on delete set null (default_workspace_id)
);
call protect_tenant_table('connection_installs');
create index connection_installs_member on connection_installs (organization_id, member_id);
create index connection_installs_workspace on connection_installs (organization_id, default_workspace_id) where default_workspace_id is not null;

alter table connections
  -- Access and refresh token as JSON, encrypted with the organization's key.
  add column tokens bytea,
  add column token_expires_at timestamptz,
  -- Goes up with every change of the tokens, so that what was granted to a refresh is not kept over a newer consent.
  add column token_generation integer not null default 0,
  -- Somebody asks for new tokens until then; nobody else does.
  add column refresh_lease_until timestamptz,
  -- Refreshes that began and of which nobody knows how they ended.
  add column refresh_attempts integer not null default 0,
  add column scopes text[] not null default '{}',
  add column platform_workspace_name text,
  -- Where the platform answers, as the application says; null: at its usual address.
  add column base_url text,
  -- The platform user id that we write as.
  add column ourselves text,
  add column connected_by uuid,
  -- Since when the platform does not answer, as its owner was told.
  add column unreachable_since timestamptz;
alter table connections add constraint connections_connected_by foreign key (organization_id, connected_by)
  references members (organization_id, id) on delete set null (connected_by);
create index connections_connected_by on connections (organization_id, connected_by) where connected_by is not null;
alter table connections add constraint connections_removed_tokens check (state <> 'removed' or tokens is null);

-- How often a token may call: one row for all processes, made when a platform first asks to wait.
create table connection_budgets (
  organization_id uuid not null,
  connection_id uuid not null,
  blocked_until timestamptz,
  -- Between two calls; 0: no need to keep to any.
  pace_milliseconds double precision not null default 0,
  -- When the last call that was let through had its turn.
  last_turn timestamptz,
  primary key (organization_id, connection_id),
  foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade
) with (fillfactor = 50);
call protect_tenant_table('connection_budgets');

drop function find_delivery_connections(text, text, text[]);
-- The connections of all organizations that a delivery may be for, by the key in its path or the platform workspaces that it names,
-- with the secrets of their application.
create function find_delivery_connections(wanted_connector text, wanted_path_key text, wanted_workspaces text[])
returns table (organization_id uuid, id uuid, platform_workspace_id text, state text, secrets bytea, application_secrets bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select connections.organization_id, connections.id, connections.platform_workspace_id, connections.state, connections.secrets,
    connection_applications.secrets
  from connections
  left join connection_applications on connection_applications.organization_id = connections.organization_id
    and connection_applications.connector = connections.connector
  where connections.state <> 'removed' and connections.connector = wanted_connector
    and (connections.path_key = wanted_path_key or connections.platform_workspace_id = any (wanted_workspaces))
  order by array_position(wanted_workspaces, connections.platform_workspace_id), connections.created_at, connections.id
  limit 100;
$$;
revoke all on function find_delivery_connections(text, text, text[]) from public;
grant execute on function find_delivery_connections(text, text, text[]) to eureka_app;

-- The applications of all organizations that a platform may mean with a handshake, the one that it names first.
create function find_delivery_applications(wanted_connector text, wanted_application text)
returns table (organization_id uuid, secrets bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select connection_applications.organization_id, connection_applications.secrets
  from connection_applications
  where connection_applications.connector = wanted_connector
  order by connection_applications.client_id is not distinct from wanted_application desc,
    connection_applications.created_at, connection_applications.organization_id
  limit 100;
$$;
revoke all on function find_delivery_applications(text, text) from public;
grant execute on function find_delivery_applications(text, text) to eureka_app;

-- down
drop function find_delivery_applications(text, text);
drop function find_delivery_connections(text, text, text[]);
create function find_delivery_connections(wanted_connector text, wanted_path_key text, wanted_workspaces text[])
returns table (organization_id uuid, id uuid, platform_workspace_id text, state text, secrets bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select connections.organization_id, connections.id, connections.platform_workspace_id, connections.state, connections.secrets
  from connections
  where connections.state <> 'removed' and connections.connector = wanted_connector
    and (connections.path_key = wanted_path_key or connections.platform_workspace_id = any (wanted_workspaces))
  order by array_position(wanted_workspaces, connections.platform_workspace_id), connections.created_at, connections.id
  limit 100;
$$;
revoke all on function find_delivery_connections(text, text, text[]) from public;
grant execute on function find_delivery_connections(text, text, text[]) to eureka_app;
drop table connection_budgets;
alter table connections
  drop column tokens, drop column token_expires_at, drop column token_generation, drop column refresh_lease_until,
  drop column refresh_attempts, drop column scopes, drop column platform_workspace_name, drop column base_url, drop column ourselves,
  drop column connected_by, drop column unreachable_since;
drop table connection_installs;
drop table connection_applications;
