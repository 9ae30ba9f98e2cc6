import type {
  ProviderAnswer,
  ProviderRequest,
} from '../../../packages/operant/src/testing/model-server/provider-server.ts'

/** A request to the model, as a scenario looks at it. */
export interface Turn {
  /** Answers that stand in the conversation. */
  readonly answered: number
  /** Requests of this play before this one, whatever came of them. */
  readonly asked: number
  readonly request: ProviderRequest
}

export type Answering = (turn: Turn) => ProviderAnswer

/** One call in an answer. */
export function call(tool: string, input: unknown = {}): ProviderAnswer {
  return { calls: [{ tool, input }] }
}

/** Several calls in one answer. */
export function calls(...list: readonly (readonly [tool: string, input?: unknown])[]): ProviderAnswer {
  return { calls: list.map(([tool, input = {}]) => ({ tool, input })) }
}

/** Always the same answer. */
export function always(answer: ProviderAnswer): Answering {
  return () => answer
}

const about = { about: ['O1'] }
const right: readonly ProviderAnswer[] = [
  call('readTicket'),
  call('readOrder', about),
  call('classify'),
  call('remedyTable', about),
  call('refund', about),
  call('reply'),
]

/** A model that does its work: one step after the other, told from the conversation alone. */
export const behaves: Answering = ({ answered }) => right[answered] ?? call('done')

/** So many requests of a play are answered in another way; then it behaves. */
export function atFirst(times: number, answer: ProviderAnswer): Answering {
  return (turn) => (turn.asked < times ? answer : behaves(turn))
}

/** Says these one after the other, whatever comes of them, and begins again. */
export function roundAndRound(...answers: readonly ProviderAnswer[]): Answering {
  return ({ answered }) => answers[answered % answers.length] ?? call('done')
}

/** Knows all there is to know after its first four calls, and then says these. */
export function learntThen(...answers: readonly ProviderAnswer[]): Answering {
  const all = [...right.slice(0, 4), ...answers]
  return ({ answered }) => all[answered] ?? call('done')
}
