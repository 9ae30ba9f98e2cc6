import type { Pool } from 'pg'
import { z } from 'zod'
import type { Json } from '../../facts/json.ts'
import type { DecisionExplanation } from '../../journal/decision-record.ts'
import type { Project } from '../../project/open-project.ts'
import { requestRow, type RequestRow } from '../../store/requests.ts'
import { talkOf } from '../../store/request-talk.ts'
import { optionsOf } from '../../asking/read-value.ts'
import { explanationShape } from '../../people/call-shown.ts'
import { setShown } from '../../people/shown.ts'
import { setRows } from '../changes/print-asked.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import type { Terminal } from '../output/terminal.ts'
import { valueText } from '../../told/values.ts'
import { bold, dim, type Part } from '../output/wrap.ts'
import { causesOf } from '../../told/causes.ts'
import { rows } from '../story/print-why.ts'
import { dueText, explanationParts } from '../story/sentences.ts'
import { editableOf } from '../../project/action-of.ts'
import { handOverText } from '../../people/hand-over-text.ts'
import { changedRows, previewRows, talkRows, valueRows } from './life-rows.ts'
import { precedentRows } from './precedent-rows.ts'
import { printTexts } from './print-texts.ts'
import { signaturesOf } from './signatures.ts'
import { questionOf } from '../../project/question-of.ts'

/** The request with this id. */
export async function requestNamed(pool: Pool, id: string): Promise<RequestRow> {
  const request = await requestRow(pool, id)
  if (!request)
    throw new CommandMistake(`there is no request "${id}"; operant approvals and operant escalations list them`)
  return request
}

const shape = z.looseObject({
  reasons: z.array(z.object({ rule: z.string(), text: z.string() })).default([]),
  explanation: explanationShape.optional(),
  checks: z
    .array(z.object({ check: z.string(), about: z.string(), result: z.string(), reason: z.string().optional() }))
    .default([]),
  effects: z.array(z.object({ title: z.string(), result: z.string(), adopted: z.boolean() })).default([]),
  tried: z.array(z.object({ step: z.string(), result: z.string(), reason: z.string() })).default([]),
  facts: z
    .array(z.object({ fact: z.string(), value: z.json(), from: z.string(), label: z.string().optional() }))
    .default([]),
  missing: z.array(z.string()).default([]),
  undo: z.union([z.string(), z.array(z.string())]).optional(),
})

/** Everything somebody needs to decide or to take over, with what outsiders wrote set apart. */
export async function printRequest(
  terminal: Terminal,
  project: Project,
  request: RequestRow,
  config: string | undefined,
): Promise<void> {
  const shown = shape.parse(request.shown)
  const signatures = signaturesOf(project, request)
  const talk = await talkOf(project.pool, request.id, project.clock.now().toISOString())
  const text = (name: string): readonly Part[][] => (typeof shown[name] === 'string' ? [[shown[name]]] : [])
  const valuesOf = (name: string): readonly Part[][] =>
    entriesOf(shown[name]).map(([key, value]) => [bold(key), ` ${valueText(value)}`])
  const headline = request.kind === 'take over' ? handOverText(request) : request.title
  terminal.line([bold(headline), dim(` · ${request.kind} ${request.id}`)])
  terminal.table(
    [0],
    [
      ...rows('goal', text('goal')),
      ...rows('run', [[request.run]]),
      ...rows('state', [[request.state, ` ${dueText(request.expiresAt)}`]]),
      ...rows('for', [[`${request.count > 1 ? `${request.count} people of ` : ''}${request.roles.join(' or ')}`]]),
      ...rows('asked by', [[request.requester]]),
      ...rows('outcome', text('outcome')),
      ...rows('because', typeof shown['why'] === 'string' ? causesOf(shown['why']).map((one) => [one]) : []),
      ...rows('call', text('action')),
      ...rows('with', argumentsOf(shown)),
      ...previewRows(shown['preview']),
      ...changedRows(shown['before']),
      ...setRows(request.shown, request.roles),
      ...rows('known', valuesOf('evidence')),
      ...rows(
        'rules',
        shown.reasons.map(({ rule, text: said }) => [bold(rule), ` ${said}`]),
      ),
      ...valueRows(shown['values']),
      ...rows('why', explained(request, shown.explanation)),
      ...rows(
        'risk',
        text('risk').map((one) => [...one, typeof shown.undo === 'string' ? `, ${shown.undo}` : '']),
      ),
      ...rows(
        'checks',
        shown.checks.map(({ check, about, result, reason }) => [
          `${check}${about ? `, ${about}` : ''}: ${answers[result] ?? result}${reason ? `, ${reason}` : ''}`,
        ]),
      ),
      ...rows(
        'done',
        shown.effects
          .filter(({ result }) => result !== 'claimed')
          .map(({ title, result, adopted }) => [`${title}: ${result}${adopted ? ', not by us' : ''}`]),
      ),
      ...rows(
        'claimed',
        shown.effects
          .filter(({ result }) => result === 'claimed')
          .map(({ title }) => [`${title}: the system said yes; nothing read it back, so look whether it is so`]),
      ),
      ...rows('can be undone', Array.isArray(shown.undo) ? shown.undo.map((one) => [one]) : []),
      ...rows(
        'tried',
        shown.tried.map(({ step, result, reason }) => [bold(nameOfKey(step)), ` ${result}: ${reason}`]),
      ),
      ...rows(
        'facts',
        shown.facts.map(({ fact, value, from, label }) => [
          bold(nameOfKey(fact)),
          ` ${valueText(value)}`,
          dim(` from ${from}${label === undefined ? '' : `, ${label}`}`),
        ]),
      ),
      ...rows('like it', await precedentRows(project, request)),
      ...rows(
        'said so far',
        request.given.map(({ by, kind, reason, value, insteadOf }, index) => [
          `${by} ${kind}${reason ? `: ${reason}` : ''}${value === null ? '' : ` ${valueText(value)}`}`,
          ...(insteadOf === null ? [] : [` in the place of ${insteadOf}`]),
          signatures[index]?.told ?? '',
        ]),
      ),
      ...talkRows(request, talk),
    ],
    2,
  )
  await printTexts(terminal, project, request.run)
  if (request.state === 'open' && request.kind !== 'take over')
    await printCommands(terminal, project, request, talk.mayAnswer, config)
}

/** Each argument with its value and where that comes from. */
function argumentsOf(shown: Readonly<Record<string, unknown>>): readonly Part[][] {
  const origins = new Map(entriesOf(shown['origins']))
  return entriesOf(shown['arguments']).map(([name, value]) => {
    const origin = origins.get(name)
    return [bold(name), ` ${valueText(value)}`, ...(typeof origin === 'string' ? [dim(` from ${origin}`)] : [])]
  })
}

function explained(
  { roles, count }: RequestRow,
  explanation: z.infer<typeof explanationShape> | undefined,
): readonly (readonly Part[])[] {
  if (!explanation) return []
  return explanationParts({
    explanation: explanation as DecisionExplanation,
    effect: 'approve',
    approval: { roles, count },
  })
}

const answers: Readonly<Record<string, string>> = { true: 'yes', false: 'no' }

function entriesOf(value: unknown): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value as Readonly<Record<string, Json>>) : []
}

/** `order O1` of a key such as `order ["O1"]`. */
function nameOfKey(key: string): string {
  const space = key.indexOf(' ')
  const scope = JSON.parse(key.slice(space + 1)) as string[]
  return [key.slice(0, space), ...scope].join(' ')
}

async function printCommands(
  terminal: Terminal,
  project: Project,
  request: RequestRow,
  able: readonly string[],
  config: string | undefined,
): Promise<void> {
  const name = able[0] ?? 'NAME'
  const id = request.id
  const question = await questionOf(project, request)
  const [editable] = await editableOf(project, request)
  const options = question && optionsOf(question.gives.schema)
  const commands: Readonly<Partial<Record<RequestRow['kind'], readonly string[]>>> = {
    approve: [
      ...(setShown(request.shown) ? [`approvals show ${id} --elements`] : []),
      `approvals approve ${id} --as ${name}`,
      ...(editable === undefined ? [] : [`approvals edit ${id} ${editable}=VALUE --as ${name}`]),
      ...(setShown(request.shown) ? [`approvals approve ${id} --as ${name} --elements KEY,KEY`] : []),
      `approvals reject ${id} --as ${name} --reason "…"`,
    ],
    answer: [`approvals answer ${id} --as ${name} --with ${options ? options.join('|') : 'VALUE'}`],
    review: [`reviews answer ${id} made|asked|refused --as ${name} --reason "…"`],
  }
  terminal.line()
  if (able.length === 0) terminal.line(`Nobody in this project may answer it: it is for ${request.roles.join(' or ')}.`)
  for (const one of commands[request.kind] ?? []) terminal.command(commandText(one, config))
}
