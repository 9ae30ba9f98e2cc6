import type { Json } from '../../facts/json.ts'
import type { Instant } from '../../journal/events.ts'
import type { GivenExample } from '../../run/judgements.ts'

/** An example that a person gave by an answer or a correction. */
export interface KeptExample extends GivenExample {
  readonly id: string
}

/** How often answers of a form were right, on examples that it had not been shown. */
export interface Measured {
  readonly agent: string
  readonly judgement: string
  /** The model that was asked, as its answers name it. */
  readonly model: string
  /** Which prompt: a changed prompt has to be measured anew. */
  readonly prompt: string
  readonly asked: number
  /** Answers that fitted the schema, and those of them that were right. */
  readonly answered: number
  readonly right: number
  /** Of a closed set: by class that was answered. */
  readonly byClass: Readonly<Record<string, { readonly answered: number; readonly right: number }>>
  readonly at: Instant
}

/** Where examples of people and measurements are kept. */
export interface ExampleStore {
  /** Changes whenever an example is added, changed or forgotten. */
  version(agent: string, judgement: string): Promise<string>
  examples(agent: string, judgement: string): Promise<readonly KeptExample[]>
  keep(example: GivenExample): Promise<void>
  measured(agent: string, judgement: string, prompt: string): Promise<readonly Measured[]>
}

/** Nothing is kept beyond this process: for tests and runs in memory. */
export class MemoryExamples implements ExampleStore {
  readonly kept: KeptExample[] = []
  readonly measurements: Measured[] = []

  async version(): Promise<string> {
    return JSON.stringify(this.kept.map(({ id, value }) => [id, value]))
  }

  async examples(agent: string, judgement: string): Promise<readonly KeptExample[]> {
    return this.kept.filter((one) => one.agent === agent && one.judgement === judgement)
  }

  async keep(example: GivenExample): Promise<void> {
    const id = `${example.run} ${example.judgement} ${example.use}`
    const at = this.kept.findIndex((one) => one.id === id)
    if (at === -1) this.kept.push({ ...example, id })
    else if (example.how === 'corrected') this.kept[at] = { ...example, id }
  }

  async measured(agent: string, judgement: string, prompt: string): Promise<readonly Measured[]> {
    return this.measurements.filter(
      (one) => one.agent === agent && one.judgement === judgement && one.prompt === prompt,
    )
  }
}

/** What is held of an answer, by how often such answers were right: the rule of succession, which is careful with few. */
export function confidenceOf(
  { answered, right, byClass }: Omit<Measured, 'agent' | 'judgement' | 'model' | 'prompt' | 'at' | 'asked'>,
  value: Json,
): number {
  const overall = (right + 1) / (answered + 2)
  const own = typeof value === 'string' ? byClass[value] : undefined
  // A class with few answers leans on the whole.
  return own ? (own.right + 2 * overall) / (own.answered + 2) : overall
}
