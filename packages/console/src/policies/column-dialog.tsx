import { useState, type FormEvent } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import type { EditedColumn } from './edited-table.ts'

interface ColumnDialogProps {
  /** Undefined for a new one. */
  readonly column: EditedColumn | undefined
  readonly onClose: () => void
  readonly onChange: (column: Pick<EditedColumn, 'name' | 'expression'>) => void
  readonly onMove?: (by: -1 | 1) => void
  readonly onRemove?: () => void
}

/** A column: what it is called and what it looks at. */
export function ColumnDialog({ column, onClose, onChange, onMove, onRemove }: ColumnDialogProps) {
  const [name, setName] = useState(column?.name ?? '')
  const [expression, setExpression] = useState(column?.expression ?? '')
  const ready = name.trim() !== '' && expression.trim() !== ''
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    onChange({ name: name.trim(), expression: expression.trim() })
    onClose()
  }
  const and = (act: () => void) => () => {
    act()
    onClose()
  }
  return (
    <Dialog title={column ? `Column ${column.name}` : 'Add column'} onClose={onClose}>
      <form id="column" onSubmit={keep} className="flex flex-col gap-3">
        <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} autoFocus />
        <TextField
          label="Looks at"
          hint="A value of the call or a fact: arguments.amount, customer.riskScore, order.lines.size()"
          value={expression}
          onChange={(event) => setExpression(event.target.value)}
          spellCheck={false}
        />
        <div className="flex flex-wrap justify-end gap-2">
          {onRemove && (
            <Button weight="danger" onClick={and(onRemove)}>
              Delete column
            </Button>
          )}
          {onMove && <Button onClick={and(() => onMove(-1))}>Move left</Button>}
          {onMove && <Button onClick={and(() => onMove(1))}>Move right</Button>}
          <Button weight="primary" type="submit" disabled={!ready}>
            Keep column
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
