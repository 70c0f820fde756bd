-- The job queue. A job is one row from enqueue to completion, in one of three states, each with small partial indexes of its own:
-- `delayed` (not yet due), `ready`, `leased` (held by a worker). Completion deletes the row.
--
-- `sequence` comes from the database at enqueue, so that order does not depend on the clocks of several nodes.
-- `ordering_hash` stands for the ordering key: jobs of one organization with the same hash run one at a time, in sequence.
-- (Two keys with the same 64-bit hash merely wait for each other.) A delayed or retrying job at the head of its key holds the key.
-- Jobs of no organization carry the nil UUID: to the claim and to the policies that is one more tenant.
create table jobs (
  organization_id uuid not null,
  id uuid not null,
  sequence bigint generated always as identity,
  name text collate "C" not null,
  payload jsonb not null,
  ordering_key text,
  ordering_hash bigint generated always as (hashtextextended(ordering_key, 0)) stored,
  unique_key text,
  priority smallint not null default 1 check (priority in (0, 1)),
  state text not null default 'ready' check (state in ('delayed', 'ready', 'leased')),
  run_at timestamptz not null default now(),
  attempts smallint not null default 0,
  -- Times that its worker stopped answering while it held the job.
  losses smallint not null default 0,
  max_attempts smallint not null default 10 check (max_attempts > 0),
  locked_by uuid,
  last_error text,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  check ((state = 'leased') = (locked_by is not null))
)
-- Every job leaves two dead rows behind: vacuum often and without pauses. Half-filled pages keep a leased row near its first version.
with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000);

create unique index jobs_unique_key on jobs (organization_id, unique_key) where unique_key is not null;
create index jobs_delayed on jobs (run_at) where state = 'delayed';
-- A lane is the ready jobs of one organization and name; the claim jumps from lane to lane without reading the jobs between.
create index jobs_ready_free on jobs (organization_id, name, priority, sequence) where state = 'ready' and ordering_hash is null;
create index jobs_ready_ordered on jobs (organization_id, name, priority, sequence) where state = 'ready' and ordering_hash is not null;
create index jobs_ordered on jobs (organization_id, ordering_hash, sequence) where ordering_hash is not null;
create index jobs_leased_ordered on jobs (organization_id, ordering_hash) where state = 'leased' and ordering_hash is not null;
create index jobs_leased on jobs (locked_by) where state = 'leased';
call protect_tenant_table('jobs');

-- Jobs that failed as often as they may. An organization lists and replays its own.
create table dead_jobs (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  payload jsonb not null,
  ordering_key text,
  priority smallint not null,
  attempts smallint not null,
  max_attempts smallint not null,
  last_error text,
  created_at timestamptz not null,
  died_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create index dead_jobs_died_at on dead_jobs (organization_id, died_at desc, id desc);
call protect_tenant_table('dead_jobs');

-- The last tick of each schedule that was enqueued. It outlives the job, so that a late scheduler cannot repeat a finished tick.
create table job_schedules (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  last_tick timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, name)
);
call protect_tenant_table('job_schedules');

-- One lease for all jobs of a worker: a heartbeat writes one row, however many jobs the worker holds.
-- An expired lease is never prolonged; its worker has to come back under a new id.
create table job_workers (
  id uuid primary key,
  lease_until timestamptz not null
) with (fillfactor = 50);
alter table job_workers enable row level security;
alter table job_workers force row level security;
create policy owner on job_workers to current_user using (true) with check (true);
revoke all on job_workers from public, eureka_app;

create function open_lease(worker uuid, lease interval) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into job_workers (id, lease_until) values (worker, clock_timestamp() + lease);
$$;

-- The heartbeat. False: the lease had expired, and the jobs may be with another worker.
create function extend_lease(worker uuid, lease interval) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update job_workers set lease_until = clock_timestamp() + lease where id = worker and lease_until > clock_timestamp();
  return found;
end $$;

-- Gives up a lease: what the worker still holds is ready for others at once, without a failed attempt.
create function close_lease(worker uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update jobs set state = 'ready', locked_by = null where state = 'leased' and locked_by = worker;
  if found then perform pg_notify('eureka_jobs', ''); end if;
  delete from job_workers where id = worker;
end $$;

-- Counts a failed attempt of leased jobs: back to `delayed`, or into dead_jobs when it was the last one.
create function settle_failures(organizations uuid[], ids uuid[], errors text[], delays integer[]) returns void
language sql set search_path = public, pg_temp as $$
  with failure as materialized (
    select * from unnest(organizations, ids, errors, delays) as failure (organization_id, id, error, delay)
  ), dead as (
    delete from jobs using failure
    where jobs.organization_id = failure.organization_id and jobs.id = failure.id and jobs.attempts + 1 >= jobs.max_attempts
    returning jobs.*, failure.error
  ), buried as (
    insert into dead_jobs (organization_id, id, name, payload, ordering_key, priority, attempts, max_attempts, last_error, created_at)
    select organization_id, id, name, payload, ordering_key, priority, attempts + 1, max_attempts, error, created_at from dead
  )
  update jobs set state = 'delayed', locked_by = null, attempts = jobs.attempts + 1, last_error = failure.error,
    run_at = clock_timestamp() + failure.delay * interval '1 millisecond'
  from failure
  where jobs.organization_id = failure.organization_id and jobs.id = failure.id and jobs.attempts + 1 < jobs.max_attempts;
$$;

-- Acknowledges finished jobs. Gives the ids that the worker no longer held: for them nothing happens.
create function complete_jobs(worker uuid, organizations uuid[], ids uuid[]) returns setof uuid
language sql security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  with done as (
    delete from jobs using unnest(organizations, ids) as job (organization_id, id)
    where jobs.organization_id = job.organization_id and jobs.id = job.id and jobs.locked_by = worker
    returning jobs.id
  )
  select unnest(ids) except all select id from done;
$$;

-- Gives jobs back: failed ones (with an error and a delay in milliseconds) and, in the same instant, those that were not begun (error null).
-- The two belong together, because what follows a failed job of an ordering key must not become free before the failed one is in the way.
create function return_jobs(worker uuid, organizations uuid[], ids uuid[], errors text[], delays integer[]) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  held_organizations uuid[];
  held_ids uuid[];
  held_errors text[];
  held_delays integer[];
begin
  select array_agg(held.organization_id), array_agg(held.id), array_agg(held.error), array_agg(held.delay)
  into held_organizations, held_ids, held_errors, held_delays
  from (
    select job.* from unnest(organizations, ids, errors, delays) as job (organization_id, id, error, delay)
    join jobs on jobs.organization_id = job.organization_id and jobs.id = job.id
    where jobs.locked_by = worker
    for update of jobs
  ) as held;
  if held_ids is not null then
    update jobs set state = 'ready', locked_by = null
    from unnest(held_organizations, held_ids, held_errors) as job (organization_id, id, error)
    where jobs.organization_id = job.organization_id and jobs.id = job.id and job.error is null;
    if found then perform pg_notify('eureka_jobs', ''); end if;
    perform settle_failures(
      array(select job.organization_id from unnest(held_organizations, held_errors) as job (organization_id, error) where job.error is not null),
      array(select job.id from unnest(held_ids, held_errors) as job (id, error) where job.error is not null),
      array_remove(held_errors, null),
      array(select job.delay from unnest(held_delays, held_errors) as job (delay, error) where job.error is not null));
  end if;
  return query select unnest(ids) except all select unnest(held_ids);
end $$;

-- Takes the jobs of workers whose lease ran out away from them. That is no failed attempt: what ended the worker need not have been the
-- job, which may not even have begun. But a job that has lost thirty workers is held to be what kills them, and dies. From the second loss
-- on it waits a while of its own, at most ten seconds, so that others do not share its next worker.
create function recover_jobs() returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  expired uuid[] := array(select id from job_workers where lease_until <= clock_timestamp() for update skip locked);
  most_losses constant integer := 30;
begin
  with lost as materialized (
    select organization_id, id from jobs where state = 'leased' and locked_by = any (expired) for update skip locked
  ), dead as (
    delete from jobs using lost
    where jobs.organization_id = lost.organization_id and jobs.id = lost.id and jobs.losses + 1 >= most_losses
    returning jobs.*
  ), buried as (
    insert into dead_jobs (organization_id, id, name, payload, ordering_key, priority, attempts, max_attempts, last_error, created_at)
    select organization_id, id, name, payload, ordering_key, priority, attempts, max_attempts,
      format('%s workers stopped answering while they held it.', most_losses), created_at from dead
  )
  update jobs set state = 'delayed', locked_by = null, losses = jobs.losses + 1, last_error = 'The worker stopped answering.',
    run_at = clock_timestamp() + random() * least(10, 0.5 * (2 ^ jobs.losses - 1)) * interval '1 second'
  from lost
  where jobs.organization_id = lost.organization_id and jobs.id = lost.id and jobs.losses + 1 < most_losses;
  delete from job_workers where id = any (expired) and not exists (select from jobs where state = 'leased' and locked_by = job_workers.id);
end $$;

-- The lanes of one kind (ordered or free), found by jumping through its index once around, beginning behind `after`.
create function find_lanes(is_ordered boolean, names text[], held uuid[], after uuid, at_most integer)
returns table (lane_organization uuid, lane_name text)
language plpgsql as $$
declare
  wrapped boolean := false;
begin
  lane_organization := after;
  lane_name := '~';
  while at_most > 0 loop
    if is_ordered then
      select organization_id, name into lane_organization, lane_name from jobs
      where state = 'ready' and ordering_hash is not null and (organization_id, name) > (lane_organization, lane_name)
      order by organization_id, name limit 1;
    else
      select organization_id, name into lane_organization, lane_name from jobs
      where state = 'ready' and ordering_hash is null and (organization_id, name) > (lane_organization, lane_name)
      order by organization_id, name limit 1;
    end if;
    if not found then
      exit when wrapped;
      wrapped := true;
      lane_organization := '00000000-0000-0000-0000-000000000000';
      lane_name := '';
      continue;
    end if;
    exit when wrapped and lane_organization > after;
    if lane_name = any (names) and lane_organization <> all (held) then
      at_most := at_most - 1;
      return next;
    end if;
  end loop;
end $$;

-- Whether the first job of an ordering key may begin now: it is ready, has a wanted name, and nobody holds any job of the key.
-- (A job that was committed late can stand before one that already runs.)
create function key_is_free(organization uuid, hash bigint, names text[]) returns boolean
language sql volatile as $$
  select head.state = 'ready' and head.name = any (names) and not exists (
    select from jobs where state = 'leased' and ordering_hash is not null and organization_id = organization and ordering_hash = hash)
  from (select state, name from jobs where organization_id = organization and ordering_hash is not null and ordering_hash = hash order by sequence limit 1) as head;
$$;

-- The ordering keys that may begin now, of each lane the most urgent first. A more urgent job draws the older ones of its key forward.
-- When few keys crowd the first jobs of a lane, the keys of its organization are also visited one by one from a random place.
create function find_keys(organizations uuid[], lane_names text[], names text[], rooms integer[], share integer)
returns table (key_organization uuid, key_hash bigint)
language plpgsql as $$
declare
  lane record;
  found_keys integer;
  wrapped boolean;
begin
  for lane in
    select given.organization_id, least(share, rooms[array_position(names, given.name)]) as most, first_keys.hashes, first_keys.seen
    from unnest(organizations, lane_names) as given (organization_id, name)
    cross join lateral (
      select array_agg(ordering_hash order by place) as hashes, sum(jobs) as seen
      from (
        select ordering_hash, min(place) as place, count(*) as jobs
        from (
          select ordering_hash, row_number() over () as place
          from (
            select ordering_hash from jobs
            where state = 'ready' and ordering_hash is not null and organization_id = given.organization_id and name = given.name
            order by priority, sequence limit share * 4
          ) as first_job
        ) as placed_job
        group by ordering_hash
      ) as lane_key
    ) as first_keys
  loop
    key_organization := lane.organization_id;
    found_keys := 0;
    foreach key_hash in array coalesce(lane.hashes, '{}') loop
      if key_is_free(key_organization, key_hash, names) then
        found_keys := found_keys + 1;
        return next;
        exit when found_keys >= lane.most;
      end if;
    end loop;
    continue when found_keys >= lane.most or lane.seen < share * 4;
    key_hash := hashtextextended(gen_random_uuid()::text, 0);
    wrapped := false;
    for step in 1 .. lane.most * 2 loop
      select ordering_hash into key_hash from jobs
      where organization_id = key_organization and ordering_hash is not null and ordering_hash > key_hash
      order by ordering_hash, sequence limit 1;
      if not found then
        exit when wrapped;
        wrapped := true;
        key_hash := -9223372036854775808;
      elsif key_is_free(key_organization, key_hash, names) then
        return next;
      end if;
    end loop;
  end loop;
end $$;

-- Leases about `batch` jobs to a worker, fairly over organizations. Each lane gets an equal share, at least one job, all of the batch when alone.
--   names: the handlers that have room, and rooms: for how many jobs of a lane; jobs of other names stay.
--   held: organizations that are left out because they already fill this worker.
--   after: the organization to begin behind, so that each has its turn when there are more of them than jobs in a batch.
-- Of one ordering key only its oldest jobs are taken, as an unbroken row that the worker runs one after the other.
-- Claims wait for each other: two snapshots could otherwise each take jobs of one key when commits arrive out of order.
create function claim_jobs(worker uuid, batch integer, names text[], rooms integer[], held uuid[], after uuid)
returns table (organization_id uuid, id uuid, sequence bigint, name text, payload jsonb, ordering_hash text, priority smallint, attempts smallint,
  max_attempts smallint, created_at timestamptz)
language plpgsql security definer
-- The table goes from empty to full and back within seconds: its statistics are never right, its indexes always are.
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  free_organizations uuid[];
  free_names text[];
  ordered_organizations uuid[];
  ordered_names text[];
  key_organizations uuid[];
  key_hashes bigint[];
  share integer;
  row_length integer;
begin
  perform pg_advisory_xact_lock(7310579);
  if not exists (select from job_workers where job_workers.id = worker and lease_until > clock_timestamp()) then
    raise exception 'the lease of this worker has expired' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if exists (select from job_workers where lease_until <= clock_timestamp()) then perform recover_jobs(); end if;
  update jobs set state = 'ready'
  where (organization_id, id) in (
    select jobs.organization_id, jobs.id from jobs
    where state = 'delayed' and run_at <= clock_timestamp() order by run_at limit 1000 for update skip locked);

  select array_agg(lane_organization), array_agg(lane_name) into free_organizations, free_names
  from find_lanes(false, names, held, after, batch);
  select array_agg(lane_organization), array_agg(lane_name) into ordered_organizations, ordered_names
  from find_lanes(true, names, held, after, batch);
  if free_names is null and ordered_names is null then return; end if;
  share := greatest(1, batch / (coalesce(cardinality(free_names), 0) + coalesce(cardinality(ordered_names), 0)));

  if free_names is not null then
    return query
    with picked as materialized (
      select job.organization_id, job.id
      from unnest(free_organizations, free_names) as lane (organization_id, name)
      cross join lateral (
        select jobs.organization_id, jobs.id from jobs
        where state = 'ready' and ordering_hash is null and organization_id = lane.organization_id and name = lane.name
        order by priority, sequence limit least(share, rooms[array_position(names, lane.name)]) for update skip locked
      ) as job
    )
    update jobs set state = 'leased', locked_by = worker from picked
    where jobs.organization_id = picked.organization_id and jobs.id = picked.id
    returning jobs.organization_id, jobs.id, jobs.sequence, jobs.name, jobs.payload, null::text, jobs.priority, jobs.attempts, jobs.max_attempts,
      jobs.created_at;
  end if;
  if ordered_names is null then return; end if;

  select array_agg(key_organization), array_agg(key_hash) into key_organizations, key_hashes
  from (select distinct key_organization, key_hash from find_keys(ordered_organizations, ordered_names, names, rooms, share)) as key;
  if key_hashes is null then return; end if;
  row_length := greatest(1, least(16, share * cardinality(ordered_names) / cardinality(key_hashes)));

  return query
  with picked as materialized (
    select key.organization_id, job.id
    from unnest(key_organizations, key_hashes) as key (organization_id, ordering_hash)
    cross join lateral (
      -- A job whose row somebody else has locked is skipped, which ends the row: its number no longer fits its place.
      select locked.id, locked.place = row_number() over (order by locked.place) as unbroken
      from (
        select jobs.id, candidate.place
        from (
          select first_job.id, row_number() over (order by sequence) as place, bool_and(state = 'ready' and name = any (names)) over (order by sequence) as unbroken
          from (
            select jobs.id, state, name, sequence from jobs
            where ordering_hash is not null and organization_id = key.organization_id and ordering_hash = key.ordering_hash
            order by sequence limit row_length
          ) as first_job
        ) as candidate
        join jobs on jobs.organization_id = key.organization_id and jobs.id = candidate.id
        where candidate.unbroken
        for update of jobs skip locked
      ) as locked
    ) as job
    where job.unbroken
  )
  update jobs set state = 'leased', locked_by = worker from picked
  where jobs.organization_id = picked.organization_id and jobs.id = picked.id
  returning jobs.organization_id, jobs.id, jobs.sequence, jobs.name, jobs.payload, jobs.ordering_hash::text, jobs.priority, jobs.attempts,
    jobs.max_attempts, jobs.created_at;
end $$;

revoke all on function open_lease, extend_lease, close_lease, settle_failures, complete_jobs, return_jobs, recover_jobs, find_lanes, key_is_free,
  find_keys, claim_jobs from public;
grant execute on function open_lease, extend_lease, close_lease, complete_jobs, return_jobs, claim_jobs to eureka_app;

-- down
drop function if exists claim_jobs, find_keys, key_is_free, find_lanes, recover_jobs, return_jobs, complete_jobs, settle_failures, close_lease,
  extend_lease, open_lease;
drop table if exists job_workers, job_schedules, dead_jobs, jobs;
