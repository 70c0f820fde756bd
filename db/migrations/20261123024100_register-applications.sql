-- A platform may register an application by itself: the state with which somebody goes there is kept as that of an installation.
alter table connection_installs
  -- What the state was made for; it works for nothing else.
  add column purpose text not null default 'install' check (purpose in ('install', 'registration')),
  -- Where the platform answers that registers; null: at its usual address.
  add column base_url text;

-- down
delete from connection_installs where purpose <> 'install';
alter table connection_installs drop column base_url, drop column purpose;
