import { SourcesChanged, StatementUntrue } from '../prepare.ts'

/** An error as one thread tells it to another: those that decide what becomes of a run keep their type. */
export interface ToldError {
  readonly type: 'SourcesChanged' | 'StatementUntrue' | 'other'
  readonly message: string
  readonly stack: string
}

export function tellError(error: unknown): ToldError {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  if (error instanceof SourcesChanged) return { type: 'SourcesChanged', message, stack }
  if (error instanceof StatementUntrue) return { type: 'StatementUntrue', message, stack }
  return { type: 'other', message, stack }
}

export function crossedError({ type, message, stack }: ToldError): Error {
  const error = new (type === 'SourcesChanged' ? SourcesChanged : type === 'StatementUntrue' ? StatementUntrue : Error)(
    message,
  )
  // Where it was thrown says more than where it arrived.
  error.stack = stack
  return error
}
