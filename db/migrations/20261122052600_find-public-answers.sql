-- Repetitions of public operations: whoever calls one is known by a proof in its input alone.

create index idempotency_keys_public on idempotency_keys (actor, operation, key) where actor like 'public:%';

-- The answer of an earlier call of a public operation, in whatever organization: which one it led to is known only once it ran. The
-- actor is a keyed hash of the proof, so that only who has the proof can ask.
create function find_public_answer(wanted_actor text, wanted_operation text, wanted_key text)
  returns table (input_hash text, output json)
language sql stable security definer set search_path = public, pg_temp as $$
  select input_hash, output from idempotency_keys
  where actor = wanted_actor and actor like 'public:%' and operation = wanted_operation and key = wanted_key
    and expires_at > now()
  order by created_at desc limit 1;
$$;
revoke all on function find_public_answer(text, text, text) from public;
grant execute on function find_public_answer(text, text, text) to eureka_app;

-- down
drop function find_public_answer(text, text, text);
drop index idempotency_keys_public;
