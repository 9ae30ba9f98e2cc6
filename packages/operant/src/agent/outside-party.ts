import type { Principal } from '../facts/provenance.ts'

/** Somebody outside who is asked: by mail, with a form, and correlated when the answer comes back. */
export interface OutsideParty {
  /** Their address: of a record, or said by a person; never one that stands in a text from outside. */
  readonly mail: string
  /** How they are addressed. Default: not by name. */
  readonly name?: string
  /** Who they are, where the answer's words are looked at later: `supplier:S-1`. Default: somebody outside. */
  readonly writer?: Principal
  /** A role whose people may answer for them, as when somebody phones. Default: nobody may. */
  readonly or?: string
}
