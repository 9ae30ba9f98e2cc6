/** Why a request was not what the document says. */
export interface Problem {
  /** Where: `query status`, `body`, `security`. */
  readonly where: string
  readonly problem: string
}

/** A request that is not what the document says. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly problems: readonly Problem[]

  constructor(status: number, problems: readonly Problem[]) {
    super(problems.map(({ where, problem }) => `${where}: ${problem}`).join('; '))
    this.status = status
    this.problems = problems
  }
}

export function refuse(where: string, problem: string, status = 400): never {
  throw new Refusal(status, [{ where, problem }])
}
