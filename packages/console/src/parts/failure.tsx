import { CircleX, CloudOff } from 'lucide-react'
import { Problem, problemText, Unreached } from '../api/problem.ts'
import { Button } from './button.tsx'

interface FailureProps {
  readonly error: unknown
  /** What to do again; absent where that would not help. */
  readonly retry?: () => void
}

/** What could not be shown or done, why, and how to go on. */
export function Failure({ error, retry }: FailureProps) {
  const offline = error instanceof Unreached
  const Icon = offline ? CloudOff : CircleX
  return (
    <div
      role="alert"
      className="my-3 flex max-w-prose items-start gap-2.5 rounded-md border border-bad/50 bg-bad/5 p-3"
    >
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0 grow">
        <p className="font-medium text-bad">{titleOf(error)}</p>
        <p className="mt-0.5 wrap-anywhere">{problemText(error)}</p>
        {error instanceof Problem && <Fields problem={error} />}
      </div>
      {retry && <Button onClick={retry}>Retry</Button>}
    </div>
  )
}

function titleOf(error: unknown): string {
  if (error instanceof Unreached) return 'Offline'
  return error instanceof Problem ? error.told.title : 'Something went wrong'
}

function Fields({ problem }: { readonly problem: Problem }) {
  const errors = problem.told.errors ?? []
  if (errors.length === 0) return null
  return (
    <ul className="mt-1.5 list-disc pl-5">
      {errors.map((one) => (
        <li key={one.field + one.problem}>
          <code>{one.field}</code>: {one.problem}
          {one.expected !== undefined && `; expected ${one.expected}`}
        </li>
      ))}
    </ul>
  )
}
