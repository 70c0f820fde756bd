-- Signing in: sessions, API keys, invitations, people as platforms know them, and the keys that sign access tokens.

-- Goes up when every credential of the member must stop working.
alter table members add column access_version integer not null default 1;
-- A member who left stays as the author of what he did; coming back, the person is the same member again.
alter table members add column removed_at timestamptz, add check (removed_at is null or status = 'deactivated');

-- Keys of workspaces are never given twice, even when their workspace is gone.
create table used_workspace_keys (
  organization_id uuid not null references organizations (id) on delete cascade,
  key text not null,
  primary key (organization_id, key)
);
call protect_tenant_table('used_workspace_keys', append_only => true);

create table sessions (
  organization_id uuid not null references organizations (id) on delete cascade,
  -- Also names the family of its refresh tokens.
  id uuid not null,
  member_id uuid not null,
  device text,
  address text,
  version integer not null default 1,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  -- Ends when not used until then; every use moves it on, never past ends_at.
  idle_ends_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
call protect_tenant_table('sessions');
create index sessions_member on sessions (organization_id, member_id) where revoked_at is null;

create table refresh_tokens (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  -- SHA-256 of the token, in hexadecimal digits.
  token_hash text not null unique,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, session_id) references sessions (organization_id, id) on delete cascade
);
call protect_tenant_table('refresh_tokens');
create index refresh_tokens_session on refresh_tokens (organization_id, session_id);

create table api_keys (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null unique,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  secret_hash text not null,
  -- During a rotation the old secret works on until then.
  previous_secret_hash text,
  previous_ends_at timestamptz,
  -- Null: everything that the member may.
  scopes text[],
  -- Ranges of addresses from which it works; empty: from everywhere.
  addresses text[] not null default '{}',
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  rotated_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
call protect_tenant_table('api_keys');
create index api_keys_member on api_keys (organization_id, member_id);

create table invitations (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  email text not null,
  grants jsonb not null,
  token_hash text not null unique,
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, invited_by) references members (organization_id, id) on delete set null (invited_by)
);
call protect_tenant_table('invitations');

create table password_resets (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  member_id uuid not null,
  token_hash text not null unique,
  -- Made by the operator of the installation, who may do it for people of several organizations too.
  by_operator boolean not null default false,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
call protect_tenant_table('password_resets');

create table external_identities (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  connection_id uuid,
  -- The platform's own ids stay text.
  platform_workspace_id text,
  platform_user_id text not null,
  display_name text not null,
  member_id uuid,
  linked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, connection_id, platform_workspace_id, platform_user_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete set null (member_id),
  check (member_id is null or linked_at is not null)
);
call protect_tenant_table('external_identities');
create index external_identities_member on external_identities (organization_id, member_id) where member_id is not null;

-- Global: the Ed25519 keys that sign access tokens. The private half is wrapped by the master key.
create table signing_keys (
  kid text primary key,
  public_key text not null,
  wrapped_private_key text not null,
  created_at timestamptz not null
);
revoke all on signing_keys, users from public, eureka_app;

-- What reaches across organizations, each with the least that its caller needs. -----------------------------------------

create function find_user_for_sign_in(wanted_email text) returns table (user_id uuid, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, password_hash from users where lower(email) = lower(wanted_email);
$$;

-- False: somebody has the address already.
create function create_user(new_id uuid, new_email text, new_name text, new_password_hash text, new_time_zone text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into users (id, email, name, password_hash, time_zone, created_at, updated_at)
  values (new_id, new_email, new_name, new_password_hash, new_time_zone, at, at) on conflict do nothing;
  return found;
end $$;

create function touch_login(wanted_user uuid, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update users set last_login_at = at where id = wanted_user;
$$;

create function update_password(wanted_user uuid, new_password_hash text, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update users set password_hash = new_password_hash, updated_at = at where id = wanted_user;
$$;

-- Where a person can sign in.
create function list_memberships(wanted_user uuid) returns table (organization_id uuid, organization_name text, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select members.organization_id, organizations.name, members.id from members
  join organizations on organizations.id = members.organization_id
  where members.user_id = wanted_user and members.status = 'active'
  order by organizations.name, members.organization_id;
$$;

-- How many organizations know a person, whether he can sign in there or not.
create function count_memberships(wanted_user uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from members where user_id = wanted_user and removed_at is null;
$$;

-- Addresses of members of the current organization, and of nobody else.
create function list_member_emails(wanted_users uuid[]) returns table (user_id uuid, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select users.id, users.email from users
  join members on members.user_id = users.id and members.organization_id = current_organization()
  where users.id = any (wanted_users);
$$;

create function find_api_key_organization(wanted_key uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id from api_keys where id = wanted_key;
$$;

create function find_refresh_token(wanted_hash text) returns table (organization_id uuid, session_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select sessions.organization_id, sessions.id, sessions.member_id from refresh_tokens
  join sessions on sessions.organization_id = refresh_tokens.organization_id and sessions.id = refresh_tokens.session_id
  where refresh_tokens.token_hash = wanted_hash;
$$;

create function find_invitation(wanted_hash text) returns table (organization_id uuid, invitation_id uuid, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id, id, email from invitations where token_hash = wanted_hash;
$$;

create function find_password_reset(wanted_hash text) returns table (organization_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id, member_id from password_resets where token_hash = wanted_hash;
$$;

create function list_signing_keys() returns setof signing_keys
language sql stable security definer set search_path = public, pg_temp as $$
  select * from signing_keys order by created_at desc, kid;
$$;

-- Adds a key unless another process made one after `newest_allowed`. Deletes keys that nothing valid can be signed with any more.
create function add_signing_key(new_kid text, new_public_key text, new_wrapped_private_key text, at timestamptz, newest_allowed timestamptz, oldest_kept timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7310582);
  if exists (select from signing_keys where created_at > newest_allowed) then return; end if;
  insert into signing_keys (kid, public_key, wrapped_private_key, created_at) values (new_kid, new_public_key, new_wrapped_private_key, at);
  delete from signing_keys where created_at < oldest_kept;
end $$;

do $$
declare
  signature text;
begin
  foreach signature in array array[
    'find_user_for_sign_in(text)', 'create_user(uuid, text, text, text, text, timestamptz)', 'touch_login(uuid, timestamptz)',
    'update_password(uuid, text, timestamptz)', 'list_memberships(uuid)', 'count_memberships(uuid)', 'list_member_emails(uuid[])',
    'find_api_key_organization(uuid)', 'find_refresh_token(text)', 'find_invitation(text)', 'find_password_reset(text)',
    'list_signing_keys()', 'add_signing_key(text, text, text, timestamptz, timestamptz, timestamptz)']
  loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to eureka_app', signature);
  end loop;
end $$;

-- down
drop function add_signing_key(text, text, text, timestamptz, timestamptz, timestamptz);
drop function list_signing_keys();
drop function find_password_reset(text);
drop function find_invitation(text);
drop function find_refresh_token(text);
drop function find_api_key_organization(uuid);
drop function list_member_emails(uuid[]);
drop function count_memberships(uuid);
drop function list_memberships(uuid);
drop function update_password(uuid, text, timestamptz);
drop function touch_login(uuid, timestamptz);
drop function create_user(uuid, text, text, text, text, timestamptz);
drop function find_user_for_sign_in(text);
drop table signing_keys;
drop table external_identities;
drop table password_resets;
drop table invitations;
drop table api_keys;
drop table refresh_tokens;
drop table sessions;
drop table used_workspace_keys;
alter table members drop column removed_at, drop column access_version;
