/** The company's systems. */
export type SystemName =
  | 'orders'
  | 'carrier'
  | 'warehouse'
  | 'payments'
  | 'returns'
  | 'policies'
  | 'desk'
  | 'mail'
  | 'purchasing'
  | 'inbound'
  | 'allocations'
  | 'planning'
  | 'bank'
  | 'books'

/** Where a call failed. */
export interface FailedCall {
  system: string
  operation: string
}

/** The system understood the call and said no; nothing was done. `code` is stable, `field` names the argument it blames. */
export class SystemRefusal extends Error {
  override readonly name = 'SystemRefusal'
  readonly retry = 'no'
  readonly system: string
  readonly operation: string
  readonly code: string
  readonly field: string | null

  constructor(call: FailedCall, code: string, message: string, field: string | null = null) {
    super(message)
    this.system = call.system
    this.operation = call.operation
    this.code = code
    this.field = field
  }
}

/** The system is down; nothing was done and the call may be made again later. */
export class SystemUnavailable extends Error {
  override readonly name = 'SystemUnavailable'
  readonly retry = 'later'
  readonly system: string
  readonly operation: string

  constructor(call: FailedCall) {
    super(`${call.system} is not available`)
    this.system = call.system
    this.operation = call.operation
  }
}

/** The system takes no more calls for now; nothing was done and the call may be made again after `retryAfterMs`. */
export class SystemRateLimited extends Error {
  override readonly name = 'SystemRateLimited'
  readonly retry = 'later'
  readonly system: string
  readonly operation: string
  readonly retryAfterMs: number

  constructor(call: FailedCall, retryAfterMs: number) {
    super(`${call.system} takes no more calls for ${retryAfterMs} ms`)
    this.system = call.system
    this.operation = call.operation
    this.retryAfterMs = retryAfterMs
  }
}

/** The system broke off while at it; what it had done by then is unknown until it is read. */
export class SystemFailure extends Error {
  override readonly name = 'SystemFailure'
  readonly retry = 'unknown-outcome'
  readonly system: string
  readonly operation: string

  constructor(call: FailedCall) {
    super(`${call.system}.${call.operation} broke off`)
    this.system = call.system
    this.operation = call.operation
  }
}

/** No answer came in time; whether the effect happened is unknown until it is read. */
export class SystemTimeout extends Error {
  override readonly name = 'SystemTimeout'
  readonly retry = 'unknown-outcome'
  readonly system: string
  readonly operation: string

  constructor(call: FailedCall) {
    super(`${call.system}.${call.operation} did not answer in time`)
    this.system = call.system
    this.operation = call.operation
  }
}
