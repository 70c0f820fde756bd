-- Deleting a member looks up what refers to him: each of these tables was read as a whole for it.
create index invitations_inviter on invitations (organization_id, invited_by) where invited_by is not null;
create index password_resets_member on password_resets (organization_id, member_id);
create index message_reactions_member on message_reactions (organization_id, member_id) where member_id is not null;

-- down
drop index message_reactions_member;
drop index password_resets_member;
drop index invitations_inviter;
