-- What a worker says to the queue at once: jobs that ended, and room for new ones. One statement, which is its own transaction; a crash
-- of the database that takes it back lets the jobs run once more, so that nobody waits for the disk. It is the worker's heartbeat, too:
-- its lease is prolonged as soon as a tenth of it is over. Fails when the lease is over, and the jobs may be with another worker.
--   ids (of organizations): jobs that ended well; those that the worker no longer holds are left alone.
--   known: null, or after an exchange whose answer was lost every job that the worker knows to hold: others go back at once.
--   batch: 0 takes no jobs; the rest is as in claim_jobs.
-- A key that an ended job leaves free can be claimed in the same breath. In PL/pgSQL, whose plans outlive the call.
create function exchange_jobs(worker uuid, lease interval, organizations uuid[], ids uuid[], known uuid[], batch integer, names text[], held uuid[], after uuid)
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
revoke all on function exchange_jobs from public;
grant execute on function exchange_jobs to eureka_app;

-- Claiming is a part of it now, with its rights and settings.
revoke all on function claim_jobs from eureka_app;
alter function claim_jobs security invoker reset all;
drop function complete_jobs, extend_lease;

-- As before, but planned once per connection instead of once per claim.
create or replace function key_is_free(organization uuid, hash bigint, names text[]) returns boolean
language plpgsql volatile as $$
begin
  return (
    select head.state = 'ready' and head.name = any (names) and not exists (
      select from jobs where state = 'leased' and ordering_hash is not null and organization_id = organization and ordering_hash = hash)
    from (select state, name from jobs where organization_id = organization and ordering_hash is not null and ordering_hash = hash order by sequence limit 1) as head);
end $$;

-- down
drop function exchange_jobs;
alter function claim_jobs security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set jit = off
  set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off;
grant execute on function claim_jobs to eureka_app;
create or replace function key_is_free(organization uuid, hash bigint, names text[]) returns boolean
language sql volatile as $$
  select head.state = 'ready' and head.name = any (names) and not exists (
    select from jobs where state = 'leased' and ordering_hash is not null and organization_id = organization and ordering_hash = hash)
  from (select state, name from jobs where organization_id = organization and ordering_hash is not null and ordering_hash = hash order by sequence limit 1) as head;
$$;
create function complete_jobs(worker uuid, organizations uuid[], ids uuid[]) returns setof uuid
language sql security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  with done as (
    delete from jobs using unnest(organizations, ids) as job (organization_id, id)
    where jobs.organization_id = job.organization_id and jobs.id = job.id and jobs.locked_by = worker
    returning jobs.id
  )
  select unnest(ids) except all select id from done;
$$;
revoke all on function complete_jobs from public;
grant execute on function complete_jobs to eureka_app;
create function extend_lease(worker uuid, lease interval) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update job_workers set lease_until = clock_timestamp() + lease where id = worker and lease_until > clock_timestamp();
  return found;
end $$;
revoke all on function extend_lease from public;
grant execute on function extend_lease to eureka_app;
