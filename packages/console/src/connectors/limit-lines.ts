import type { ConnectorInFull } from './queries.ts'

/** How often a system may be called: by all workers together, then by one run. */
export function limitLines({ together, limits }: Pick<ConnectorInFull, 'together' | 'limits'>): readonly string[] {
  const { atOnce, perSecond, perMinute } = together
  const all = [
    ...(atOnce === null ? [] : [`${calls(atOnce)} at once`]),
    ...(perSecond === null ? [] : [`${calls(perSecond)} a second`]),
    ...(perMinute === null ? [] : [`${calls(perMinute)} a minute`]),
  ]
  return [
    ...(all.length === 0 ? [] : [`${all.join(', ')}, by all workers together`]),
    ...limits.map((one) => `${calls(one.calls)} in a run of ${one.agent}, ${one.goal}`),
  ]
}

function calls(number: number): string {
  return `${number.toLocaleString('en')} ${number === 1 ? 'call' : 'calls'}`
}
