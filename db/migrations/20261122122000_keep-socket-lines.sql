-- Lines that stay open to platforms which deliver by them: who holds one, and what a successor needs to resume it.

create table socket_lines (
  organization_id uuid not null references organizations (id) on delete cascade,
  connector text not null check (connector ~ '^[a-z][a-z0-9-]{0,39}$'),
  line integer not null check (line between 0 and 9999),
  -- The process that keeps the line open, until its lease is over.
  holder uuid,
  leased_until timestamptz,
  -- In the connector's own words; null: it begins anew.
  session jsonb,
  updated_at timestamptz not null,
  primary key (organization_id, connector, line),
  check ((holder is null) = (leased_until is null))
);
call protect_tenant_table('socket_lines');

-- Which organizations have an active connection of these connectors: any one of an organization's connections can keep its lines open.
create function find_socket_connections(wanted_connectors text[])
returns table (organization_id uuid, connector text, connection_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (connections.organization_id, connections.connector)
    connections.organization_id, connections.connector, connections.id
  from connections
  where connections.state = 'active' and connections.connector = any (wanted_connectors)
  order by connections.organization_id, connections.connector, connections.id;
$$;
revoke all on function find_socket_connections(text[]) from public;
grant execute on function find_socket_connections(text[]) to eureka_app;

-- down
drop function find_socket_connections(text[]);
drop table socket_lines;
