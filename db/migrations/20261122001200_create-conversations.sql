-- What we say in the chats of platforms, and what is said there about work items.

-- A thread that is the discussion of a work item.
create table thread_links (
  organization_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  platform_channel_id text not null,
  platform_thread_id text not null,
  work_item_id uuid not null,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, connection_id, platform_channel_id, platform_thread_id),
  foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade,
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade
);
call protect_tenant_table('thread_links');
create index thread_links_item on thread_links (organization_id, work_item_id);

-- The journal of everything that we write: a row says how a message shall stand, and how far that is true on the platform.
-- It is written in the transaction of the change that it tells of; its id is the intent that goes out with the message.
create table outgoing_messages (
  organization_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  -- For everybody in the channel, for one person in it, or in the direct conversation with that person.
  audience text not null check (audience in ('channel', 'person', 'direct')),
  platform_channel_id text,
  platform_thread_id text,
  platform_user_id text,
  -- The short-lived handle of what it answers, sealed; gone once the message was sent.
  reply_handle bytea,
  -- Names what it answers: one answer is written for each, however often that is handled.
  answers text,
  -- The comment whose copy it is.
  comment_id uuid,
  content jsonb not null,
  -- Counts the changes of the content; the platform has shown revision `delivered_revision`.
  revision integer not null default 1,
  delivered_revision integer not null default 0,
  removed_at timestamptz,
  state text not null default 'pending' check (state in ('pending', 'sent', 'failed')),
  -- Set before the first attempt: from then on the message may be there without our knowing.
  attempted_at timestamptz,
  platform_message_id text,
  -- Where it really went: a direct conversation has a channel of its own.
  sent_channel_id text,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade,
  foreign key (organization_id, comment_id) references comments (organization_id, id) on delete set null (comment_id),
  check (audience = 'direct' or platform_channel_id is not null),
  check (audience = 'channel' or platform_user_id is not null)
) with (fillfactor = 70);
call protect_tenant_table('outgoing_messages');
create unique index outgoing_messages_answers on outgoing_messages (organization_id, connection_id, answers) where answers is not null;
create unique index outgoing_messages_comment on outgoing_messages (organization_id, comment_id, connection_id, platform_channel_id, platform_thread_id)
  nulls not distinct where comment_id is not null;

-- Messages that show a work item and follow it, to its end: a deleted item's cards must still be found, to be closed.
create table posted_cards (
  organization_id uuid not null,
  outgoing_message_id uuid not null,
  work_item_id uuid not null,
  -- Where it was posted outside any thread: whether the thread below it becomes the item's discussion.
  opens_discussion boolean not null,
  created_at timestamptz not null,
  primary key (organization_id, outgoing_message_id),
  foreign key (organization_id, outgoing_message_id) references outgoing_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('posted_cards');
create index posted_cards_item on posted_cards (organization_id, work_item_id);

-- What a button or a select means. Outside only the opaque id is known, and it counts on its own message alone.
create table card_actions (
  organization_id uuid not null,
  -- Random, never derived from anything.
  id text not null check (length(id) between 20 and 100),
  outgoing_message_id uuid not null,
  -- Which of the message's actions it is: a card that is drawn anew keeps its ids.
  name text not null,
  operation text not null,
  input jsonb not null,
  -- The input field that the chosen option fills, for selects.
  choice_field text,
  -- An offer that counts once: after the first press it is over.
  once boolean not null default false,
  used_at timestamptz,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, outgoing_message_id, name),
  foreign key (organization_id, outgoing_message_id) references outgoing_messages (organization_id, id) on delete cascade
);
call protect_tenant_table('card_actions');

-- Which message of a person became which comment, so that its edits and its end follow.
create table comment_messages (
  organization_id uuid not null,
  connection_id uuid not null,
  platform_channel_id text not null,
  platform_message_id text not null,
  comment_id uuid not null,
  platform_thread_id text not null,
  created_at timestamptz not null,
  primary key (organization_id, connection_id, platform_channel_id, platform_message_id),
  foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade,
  foreign key (organization_id, comment_id) references comments (organization_id, id) on delete cascade
);
call protect_tenant_table('comment_messages');
create index comment_messages_comment on comment_messages (organization_id, comment_id);

-- down
drop table comment_messages;
drop table card_actions;
drop table posted_cards;
drop table outgoing_messages;
drop table thread_links;
