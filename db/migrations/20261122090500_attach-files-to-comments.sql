-- A file can belong to a comment of the item that it is attached to: the one with which it was sent.
alter table attachments add column comment_id uuid,
  add foreign key (organization_id, comment_id) references comments (organization_id, id) on delete set null (comment_id);
create index attachments_comment on attachments (organization_id, comment_id) where comment_id is not null;

-- A message can be the copy of such a file. It outlives the attachment, because it is taken back after it.
alter table outgoing_messages add column attachment_id uuid;
create unique index outgoing_messages_attachment
  on outgoing_messages (organization_id, attachment_id, connection_id, platform_channel_id, platform_thread_id)
  nulls not distinct where attachment_id is not null;

-- down
alter table outgoing_messages drop column attachment_id;
alter table attachments drop column comment_id;
