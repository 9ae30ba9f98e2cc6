/** What is wrong with a file; nothing of it was taken. */
export type ProblemKind =
  | 'unknown format'
  | 'cut off'
  | 'field missing'
  | 'field invalid'
  | 'field too long'
  | 'not booked'
  | 'wrong account'
  | 'wrong currency'
  | 'does not add up'
  | 'sequence broken'
  | 'taken before'

/** A file that is no statement, or one that cannot be true. Reading it again does not help: it has to be mended. */
export class StatementProblem extends Error {
  override readonly name = 'StatementProblem'
  readonly kind: ProblemKind
  /** Where in the file, such as `line 12`; empty where it is about the whole. */
  readonly at: string
  /** The field by the name that its format gives it; empty where it is about none. */
  readonly field: string
  /** What was expected, or how to mend it. */
  readonly expected: string

  constructor(
    kind: ProblemKind,
    told: { readonly at?: string; readonly field?: string; readonly found?: string; readonly expected: string },
  ) {
    const { at = '', field = '', found, expected } = told
    const where = [at, field].filter((one) => one !== '').join(', ')
    super(`${where === '' ? '' : `${where}: `}${kind}${found === undefined ? '' : ` (${shown(found)})`}; ${expected}`)
    this.kind = kind
    this.at = at
    this.field = field
    this.expected = expected
  }
}

/** What stood there, cut and without signs that a terminal would obey. */
function shown(text: string): string {
  const plain = text.slice(0, 60).replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')
  return text.length > 60 ? `"${plain}…"` : `"${plain}"`
}
