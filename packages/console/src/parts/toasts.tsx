import { CircleCheck, X } from 'lucide-react'
import { useSyncExternalStore, type ReactNode } from 'react'

interface Toast {
  readonly id: number
  readonly text: string
  readonly more?: ReactNode
}

/** Milliseconds for which it stays; nothing is told here alone. */
const stays = 8_000

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function change(to: readonly Toast[]): void {
  toasts = to
  for (const listener of listeners) listener()
}

/** Says that something was done. What went wrong is told where it was tried, and stays there. */
export function say(text: string, more?: ReactNode): void {
  const id = next++
  change([...toasts.slice(-2), { id, text, ...(more === undefined ? {} : { more }) }])
  setTimeout(() => dismiss(id), stays)
}

function dismiss(id: number): void {
  change(toasts.filter((one) => one.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Where it is said: read out as it comes, and never in the way of what has the focus or of the
 * buttons at the foot of a page.
 */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-20 z-20 flex max-w-[calc(100vw-2rem)] flex-col gap-2"
    >
      {shown.map(({ id, text, more }) => (
        <div
          key={id}
          className="pointer-events-auto flex items-center gap-2 rounded-md border border-line bg-panel px-3 py-2 shadow-lg"
        >
          <CircleCheck size={15} aria-hidden className="shrink-0 text-ok" />
          <span className="wrap-anywhere">{text}</span>
          {more}
          <button
            type="button"
            onClick={() => dismiss(id)}
            aria-label="Dismiss"
            className="rounded p-1 hover:bg-raised"
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  )
}
