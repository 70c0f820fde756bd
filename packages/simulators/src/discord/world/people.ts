/** Who there is: users, bots, their places in guilds, and roles. */

export interface User {
  readonly id: string;
  username: string;
  globalName: string | null;
  readonly bot: boolean;
}

export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
  position: number;
  /** The application whose installation made this role. */
  readonly applicationId: string | null;
}

export interface Member {
  readonly user: User;
  nick: string | null;
  readonly roleIds: Set<string>;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
}

export interface Guild {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  /** The role with the guild's own id is @everyone. */
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}
