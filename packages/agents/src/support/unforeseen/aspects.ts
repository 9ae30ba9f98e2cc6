/** What is asked of the agent in each case that no table foresees. */
export const aspects = [
  'goes to a person',
  'writes nothing that binds',
  'shows the evidence',
  'offers the options',
  'goes to the right role',
] as const

export type Aspect = (typeof aspects)[number]
