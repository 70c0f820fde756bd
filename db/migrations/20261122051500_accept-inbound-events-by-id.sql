-- A delivery's id is now made from its connection and its delivery id (`uuidOfDelivery` in inbound-events.store.ts): the primary key
-- alone stores it once. Looking a delivery up in a second index, the widest of all, was a fifth of what accepting it cost here.

-- Those that are stored already get the id that a repetition of them would have.
create temporary table renamed_inbound_events on commit drop as
  select organization_id, id as old_id,
    encode(set_byte(set_byte(digest, 6, get_byte(digest, 6) & 15 | 128), 8, get_byte(digest, 8) & 63 | 128), 'hex')::uuid as new_id
  from inbound_events
  cross join lateral (select substring(sha256(convert_to(connection_id::text || '/' || delivery_id, 'UTF8')) for 16) as digest) as hashed;
update inbound_events set id = renamed.new_id from renamed_inbound_events as renamed
  where inbound_events.organization_id = renamed.organization_id and inbound_events.id = renamed.old_id;
update jobs set payload = jsonb_set(payload, '{inboundEventId}', to_jsonb(renamed.new_id)) from renamed_inbound_events as renamed
  where jobs.organization_id = renamed.organization_id and jobs.name = 'intake.process' and jobs.payload->>'inboundEventId' = renamed.old_id::text;
update dead_jobs set payload = jsonb_set(payload, '{inboundEventId}', to_jsonb(renamed.new_id)) from renamed_inbound_events as renamed
  where dead_jobs.organization_id = renamed.organization_id and dead_jobs.name = 'intake.process'
    and dead_jobs.payload->>'inboundEventId' = renamed.old_id::text;
alter table inbound_events drop constraint inbound_events_organization_id_connection_id_delivery_id_key;

drop function accept_inbound_events(uuid[], uuid[], uuid[], text[], jsonb[], bytea[], integer[], integer[], integer[], text[], smallint);

-- Accepts the deliveries of one tick, of any organizations: inserts what is new and queues one job for each event of it, in one
-- statement. A delivery that is known already inserts and queues nothing; none may come twice in one call. `part_places` says for each
-- job to which delivery (by its place, from 1) it belongs. Whoever calls wakes the workers after the commit: a notification in here
-- would make the commits of all processes wait for each other. Gives the number of deliveries that were new.
create function accept_inbound_events(organizations uuid[], ids uuid[], connections uuid[], delivery_ids text[], requests text[], bodies bytea[],
  parts integer[], part_places integer[], part_numbers integer[], job_ids uuid[], ordering_keys text[], attempts smallint) returns integer
  language plpgsql security definer
  set search_path = public, pg_temp set enable_nestloop = off set jit = off
  as $$
  declare
    accepted integer;
  begin
    with accepted_events as (
      insert into inbound_events (organization_id, id, connection_id, delivery_id, request, body, parts)
      select delivery.organization_id, delivery.id, delivery.connection_id, delivery.delivery_id, delivery.request::jsonb, delivery.body, delivery.parts
      from unnest(organizations, ids, connections, delivery_ids, requests, bodies, accept_inbound_events.parts)
        as delivery (organization_id, id, connection_id, delivery_id, request, body, parts)
      -- One order for everybody, so that two batches with the same deliveries never wait for each other in a ring.
      order by delivery.organization_id, delivery.id
      on conflict do nothing
      returning organization_id, id
    ), queued as (
      insert into jobs (organization_id, id, name, payload, ordering_key, priority, max_attempts)
      select accepted_events.organization_id, part.job_id, 'intake.process',
        jsonb_build_object('inboundEventId', accepted_events.id, 'part', part.number), part.ordering_key, 0, attempts
      from unnest(part_places, part_numbers, job_ids, ordering_keys) with ordinality
        as part (delivery_place, number, job_id, ordering_key, place)
      join accepted_events on accepted_events.id = ids[part.delivery_place] and accepted_events.organization_id = organizations[part.delivery_place]
      order by part.place
    )
    select count(*) into accepted from accepted_events;
    return accepted;
  end
  $$;
revoke all on function accept_inbound_events(uuid[], uuid[], uuid[], text[], text[], bytea[], integer[], integer[], integer[], uuid[], text[], smallint)
  from public;
grant execute on function accept_inbound_events(uuid[], uuid[], uuid[], text[], text[], bytea[], integer[], integer[], integer[], uuid[], text[],
  smallint) to eureka_app;

-- down
drop function accept_inbound_events(uuid[], uuid[], uuid[], text[], text[], bytea[], integer[], integer[], integer[], uuid[], text[], smallint);
alter table inbound_events add constraint inbound_events_organization_id_connection_id_delivery_id_key
  unique (organization_id, connection_id, delivery_id);
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
