/** A virtual world: work items here, copies on platforms, and what is known of each copy. Nothing in it takes time. */
import { createRandom, type Random } from "../proof/random.ts";
import type { Engine, Ledger, Side } from "./engine.ts";

export interface Item {
  fields: Side;
  updatedAt: number;
}

export interface Copy {
  readonly intent: string | null;
  fields: Side;
  version: number;
  updatedAt: number;
}

/** What is known here of the copy of an item. */
export interface Link {
  readonly intent: string;
  copyId: string | null;
  ledger: Ledger;
  bases: Readonly<Record<string, string>>;
  version: number;
  updatedAt: number;
  /** The platform's side took the item in, and not ours. */
  readonly isTakenThere: boolean;
}

export interface Platform {
  readonly skew: number;
  readonly copies: Map<string, Copy>;
  readonly links: Map<number, Link>;
  /** Ids of copies from top to bottom. */
  order: string[];
  orderVersion: number;
  orderSeen: number;
  /** Items in the order that both sides had last. */
  baseOrder: string[];
  /** Writes of ours that changed something. */
  writes: number;
}

export type Job = { readonly platform: number; readonly changed: "here" | "there" } & (
  | { readonly kind: "compare"; readonly item: number }
  | { readonly kind: "take"; readonly copyId: string }
  | { readonly kind: "order" }
);

export interface World {
  readonly engine: Engine;
  readonly random: Random;
  readonly items: Map<number, Item>;
  order: string[];
  readonly platforms: Platform[];
  readonly queue: Map<string, Job>;
  /** Overruled values, which the product keeps in the item's history. */
  readonly kept: { readonly item: number; readonly field: string; readonly value: unknown }[];
  /** Values that we replaced over there without having seen them. */
  readonly unseen: unknown[];
  now: number;
  ids: number;
}

export function createWorld(engine: Engine, seed: number, skews: readonly number[]): World {
  const platforms = skews.map((skew): Platform => {
    const order = { order: [], orderVersion: 0, orderSeen: 0, baseOrder: [] };
    return { skew, copies: new Map(), links: new Map(), ...order, writes: 0 };
  });
  const random = createRandom(seed);
  return {
    engine,
    random,
    items: new Map(),
    order: [],
    platforms,
    queue: new Map(),
    kept: [],
    unseen: [],
    now: 0,
    ids: 0,
  };
}

/** Several wishes for the same become one. */
export function enqueue({ queue }: World, job: Job): void {
  queue.set(JSON.stringify(job), job);
}

/** What is done here is told to every platform's copy. */
export function changeHere(world: World, id: number, fields: Side): void {
  const item = world.items.get(id);
  if (!item) return;
  item.fields = { ...item.fields, ...fields };
  item.updatedAt = world.now;
  for (const platform of world.platforms.keys())
    enqueue(world, { kind: "compare", platform, item: id, changed: "here" });
}

export function createHere(world: World, fields: Side): number {
  const id = ++world.ids;
  world.items.set(id, { fields, updatedAt: world.now });
  world.order.push(String(id));
  changeHere(world, id, {});
  return id;
}

export function changeThere(world: World, platform: Platform, copy: Copy, fields: Side): void {
  copy.fields = { ...copy.fields, ...fields };
  copy.version = ++world.ids;
  copy.updatedAt = world.now + platform.skew;
}

export function createThere(world: World, platform: Platform, fields: Side, intent: string | null): string {
  const id = `c${++world.ids}`;
  platform.copies.set(id, { intent, fields, version: world.ids, updatedAt: world.now + platform.skew });
  platform.order.push(id);
  platform.orderVersion++;
  return id;
}

export function move(order: readonly string[], id: string, after: string | null): string[] {
  const others = order.filter((other) => other !== id);
  others.splice(after === null ? 0 : others.indexOf(after) + 1, 0, id);
  return others;
}
