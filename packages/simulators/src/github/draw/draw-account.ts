/** People, organizations and applications' own accounts, as the API shows them. */
import type { Account } from "../model.ts";
import type { World } from "../world.ts";
import { isoTime, nodeId } from "./draw-values.ts";

export function drawAccount(world: World, { id, login, type }: Account): Record<string, unknown> {
  const api = `${world.apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId("U", id),
    avatar_url: `${world.url}/avatars/u/${id}?v=4`,
    gravatar_id: "",
    url: api,
    html_url: `${world.url}/${encodeURIComponent(login)}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    user_view_type: "public",
    site_admin: false,
  };
}

/** What a look at one person shows. */
export function drawProfile(world: World, account: Account): Record<string, unknown> {
  return {
    ...drawAccount(world, account),
    name: account.name,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: isoTime(account.createdAt),
    updated_at: isoTime(account.createdAt),
  };
}

/** The organization beside a delivery. */
export function drawOrganization(world: World, { id, login }: Account): Record<string, unknown> {
  const api = `${world.apiUrl}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId("O", id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${world.url}/avatars/u/${id}?v=4`,
    description: null,
  };
}
