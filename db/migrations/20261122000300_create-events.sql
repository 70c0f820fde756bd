-- Events: every change, written in the transaction of the change. Nothing of an event is ever altered but its position.

-- Order of insertion over all nodes. Ids do not give it: those made within one millisecond are in random order.
create sequence event_sequence;
grant usage on sequence event_sequence to eureka_app;

-- No foreign key to organizations: each row would lock its organization's row, on the busiest path that there is.
create table events (
  organization_id uuid not null,
  -- A UUIDv7: its time decides the partition.
  id uuid not null,
  sequence bigint not null default nextval('event_sequence'),
  -- Place in the organization's stream, given after the commit by assign_event_positions().
  position bigint,
  type text not null,
  version smallint not null,
  workspace_id uuid,
  subject_type text not null,
  -- A TypeID, or the name of what has no row of its own.
  subject_id text not null,
  actor_type text not null,
  actor_id text not null,
  on_behalf_of uuid,
  occurred_at timestamptz not null,
  causation_id text,
  correlation_id text not null,
  changes jsonb not null,
  data jsonb not null,
  primary key (organization_id, id)
) partition by range (id);

create index events_without_position on events (sequence) where position is null;
create index events_stream on events (organization_id, position) where position is not null;
-- The subject first: an index that began with the organization could be mistaken for the key while a month's partition is new and
-- has no statistics.
create index events_history on events (subject_id, organization_id, sequence);
call protect_tenant_table('events', true);
-- All columns but position and sequence, which are not the application's to choose.
revoke insert on events from eureka_app;
grant insert (organization_id, id, type, version, workspace_id, subject_type, subject_id, actor_type, actor_id, on_behalf_of,
  occurred_at, causation_id, correlation_id, changes, data) on events to eureka_app;

-- Takes what falls into no month yet, so that an insert never fails for want of a partition.
create table events_default partition of events default;
call protect_tenant_table('events_default', true);
-- Rows are reached through `events` only; the policies stand all the same.
revoke all on events_default from eureka_app;

-- The last position given in each organization's stream.
create table event_positions (
  organization_id uuid primary key,
  last_position bigint not null
) with (fillfactor = 50);
call protect_tenant_table('event_positions', true);
revoke insert on event_positions from eureka_app;

-- The smallest UUIDv7 of an instant.
create function first_uuid_of(instant timestamptz) returns uuid
  language sql immutable strict
  as $$ select rpad(lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0'), 32, '0')::uuid $$;

-- Makes the partitions of this month and of the `ahead` months that follow it. Gives the names of those that were missing.
-- Rows that came too early, and therefore lie in the default partition, move to their month.
create function create_event_partitions(ahead integer) returns setof text
  language plpgsql security definer
  -- Rather not now than holding up everybody who wants to write an event; the caller tries again later.
  set search_path = public, pg_temp set lock_timeout = '2s' set timezone = 'UTC'
  as $$
  declare
    month timestamptz;
    name text;
    low uuid;
    high uuid;
  begin
    for month in select generate_series(date_trunc('month', now()), date_trunc('month', now()) + ahead * interval '1 month', '1 month') loop
      name := 'events_' || to_char(month, 'YYYY_MM');
      continue when to_regclass(name) is not null;
      low := first_uuid_of(month);
      high := first_uuid_of(month + interval '1 month');
      -- Attaching a finished table locks out no reader and no writer of the other months; `create ... partition of` would.
      execute format('create table %I (like events including defaults including constraints including indexes)', name);
      execute format('call protect_tenant_table(%L, true)', name);
      execute format('revoke all on %I from eureka_app', name);
      lock table events_default in access exclusive mode;
      execute format('with early as (delete from events_default where id >= %L and id < %L returning *) insert into %I select * from early', low, high, name);
      execute format('alter table events attach partition %I for values from (%L) to (%L)', name, low, high);
      return next name;
    end loop;
  end
  $$;
revoke all on function create_event_partitions(integer) from public;
grant execute on function create_event_partitions(integer) to eureka_app;
select create_event_partitions(3);

-- Gives the oldest `batch` committed events that have none their positions: in each organization one after the other, without a
-- gap. Gives the number of events placed, or null when another process is at it. One call at a time runs, and an organization's
-- counter stays locked until the commit: who has seen a position never finds a new one below it.
create function assign_event_positions(batch integer) returns integer
  language plpgsql security definer
  -- The partial index is nearly empty and right at all times; statistics never are.
  set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off
  set enable_mergejoin = off set plan_cache_mode = force_generic_plan set jit = off
  as $$
  declare
    placed integer := 0;
    news record;
  begin
    if not pg_try_advisory_xact_lock(7310580) then return null; end if;
    for news in
      with fresh as materialized (
        select organization_id, id, row_number() over (partition by organization_id order by sequence) as place
        from (select organization_id, id, sequence from events where position is null order by sequence limit batch) as oldest
      ), counted as materialized (
        select organization_id, count(*) as amount from fresh group by organization_id
      ), counter as (
        insert into event_positions as known (organization_id, last_position)
        select organization_id, amount from counted order by organization_id
        on conflict (organization_id) do update set last_position = known.last_position + excluded.last_position
        returning organization_id, last_position
      ), changed as (
        update events set position = counter.last_position - counted.amount + fresh.place
        from fresh, counted, counter
        where counted.organization_id = fresh.organization_id and counter.organization_id = fresh.organization_id
          and events.organization_id = fresh.organization_id and events.id = fresh.id
      )
      -- A notification holds at most 8,000 bytes: 100 organizations with their positions fit into one.
      select string_agg(organization_id || '=' || last_position, ',') as organizations, sum(amount) as amount
      from (select *, (row_number() over () - 1) / 100 as part from counter join counted using (organization_id)) as parts
      group by part
    loop
      perform pg_notify('eureka_events', news.organizations);
      placed := placed + news.amount;
    end loop;
    return placed;
  end
  $$;
revoke all on function assign_event_positions(integer) from public;
grant execute on function assign_event_positions(integer) to eureka_app;

-- The effect ledger: which handler has had which event. It is written in the transaction of the handler's effect.
create table event_effects (
  organization_id uuid not null,
  event_id uuid not null,
  handler text not null,
  handled_at timestamptz not null default now(),
  primary key (organization_id, event_id, handler)
);
call protect_tenant_table('event_effects', true);

-- down
drop table event_effects;
drop function assign_event_positions(integer);
drop function create_event_partitions(integer);
drop table event_positions;
drop table events;
drop function first_uuid_of(timestamptz);
drop sequence event_sequence;
