import { useRouter } from '@tanstack/react-router'
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { entriesFor, type Entry } from './palette-entries.ts'
import { usePlaces } from './use-places.ts'

/** One field for everything: where to go, and what shall be done. What is no place is started as a goal. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const words = typed.trim()
  const entries = entriesFor(words, usePlaces(useDeferredValue(words)))
  const at = Math.min(chosen, entries.length - 1)
  const current = entries[at]
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    router.history.push(entry.to)
  }
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || entries.length === 0) return
    event.preventDefault()
    setChosen((at + step + entries.length) % entries.length)
  }
  return (
    <Dialog title="Search, or start a goal" atTop onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          choose(current)
        }}
      >
        <input
          autoFocus
          type="text"
          role="combobox"
          aria-label="Page, or what shall be done"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={current && `${list}-${at}`}
          aria-autocomplete="list"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(0)
          }}
          onKeyDown={keys}
          placeholder="A page, or what shall be done"
          className="w-full rounded-md border border-edge bg-panel px-3 py-2 text-base"
        />
      </form>
      <div id={list} role="listbox" aria-label="Found" className="mt-2">
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === current}
            onClick={() => choose(entry)}
            onKeyDown={(event) => event.key === 'Enter' && choose(entry)}
            className="flex cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 hover:bg-raised aria-selected:bg-accent/10"
          >
            <span className="min-w-0 grow">
              <OutsideWords>{entry.label}</OutsideWords>
            </span>
            <span className="shrink-0 text-xs text-mute">{entry.about}</span>
          </div>
        ))}
      </div>
    </Dialog>
  )
}
