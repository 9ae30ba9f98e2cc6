import type { JudgementSpec, Values } from '../agent/capability.ts'
import type { DeclaredForm, FileRead } from '../agent/judgements/forms.ts'
import type { Json } from '../facts/json.ts'
import type { Instant } from '../journal/events.ts'
import type { ModelCall } from '../journal/model-call.ts'
import type { LanguageModels, Spending } from './language-models.ts'

/** A judgement whose form the runtime carries out. */
export type DeclaredJudgement = JudgementSpec & { readonly form: DeclaredForm }

/** What is to be judged, and for whom. */
export interface Judging {
  readonly agent: string
  readonly judgement: DeclaredJudgement
  /** Decoded, with outside texts opened; of `compose` closed. */
  readonly inputs: Values
  readonly file: FileRead | undefined
  readonly now: Date
  readonly models: LanguageModels | undefined
  readonly spending: Spending
}

export type Judged = {
  /** Answers of language models, of use or not. */
  readonly models: readonly ModelCall[]
} & (
  | {
      readonly kind: 'gives'
      readonly value: unknown
      /** Absent for what is not right or wrong, such as a summary. */
      readonly confidence?: number
      /** A model chose the words or the value. */
      readonly byModel: boolean
    }
  | { readonly kind: 'unsure'; readonly reason: string }
  /** It may be tried again, after so many milliseconds where a time was named. */
  | { readonly kind: 'later'; readonly reason: string; readonly after?: number }
)

/** What a person said of a text that was judged: an example for the next training. */
export interface GivenExample {
  readonly agent: string
  readonly judgement: string
  readonly text: string
  readonly value: Json
  readonly by: string
  readonly at: Instant
  readonly run: string
  /** Which use of the judgement: its entity and inputs. One use gives one example; a later answer takes its place. */
  readonly use: string
  readonly how: 'answered' | 'corrected'
}

/** Carries out declared judgements. Never throws for what a model does. */
export interface Judgements {
  judge(judging: Judging): Promise<Judged>
  /** Repeating it changes nothing. */
  learn(example: GivenExample): Promise<void>
}
