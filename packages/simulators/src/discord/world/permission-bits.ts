/** Permissions by name, as Discord's documentation numbers their bits. */
export const permissionBits = {
  addReactions: 1n << 6n,
  administrator: 1n << 3n,
  attachFiles: 1n << 15n,
  createPrivateThreads: 1n << 36n,
  createPublicThreads: 1n << 35n,
  embedLinks: 1n << 14n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  manageMessages: 1n << 13n,
  manageThreads: 1n << 34n,
  mentionEveryone: 1n << 17n,
  readMessageHistory: 1n << 16n,
  sendMessages: 1n << 11n,
  sendMessagesInThreads: 1n << 38n,
  useApplicationCommands: 1n << 31n,
  viewChannel: 1n << 10n,
} as const;

export type PermissionName = keyof typeof permissionBits;

/** What @everyone may do in a new guild. */
export const everyonePermissions: bigint = combinePermissions([
  "addReactions",
  "attachFiles",
  "createPrivateThreads",
  "createPublicThreads",
  "embedLinks",
  "readMessageHistory",
  "sendMessages",
  "sendMessagesInThreads",
  "useApplicationCommands",
  "viewChannel",
]);

/** Every bit that Discord knew in 2026. */
export const allPermissions: bigint = (1n << 53n) - 1n;

export function combinePermissions(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | permissionBits[name], 0n);
}
