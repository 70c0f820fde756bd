-- Channels: Eureka's own chat.

create table channels (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  workspace_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  topic text not null default '' check (length(topic) <= 1000),
  kind text not null check (kind in ('public', 'private', 'direct')),
  -- The member with whom Eureka talks in a direct channel.
  direct_member_id uuid,
  -- The position of the newest message. Whoever posts locks the row until the commit: positions have no gaps, and a reader who has
  -- seen one never finds a new one below it.
  last_position bigint not null default 0,
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, direct_member_id) references members (organization_id, id) on delete cascade,
  check ((kind = 'direct') = (direct_member_id is not null))
)
-- Each message writes the row: half-empty pages let the new version stay beside the old one, without touching an index.
with (fillfactor = 50);
call protect_tenant_table('channels');
-- A name that only members see must not be told by a refusal, so private channels may share theirs.
create unique index channels_public_name on channels (organization_id, workspace_id, lower(name)) where kind = 'public' and archived_at is null;
create unique index channels_direct_member on channels (organization_id, direct_member_id) where kind = 'direct';
create index channels_of_workspace on channels (organization_id, workspace_id, id);

create table channel_members (
  organization_id uuid not null,
  channel_id uuid not null,
  member_id uuid not null,
  -- The read mark: the position of the last message that the member has read.
  read_position bigint not null default 0,
  joined_at timestamptz not null,
  primary key (organization_id, channel_id, member_id),
  foreign key (organization_id, channel_id) references channels (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
) with (fillfactor = 70);
call protect_tenant_table('channel_members');
create index channel_members_of_member on channel_members (organization_id, member_id);

create table messages (
  organization_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  position bigint not null,
  -- The message that started the thread; null for a message in the channel itself.
  thread_id uuid,
  -- Null: Eureka itself.
  author_member_id uuid,
  -- The only member who sees it; null: everybody in the channel.
  visible_to_member_id uuid,
  text text not null check (length(text) <= 101000),
  card jsonb,
  mentioned_member_ids uuid[] not null default '{}',
  -- The name of the wish that made it: the same wish makes no second message.
  intent text check (length(intent) between 1 and 64),
  edited_at timestamptz,
  deleted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, channel_id, position),
  foreign key (organization_id, channel_id) references channels (organization_id, id) on delete cascade,
  foreign key (organization_id, thread_id) references messages (organization_id, id) on delete cascade,
  foreign key (organization_id, author_member_id) references members (organization_id, id),
  foreign key (organization_id, visible_to_member_id) references members (organization_id, id) on delete cascade
);
call protect_tenant_table('messages');
create unique index messages_intent on messages (organization_id, intent) where intent is not null;
create index messages_of_thread on messages (organization_id, thread_id, position) where thread_id is not null;
create index messages_of_channel on messages (organization_id, channel_id, position) where thread_id is null;

create table message_reactions (
  organization_id uuid not null,
  message_id uuid not null,
  emoji text not null check (length(emoji) between 1 and 60),
  -- Null: Eureka itself.
  member_id uuid,
  created_at timestamptz not null,
  unique nulls not distinct (organization_id, message_id, emoji, member_id),
  foreign key (organization_id, message_id) references messages (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
call protect_tenant_table('message_reactions');

create table message_files (
  organization_id uuid not null,
  message_id uuid not null,
  file_id uuid not null,
  -- Its place among the message's files, from 0.
  place smallint not null,
  primary key (organization_id, message_id, file_id),
  foreign key (organization_id, message_id) references messages (organization_id, id) on delete cascade
);
call protect_tenant_table('message_files');
create index message_files_of_file on message_files (organization_id, file_id);

-- down
drop table message_files;
drop table message_reactions;
drop table messages;
drop table channel_members;
drop table channels;
