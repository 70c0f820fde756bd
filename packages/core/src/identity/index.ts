/** Identity: who somebody is, and how he proves it. */
export type { IdentityDependencies } from "./dependencies.ts";
export { fillSampleJobName } from "./fill-sample.ts";
export { findHandles } from "./find-handles.ts";
export { findMembersByHandle, type MentionedMember } from "./find-members-by-handle.ts";
export { signIdentityLink } from "./identity-link.ts";
export { type JoiningPerson, joinOrganization, newPersonIds } from "./join-organization.ts";
export { keyPrincipal } from "./key-principal.ts";
export { memberPrincipal } from "./member-access.ts";
export { createIdentityModule } from "./module.ts";
export { selectNames } from "./people.store.ts";
export { principalOf, resolveExternalIdentity, type SeenPerson } from "./resolve-external-identity.ts";
export type { SampleData, SampleOrganization, SamplePerson } from "./sample-data.ts";
