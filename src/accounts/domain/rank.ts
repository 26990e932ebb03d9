// Who may act on whose account: staff on customers, an admin on everybody below, everybody on themselves.
import type { Role } from './roles.ts';

export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}

function rankOf(roles: readonly Role[]): number {
  return roles.includes('admin') ? 2 : roles.includes('staff') ? 1 : 0;
}

export function mayActOn(caller: Person, other: Person): boolean {
  return caller.id === other.id || rankOf(caller.roles) > rankOf(other.roles);
}
