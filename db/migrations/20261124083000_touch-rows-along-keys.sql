-- The queue and the seals touch rows one by one along their keys. A join lets PostgreSQL choose, and its statistics of a table that was empty
-- when they were made, or when a connection planned, say that reading all of it costs as much as one row: a burst after a quiet hour read
-- thousands of rows for each job, and sealing read an organization's whole trail.

-- Said of the lock instead of the state, it is no longer offered where jobs of a key are asked for.
drop index jobs_leased;
create index jobs_leased on jobs (locked_by) where locked_by is not null;

create or replace function settle_failures(organizations uuid[], ids uuid[], errors text[], delays integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  for place in 1 .. cardinality(ids) loop
    with dead as (
      delete from jobs where organization_id = organizations[place] and id = ids[place] and attempts + 1 >= max_attempts returning *
    )
    insert into dead_jobs (organization_id, id, name, payload, ordering_key, priority, attempts, max_attempts, last_error, created_at)
    select organization_id, id, name, payload, ordering_key, priority, attempts + 1, max_attempts, errors[place], created_at from dead;
    update jobs set state = 'delayed', locked_by = null, attempts = attempts + 1, last_error = errors[place],
      run_at = clock_timestamp() + delays[place] * interval '1 millisecond'
    where organization_id = organizations[place] and id = ids[place] and attempts + 1 < max_attempts;
  end loop;
end $$;

create or replace function return_jobs(worker uuid, organizations uuid[], ids uuid[], errors text[], delays integer[]) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  is_ready boolean := false;
begin
  for place in 1 .. cardinality(ids) loop
    perform from jobs where organization_id = organizations[place] and id = ids[place] and locked_by is not distinct from worker for update;
    if not found then
      return next ids[place];
    elsif errors[place] is null then
      update jobs set state = 'ready', locked_by = null where organization_id = organizations[place] and id = ids[place];
      is_ready := true;
    else
      perform settle_failures(array[organizations[place]], array[ids[place]], array[errors[place]], array[delays[place]]);
    end if;
  end loop;
  if is_ready then perform pg_notify('eureka_jobs', ''); end if;
end $$;

create or replace function recover_jobs() returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  expired uuid[] := array(select id from job_workers where lease_until <= clock_timestamp() for update skip locked);
  most_losses constant integer := 30;
  lost record;
begin
  for lost in
    select organization_id, id, losses from jobs where locked_by = any (expired) for update skip locked
  loop
    if lost.losses + 1 >= most_losses then
      with dead as (
        delete from jobs where organization_id = lost.organization_id and id = lost.id returning *
      )
      insert into dead_jobs (organization_id, id, name, payload, ordering_key, priority, attempts, max_attempts, last_error, created_at)
      select organization_id, id, name, payload, ordering_key, priority, attempts, max_attempts,
        format('%s workers stopped answering while they held it.', most_losses), created_at from dead;
    else
      update jobs set state = 'delayed', locked_by = null, losses = losses + 1, last_error = 'The worker stopped answering.',
        run_at = clock_timestamp() + random() * least(10, 0.5 * (2 ^ losses - 1)) * interval '1 second'
      where organization_id = lost.organization_id and id = lost.id;
    end if;
  end loop;
  delete from job_workers where id = any (expired) and not exists (select from jobs where locked_by = job_workers.id);
end $$;

create or replace function claim_jobs(worker uuid, batch integer, names text[], rooms integer[], held uuid[], after uuid)
returns table (organization_id uuid, id uuid, sequence bigint, name text, payload jsonb, ordering_hash text, priority smallint, attempts smallint,
  max_attempts smallint, created_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  moment constant timestamptz := clock_timestamp();
  free_organizations uuid[];
  free_names text[];
  ordered_organizations uuid[];
  ordered_names text[];
  key_organizations uuid[];
  key_hashes bigint[];
  share integer;
  row_length integer;
  due record;
  candidate uuid;
begin
  perform pg_advisory_xact_lock(7310579);
  if not exists (select from job_workers where job_workers.id = worker and lease_until > clock_timestamp()) then
    raise exception 'the lease of this worker has expired' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if exists (select from job_workers where lease_until <= clock_timestamp()) then perform recover_jobs(); end if;
  for due in
    select jobs.organization_id, jobs.id from jobs
    where state = 'delayed' and run_at <= moment order by run_at limit 1000 for update skip locked
  loop
    update jobs set state = 'ready' where jobs.organization_id = due.organization_id and jobs.id = due.id;
  end loop;

  select array_agg(lane_organization), array_agg(lane_name) into free_organizations, free_names
  from find_lanes(false, names, held, after, batch);
  select array_agg(lane_organization), array_agg(lane_name) into ordered_organizations, ordered_names
  from find_lanes(true, names, held, after, batch);
  if free_names is null and ordered_names is null then return; end if;
  share := greatest(1, batch / (coalesce(cardinality(free_names), 0) + coalesce(cardinality(ordered_names), 0)));

  for lane in 1 .. coalesce(cardinality(free_names), 0) loop
    for candidate in
      select jobs.id from jobs
      where state = 'ready' and ordering_hash is null and jobs.organization_id = free_organizations[lane] and jobs.name = free_names[lane]
      order by jobs.priority, jobs.sequence limit least(share, rooms[array_position(names, free_names[lane])]) for update skip locked
    loop
      update jobs set state = 'leased', locked_by = worker where jobs.organization_id = free_organizations[lane] and jobs.id = candidate
      returning jobs.organization_id, jobs.id, jobs.sequence, jobs.name, jobs.payload, null::text, jobs.priority, jobs.attempts, jobs.max_attempts,
        jobs.created_at
      into organization_id, id, sequence, name, payload, ordering_hash, priority, attempts, max_attempts, created_at;
      return next;
    end loop;
  end loop;
  if ordered_names is null then return; end if;

  select array_agg(key_organization), array_agg(key_hash) into key_organizations, key_hashes
  from (select distinct key_organization, key_hash from find_keys(ordered_organizations, ordered_names, names, rooms, share)) as key;
  if key_hashes is null then return; end if;
  row_length := greatest(1, least(16, share * cardinality(ordered_names) / cardinality(key_hashes)));

  for place in 1 .. cardinality(key_hashes) loop
    for candidate in
      select placed_job.id
      from (
        select first_job.id, first_job.sequence, bool_and(state = 'ready' and first_job.name = any (names)) over (order by first_job.sequence) as is_unbroken
        from (
          select jobs.id, state, jobs.name, jobs.sequence from jobs
          where jobs.ordering_hash is not null and jobs.organization_id = key_organizations[place] and jobs.ordering_hash = key_hashes[place]
          order by jobs.sequence limit row_length
        ) as first_job
      ) as placed_job
      where is_unbroken order by placed_job.sequence
    loop
      update jobs set state = 'leased', locked_by = worker
      where jobs.organization_id = key_organizations[place] and jobs.id = (
        select jobs.id from jobs where jobs.organization_id = key_organizations[place] and jobs.id = candidate and state = 'ready' for update skip locked)
      returning jobs.organization_id, jobs.id, jobs.sequence, jobs.name, jobs.payload, jobs.ordering_hash::text, jobs.priority, jobs.attempts,
        jobs.max_attempts, jobs.created_at
      into organization_id, id, sequence, name, payload, ordering_hash, priority, attempts, max_attempts, created_at;
      -- Somebody else has locked it: what comes behind it has to wait, too.
      exit when not found;
      return next;
    end loop;
  end loop;
end $$;

create or replace function exchange_jobs(worker uuid, lease interval, organizations uuid[], ids uuid[], known uuid[], batch integer, names text[], held uuid[], after uuid)
returns table (organization_id uuid, id uuid, sequence bigint, name text, payload jsonb, ordering_hash text, priority smallint, attempts smallint,
  max_attempts smallint, created_at timestamptz)
language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  until timestamptz := (select lease_until from job_workers where job_workers.id = worker);
begin
  perform set_config('synchronous_commit', 'off', true);
  if until is null or until <= clock_timestamp() then
    raise exception 'the lease of this worker is over' using errcode = 'object_not_in_prerequisite_state';
  elsif until < clock_timestamp() + 0.9 * lease then
    update job_workers set lease_until = clock_timestamp() + lease where job_workers.id = worker;
  end if;
  for place in 1 .. cardinality(ids) loop
    -- "Not distinct" is no reason to search the index of the lock instead of the key.
    delete from jobs where jobs.organization_id = organizations[place] and jobs.id = ids[place] and jobs.locked_by is not distinct from worker;
  end loop;
  if known is not null then
    update jobs set state = 'ready', locked_by = null where locked_by = worker and id <> all (known);
  end if;
  if batch = 0 then return; end if;
  return query select * from claim_jobs(worker, batch, names, array_fill(batch, array[cardinality(names)]), held, after);
end $$;

create or replace function seal_audit_chains(organizations uuid[], afters bigint[], amounts integer[], head_signatures bytea[], ids uuid[], previous_hashes bytea[], hashes bytea[])
  returns void
  language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan set jit = off
  as $$
  declare
    entry integer := 0;
  begin
    for place in 1 .. cardinality(organizations) loop
      if afters[place] = 0 then
        insert into audit_heads values (organizations[place], amounts[place], hashes[entry + amounts[place]], head_signatures[place], now()) on conflict do nothing;
      else
        update audit_heads set sequence = afters[place] + amounts[place], hash = hashes[entry + amounts[place]], signature = head_signatures[place], sealed_at = now()
        where organization_id = organizations[place] and sequence = afters[place];
      end if;
      if not found then
        raise exception 'the audit chain of % is not at %', organizations[place], afters[place] using errcode = 'object_not_in_prerequisite_state';
      end if;
      for step in 1 .. amounts[place] loop
        entry := entry + 1;
        update audit_records set sequence = afters[place] + step, previous_hash = previous_hashes[entry], hash = hashes[entry]
        where organization_id = organizations[place] and id = ids[entry] and coalesce(sequence, 0) = 0;
        if not found then
          raise exception 'the record % was sealed meanwhile', ids[entry] using errcode = 'object_not_in_prerequisite_state';
        end if;
      end loop;
    end loop;
  end
  $$;

-- down
create or replace function settle_failures(organizations uuid[], ids uuid[], errors text[], delays integer[]) returns void
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

create or replace function return_jobs(worker uuid, organizations uuid[], ids uuid[], errors text[], delays integer[]) returns setof uuid
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

create or replace function recover_jobs() returns void
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

create or replace function claim_jobs(worker uuid, batch integer, names text[], rooms integer[], held uuid[], after uuid)
returns table (organization_id uuid, id uuid, sequence bigint, name text, payload jsonb, ordering_hash text, priority smallint, attempts smallint,
  max_attempts smallint, created_at timestamptz)
language plpgsql as $$
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

create or replace function exchange_jobs(worker uuid, lease interval, organizations uuid[], ids uuid[], known uuid[], batch integer, names text[], held uuid[], after uuid)
returns table (organization_id uuid, id uuid, sequence bigint, name text, payload jsonb, ordering_hash text, priority smallint, attempts smallint,
  max_attempts smallint, created_at timestamptz)
language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  until timestamptz := (select lease_until from job_workers where job_workers.id = worker);
begin
  perform set_config('synchronous_commit', 'off', true);
  if until is null or until <= clock_timestamp() then
    raise exception 'the lease of this worker is over' using errcode = 'object_not_in_prerequisite_state';
  elsif until < clock_timestamp() + 0.9 * lease then
    update job_workers set lease_until = clock_timestamp() + lease where job_workers.id = worker;
  end if;
  if cardinality(ids) > 0 then
    delete from jobs using unnest(organizations, ids) as job (organization_id, id)
    where jobs.organization_id = job.organization_id and jobs.id = job.id and jobs.locked_by = worker;
  end if;
  if known is not null then
    update jobs set state = 'ready', locked_by = null where state = 'leased' and locked_by = worker and id <> all (known);
  end if;
  if batch = 0 then return; end if;
  return query select * from claim_jobs(worker, batch, names, array_fill(batch, array[cardinality(names)]), held, after);
end $$;

create or replace function seal_audit_chains(organizations uuid[], afters bigint[], amounts integer[], head_signatures bytea[], ids uuid[], previous_hashes bytea[], hashes bytea[])
  returns void
  language plpgsql security definer
  -- Along the keys: any other join could choose to read the whole trail of an organization.
  set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off
  set enable_mergejoin = off set plan_cache_mode = force_generic_plan set jit = off
  as $$
  declare
    begun integer;
    moved integer;
    sealed integer;
  begin
    insert into audit_heads
    select chain.organization, chain.amount, hashes[chain.upto], chain.signature, now()
    from (
      select given.*, sum(given.amount) over (order by given.place) as upto
      from unnest(organizations, afters, amounts, head_signatures) with ordinality as given (organization, after, amount, signature, place)
    ) as chain
    where chain.after = 0
    on conflict do nothing;
    get diagnostics begun = row_count;
    update audit_heads
    set sequence = chain.after + chain.amount, hash = hashes[chain.upto], signature = chain.signature, sealed_at = now()
    from (
      select given.*, sum(given.amount) over (order by given.place) as upto
      from unnest(organizations, afters, amounts, head_signatures) with ordinality as given (organization, after, amount, signature, place)
    ) as chain
    where chain.after > 0 and audit_heads.organization_id = chain.organization and audit_heads.sequence = chain.after;
    get diagnostics moved = row_count;
    if begun + moved <> cardinality(organizations) then
      raise exception '% of % audit chains are not where they were', cardinality(organizations) - begun - moved, cardinality(organizations)
        using errcode = 'object_not_in_prerequisite_state';
    end if;
    update audit_records
    set sequence = entry.sequence, previous_hash = entry.previous_hash, hash = entry.hash
    from (
      select chain.organization, chain.after + step as sequence, ids[start + step] as id, previous_hashes[start + step] as previous_hash,
        hashes[start + step] as hash
      from (
        select given.*, sum(given.amount) over (order by given.place) - given.amount as start
        from unnest(organizations, afters, amounts) with ordinality as given (organization, after, amount, place)
      ) as chain
      cross join lateral generate_series(1, chain.amount) as step
    ) as entry
    where audit_records.organization_id = entry.organization and audit_records.id = entry.id and coalesce(audit_records.sequence, 0) = 0;
    get diagnostics sealed = row_count;
    if sealed <> cardinality(ids) then
      raise exception '% of % records were sealed meanwhile', cardinality(ids) - sealed, cardinality(ids)
        using errcode = 'object_not_in_prerequisite_state';
    end if;
  end
  $$;

drop index jobs_leased;
create index jobs_leased on jobs (locked_by) where state = 'leased';
