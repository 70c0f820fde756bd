-- Boards whose new work waits for approval, answers that wait for a decision, and cards and forms in chats of whatever waits.

alter table boards
  add column creation_policy text not null default 'open' check (creation_policy in ('open', 'approval')),
  -- Who approves: everybody with this role or a higher one at the board, and so many of them.
  add column approver_role text not null default 'manager' check (approver_role in ('user', 'manager', 'admin')),
  add column approver_quorum integer not null default 1 check (approver_quorum between 1 and 20);

-- The kept answer is the decision that the call waits for.
alter table idempotency_keys add column is_pending boolean not null default false;

-- A card follows whatever it shows, not only work items.
alter table posted_cards rename column work_item_id to subject_id;
alter table posted_cards add column subject_type text not null default 'work_item';
alter table posted_cards alter column subject_type drop default;
alter index posted_cards_item rename to posted_cards_subject;

-- The form that a button opens; null for a button that does something by itself.
alter table card_actions add column form jsonb;

-- Forms as they were opened, one row for each time: a form is for the person who pressed, and is sent once.
create table opened_forms (
  organization_id uuid not null,
  -- Random, never derived from anything; outside it is the form's id.
  id text not null check (length(id) between 20 and 64),
  card_action_id text not null,
  connection_id uuid not null,
  platform_user_id text not null,
  platform_channel_id text not null,
  platform_thread_id text,
  -- The short-lived handle of the press, sealed; gone once the form was opened.
  reply_handle bytea,
  -- Set before it is opened: a handle opens one form, so that it is tried once.
  opened_at timestamptz,
  sent_at timestamptz,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, card_action_id) references card_actions (organization_id, id) on delete cascade
);
call protect_tenant_table('opened_forms');
create index opened_forms_action on opened_forms (organization_id, card_action_id);

-- down
drop table opened_forms;
alter table card_actions drop column form;
alter index posted_cards_subject rename to posted_cards_item;
delete from posted_cards where subject_type <> 'work_item';
alter table posted_cards drop column subject_type;
alter table posted_cards rename column subject_id to work_item_id;
alter table idempotency_keys drop column is_pending;
alter table boards drop column approver_quorum, drop column approver_role, drop column creation_policy;
