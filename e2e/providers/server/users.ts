import { randomUUID } from 'node:crypto';
import type { SimulatedUser } from '../simulated-provider.ts';

export interface StoredUser extends Required<SimulatedUser> {
  readonly id: number;
  readonly uuid: string;
  readonly createdAt: Date;
}

export function storedUser(user: SimulatedUser, id: number): StoredUser {
  return { active: true, tenants: [], ...user, id, uuid: randomUUID(), createdAt: new Date() };
}

/** Identifiers are compared exactly, case included: no page says that they fold. */
export class UserTable {
  #users: StoredUser[] = [];
  #lastId = 0;

  /** Replaces whoever has this username or this email. */
  add(user: SimulatedUser): StoredUser {
    this.#lastId += 1;
    const added = storedUser(user, this.#lastId);
    this.#users = this.#users.filter((other) => other.username !== user.username && other.email !== user.email);
    this.#users.push(added);
    return added;
  }

  /** Whoever has all of what is given; nobody if nothing is. */
  find(wanted: {
    readonly username?: string | undefined;
    readonly email?: string | undefined;
  }): StoredUser | undefined {
    if (wanted.username === undefined && wanted.email === undefined) return undefined;
    return this.#users.find(
      (user) =>
        (wanted.username === undefined || user.username === wanted.username) &&
        (wanted.email === undefined || user.email === wanted.email),
    );
  }
}
