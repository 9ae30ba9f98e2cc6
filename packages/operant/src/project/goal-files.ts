import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { isMap, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import type { Agent } from '../agent/define-agent.ts'
import { compose } from '../asking/compose.ts'
import { inMilliseconds } from '../facts/time.ts'
import { Money } from '../facts/money.ts'
import { mendName } from '../guard/problem.ts'
import type { ProjectDefinition } from './define-project.ts'
import { ProjectError } from './project-error.ts'

const checks = z.array(z.string('expected a check, such as settled(orderId={orderId})'), 'expected a list of checks')
const whole = z.int('expected a whole number').min(0, 'expected a whole number from 0')
const amount = z.string('expected an amount, such as 100.00 GBP').transform((text, context) => {
  try {
    return Money.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'expected an amount, such as 100.00 GBP' })
    return z.NEVER
  }
})
const limits = z.strictObject({
  steps: whole.min(1, 'expected a whole number from 1').optional(),
  time: z
    .string('expected a length of time, such as 2h')
    .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'expected a length of time, such as 2h')
    .optional(),
  effects: whole.optional(),
  tokens: whole.optional(),
  money: z.array(amount, 'expected a list of amounts').optional(),
  actions: z.record(z.string(), whole).optional(),
})
const shape = z.strictObject({
  name: z
    .string('expected a name')
    .regex(/^[a-z][\w-]*$/i, 'expected letters, digits and dashes')
    .optional(),
  ask: z.union(
    [z.string(), z.array(z.string()).min(1)],
    'expected how people ask, such as Make good on order {orderId}',
  ),
  agent: z.string('expected the name of an agent'),
  by: z.string('expected the name of whoever composed it'),
  doneWhen: checks.default([]),
  never: checks.default([]),
  answers: checks.default([]),
  limits: limits.optional(),
  unmet: z.enum(['undo', 'keep'], 'expected undo or keep').default('undo'),
})

/** Defaults of a goal in code: what is composed without code has them or tighter ones. */
const longest = inMilliseconds('30d')
const most = { steps: 200, effects: 25, tokens: 200_000 } as const

/** The agents with the goals that files under `goals/` compose for them; each is checked as a goal in code is. */
export function withGoalFiles(directory: string, definition: ProjectDefinition): ProjectDefinition {
  const folder = join(directory, 'goals')
  if (!existsSync(folder)) return definition
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
  if (files.length === 0) return definition
  const problems: string[] = []
  const agents = new Map(definition.agents.map((agent) => [agent.name, agent]))
  for (const file of files) {
    const path = join(folder, file)
    problems.push(...addGoal(path, relative(directory, path), definition, agents))
  }
  if (problems.length > 0) throw new ProjectError(problems)
  return { ...definition, agents: [...agents.values()] }
}

function addGoal(
  path: string,
  shown: string,
  { principals }: ProjectDefinition,
  agents: Map<string, Agent>,
): readonly string[] {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines })
  const at = (field: PropertyKey, says: string): string => `${shown}:${lineOf(document, lines, String(field))}: ${says}`
  const [broken] = document.errors
  if (broken) return [`${shown}:${broken.linePos?.[0].line ?? 1}: ${broken.message.split('\n')[0]?.replace(/:$/, '')}`]
  const read = shape.safeParse(document.toJS())
  if (!read.success)
    return read.error.issues.flatMap((issue) => problemsOf(issue).map(([field, says]) => at(field, says)))
  const { agent: name, by, ask, ...rest } = read.data
  const agent = agents.get(name)
  if (!agent) return [at('agent', `agent: there is no agent "${name}". ${mendName(name, [...agents.keys()])}`)]
  const people = principals.map((one) => one.name)
  if (!people.includes(by)) return [at('by', `by: the project knows nobody named "${by}". ${mendName(by, people)}`)]
  const goal = rest.name ?? basename(path).replace(/\.ya?ml$/, '')
  if (agent.goals.has(goal))
    return [at('name', `name: agent "${name}" has a goal "${goal}" already; name this one otherwise`)]
  const loose = Object.entries(most).find(([limit, value]) => (rest.limits?.[limit as keyof typeof most] ?? 0) > value)
  if (loose)
    return [at('limits', `limits.${loose[0]}: expected at most ${loose[1]}, as goals in code have without saying so`)]
  const composed = compose(agent, {
    name: goal,
    wordings: typeof ask === 'string' ? [ask] : ask,
    doneWhen: rest.doneWhen,
    never: rest.never,
    answers: rest.answers,
    unmet: rest.unmet,
    by,
    file: shown,
    ...(rest.limits ? { limits: definedOf(rest.limits) } : {}),
  })
  if ('problems' in composed) return composed.problems.map(({ field, says }) => at(field, `${field}: ${says}`))
  if (composed.goal.limits.time > longest)
    return [at('limits', 'limits.time: expected at most 30d, as goals in code have without saying so')]
  agents.set(name, { ...agent, goals: new Map([...agent.goals, [goal, composed.goal]]) })
  return []
}

/** Without what was not said. */
function definedOf(given: z.output<typeof limits>): NonNullable<Parameters<typeof compose>[1]['limits']> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function problemsOf(issue: z.core.$ZodIssue): readonly (readonly [PropertyKey, string])[] {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const known = Object.keys(issue.path[0] === 'limits' ? limits.shape : shape.shape)
      return [
        issue.path[0] ?? key,
        `${[...issue.path, key].map(String).join('.')}: there is no such field. ${mendName(key, known)}`,
      ]
    })
  return [[issue.path[0] ?? '', `${field || 'the file'}: ${issue.message}`]]
}

/** The line where a field stands; the first where it is missing. */
function lineOf(document: Document, lines: LineCounter, field: string): number {
  const { contents } = document
  if (!isMap(contents)) return 1
  const key = contents.items.find((item) => String(item.key) === (field === 'inputs' ? 'ask' : field))?.key
  const range =
    typeof key === 'object' && key !== null && 'range' in key ? (key.range as readonly number[] | null) : null
  return lines.linePos(range?.[0] ?? 0).line
}
