import { Button } from '../parts/button.tsx'
import type { Doubt, Understood } from './queries.ts'

interface DoubtsProps {
  readonly heard: Extract<Understood, { kind: 'doubts' }>
  readonly onSettle: (doubt: Doubt, choice: Doubt['choices'][number]) => void
}

/** What is not certain about the words: whoever asked settles it, one after the other. Nothing is guessed. */
export function Doubts({ heard: { doubts }, onSettle }: DoubtsProps) {
  const [doubt] = doubts
  if (!doubt) return null
  const more = doubts.length - 1
  return (
    <div className="mt-4 rounded-md border border-warn/50 bg-warn/5 p-3">
      <p className="font-medium">{doubt.question}</p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {doubt.choices.map((choice) => (
          <li key={choice.id}>
            <Button
              onClick={() => onSettle(doubt, choice)}
              className="w-full justify-start text-left whitespace-normal"
            >
              {choice.says}
            </Button>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-mute">
        {doubt.choices.length === 0 ? 'Say it in other words.' : 'Or say it in other words.'}
      </p>
      {more > 0 && <p className="mt-2 text-xs text-mute">Then {more} more to settle.</p>}
    </div>
  )
}
