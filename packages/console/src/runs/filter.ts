import type { paths } from '../api/types.gen.ts'

type Query = NonNullable<paths['/runs']['get']['parameters']['query']>

/** What a list of runs is asked for by: the query of `/runs` without its pages. All of it stands in the address. */
export type RunFilter = Omit<Query, 'limit' | 'after'>
type Name = keyof RunFilter

const choices = {
  state: ['running', 'waiting', 'settled'],
  outcome: ['met', 'partly', 'declined', 'handed over', 'failed', 'cancelled', 'shadowed'],
  claimedBy: ['model', 'system', 'person', 'run'],
} as const

/** How each part of a filter is told; its keys are all there are. */
export const filterNames: Readonly<Record<Name, string>> = {
  state: 'State',
  outcome: 'Outcome',
  agent: 'Agent',
  goal: 'Goal',
  startedBy: 'Started by',
  parent: 'Part of run',
  subject: 'About',
  text: 'Words',
  from: 'Opened from',
  until: 'Opened before',
  endedFrom: 'Ended from',
  endedUntil: 'Ended before',
  class: 'Class',
  cause: 'Cause',
  claimedBy: 'Claimed by',
  counted: 'Counted',
  verified: 'Verified',
  claimed: 'Claimed',
  automatic: 'Automatic',
  escalated: 'Escalated',
  closed: 'Closed by a person',
  waited: 'Waited for people',
  reversed: 'Something taken back',
  classed: 'With a class',
  moneyKnown: 'Money known',
  costKnown: 'Cost known',
}

/** The filter in an address. What is none is left out; addresses are read as JSON, so words may come as numbers. */
export function filterOf(search: Readonly<Record<string, unknown>>): RunFilter {
  const entries = Object.keys(filterNames).flatMap((name) => {
    const value = search[name]
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return []
    const text = String(value).trim()
    const fits = Object.hasOwn(choices, name) ? choices[name as keyof typeof choices].some((one) => one === text) : true
    return text === '' || !fits ? [] : [[name, text]]
  })
  return Object.fromEntries(entries) as RunFilter
}

/** The parts of a filter that are set, as they are told. */
export function toldFilter(filter: RunFilter): readonly { readonly name: Name; readonly label: string }[] {
  return (Object.keys(filterNames) as Name[]).flatMap((name) => {
    const value = filter[name]
    return value === undefined ? [] : [{ name, label: `${filterNames[name]}: ${wordOf(value)}` }]
  })
}

function wordOf(value: string): string {
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value
}

/** A filter with one part set, or taken away. */
export function withPart(filter: RunFilter, name: Name, value: string | undefined): RunFilter {
  return filterOf({ ...filter, [name]: value })
}

/** Whether two filters are the same. */
export function sameFilter(one: RunFilter, other: RunFilter): boolean {
  return (Object.keys(filterNames) as Name[]).every((name) => one[name] === other[name])
}
