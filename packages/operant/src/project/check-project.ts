import { z } from 'zod'
import type { Agent } from '../agent/define-agent.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Clock } from '../facts/time.ts'
import { systemsOf } from '../connectors/standing.ts'
import { mendName } from '../guard/problem.ts'
import type { Environment } from '../reasoning/providers/configuration.ts'
import type { Reasoner } from '../run/context.ts'
import { modelProblems, withoutModel } from './check-models.ts'
import { configuredModels } from './configured-models.ts'
import type { ProjectDefinition } from './define-project.ts'
import { fieldsAt, modelFields } from './models-schema.ts'
import { isAddress } from '../facts/mail-address.ts'
import { outsideFields, outsideFieldsAt } from './outside-schema.ts'
import { ProjectError } from './project-error.ts'
import { scheduleFields } from './schedule-fields.ts'
import { reviews } from './reviews-schema.ts'
import { systemLimitFields, systemLimitsSchema } from './system-limits.ts'

function isAgent(value: unknown): value is Agent {
  return typeof value === 'object' && value !== null && 'goals' in value && value.goals instanceof Map
}
function isClock(value: unknown): value is Clock {
  return typeof value === 'object' && value !== null && 'now' in value && typeof value.now === 'function'
}
function isCalendar(value: unknown): value is BusinessCalendar {
  return typeof value === 'object' && value !== null && 'zone' in value && 'weekend' in value && 'holidays' in value
}
function isPostgres(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
}

function isReasoner(value: unknown): value is Reasoner {
  return typeof value === 'object' && value !== null && 'propose' in value && typeof value.propose === 'function'
}

const settings = z.record(
  z.string(),
  z.record(z.string(), z.string('expected text. To mend it, put the value in quotes'), {
    error: "expected settings, each a text. To mend it, write them as in { url: 'https://…' }",
  }),
)

const principal = z.strictObject(
  {
    name: z.string('expected a name. To mend it, add name').trim().min(1, 'expected a name. To mend it, add one'),
    roles: z
      .array(
        z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, {
          error:
            'expected a role as policies write it, such as support-lead. To mend it, use letters, digits and dashes',
        }),
        { error: "expected a list of roles. To mend it, write it as in roles: ['operator']" },
      )
      .min(1, 'expected at least one role. To mend it, say what this person may answer for'),
    mail: z
      .string('expected an address of mail. To mend it, leave mail out or put the address in quotes')
      .refine(isAddress, "expected one address of mail. To mend it, write it as in mail: 'anna@example.com'")
      .optional(),
  },
  { error: "expected a person. To mend it, write { name: 'anna', roles: ['operator'] }" },
)

const schema = z.strictObject(
  {
    agents: z
      .array(z.custom<Agent>(isAgent, 'expected an agent. To mend it, give what defineAgent returns'), {
        error: 'expected a list of agents. To mend it, write agents: [myAgent]',
      })
      .min(1, 'expected at least one agent. To mend it, add what defineAgent returns'),
    clients: z
      .union([z.custom<() => object>((value) => typeof value === 'function'), settings], {
        error:
          'expected a function that returns clients, or settings by connector. To mend it, write clients: () => ({ … })',
      })
      .optional(),
    systemLimits: systemLimitsSchema,
    database: z
      .string('expected the address of a Postgres. To mend it, put postgresql://… in quotes')
      .refine(isPostgres, 'expected the address of a Postgres. To mend it, write it as postgresql://user@host/name')
      .optional(),
    principals: z
      .array(principal, {
        error: "expected a list of people. To mend it, write principals: [{ name: 'anna', roles: ['operator'] }]",
      })
      .min(1, "expected at least one person. To mend it, add { name: 'anna', roles: ['operator'] }"),
    calendars: z
      .array(
        z.custom<BusinessCalendar>(isCalendar, 'expected a calendar. To mend it, give what businessCalendar returns'),
        {
          error:
            "expected a list of calendars. To mend it, write calendars: [businessCalendar({ name: 'berlin', zone: 'Europe/Berlin' })]",
        },
      )
      .min(1, 'expected at least one calendar. To mend it, leave calendars out, or add what businessCalendar returns')
      .optional(),
    ...scheduleFields,
    clock: z
      .custom<Clock>(
        isClock,
        'expected an object with now(). To mend it, leave clock out or write { now: () => new Date() }',
      )
      .optional(),
    reasoner: z
      .custom<Reasoner>(
        isReasoner,
        'expected an object with propose(). To mend it, leave reasoner out or give a language model',
      )
      .optional(),
    ...modelFields,
    ...outsideFields,
    reviews: reviews.optional(),
    folder: z
      .string('expected the path of a folder. To mend it, leave folder out or put the path in quotes')
      .trim()
      .min(1, 'expected the path of a folder. To mend it, leave folder out')
      .optional(),
  },
  { error: 'expected a project. To mend it, write export default defineProject({ … })' },
)

/**
 * Checks what a configuration file exports.
 * @throws ProjectError with one line for each field that is wrong: what was expected and how to mend it.
 */
export function checkProject(
  file: string,
  exported: unknown,
  environment: Environment = process.env,
): ProjectDefinition {
  const checked = schema.safeParse(exported)
  if (!checked.success) throw new ProjectError(checked.error.issues.flatMap((issue) => problemsOf(file, issue)))
  const definition = exported as ProjectDefinition
  const problems = [
    ...repeated(definition.agents, 'agents', 'agent'),
    ...repeated(definition.principals, 'principals', 'person'),
    ...repeated(definition.calendars ?? [], 'calendars', 'calendar'),
    ...repeated(definition.schedules ?? [], 'schedules', 'schedule'),
    ...repeated(definition.triggers ?? [], 'triggers', 'trigger'),
    ...strayClients(definition),
    ...strayLimits(definition),
    ...problemsOfModels(definition, environment),
  ]
  if (problems.length > 0) throw new ProjectError(problems.map((problem) => `${file}: ${problem}`))
  return definition
}

function problemsOfModels(definition: ProjectDefinition, environment: Environment): readonly string[] {
  const models = configuredModels(definition, environment)
  if (typeof models === 'string') return [models]
  return [
    ...(models ? modelProblems(models, definition.agents) : []),
    ...(definition.reasoner ? [] : withoutModel(models, definition.agents)),
  ]
}

function problemsOf(file: string, issue: z.core.$ZodIssue): readonly string[] {
  const at = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
  if (issue.code === 'unrecognized_keys') {
    const own = { '': schema.shape, reviews: reviews.shape }[at] ?? principal.shape
    const limits = issue.path[0] === 'systemLimits' ? systemLimitFields : undefined
    const known = limits ?? fieldsAt(issue.path) ?? outsideFieldsAt(issue.path) ?? Object.keys(own)
    return issue.keys.map(
      (key) =>
        `${file}: ${at}${at === '' ? '' : '.'}${key}: expected no such field. To mend it, ${mending(key, known)}`,
    )
  }
  // A union says only that nothing fitted: where settings were meant, they know better what is wrong.
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().find((one) => one.path.length > 0) : undefined
  if (inner) return problemsOf(file, { ...inner, path: [...issue.path, ...inner.path] })
  return [`${file}: ${at || 'the default export'}: ${issue.message}`]
}

function mending(key: string, known: readonly string[]): string {
  const mend = mendName(key, known)
  return mend.startsWith('Did')
    ? mend.replace('Did you mean', 'write').replace('?', '')
    : `remove it (there are ${known.join(', ')})`
}

function repeated(list: readonly { readonly name: string }[], field: string, what: string): readonly string[] {
  const names = list.map(({ name }) => name.toLowerCase())
  return list.flatMap(({ name }, index) =>
    names.indexOf(name.toLowerCase()) === index
      ? []
      : [
          `${field}[${index}].name: expected each ${what} once, but "${name}" stands twice. To mend it, rename or remove one`,
        ],
  )
}

/** Names of the connectors that the agents use. */
export function connectorsOf(agents: readonly Agent[]) {
  const uses = agents.flatMap((agent) => [...agent.capabilities.values()].flatMap((spec) => Object.values(spec.uses)))
  return new Map(uses.map((connector) => [connector.name, connector]))
}

function strayClients({ agents, clients }: ProjectDefinition): readonly string[] {
  if (clients === undefined || typeof clients === 'function') return []
  return strays('clients', 'an agent uses', clients, [...connectorsOf(agents).keys()])
}

function strayLimits(definition: ProjectDefinition): readonly string[] {
  const known = systemsOf(definition).map(({ name }) => name)
  return strays('systemLimits', 'an agent or a trigger uses', definition.systemLimits ?? {}, known)
}

function strays(field: string, by: string, named: object, known: readonly string[]): readonly string[] {
  return Object.keys(named)
    .filter((name) => !known.includes(name))
    .map((name) => `${field}.${name}: expected the name of a connector that ${by}. To mend it, ${mending(name, known)}`)
}
