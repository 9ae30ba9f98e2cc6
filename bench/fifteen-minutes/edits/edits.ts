import { readFileSync } from 'node:fs'

/** One change that a person makes with an editor. */
export type Edit =
  | { readonly file: string; readonly replace: string; readonly by: string }
  | { readonly file: string; readonly write: string }

function own(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

/** From two connections to an agent with a goal. */
export const agentEdits: readonly Edit[] = [
  { file: 'travel.ts', write: own('travel.ts.txt') },
  { file: 'travel.yaml', write: own('travel.yaml') },
  {
    file: 'operant.config.ts',
    replace: "import { triage } from './agent.ts'\n",
    by: "import { triage } from './agent.ts'\nimport { travel } from './travel.ts'\n",
  },
  { file: 'operant.config.ts', replace: 'agents: [triage]', by: 'agents: [triage, travel]' },
  // The id of an order comes with the goal: a fact in the place of a free argument.
  {
    file: 'connections/pets.ts',
    replace: 'export const orderById = fact(',
    by: "export const orderId = fact('orderId', z.int().min(1).max(10))\nexport const petId = fact('petId', z.int())\nexport const orderById = fact(",
  },
  {
    file: 'connections/pets.ts',
    replace: "needs: { orderId: argument(z.int().min(1).max(10), 'ID of pet that needs to be fetched') }",
    by: 'needs: { orderId }',
  },
]

/** What the lint asks of the one write that the goal needs, as it prints it, until it is proven. */
export const proofEdits: readonly Edit[] = [
  {
    file: 'connections/pets.ts',
    replace: "import { argument, connector, fact, query, unprovenAction } from 'operant'",
    by: "import { action, argument, connector, fact, query, readWith, unprovenAction } from 'operant'",
  },
  {
    file: 'connections/pets.ts',
    replace: 'export const placeOrder = unprovenAction({',
    by: 'export const placeOrder = action({',
  },
  {
    file: 'connections/pets.ts',
    replace: `    id: argument(z.int().optional()),
    petId: argument(z.int().optional()),
    quantity: argument(z.int32().optional()),
    shipDate: argument(z.iso.datetime({ offset: true }).optional()),
    status: argument(z.enum(['placed', 'approved', 'delivered']).optional(), 'Order Status'),
    complete: argument(z.boolean().optional(), 'false if left out'),
  },
  gives: placeOrderAnswer,
`,
    by: `    id: orderId,
    petId,
  },
  gives: placeOrderAnswer,
  identity: (i) => ['pets.placeOrder', i.id],
  confirm: (i, u) => readWith(getOrderById, { orderId: i.id }, u),
  expect: (i) => ({ petId: i.petId }),
  undo: 'none',
  risk: 'irreversible',
`,
  },
]

/** Lines that are new, changed or taken out; empty ones are left out. */
export function editedLines(edits: readonly Edit[]): number {
  return edits.reduce((sum, edit) => sum + ('write' in edit ? linesOf(edit.write).length : changed(edit)), 0)
}

/** A line that another takes the place of counts once. */
function changed({ replace, by }: Extract<Edit, { replace: string }>): number {
  const [before, after] = [linesOf(replace), linesOf(by)]
  const gone = before.filter((line) => !after.includes(line)).length
  const fresh = after.filter((line) => !before.includes(line)).length
  return Math.max(gone, fresh)
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
