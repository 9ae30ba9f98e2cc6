import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { Right } from '../../access/permissions.ts'

/** A call of the API. */
export interface ApiCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: Readonly<Record<string, unknown>>
  /** The same key twice happens once. */
  readonly key?: string | undefined
}

/** What a client may do here: one call of the API, under a name. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  /** Besides looking. It only says who is told of the tool: the route of the API checks it. */
  readonly right?: Right
  readonly input: StandardSchemaWithJSON<unknown, Readonly<Record<string, unknown>>>
  /** The call that a use of it comes to; `input` is as the schema has it. */
  call(input: Readonly<Record<string, unknown>>): ApiCall
}

function tool<Shape extends z.ZodRawShape>(
  declared: Omit<Tool, 'input' | 'call'> & {
    readonly input: Shape
    readonly call: (input: z.output<z.ZodObject<Shape, z.core.$strict>>) => ApiCall
  },
): Tool {
  const input = z.strictObject(declared.input)
  return { ...declared, input, call: (given) => declared.call(input.parse(given)) }
}

const page = {
  limit: z.int().min(1).max(200).optional(),
  after: z.string().optional().describe('`next` of the page before'),
} as const
const key = z.string().min(1).max(200).optional().describe('Any text of your own: the same one twice happens once')
const settled = z
  .strictObject({
    meant: z.string().optional(),
    deadline: z.string().optional(),
    unchecked: z.array(z.string()).optional(),
  })
  .optional()
  .describe('The id of a choice for each doubt that understand_goal tells of')
const words = z.string().min(1).max(4_000)

/** What Operant does for clients that speak MCP. */
export const tools: readonly Tool[] = [
  tool({
    name: 'understand_goal',
    title: 'Understand a goal',
    description: 'What words are taken for: the goal, its input, when it is done; or what is in doubt. Nothing starts.',
    input: { words, agent: z.string().optional(), settled },
    call: (body) => ({ method: 'POST', path: '/goals/understand', body }),
  }),
  tool({
    name: 'start_goal',
    title: 'Start a goal',
    description:
      'Starts a run that pursues a goal said in words. Words in doubt start nothing: the answer tells the choices. What the run may do is decided by the policies and by people, not here.',
    right: 'start goals',
    input: { words, agent: z.string().optional(), settled, key },
    call: ({ key: once, ...body }) => ({ method: 'POST', path: '/goals', body, key: once }),
  }),
  tool({
    name: 'start_named_goal',
    title: 'Start a goal by its name',
    description: 'Starts a run that pursues a goal of an agent, with its input as JSON.',
    right: 'start goals',
    input: { agent: z.string(), goal: z.string(), input: z.record(z.string(), z.json()), key },
    call: ({ key: once, ...body }) => ({ method: 'POST', path: '/goals', body, key: once }),
  }),
  tool({
    name: 'list_runs',
    title: 'List runs',
    description: 'Runs, newest first.',
    input: {
      state: z.string().optional(),
      outcome: z.string().optional(),
      agent: z.string().optional(),
      goal: z.string().optional(),
      text: z.string().optional().describe('Words in what was asked, or the id of a run'),
      ...page,
    },
    call: (query) => ({ method: 'GET', path: '/runs', query }),
  }),
  tool({
    name: 'get_run',
    title: 'Look at a run',
    description: 'How one run stands: its goal, its checks, what it waits for, what it asks of people.',
    input: { run: z.string() },
    call: ({ run }) => ({ method: 'GET', path: `/runs/${encodeURIComponent(run)}` }),
  }),
  tool({
    name: 'list_steps',
    title: 'List the steps of a run',
    description: 'What a run did, step by step, and what became of each.',
    input: { run: z.string() },
    call: ({ run }) => ({ method: 'GET', path: `/runs/${encodeURIComponent(run)}/steps` }),
  }),
  tool({
    name: 'explain_step',
    title: 'Explain a step',
    description: 'Why a step was taken, why no other, and what it rested on.',
    input: { run: z.string(), step: z.int().min(1).describe('Its number, as list_steps tells it') },
    call: ({ run, step }) => ({ method: 'GET', path: `/runs/${encodeURIComponent(run)}/steps/${step}/why` }),
  }),
  tool({
    name: 'list_requests',
    title: 'List what people are asked',
    description: 'Approvals, questions, reviews and what was handed over.',
    input: {
      state: z.string().optional(),
      kind: z.string().optional(),
      run: z.string().optional(),
      agent: z.string().optional(),
      mine: z.boolean().optional().describe('Only what you may answer and have not'),
      ...page,
    },
    call: (query) => ({ method: 'GET', path: '/requests', query }),
  }),
  tool({
    name: 'get_request',
    title: 'Look at a request',
    description: 'Everything that somebody needs to decide it, and `seen`, which answer_request takes.',
    input: { request: z.string() },
    call: ({ request }) => ({ method: 'GET', path: `/requests/${encodeURIComponent(request)}` }),
  }),
  tool({
    name: 'answer_request',
    title: 'Answer a request',
    description:
      'Approve, reject, put in other values, or answer a question, in the name of the person whose token this is. It counts as their own answer and cannot be taken back: ask them first, having shown them the whole request.',
    right: 'answer requests',
    input: {
      request: z.string(),
      seen: z.string().describe('`seen` of get_request: where something else is asked by now, nothing is answered'),
      decision: z.enum(['approve', 'reject', 'edit', 'answer']),
      reason: z.string().optional().describe('Rejecting takes one'),
      arguments: z.record(z.string(), z.string()).optional().describe('To edit: values as typed, such as 6.00 GBP'),
      value: z.json().optional().describe('To answer a question'),
      elements: z.array(z.string()).min(1).optional().describe('Of a change set: approve only these, by key'),
      except: z.array(z.string()).min(1).optional().describe('Of a change set: approve all but these'),
      key,
    },
    call: ({ request, key: once, ...body }) => ({
      method: 'POST',
      path: `/requests/${encodeURIComponent(request)}/decision`,
      body,
      key: once,
    }),
  }),
]
