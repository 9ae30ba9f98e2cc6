/** Ways to look at a run. */
export const views = ['list', 'timeline', 'graph', 'plans'] as const
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
}

/** The place that an address names. What is none is left out. */
export function placeOf(search: Readonly<Record<string, unknown>>): Place {
  const view = views.find((one) => one === search['view'])
  const tab = tabs.find((one) => one === search['tab'])
  const { step } = search
  return {
    ...(view === undefined ? {} : { view }),
    ...(typeof step === 'number' && Number.isSafeInteger(step) && step > 0 ? { step } : {}),
    ...(tab === undefined ? {} : { tab }),
    ...(search['all'] === true ? { all: true } : {}),
  }
}
