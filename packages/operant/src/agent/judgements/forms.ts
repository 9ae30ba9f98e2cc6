import type { Json } from '../../facts/json.ts'
import type { Awaitable, Values } from '../capability.ts'
import type { Finder } from './find.ts'

/** A file as it was fetched. */
export interface FileRead {
  /** As in `application/pdf` or `image/jpeg`; what the file is, is looked at besides. */
  readonly mediaType: string
  readonly data: Uint8Array
}

/** A text, and what a person says of it. Examples with one `group` are wordings of one thing, and are never tested on each other. */
export interface JudgedExample {
  readonly text: string
  readonly value: Json
  readonly group?: string
}

/** Whether a language model is asked: where the offline form is not sure enough, never, or before it. */
export type AsksModel = 'when unsure' | 'never' | 'always'

/** What is judged: the text made of the inputs, or the file that is fetched with them. */
interface Judged {
  /** What is asked, in a sentence or two. */
  readonly task: string
  readonly text: (inputs: Values) => string
  readonly file: ((inputs: Values, clients: Values) => Awaitable<FileRead>) | undefined
  readonly model: AsksModel
  /** What is held, 0 to 1, of an answer of a form that was never measured on examples. */
  readonly uncalibrated: number
}

/** One class of a closed set. */
export interface ClassifyForm extends Judged {
  readonly kind: 'classify'
  /** What each class means, for a model; empty where its name says it. */
  readonly classes: Readonly<Record<string, string>>
  readonly examples: readonly JudgedExample[]
  /** Texts that belong to none of the classes. */
  readonly none: readonly string[]
  readonly reads: 'words' | 'words and meaning'
}

/** Values of a closed schema. */
export interface ExtractForm extends Judged {
  readonly kind: 'extract'
  /** How each field is found without a model; undefined where one of them cannot be. */
  readonly fields: Readonly<Record<string, Finder>> | undefined
  /** The day that "yesterday" is reckoned from; default: the day of judging. */
  readonly asOf: ((inputs: Values) => Date | string) | undefined
  readonly examples: readonly JudgedExample[]
}

export interface Candidate {
  readonly id: string
  readonly text: string
}

/** Candidates in order of how well each fits a text. */
export interface RankForm extends Judged {
  readonly kind: 'rank'
  readonly of: (inputs: Values) => readonly Candidate[]
  readonly most: number
  readonly examples: readonly { readonly text: string; readonly of: readonly Candidate[]; readonly first: string }[]
  readonly reads: 'words' | 'words and meaning'
}

/** Fewer words of the same text, for people to read. */
export interface SummariseForm extends Judged {
  readonly kind: 'summarise'
  readonly sentences: number
}

/** What a file is and, of a PDF, what it says. */
export interface ReadDocumentForm {
  readonly kind: 'read document'
  readonly file: (inputs: Values, clients: Values) => Awaitable<FileRead>
}

/** Words for people outside, made of facts. */
export interface ComposeForm {
  readonly kind: 'compose'
  readonly template: (inputs: Values) => string
  /** What a model is asked to write; undefined: the template is all. */
  readonly task: string | undefined
}

/** A closed value as a model defines it at the moment: its inputs say what. */
export interface OneOffForm {
  readonly kind: 'one-off'
}

export interface OwnForm {
  readonly kind: 'own'
  readonly judge: (inputs: Values) => Awaitable<{ readonly value: unknown; readonly confidence: number }>
}

/** How a judgement comes to its value. */
export type JudgementForm =
  | OwnForm
  | ClassifyForm
  | ExtractForm
  | RankForm
  | SummariseForm
  | ReadDocumentForm
  | ComposeForm
  | OneOffForm

/** A form that the runtime carries out: all but code of one's own. */
export type DeclaredForm = Exclude<JudgementForm, OwnForm>
