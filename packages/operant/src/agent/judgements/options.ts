import { Money } from '../../facts/money.ts'
import type { OutsideText } from '../../facts/outside-text.ts'
import type { FactSpec } from '../../facts/fact.ts'
import type { Awaitable, Inputs, JudgementSpec, Needs, Values } from '../capability.ts'
import { common, type CommonOptions } from '../common.ts'
import type { Clients, Uses } from '../connector.ts'
import { requireFunctions, requireNumber } from '../require.ts'
import { DefinitionError } from '../../facts/definition-error.ts'
import type { AsksModel, FileRead } from './forms.ts'

/** Inputs of a judgement: outside text arrives opened, as a string. */
export type Opened<I> = {
  readonly [K in keyof I]: I[K] extends OutsideText
    ? string
    : I[K] extends OutsideText | undefined
      ? string | undefined
      : I[K]
}

/** What every declared judgement may say. */
export interface JudgementOptions<Ns extends Needs, U extends Uses> extends CommonOptions {
  readonly name: string
  readonly needs: Ns
  /** What is asked, in a sentence or two: a model reads it, and people do. */
  readonly task: string
  /** The text that is judged. Default: the inputs, a line each. */
  readonly text?: (inputs: Opened<Inputs<Ns>>) => string
  readonly uses?: U
  /** A file that is judged instead of a text. The text of a PDF is read offline; a picture is shown to a model only. */
  readonly file?: (inputs: Inputs<Ns>, clients: Clients<U>) => Awaitable<FileRead>
  /** Default `when unsure`: the offline form first, then a model where one is configured. */
  readonly model?: AsksModel
  /**
   * What to hold, 0 to 1, of an answer whose form was never measured on examples. Default 0: it is not used, and a
   * person is asked.
   */
  readonly uncalibrated?: number
}

/** Models, training and long files take longer than a call of a system. */
export const patience = '2m'

interface Declared extends CommonOptions {
  readonly name: string
  readonly needs: Needs
  readonly uses?: Uses
  /** Default 0: whatever is found is given. */
  readonly atLeast?: number
}

/** What a declared judgement is, in the form that it has. */
export function judgementSpec(
  where: string,
  definition: Declared,
  gives: FactSpec,
  form: JudgementSpec['form'],
): JudgementSpec {
  const shared = common(where, { timeout: patience, ...definition }, gives, 2)
  return { kind: 'judgement', ...shared, gives, atLeast: definition.atLeast ?? 0, form }
}

/** The part of a form that all share. */
export function judged<Ns extends Needs, U extends Uses>(
  where: string,
  what: string,
  options: JudgementOptions<Ns, U>,
) {
  const { task, text, file, model = 'when unsure', uncalibrated = 0 } = options
  requireText(where, what, 'task', task)
  requireNumber(where, what, 'uncalibrated', uncalibrated, { least: 0, most: 1 })
  if (text !== undefined) requireFunctions(where, what, options, ['text'])
  if (file !== undefined) requireFunctions(where, what, options, ['file'])
  if (text !== undefined && file !== undefined)
    throw new DefinitionError(where, what, 'one thing that is judged', 'give either "text" or "file"')
  return {
    task,
    text: (text ?? linesOf) as (inputs: Values) => string,
    file: file as ((inputs: Values, clients: Values) => Awaitable<FileRead>) | undefined,
    model,
    uncalibrated,
  }
}

export function requireText(where: string, what: string, part: string, value: unknown): void {
  if (typeof value === 'string' && value.trim() !== '') return
  throw new DefinitionError(where, what, `"${part}" to be a sentence`, `say what is asked, as in ${part}: 'Why …'`)
}

/** The inputs as text, a line each. */
function linesOf(inputs: Values): string {
  return Object.values(inputs)
    .filter((value) => value !== undefined && value !== null)
    .map(wordsOf)
    .join('\n')
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  return value instanceof Money ? value.toString() : JSON.stringify(value)
}
