/** The state of the simulated GitHub: everything by its id, and what happens as events. */
import type { Account, App, Delivery, Installation, Issue, Repository, Token } from "./model.ts";
import { notFound } from "./refusal.ts";

/** Something that webhooks tell of. `payload` is drawn at the moment when it happens. */
export interface Happening {
  readonly event: string;
  /** Null for events that know no actions. */
  readonly action: string | null;
  readonly sender: Account;
  /** Where it happened; null for what concerns an installation as a whole. */
  readonly repository: Repository | null;
  /** The only installation that hears of it; left out: all that see the repository. */
  readonly installation?: Installation;
  /** The only application that hears of it, where it concerns no installation. */
  readonly app?: App;
  readonly payload: Readonly<Record<string, unknown>>;
}

export class World {
  readonly accounts = new Map<number, Account>();
  readonly repositories = new Map<number, Repository>();
  readonly apps = new Map<number, App>();
  readonly installations = new Map<number, Installation>();
  readonly tokens = new Map<string, Token>();
  /** Oldest first. */
  readonly deliveries: Delivery[] = [];
  /** Where the site answers; known once it listens. */
  url = "";
  /** Hears everything that happens, right then. */
  onHappening: (happening: Happening) => void = () => undefined;
  readonly #clock: () => number;
  #lastId = 100_000;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Where the API answers: as that of an Enterprise Server, below its site. */
  get apiUrl(): string {
    return `${this.url}/api/v3`;
  }

  /** Unix seconds: GitHub's times have no fractions. */
  get now(): number {
    return Math.floor(this.#clock() / 1_000);
  }

  /** Never the same number twice, whatever it counts. */
  newId(): number {
    return ++this.#lastId;
  }

  /** By login or id. Throws a 404. */
  account(name: string | number): Account {
    const wanted = String(name).toLowerCase();
    const found = [...this.accounts.values()].find(
      ({ login, id }) => login.toLowerCase() === wanted || String(id) === wanted,
    );
    if (!found) throw notFound();
    return found;
  }

  repository(id: number): Repository {
    const found = this.repositories.get(id);
    if (!found) throw notFound();
    return found;
  }

  /** By the name that it has now, or by one that it had. */
  repositoryNamed(fullName: string): { readonly repository: Repository; readonly isFormer: boolean } {
    const wanted = fullName.toLowerCase();
    const all = [...this.repositories.values()];
    const present = all.find((repository) => nameOf(repository).toLowerCase() === wanted);
    if (present) return { repository: present, isFormer: false };
    const former = all.find(({ formerNames }) => formerNames.has(wanted));
    if (!former) throw notFound();
    return { repository: former, isFormer: true };
  }

  installation(id: number): Installation {
    const found = this.installations.get(id);
    if (!found) throw notFound();
    return found;
  }

  /** The repositories that an installation reaches, oldest first. */
  repositoriesOf({ account, selected }: Pick<Installation, "account" | "selected">): Repository[] {
    return [...this.repositories.values()].filter(
      ({ id, owner }) => owner === account && (selected === null || selected.has(id)),
    );
  }

  /** By its id, over all repositories. */
  issueById(id: number): Issue {
    for (const { issues } of this.repositories.values()) {
      for (const issue of issues.values()) if (issue.id === id) return issue;
    }
    throw notFound();
  }
}

export function nameOf({ owner, name }: Repository): string {
  return `${owner.login}/${name}`;
}
