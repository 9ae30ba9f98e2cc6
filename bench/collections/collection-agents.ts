import { action, condition, connector, defineAgent, delegation, fact, goal, query } from 'operant'
import { z } from 'zod'

/** A shelf that answers at once: what is left is the engine's own time. */
export class Shelf {
  readonly listed: readonly string[]
  readonly tidied = new Set<string>()
  writes = 0
  lists = 0

  constructor(things: number, name: string) {
    this.listed = Array.from({ length: things }, (_, index) => `${name}-${index + 1}`)
  }
}

const shelf = connector<Shelf>({ name: 'shelf', open: () => new Shelf(0, '') })
const thing = fact('thing', z.string())
const untidy = fact('untidy', z.array(z.object({ id: z.string(), worth: z.number() })))

const tidy = condition({
  name: 'tidy',
  needs: { id: thing },
  uses: { shelf },
  holds: (i, u) => u.shelf.tidied.has(i.id),
})
const tidyUp = action({
  name: 'tidyUp',
  needs: { id: thing },
  uses: { shelf },
  makes: tidy,
  identity: (i) => ['tidy', i.id],
  perform: (i, u) => {
    u.shelf.writes += 1
    u.shelf.tidied.add(i.id)
  },
  confirm: (i, u) => (u.shelf.tidied.has(i.id) ? {} : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'reversible',
})
const one = goal({ name: 'one', ask: 'Tidy up {thing}', input: { thing }, doneWhen: [tidy] })

const listUntidy = query({
  name: 'listUntidy',
  gives: untidy,
  uses: { shelf },
  read: (_, u) => {
    u.shelf.lists += 1
    return u.shelf.listed.filter((id) => !u.shelf.tidied.has(id)).map((id) => ({ id, worth: id.length }))
  },
})
const allTidy = condition({
  name: 'allTidy',
  needs: {},
  uses: { shelf },
  holds: (_, u) => u.shelf.tidied.size === u.shelf.listed.length,
})
const each = delegation({
  name: 'each',
  needs: { untidy },
  each: (i) => i.untidy,
  identity: ({ id }) => id,
  order: ({ worth }) => ({ value: worth }),
  to: one,
  with: ({ id }) => ({ thing: id }),
  atOnce: 10,
  makes: allTidy,
  changes: [untidy],
})

const policy = {
  path: 'tidy.yaml',
  text: 'policy: tidy\nrules:\n  - rule: tidying is harmless\n    for: tidyUp\n    when: "true"\n    then: allow\n    because: It is measured.\n',
}

export const tidier = defineAgent({ name: 'tidier', goals: [one], can: [tidyUp], policies: [policy] })
export const all = goal({
  name: 'all',
  ask: 'Tidy up everything',
  input: {},
  doneWhen: [allTidy],
  limits: { calls: 100_000 },
})
export const collector = defineAgent({ name: 'collector', goals: [all], can: [listUntidy, each] })
