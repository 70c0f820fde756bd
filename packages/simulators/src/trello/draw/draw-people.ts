/** Members, workspaces and tokens as Trello sends them. */
import type { App, Member, Organization, Token } from "../model.ts";
import type { World } from "../world.ts";

export function drawMember(world: World, member: Member): Record<string, unknown> {
  const { id, username, fullName, initials } = member;
  const boards = [...world.boards.values()].filter(({ memberships }) =>
    memberships.some(({ idMember }) => idMember === id),
  );
  const organizations = [...world.organizations.values()].filter(({ memberIds }) => memberIds.has(id));
  return {
    ...drawMemberBriefly(member),
    activityBlocked: false,
    bio: "",
    bioData: null,
    confirmed: true,
    idEnterprise: null,
    idMemberReferrer: null,
    memberType: "normal",
    nonPublic: {},
    nonPublicAvailable: false,
    products: [],
    url: `https://trello.com/${username}`,
    status: "disconnected",
    idBoards: boards.map((board) => board.id),
    idOrganizations: organizations.map((organization) => organization.id),
    id,
    fullName,
    initials,
    username,
  };
}

/** A member beside an action, on a card or on a board. */
export function drawMemberBriefly({ id, username, fullName, initials }: Member): Record<string, unknown> {
  return {
    id,
    activityBlocked: false,
    avatarHash: null,
    avatarUrl: null,
    fullName,
    idMemberReferrer: null,
    initials,
    nonPublic: {},
    nonPublicAvailable: false,
    username,
  };
}

export function drawOrganization({ id, name, displayName }: Organization): Record<string, unknown> {
  return { id, name, displayName, desc: "", url: `https://trello.com/w/${name}`, website: null, logoHash: null };
}

export function drawToken(token: Token): Record<string, unknown> {
  const mayRead = token.scopes.includes("read");
  const mayWrite = token.scopes.includes("write");
  const permission = (modelType: string) => ({ idModel: "*", modelType, read: mayRead, write: mayWrite });
  return {
    id: token.id,
    identifier: token.app.name,
    idMember: token.idMember,
    dateCreated: token.dateCreated,
    dateExpires: token.dateExpires,
    permissions: [
      { idModel: token.idMember, modelType: "Member", read: mayRead, write: token.scopes.includes("account") },
      permission("Board"),
      permission("Organization"),
    ],
  };
}

export function drawApp({ id, name }: App): Record<string, unknown> {
  return { id, name, icon: { url: null } };
}
