import { portionNames, type PortionName } from './elements/portions.ts'

/** Ways to look at a run; one over many has elements, and one that made something files. */
export const views = ['elements', 'list', 'timeline', 'graph', 'plans', 'files'] as const
export type View = (typeof views)[number]

/** Parts of the panel of a step. */
export const tabs = ['why', 'input', 'output', 'checks', 'rules', 'attempts', 'raw'] as const
export type Tab = (typeof tabs)[number]

/** Where in a run somebody is: it stands in the address. */
export interface Place {
  readonly view?: View
  readonly step?: number
  readonly tab?: Tab
  /** The graph shows every step. */
  readonly all?: boolean
  /** The elements that ended so, or stand so. */
  readonly of?: PortionName
  /** Words that elements are found by. */
  readonly words?: string
}

/** The place that an address names. What is none is left out. */
export function placeOf(search: Readonly<Record<string, unknown>>): Place {
  const view = views.find((one) => one === search['view'])
  const tab = tabs.find((one) => one === search['tab'])
  const of = portionNames.find((one) => one === search['of'])
  const { step, words } = search
  return {
    ...(view === undefined ? {} : { view }),
    ...(typeof step === 'number' && Number.isSafeInteger(step) && step > 0 ? { step } : {}),
    ...(tab === undefined ? {} : { tab }),
    ...(search['all'] === true ? { all: true } : {}),
    ...(of === undefined ? {} : { of }),
    // The router reads what looks like a number as one.
    ...(typeof words === 'string' || typeof words === 'number' ? { words: String(words) } : {}),
  }
}
