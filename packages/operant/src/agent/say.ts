/** What is wrong with a system or with how we reach it, whatever was asked. */
export type TroubleAbout = 'credentials' | 'limit' | 'fault'

/** What a capability answers instead of a value. */
export class Said {
  readonly kind: 'refused' | 'missing' | 'unsure' | 'later'
  readonly reason: string
  /** The input to blame. */
  readonly blame: string | undefined
  /** Milliseconds to wait before trying again, for `later`. */
  readonly after: number | undefined
  /** Where it is the system rather than what was asked; for whoever looks after it. */
  readonly about: TroubleAbout | undefined

  constructor(kind: Said['kind'], reason: string, blame?: string, after?: number, about?: TroubleAbout) {
    this.kind = kind
    this.reason = reason
    this.blame = blame
    this.after = after
    this.about = about
  }
}

/** The answers other than a value; `blame` names the input that is at fault, so that only it falls. */
export interface Say<Input extends string> {
  /** The system will not: with the blamed input, that value is never tried again. */
  refused(reason: string, blame?: Input): Said
  /** There is nothing to give: not a fault, and no reason to doubt an input. */
  missing(reason: string): Said
  /** Try again, after this many milliseconds at the earliest. */
  later(reason: string, after?: number): Said
}

export const say: Say<string> = {
  refused: (reason, blame) => new Said('refused', reason, blame),
  missing: (reason) => new Said('missing', reason),
  later: (reason, after) => new Said('later', reason, undefined, after),
}
