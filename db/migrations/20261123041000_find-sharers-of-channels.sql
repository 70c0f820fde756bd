-- A platform may deliver once what happens in a channel that several of its workspaces share: the connections of all organizations whose
-- work comes from it, with what verifies the delivery. Whether they are still in the channel, only the platform can say.
create index channel_mappings_channel on channel_mappings (platform_channel_id);

create function find_channel_connections(wanted_connector text, wanted_channel text)
returns table (organization_id uuid, id uuid, platform_workspace_id text, state text, secrets bytea, application_secrets bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select connections.organization_id, connections.id, connections.platform_workspace_id, connections.state, connections.secrets,
    connection_applications.secrets
  from channel_mappings
  join connections on connections.organization_id = channel_mappings.organization_id and connections.id = channel_mappings.connection_id
  left join connection_applications on connection_applications.organization_id = connections.organization_id
    and connection_applications.connector = connections.connector
  where channel_mappings.platform_channel_id = wanted_channel and connections.connector = wanted_connector
    and connections.state = 'active' and connections.platform_workspace_id is not null
  order by connections.created_at, connections.id
  limit 100;
$$;
revoke all on function find_channel_connections(text, text) from public;
grant execute on function find_channel_connections(text, text) to eureka_app;

-- down
drop function find_channel_connections(text, text);
drop index channel_mappings_channel;
