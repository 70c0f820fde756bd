-- What lets us write on a platform in the name of a person: tokens of her own, besides those of the connection.
create table mandates (
  organization_id uuid not null,
  -- Whose account it is over there.
  external_identity_id uuid not null,
  connection_id uuid not null,
  -- Who gave it. Somebody else to whom the account is linked later does not write with it.
  member_id uuid not null,
  -- Once lost, it is there to say that it should be given anew.
  state text not null default 'given' check (state in ('given', 'lost')),
  -- Encrypted with the organization's key.
  tokens bytea,
  token_expires_at timestamptz,
  -- Raised with each grant, so that nobody ends or renews tokens that were replaced meanwhile.
  token_generation integer not null default 1,
  -- Until then one process renews the tokens.
  refresh_lease_until timestamptz,
  refresh_attempts integer not null default 0,
  given_at timestamptz not null,
  lost_at timestamptz,
  primary key (organization_id, external_identity_id),
  foreign key (organization_id, external_identity_id) references external_identities (organization_id, id) on delete cascade,
  foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  check ((state = 'given') = (tokens is not null)),
  check ((state = 'lost') = (lost_at is not null))
);
call protect_tenant_table('mandates');
create index mandates_connection on mandates (organization_id, connection_id);
create index mandates_member on mandates (organization_id, member_id);

-- Platforms count the calls of each token by itself.
alter table connection_budgets add column external_identity_id uuid;
alter table connection_budgets drop constraint connection_budgets_pkey;
alter table connection_budgets
  add constraint connection_budgets_token unique nulls not distinct (organization_id, connection_id, external_identity_id),
  add foreign key (organization_id, external_identity_id) references external_identities (organization_id, id) on delete cascade;
create index connection_budgets_identity on connection_budgets (organization_id, external_identity_id)
  where external_identity_id is not null;

alter table connection_installs
  drop constraint connection_installs_purpose_check,
  add constraint connection_installs_purpose_check check (purpose in ('install', 'registration', 'mandate')),
  -- On which connection the mandate is to be given.
  add column connection_id uuid,
  add foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade,
  add check ((purpose = 'mandate') = (connection_id is not null));
create index connection_installs_connection on connection_installs (organization_id, connection_id) where connection_id is not null;

-- As whom our comment was made over there: the platform's id of the person. Null: by the account of the connection.
alter table comment_links add column said_by text;

-- down
alter table comment_links drop column said_by;
delete from connection_installs where purpose = 'mandate';
alter table connection_installs
  drop column connection_id,
  drop constraint connection_installs_purpose_check,
  add constraint connection_installs_purpose_check check (purpose in ('install', 'registration'));
delete from connection_budgets where external_identity_id is not null;
alter table connection_budgets drop column external_identity_id;
alter table connection_budgets add primary key (organization_id, connection_id);
drop table mandates;
