import { useState, type FormEvent } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import type { EditedTable } from './edited-table.ts'

interface TableDialogProps {
  readonly table: EditedTable
  readonly actions: readonly string[]
  readonly onClose: () => void
  readonly onChange: (table: EditedTable) => void
}

/** What a table is called, what it is for, and how a row is picked. */
export function TableDialog({ table, actions, onClose, onChange }: TableDialogProps) {
  const [name, setName] = useState(table.table)
  const [meant, setMeant] = useState(table.for.join(', '))
  const [hit, setHit] = useState(table.hit)
  const named = meant.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  const ready = name.trim() !== '' && named.length > 0
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    onChange({ ...table, table: name.trim(), for: named, hit })
    onClose()
  }
  return (
    <Dialog title={`Settings of ${table.table}`} onClose={onClose}>
      <form onSubmit={keep} className="flex flex-col gap-3">
        <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} autoFocus />
        <TextField
          label="For which actions"
          hint={`Names with commas between them, or * for all: ${actions.join(', ')}`}
          value={meant}
          onChange={(event) => setMeant(event.target.value)}
          spellCheck={false}
        />
        <SelectField
          label="How a row is picked"
          value={hit}
          onChange={(event) => setHit(event.target.value === 'unique' ? 'unique' : 'first')}
          options={[
            { value: 'first', label: 'The first that fits decides' },
            { value: 'unique', label: 'Exactly one may fit' },
          ]}
        />
        <div className="flex justify-end">
          <Button weight="primary" type="submit" disabled={!ready}>
            Keep settings
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
