import type { Principal } from '../../store/principals.ts'

/** The role that may let a version govern. */
export const publisherRole = 'policy-publisher'

/** Somebody who may publish what `author` wrote. */
export function publisherFor(people: readonly Principal[], author: string): string | undefined {
  return people.find(({ name, roles }) => roles.includes(publisherRole) && name.toLowerCase() !== author.toLowerCase())
    ?.name
}
