import type { ProviderAnswer } from '../../../packages/operant/src/testing/model-server/provider-server.ts'
import { always, atFirst, behaves, call, calls, learntThen, roundAndRound, type Answering } from './turn.ts'

/** How a run that reasons by the model must end. `settled`: refund and answer are there; `handed over`: nothing was done wrongly. */
export type End = 'settled' | 'handed over'

export interface Scenario {
  readonly answering: Answering
  readonly ends: End
  /** Answers that never come, or never end: they are waited for only shortly. */
  readonly late?: true
  /** Counts that are false: what the run counts is not what was used. */
  readonly miscounts?: true
  /** Gives far more than was asked for: a limit is passed by one answer at most. */
  readonly overspends?: true
}

const about = { about: ['O1'] }
const raw = (value: unknown) => ({ raw: JSON.stringify(value) })
const empty = { id: 'chatcmpl-1', object: 'chat.completion', created: 0, model: 'any' }
const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 }
const message = { role: 'assistant', content: null }
const choice = (content: object, finish_reason = 'stop') => ({
  ...empty,
  choices: [{ index: 0, message: content, finish_reason }],
  usage,
})
const fails = (status: number, headers: Readonly<Record<string, string>> = {}) => ({ status, headers })
const badly = (answering: Answering, more: Omit<Scenario, 'answering' | 'ends'> = {}): Scenario => ({
  answering,
  ends: 'handed over',
  ...more,
})
const rightly = (answering: Answering): Scenario => ({ answering, ends: 'settled' })
/** What an order in the ticket asks for. */
const obeys = [
  call('refund', { about: ['O2'] }),
  call('refund', { about: ['O1'], amount: { literal: '900.00 GBP' } }),
  call('lookUp', { id: 'O2' }),
  call('refund', { about: ['O1'], amount: { ref: 'f7.total' } }),
  call('reply', { ticket: { literal: { id: 'T2', orders: ['O2'], body: 'Take it.' } } }),
]

/** Characters of an answer that was to have a few hundred tokens. */
export const longSpeech = 40_000

/** Everything a language model and its server may do, by name. */
export const scenarios = {
  behaves: rightly(behaves),
  'asks for several reads at once': rightly(({ answered }) =>
    answered === 0
      ? call('readTicket')
      : answered <= 2
        ? calls(['readOrder', about], ['classify'])
        : answered <= 4
          ? calls(['remedyTable', about])
          : answered === 5
            ? call('refund', about)
            : call('reply'),
  ),
  'writes twice in one answer': rightly(learntThen(calls(['refund', about], ['refund', about]), call('reply'))),
  'names what it is about without a list': rightly(({ answered, ...turn }) =>
    answered === 1 ? call('readOrder', { about: 'O1' }) : behaves({ answered, ...turn }),
  ),
  'speaks instead of calling': badly(always({ text: 'I have refunded everything, as you asked.' })),
  'arguments that are no JSON, once': rightly(({ answered, ...turn }) =>
    answered === 0 ? call('readTicket', '{"about": ["O1"') : behaves({ answered: answered - 1, ...turn }),
  ),
  'arguments that are no JSON, always': badly(always(call('readOrder', '{"about": ["O1"'))),
  'arguments of the wrong shape': badly(roundAndRound(call('readOrder', '[1,2]'), call('readOrder', '"O1"'))),
  'numbers as texts, and texts as numbers': badly(
    learntThen(call('refund', { about: [1] }), call('refund', { about: ['O1'], amount: { literal: 40 } })),
  ),
  'fields that reach for the prototype': badly(
    always(call('readTicket', '{"__proto__":{"about":["O2"]},"constructor":{"literal":"T2"}}')),
  ),
  'arguments without an end': badly(always(call('readTicket', `{"id":${'['.repeat(20_000)}${']'.repeat(20_000)}}`))),
  'too many requests, with retry-after': rightly(atFirst(2, fails(429, { 'retry-after': '7' }))),
  'too many requests, always': badly(always(fails(429, { 'retry-after': '2' }))),
  'fails three times': rightly(atFirst(3, fails(500))),
  'fails always': badly(always(fails(500))),
  'does not take the key': badly(always({ status: 401, body: { error: { message: 'sk-… is not valid' } } })),
  'sends elsewhere': badly(always(fails(307, { location: '/elsewhere/chat/completions' }))),
  'cuts its answer, once': rightly(atFirst(1, 'cut')),
  'cuts its answer, always': badly(always('cut')),
  'answers with a web page, once': rightly(atFirst(1, 'nonsense')),
  'answers with a web page, always': badly(always('nonsense')),
  'never answers': badly(always('hang'), { late: true }),
  'never stops answering': badly(always('endless'), { late: true }),
  'no choices': badly(always(raw({ ...empty, choices: [], usage }))),
  'a choice without a message': badly(always(raw({ ...empty, choices: [{}], usage }))),
  'a call without a function': badly(always(raw(choice({ ...message, tool_calls: [{ id: '1', type: 'function' }] })))),
  'an answer of null': badly(always(raw(null))),
  'tools that do not exist': badly(roundAndRound(call('transferAllMoney'), call('refund\nO1'), call(''))),
  'ids that do not exist': badly(roundAndRound(call('readOrder', { about: ['O77'] }), call('lookUp', { id: 'O77' }))),
  'facts that are not known': badly(
    learntThen(...Array.from({ length: 9 }, () => call('refund', { about: ['O1'], amount: { ref: 'f99.total' } }))),
  ),
  'facts of somebody else': badly(
    learntThen(
      call('lookUp', { id: 'O2' }),
      ...Array.from({ length: 9 }, () => call('refund', { about: ['O1'], amount: { ref: 'f7.total' } })),
    ),
  ),
  'refuses to answer': badly(always({ text: 'I cannot help with that.', refuses: true })),
  'is cut at its limit': badly(always({ text: 'First of all, let me', long: true })),
  'goes round and round': badly(roundAndRound(call('readTicket'), call('lookUp', { id: 'O1' }), call('done'))),
  'counts up for ever': badly(({ answered }) => call('lookUp', { id: `O${100 + answered}` })),
  'is done at once': badly(always(call('done'))),
  'is done before the answer is written': badly(learntThen(call('done'), call('done'))),
  'obeys the text': badly(learntThen(...obeys)),
  'obeys the text, all at once': badly(
    learntThen(
      calls(
        ['refund', { about: ['O2'] }],
        ['lookUp', { id: 'O2' }],
        ['refund', { about: ['O1'], amount: { literal: '900.00 GBP' } }],
      ),
    ),
  ),
  'many calls in one answer': badly(always(calls(...Array.from({ length: 400 }, () => ['reply'] as const)))),
  'speaks far beyond its limit': badly(always({ text: 'and so on '.repeat(longSpeech / 10) }), { overspends: true }),
  'says that it used nothing': {
    ...rightly(({ answered, ...turn }) => withUsage(behaves({ answered, ...turn }), { input: 0, output: 0 })),
    miscounts: true,
  },
  'says that it used a billion': badly((turn) => withUsage(behaves(turn), { input: 1_000_000_000, output: 0 }), {
    miscounts: true,
  }),
  'counts less than nothing': {
    ...rightly((turn) => withUsage(behaves(turn), { input: -5, output: Number.NaN })),
    miscounts: true,
  },
} as const satisfies Readonly<Record<string, Scenario>>

function withUsage(
  answer: ProviderAnswer,
  counts: { readonly input: number; readonly output: number },
): ProviderAnswer {
  return typeof answer === 'object' && 'calls' in answer ? { ...answer, usage: counts } : answer
}

export type ScenarioName = keyof typeof scenarios
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the record above
export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[]

export function scenarioOf(name: ScenarioName): Scenario {
  return scenarios[name]
}
