-- The connections of all organizations that show a board of a platform, for deliveries whose address names no connection.
create index connected_boards_platform on connected_boards (platform_board_id);
create function find_board_connections(wanted_connector text, wanted_board text)
returns table (organization_id uuid, id uuid, platform_workspace_id text, state text, secrets bytea, application_secrets bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select connections.organization_id, connections.id, connections.platform_workspace_id, connections.state, connections.secrets,
    connection_applications.secrets
  from connected_boards
  join connections on connections.organization_id = connected_boards.organization_id
    and connections.id = connected_boards.connection_id
  left join connection_applications on connection_applications.organization_id = connections.organization_id
    and connection_applications.connector = connections.connector
  where connected_boards.platform_board_id = wanted_board
    and connections.state <> 'removed' and connections.connector = wanted_connector
  order by connections.created_at, connections.id
  limit 100;
$$;
revoke all on function find_board_connections(text, text) from public;
grant execute on function find_board_connections(text, text) to eureka_app;

-- down
drop function find_board_connections(text, text);
drop index connected_boards_platform;
