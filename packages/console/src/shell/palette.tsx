import { useNavigate } from '@tanstack/react-router'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { pages } from './pages.ts'

interface Entry {
  readonly id: string
  readonly label: string
  readonly about: string
  readonly run: () => void
}

/** One field for everything: where to go, and what shall be done. What is no place is started as a goal. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const words = typed.trim()
  const entries = useMemo<readonly Entry[]>(() => {
    const found = pages
      .filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()))
      .map(({ to, label }) => ({ id: to, label, about: 'Page', run: () => void navigate({ to }) }))
    const goal = {
      id: 'goal',
      label: `Start “${words}” as a goal`,
      about: 'Goal',
      run: () => void navigate({ to: '/start', search: { words } }),
    }
    return words === '' ? found : [...found, goal]
  }, [navigate, words])
  const current = entries[Math.min(chosen, entries.length - 1)]
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || entries.length === 0) return
    event.preventDefault()
    setChosen((at) => (Math.min(at, entries.length - 1) + step + entries.length) % entries.length)
  }
  return (
    <Dialog title="Search, or start a goal" onClose={onClose}>
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
          aria-activedescendant={current && `${list}-${current.id}`}
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
        {entries.map((entry) => (
          <div
            key={entry.id}
            id={`${list}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === current}
            onClick={() => choose(entry)}
            onKeyDown={(event) => event.key === 'Enter' && choose(entry)}
            className="flex cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 hover:bg-raised aria-selected:bg-accent/10"
          >
            <span className="min-w-0 grow wrap-anywhere">{entry.label}</span>
            <span className="text-xs text-mute">{entry.about}</span>
          </div>
        ))}
      </div>
    </Dialog>
  )
}
