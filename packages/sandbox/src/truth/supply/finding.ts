/** One thing that is not as it should be. */
export interface Finding {
  kind:
    | 'missed mail'
    | 'needless mail'
    | 'wrong day'
    | 'wrong recipient'
    | 'done twice'
    | 'missed change'
    | 'wrong change'
    | 'missed escalation'
    | 'needless escalation'
    | 'wrong option'
    | 'wrong quantity'
    | 'too late'
    | 'needless measure'
    | 'limit breached'
    | 'missed notice'
    | 'wrong notice'
    | 'needless notice'
  /** Id of the purchase order or shipment. */
  entity: string
  class: string | null
  what: string
}
