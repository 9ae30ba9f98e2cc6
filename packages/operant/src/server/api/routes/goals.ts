import type { z } from '@hono/zod-openapi'
import type { Agent } from '../../../agent/define-agent.ts'
import { outlookOf } from '../../../asking/outlook.ts'
import { understand } from '../../../asking/understand.ts'
import type { Settled, Understanding } from '../../../asking/understanding.ts'
import { BadValue, decodeFact } from '../../../facts/fact.ts'
import { asJson } from '../../../facts/json.ts'
import type { GoalRequest } from '../../../project/open-project.ts'
import { askedOf, BadGoalInput, encodeInput } from '../../../run/open-run.ts'
import type { Api, ApiParts } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { AskedGoal, AskedWords, StartedRun, type NamedGoal, Understood } from '../schemas/goal.ts'
import { callerOf } from '../who/needs.ts'

const understandRoute = route({
  right: 'look',
  method: 'post',
  path: '/goals/understand',
  summary: 'What words are taken for; nothing is started',
  tags: ['Goals'],
  request: { body: body(AskedWords) },
  responses: { 200: answer('What was understood, what is in doubt, or what could be asked instead', Understood) },
})

const start = route({
  right: 'start goals',
  method: 'post',
  path: '/goals',
  summary: 'Start a goal, in words or by name',
  description: 'Words start only what is certain: where they are in doubt nothing starts, and the choices are told.',
  tags: ['Goals'],
  request: { body: body(AskedGoal) },
  responses: { 201: answer('The run that pursues it; a worker takes it on', StartedRun) },
})

/** Goals: understood, and started. */
export function goalRoutes(api: Api): void {
  api.openapi(understandRoute, async (c) => {
    const heard = await hear(c.get('parts').project, c.req.valid('json'))
    const told: z.infer<typeof Understood> =
      heard.kind === 'understood' ? toldMeaning(c.get('parts').project, heard) : heard
    return c.json(told, 200)
  })

  api.openapi(start, async (c) => {
    const { project } = c.get('parts')
    const asked = c.req.valid('json')
    const wanted = 'goal' in asked ? named(project, asked) : meantBy(await hear(project, asked), asked.words)
    const once = c.get('once')
    const run = await project.startGoal({
      ...wanted,
      startedBy: callerOf(c).name,
      ...(once === undefined ? {} : { run: `run_${once.slice(0, 32)}` }),
    })
    return c.json({ run, agent: wanted.agent }, 201)
  })
}

type Project = ApiParts['project']
type Wanted = Omit<GoalRequest, 'startedBy' | 'run'>

/** @throws ApiProblem where there is no such agent. */
async function hear(
  project: Project,
  { words, agent, timeZone, settled }: z.infer<typeof AskedWords>,
): Promise<Understanding> {
  const all = [...project.agents.values()].map((one) => one.agent)
  const chosen = agent === undefined ? all : all.filter(({ name }) => name === agent)
  if (chosen.length === 0) throw notFound('agent', agent ?? '')
  const moment = {
    now: project.clock.now(),
    timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    calendar: project.context.calendar,
  }
  const { meant, deadline, unchecked } = settled ?? {}
  const choices: Settled = {
    ...(meant === undefined ? {} : { meant }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(unchecked === undefined ? {} : { unchecked }),
  }
  return await understand(chosen, words, moment, choices)
}

function meantBy(heard: Understanding, said: string): Wanted {
  if (heard.kind === 'understood') {
    const { agent, goal, input, limits, unchecked } = heard.meant
    return { agent: agent.name, goal, input, limits, unchecked, said }
  }
  const { kind, ...also } = heard
  const why = kind === 'nothing' ? heard.why : heard.doubts.map(({ question }) => question).join(' ')
  throw new ApiProblem('in-doubt', why, { also })
}

/** A goal by its name, with its input as JSON. */
function named({ agents }: Project, { agent, goal, input }: z.infer<typeof NamedGoal>): Wanted {
  const found: Agent | undefined = agents.get(agent)?.agent
  if (!found) throw notFound('agent', agent)
  const spec = found.goals.get(goal)
  if (!spec) throw notFound(`goal of agent ${agent}`, goal)
  const values = Object.entries(input).map(([name, value]) => {
    const fact = Object.hasOwn(spec.input, name) ? spec.input[name] : undefined
    try {
      return [name, fact ? decodeFact(fact, asJson(value)) : value] as const
    } catch (error) {
      if (error instanceof BadValue) throw invalidField(`body.input.${name}`, error.message)
      throw error
    }
  })
  try {
    encodeInput(spec, Object.fromEntries(values))
  } catch (error) {
    if (error instanceof BadGoalInput) throw invalidField('body.input', error.message)
    throw error
  }
  return { agent, goal: spec, input: Object.fromEntries(values) }
}

function toldMeaning({ agents }: Project, { meant, parts }: Extract<Understanding, { kind: 'understood' }>) {
  const { agent, goal, limits, deadline, unchecked } = meant
  const { limits: limited, actions, question } = outlookOf(meant)
  const input = encodeInput(goal, meant.input)
  return {
    kind: 'understood' as const,
    agent: agent.name,
    goal: goal.name,
    asked: askedOf(goal, input),
    input,
    limits,
    limited,
    question,
    actions,
    asks: agents.get(agent.name)?.policies.roles ?? [],
    deadline: deadline?.toISOString() ?? null,
    unchecked,
    doneWhen: goal.doneWhen.map(({ title }) => title),
    never: goal.never.map(({ title }) => title),
    parts,
  }
}
