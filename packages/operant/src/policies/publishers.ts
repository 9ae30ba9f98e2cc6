import { may } from '../access/permissions.ts'
import type { Principal } from '../store/principals.ts'

/** Everybody who may publish what `author` wrote. */
export function publishersFor(people: readonly Principal[], author: string): readonly string[] {
  return people.flatMap(({ name, roles }) =>
    may(roles, 'publish policies') && name.toLowerCase() !== author.toLowerCase() ? [name] : [],
  )
}
