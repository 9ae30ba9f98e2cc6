import { DefinitionError } from '../facts/definition-error.ts'

/** What an action tells somebody outside. */
export interface Sends<Name extends string> {
  /** The argument that says whom: read from a record that belongs to the reader (`readers: owner(…)`), or nobody is known to read it. */
  readonly to: Name
  /** The arguments that are told. */
  readonly carries: readonly Name[]
  /** Hosts, with all below them, that links in what outsiders or models had a hand in may lead to. Default: none. */
  readonly links?: readonly string[]
}

export interface SendsSpec {
  readonly to: string
  readonly carries: readonly string[]
  readonly links: readonly string[]
}

const host = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i

/** The checked specification of what an action sends. */
export function sendsOf(
  where: string,
  what: string,
  sends: Sends<string> | 'nobody' | undefined,
  needs: Readonly<Record<string, unknown>>,
): SendsSpec | 'nobody' | undefined {
  if (sends === undefined || sends === 'nobody') return sends
  const { to, carries, links = [] } = sends
  const stray = [to, ...carries].find((name) => !Object.hasOwn(needs, name))
  if (stray !== undefined || carries.length === 0)
    throw new DefinitionError(
      where,
      `${what}, sends`,
      stray === undefined ? 'arguments that are carried' : `an argument "${stray}", which it does not need`,
      `name its needs (${Object.keys(needs).join(', ')}) in "to" and "carries"`,
    )
  const odd = links.find((one) => !host.test(one))
  if (odd !== undefined)
    throw new DefinitionError(
      where,
      `${what}, sends`,
      `a host such as shop.example, not "${odd}"`,
      'name the host alone',
    )
  return { to, carries, links }
}
