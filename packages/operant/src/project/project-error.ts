/** A project that cannot be used as it is configured. Each problem is one line that says how to mend it. Never retried. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join('\n'), { cause })
    this.problems = problems
  }
}

/** What an unknown thing that was thrown says, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
