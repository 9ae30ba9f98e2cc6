import { may } from '../access/permissions.ts'
import type { Principal } from '../store/principals.ts'

/** Somebody who may publish what `author` wrote. */
export function publisherFor(people: readonly Principal[], author: string): string | undefined {
  return people.find(({ name, roles }) => may(roles, 'publish policies') && name.toLowerCase() !== author.toLowerCase())
    ?.name
}
