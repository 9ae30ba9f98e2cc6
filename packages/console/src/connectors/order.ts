import type { Connector } from './queries.ts'

type Standing = Pick<Connector, 'name' | 'state' | 'stops'>

const worst: readonly Connector['state'][] = ['down', 'reconnect', 'degraded', 'unknown', 'working']

/** What needs somebody first, and then by name. */
export function byNeed<One extends Standing>(connectors: readonly One[]): readonly One[] {
  return connectors.toSorted(
    (one, other) => worst.indexOf(one.state) - worst.indexOf(other.state) || one.name.localeCompare(other.name),
  )
}

/** What to do about a system in such a state, in words. */
export function remedy(state: Connector['state']): string | undefined {
  switch (state) {
    case 'reconnect':
      return 'Set the variable that holds its credentials to what the system takes, and start the workers again. What waits goes on by itself.'
    case 'down':
      return 'Look at the system. Runs that wait try again by themselves, and go on once it answers.'
    case 'degraded':
      return 'Runs try again by themselves. Where it goes on, look at what fails.'
    case 'unknown':
      return 'Nothing tells how it is now. A test asks it, where there is something to ask.'
    case 'working':
      return undefined
  }
}
