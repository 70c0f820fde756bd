import type { Repository } from "../model.ts";
import { nameOf, type World } from "../world.ts";
import { drawAccount } from "./draw-account.ts";
import { isoTime, nodeId } from "./draw-values.ts";

/** Addresses that follow from that of the repository. */
const below = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
} as const;

export function repositoryUrl(world: World, repository: Repository): string {
  return `${world.apiUrl}/repos/${nameOf(repository)}`;
}

/** As lists and deliveries show it. */
export function drawRepository(world: World, repository: Repository): Record<string, unknown> {
  const url = repositoryUrl(world, repository);
  const html = `${world.url}/${nameOf(repository)}`;
  const open = [...repository.issues.values()].filter(({ state }) => state === "open").length;
  const { host } = new URL(world.url);
  return {
    ...drawRepositoryBriefly(repository),
    owner: drawAccount(world, repository.owner),
    html_url: html,
    description: repository.description,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(below).map(([name, path]) => [name, url + path])),
    git_url: `git://${host}/${nameOf(repository)}.git`,
    ssh_url: `git@${host}:${nameOf(repository)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    default_branch: "main",
    open_issues: open,
    open_issues_count: open,
    has_issues: repository.hasIssues,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    is_template: false,
    topics: [],
    visibility: repository.private ? "private" : "public",
    archived: repository.archived,
    disabled: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: isoTime(repository.createdAt),
    created_at: isoTime(repository.createdAt),
    updated_at: isoTime(repository.updatedAt),
  };
}

/** What a look at one repository shows. */
export function drawFullRepository(world: World, repository: Repository): Record<string, unknown> {
  return { ...drawRepository(world, repository), subscribers_count: 0, network_count: 0 };
}

/** As an installation names what it reaches. */
export function drawRepositoryBriefly(repository: Repository): Record<string, unknown> {
  const { id, name } = repository;
  return { id, node_id: nodeId("R", id), name, full_name: nameOf(repository), private: repository.private };
}
