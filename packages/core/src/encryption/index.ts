/** Encryption: the data keys of organizations and of people. */
export type { KeyAccess } from "./data-key.ts";
export { encryptionModule } from "./module.ts";
export { findOrganizationKey, openOrganizationKey, organizationKey } from "./organization-key.ts";
export { destroySubjectKey, findSubjectKey, subjectKey } from "./subject-key.ts";
