import { useState, type FormEvent } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { Menu } from '../parts/menu.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { say } from '../parts/toasts.tsx'
import type { RunFilter } from './filter.ts'
import { keepViews, ownViews, viewShown, withView, type RunView } from './views.ts'

interface RunViewsProps {
  readonly usual: readonly RunView[]
  readonly filter: RunFilter
}

/** Filters with names: those there always are, and those that somebody kept in this browser. */
export function RunViews({ usual, filter }: RunViewsProps) {
  const [own, setOwn] = useState(ownViews)
  const [naming, setNaming] = useState(false)
  const all = [...usual, ...own]
  const shown = viewShown(all, filter)
  const mine = shown && own.includes(shown)
  const keep = (views: readonly RunView[]) => {
    keepViews(views)
    setOwn(views)
  }
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 grow">
        <Tabs label="Views">
          {all.map((view) => (
            <Tab key={view.name} to="/runs" search={view.filter} activeOptions={{ exact: true, includeSearch: true }}>
              {view.name}
            </Tab>
          ))}
        </Tabs>
      </div>
      {!shown && <Button onClick={() => setNaming(true)}>Keep this view</Button>}
      {mine && (
        <Menu
          label={shown.name}
          weight="quiet"
          items={[{ label: 'Forget this view', run: () => keep(own.filter((one) => one !== shown)) }]}
        />
      )}
      {naming && (
        <NameView
          onClose={() => setNaming(false)}
          onName={(name) => {
            keep(withView(own, { name, filter }))
            setNaming(false)
            say(`Kept as “${name}” in this browser. Its address can be shared.`)
          }}
        />
      )}
    </div>
  )
}

function NameView({ onName, onClose }: { readonly onName: (name: string) => void; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onName(name.trim())
  }
  return (
    <Dialog title="Keep this view" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="Its name"
          required
          autoFocus
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" weight="primary" className="self-start">
          Keep it
        </Button>
      </form>
    </Dialog>
  )
}
