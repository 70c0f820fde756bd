-- Deliveries of platforms, byte for byte as they arrived: stored and queued in one statement, understood later.

-- No foreign key to connections: each row would lock its connection's row, on a path that must be quick.
create table inbound_events (
  organization_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  delivery_id text not null check (length(delivery_id) between 1 and 255),
  -- Method, address, path key and the headers that the connector may need, never credentials.
  request jsonb not null,
  body bytea not null,
  -- How many events the delivery holds, and which of them have had their effect.
  parts integer not null,
  processed_parts integer[] not null default '{}',
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, connection_id, delivery_id)
) with (fillfactor = 80);
call protect_tenant_table('inbound_events');
create index inbound_events_processed on inbound_events (processed_at) where processed_at is not null;

-- Accepts the deliveries of one tick, of any organizations: inserts what is new and queues one job for each event of it, in one
-- statement. A delivery that is known already inserts and queues nothing. `part_places` says for each job to which delivery (by its
-- place, from 1) it belongs. Gives the number of deliveries that were new.
create function accept_inbound_events(organizations uuid[], ids uuid[], connections uuid[], delivery_ids text[], requests jsonb[], bodies bytea[],
  parts integer[], part_places integer[], part_numbers integer[], ordering_keys text[], attempts smallint) returns integer
  language plpgsql security definer
  set search_path = public, pg_temp set enable_nestloop = off set jit = off
  as $$
  declare
    accepted integer;
  begin
    with accepted_events as (
      insert into inbound_events (organization_id, id, connection_id, delivery_id, request, body, parts)
      select delivery.organization_id, delivery.id, delivery.connection_id, delivery.delivery_id, delivery.request, delivery.body, delivery.parts
      from unnest(organizations, ids, connections, delivery_ids, requests, bodies, accept_inbound_events.parts)
        as delivery (organization_id, id, connection_id, delivery_id, request, body, parts)
      -- One order for everybody, so that two batches with the same deliveries never wait for each other in a ring.
      order by delivery.organization_id, delivery.connection_id, delivery.delivery_id
      on conflict do nothing
      returning organization_id, id
    ), queued as (
      insert into jobs (organization_id, id, name, payload, ordering_key, priority, max_attempts)
      select accepted_events.organization_id, gen_random_uuid(), 'intake.process',
        jsonb_build_object('inboundEventId', accepted_events.id, 'part', part.number), part.ordering_key, 0, attempts
      from unnest(part_places, part_numbers, ordering_keys) with ordinality as part (delivery_place, number, ordering_key, place)
      join accepted_events on accepted_events.id = ids[part.delivery_place] and accepted_events.organization_id = organizations[part.delivery_place]
      order by part.place
    )
    select count(*) into accepted from accepted_events;
    if accepted > 0 then perform pg_notify('eureka_jobs', ''); end if;
    return accepted;
  end
  $$;
revoke all on function accept_inbound_events(uuid[], uuid[], uuid[], text[], jsonb[], bytea[], integer[], integer[], integer[], text[], smallint) from public;
grant execute on function accept_inbound_events(uuid[], uuid[], uuid[], text[], jsonb[], bytea[], integer[], integer[], integer[], text[], smallint)
  to eureka_app;

-- Deletes deliveries of all organizations that were processed before `before`, at most `batch` of them. Gives their number.
create function forget_inbound_events(before timestamptz, batch integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    forgotten integer;
  begin
    delete from inbound_events where (organization_id, id) in (
      select organization_id, id from inbound_events where processed_at < before order by processed_at limit batch for update skip locked);
    get diagnostics forgotten = row_count;
    return forgotten;
  end
  $$;
revoke all on function forget_inbound_events(timestamptz, integer) from public;
grant execute on function forget_inbound_events(timestamptz, integer) to eureka_app;

-- down
drop function forget_inbound_events(timestamptz, integer);
drop function accept_inbound_events(uuid[], uuid[], uuid[], text[], jsonb[], bytea[], integer[], integer[], integer[], text[], smallint);
drop table inbound_events;
