-- Connections: the organization's links to platforms, their secrets, and how a delivery finds its connection.

create table connections (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  connector text not null check (connector ~ '^[a-z][a-z0-9-]{0,39}$'),
  title text not null check (length(title) between 1 and 200),
  -- The tenant of the platform; null while it is not known.
  platform_workspace_id text check (length(platform_workspace_id) between 1 and 255),
  state text not null default 'active' check (state in ('active', 'paused', 'needs_reauth', 'removed')),
  -- The unguessable last part of the address that the platform delivers to.
  path_key text check (length(path_key) >= 20),
  -- The secrets as JSON, encrypted with the organization's key; their names are no secret.
  secrets bytea,
  secret_names text[] not null default '{}',
  default_workspace_id uuid,
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, default_workspace_id) references workspaces (organization_id, id)
    on delete set null (default_workspace_id),
  -- What is removed keeps nothing that could be used.
  check (state <> 'removed' or (secrets is null and path_key is null))
);
call protect_tenant_table('connections');

-- Keys are random and made here, so that one belongs to one connection of the whole installation.
create unique index connections_path_key on connections (path_key) where path_key is not null;
-- Two organizations may both name a platform workspace: only the secrets prove whose a delivery is.
create unique index connections_platform_workspace on connections (organization_id, connector, platform_workspace_id)
  where state <> 'removed';
create index connections_of_delivery on connections (connector, platform_workspace_id) where state <> 'removed';

-- The connections of all organizations that a delivery may be for, by the key in its path or the platform workspaces that it names.
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

-- down
drop function find_delivery_connections(text, text, text[]);
drop table connections;
