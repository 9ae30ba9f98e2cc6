import { DefinitionError } from '../facts/definition-error.ts'

/** What a language model is asked for: the next steps, a judgement over text or pictures, or words. */
export type ModelUse = 'plan' | 'judge' | 'word'

/**
 * Who proposes an agent's steps: the search planner; a language model; or search, and a model where search finds no way,
 * where text has to be understood and where words have to be written.
 */
export type ReasonerKind = 'search' | 'model' | 'hybrid'

/** How an agent reasons. None of it changes what a call needs: whoever proposes, the guardrail decides. */
export interface ReasoningOptions {
  /** Default `search`. */
  readonly reasoner?: ReasonerKind
  /**
   * Whether a model that reasons is shown what people outside wrote. `closed`: only that it is there; judgements read
   * it. `open`: it is shown, and from then on what the model says counts as written by those outsiders too. Default
   * `closed`.
   */
  readonly text?: 'closed' | 'open'
  /** How a model proposes: one step after the other, or a plan ahead, revised where something comes otherwise. Default `steps`. */
  readonly planning?: 'steps' | 'ahead'
  /** Names of the project's models for this agent, by use. Default: as the project says. */
  readonly models?: { readonly [U in ModelUse]?: string }
}

/** The options with nothing left out. */
export interface ReasoningSpec {
  readonly reasoner: ReasonerKind
  readonly text: 'closed' | 'open'
  readonly planning: 'steps' | 'ahead'
  readonly models: { readonly [U in ModelUse]?: string }
}

const allowed = {
  reasoner: ['search', 'model', 'hybrid'],
  text: ['closed', 'open'],
  planning: ['steps', 'ahead'],
} as const

const uses: readonly string[] = ['plan', 'judge', 'word'] satisfies readonly ModelUse[]

/** Reads and checks how an agent reasons. */
export function reasoningOf(where: string, what: string, options: ReasoningOptions): ReasoningSpec {
  for (const [option, values] of Object.entries(allowed)) {
    const given: unknown = Reflect.get(options, option)
    if (given === undefined || values.some((one) => one === given)) continue
    throw new DefinitionError(where, what, `"${option}" to be one of ${values.join(', ')}`, 'correct it')
  }
  const { reasoner = 'search', text = 'closed', planning = 'steps', models = {} } = options
  const stray = Object.keys(models).find((use) => !uses.includes(use))
  if (stray !== undefined)
    throw new DefinitionError(where, what, `"models" by use (${uses.join(', ')}), not "${stray}"`, 'correct the name')
  return { reasoner, text, planning, models }
}
