-- Mentions: which messages and comments name whom, for the list of what mentions a member.

alter table comments add column mentioned_member_ids uuid[] not null default '{}';

-- A member who is named in a message or a comment that he did not write himself. Triggers keep it the same as the texts.
create table mentions (
  organization_id uuid not null,
  member_id uuid not null,
  -- The message or the comment: its UUIDv7 gives the order, so that the key is the index of the list.
  source_id uuid not null,
  message_id uuid,
  -- Where the message is, so that what is unread in a channel is one range of an index.
  channel_id uuid,
  position bigint,
  comment_id uuid,
  -- Said by the member himself; a message is read too once the channel's read mark has passed it.
  read_at timestamptz,
  primary key (organization_id, member_id, source_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, message_id) references messages (organization_id, id) on delete cascade,
  foreign key (organization_id, comment_id) references comments (organization_id, id) on delete cascade,
  check (source_id = coalesce(message_id, comment_id)),
  check (num_nonnulls(message_id, comment_id) = 1),
  check (num_nonnulls(message_id, channel_id, position) in (0, 3))
);
call protect_tenant_table('mentions');
create index mentions_of_message on mentions (organization_id, message_id) where message_id is not null;
create index mentions_of_comment on mentions (organization_id, comment_id) where comment_id is not null;
create index mentions_in_channel on mentions (organization_id, member_id, channel_id, position) where read_at is null and channel_id is not null;

-- Whatever writes a message (people, connectors, an erasure), the mentions follow in the same transaction. Messages that name nobody
-- do not come here at all.
create function keep_message_mentions() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from mentions where organization_id = new.organization_id and message_id = new.id
      and member_id <> all (new.mentioned_member_ids);
  end if;
  insert into mentions (organization_id, member_id, source_id, message_id, channel_id, position)
  select distinct new.organization_id, mentioned, new.id, new.id, new.channel_id, new.position
  from unnest(new.mentioned_member_ids) as mentioned
  where mentioned is distinct from new.author_member_id
    and (new.visible_to_member_id is null or new.visible_to_member_id = mentioned)
  on conflict do nothing;
  return null;
end $$;
create trigger messages_keep_mentions_of_new after insert on messages
  for each row when (new.mentioned_member_ids <> '{}') execute function keep_message_mentions();
create trigger messages_keep_mentions_of_changed after update of mentioned_member_ids on messages
  for each row when (old.mentioned_member_ids is distinct from new.mentioned_member_ids) execute function keep_message_mentions();

-- A comment that is the copy of a message mentions nobody a second time.
create function keep_comment_mentions() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from mentions where organization_id = new.organization_id and comment_id = new.id
      and member_id <> all (new.mentioned_member_ids);
  end if;
  insert into mentions (organization_id, member_id, source_id, comment_id)
  select distinct new.organization_id, mentioned, new.id, new.id
  from unnest(new.mentioned_member_ids) as mentioned
  where mentioned is distinct from new.author_member_id and not exists (
    select from mentions copied where copied.organization_id = new.organization_id and copied.member_id = mentioned
      and copied.source_id = new.source_message_id)
  on conflict do nothing;
  return null;
end $$;
create trigger comments_keep_mentions_of_new after insert on comments
  for each row when (new.mentioned_member_ids <> '{}') execute function keep_comment_mentions();
create trigger comments_keep_mentions_of_changed after update of mentioned_member_ids on comments
  for each row when (old.mentioned_member_ids is distinct from new.mentioned_member_ids) execute function keep_comment_mentions();

insert into mentions (organization_id, member_id, source_id, message_id, channel_id, position)
select distinct m.organization_id, mentioned.id, m.id, m.id, m.channel_id, m.position
from messages m join members mentioned on mentioned.organization_id = m.organization_id and mentioned.id = any (m.mentioned_member_ids)
where mentioned.id is distinct from m.author_member_id
  and (m.visible_to_member_id is null or m.visible_to_member_id = mentioned.id);

-- down
drop trigger comments_keep_mentions_of_changed on comments;
drop trigger comments_keep_mentions_of_new on comments;
drop trigger messages_keep_mentions_of_changed on messages;
drop trigger messages_keep_mentions_of_new on messages;
drop function keep_comment_mentions();
drop function keep_message_mentions();
drop table mentions;
alter table comments drop column mentioned_member_ids;
