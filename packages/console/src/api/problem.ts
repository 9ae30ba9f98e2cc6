import type { components } from './types.gen.ts'

type Told = components['schemas']['Problem']

/** What the server answered instead of what was asked for. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly told: Told

  constructor(told: Told) {
    super(told.detail ?? told.title)
    this.told = told
  }

  get status(): number {
    return this.told.status
  }

  /** Which kind it is, as `conflict` or `changed`. */
  get kind(): string {
    return this.told.type.replace('urn:operant:problem:', '')
  }
}

/** The server cannot be reached. */
export class Unreached extends Error {
  override readonly name = 'Unreached'

  constructor() {
    super('The server cannot be reached. What is under way goes on by itself.')
  }
}

/** What went wrong, in words for people. */
export function problemText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Whether trying again may help: the request was good, and the server was not. */
export function mayPass(error: unknown): boolean {
  return error instanceof Unreached || (error instanceof Problem && (error.status >= 500 || error.status === 429))
}

/** What is wrong with one field of a form, by the end of its path: `reason` for `body.reason`. */
export function fieldProblem(error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined
  const found = error.told.errors?.find((one) => one.field === field || one.field.endsWith(`.${field}`))
  return found && [found.problem, found.expected].filter(Boolean).join('; expected ')
}
