import { Plus, Undo2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { ColumnDialog } from './column-dialog.tsx'
import { putTable } from './draft-queries.ts'
import {
  saysTheSame,
  toBeEdited,
  toBeSent,
  withColumn,
  withColumnChanged,
  withColumnMoved,
  withoutColumn,
  withRow,
  type EditedTable,
} from './edited-table.ts'
import { outcomesFor } from './outcomes.ts'
import type { Content } from './queries.ts'
import { RowEditor } from './row-editor.tsx'
import { besideCell } from './sentence.ts'
import { TableDialog } from './table-dialog.tsx'
import { TableAbout } from './table-read.tsx'
import type { DraftChanges } from './use-draft.ts'

interface TableEditorProps {
  readonly table: Content['tables'][number]
  readonly content: Content
  readonly changes: DraftChanges
}

/** A decision table in its cells: each change is kept as it is made. */
export function TableEditor({ table, content, changes }: TableEditorProps) {
  const { edited, edit, undo, past } = useEdited(table, changes)
  const [open, setOpen] = useState<'table' | 'new column' | number>()
  const grid = useRef<HTMLTableElement>(null)
  const next = useRef(0)
  const lists = useId()
  const newKey = () => `new ${next.current++}`
  const problems = content.problems.filter(({ file, at }) => file === table.file && at?.table === table.table)
  const add = () => {
    edit(withRow(edited, edited.rows.length, newKey()))
    requestAnimationFrame(() => focusName(grid.current, edited.rows.length))
  }
  return (
    <section aria-label={`Table ${table.table}`} className="mb-8">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="grow text-base font-semibold">{edited.table}</h2>
        <Button weight="quiet" onClick={undo} disabled={past === 0}>
          <Undo2 size={14} aria-hidden />
          Undo
        </Button>
        <Button weight="quiet" onClick={() => setOpen('table')}>
          Settings of {edited.table}
        </Button>
      </div>
      <TableAbout table={{ ...table, for: [...edited.for], hit: edited.hit }} />
      <Lists id={lists} table={table} roles={content.roles} />
      <div className="relative overflow-x-auto">
        <table ref={grid} className="w-full border-collapse text-left">
          <caption className="sr-only">Table {edited.table}, to be edited</caption>
          <thead>
            <tr className="border-b border-line text-xs text-mute">
              <th scope="col" className="px-2 py-1.5 font-medium">
                Row
              </th>
              {edited.columns.map(({ key, name, expression }, index) => (
                <th key={key} scope="col" className="px-1 py-1 font-medium">
                  <button
                    type="button"
                    onClick={() => setOpen(index)}
                    title={expression}
                    className="rounded px-1 py-0.5 text-left underline decoration-dotted underline-offset-2 hover:bg-raised"
                  >
                    <span className="sr-only">Column </span>
                    {name}
                  </button>
                </th>
              ))}
              <th scope="col" className="px-2 py-1.5 font-medium">
                Outcome
              </th>
              <th scope="col" className="px-2 py-1.5">
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {edited.rows.map((row, index) => (
              <RowEditor
                key={row.key}
                table={edited}
                row={row}
                index={index}
                lists={lists}
                limits={content.limits.filter(({ file }) => file === table.file)}
                note={table.rows[index]?.name === row.name ? table.rows[index].note : ''}
                problems={problems.flatMap(({ at, message }) =>
                  at?.row === index ? [{ cell: at.cell, message: besideCell(message) }] : [],
                )}
                edit={edit}
                newKey={newKey}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={add}>
          <Plus size={14} aria-hidden />
          Add row
        </Button>
        <Button onClick={() => setOpen('new column')}>
          <Plus size={14} aria-hidden />
          Add column
        </Button>
      </div>
      {open === 'table' && (
        <TableDialog
          table={edited}
          actions={content.actions.map(({ action }) => action)}
          onClose={() => setOpen(undefined)}
          onChange={edit}
        />
      )}
      {open !== undefined && open !== 'table' && (
        <ColumnDialog
          column={open === 'new column' ? undefined : edited.columns[open]}
          onClose={() => setOpen(undefined)}
          onChange={(column) =>
            edit(
              typeof open === 'number'
                ? withColumnChanged(edited, open, column)
                : withColumn(edited, { key: newKey(), ...column }),
            )
          }
          {...(typeof open === 'number' && {
            onMove: (by) => edit(withColumnMoved(edited, open, by)),
            onRemove: () => edit(withoutColumn(edited, open)),
          })}
        />
      )}
    </section>
  )
}

/** What cells and outcomes are often: the values that a closed column has, and the roles there are. */
function Lists({
  id,
  table,
  roles,
}: {
  readonly id: string
  readonly table: TableEditorProps['table']
  readonly roles: readonly string[]
}) {
  return (
    <>
      {table.columns.map(({ name, is }, index) => (
        <datalist key={name} id={`${id}-${index}`}>
          {[...(is?.values ?? []), ...(is?.optional ? ['missing'] : []), '-'].map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      ))}
      <datalist id={`${id}-outcome`}>
        {outcomesFor(roles).map((outcome) => (
          <option key={outcome} value={outcome} />
        ))}
      </datalist>
    </>
  )
}

function focusName(grid: HTMLTableElement | null, row: number): void {
  const name = grid?.tBodies[0]?.rows[row]?.querySelector('input')
  name?.focus()
  name?.select()
}

/** The table as it is edited here, each change on its way to the server; what the server says otherwise comes in. */
function useEdited(table: Content['tables'][number], { change, saving, reloads }: DraftChanges) {
  const [edited, setEdited] = useState(() => toBeEdited(table))
  const [past, setPast] = useState<readonly EditedTable[]>([])
  const saved = useRef({ name: table.table, keys: edited.rows.map(({ key }) => key) })
  const told = JSON.stringify(table)
  useEffect(() => {
    if (saving > 0) return
    const fresh = toBeEdited(JSON.parse(told) as typeof table)
    setEdited((before) => {
      if (saysTheSame(before, fresh)) return before
      saved.current = { name: fresh.table, keys: fresh.rows.map(({ key }) => key) }
      return fresh
    })
    // oxlint-disable-next-line react/exhaustive-deps -- what was not kept stays to be seen until the draft is loaded anew
  }, [told, reloads])
  const keep = (to: EditedTable) => {
    setEdited(to)
    void change(async (at) => {
      const body = { file: table.file, name: saved.current.name, table: toBeSent(to, saved.current.keys) }
      const content = await putTable(at, body)
      saved.current = { name: to.table, keys: to.rows.map(({ key }) => key) }
      return content
    })
  }
  return {
    edited,
    past: past.length,
    edit: (to: EditedTable) => {
      if (saysTheSame(to, edited)) return
      setPast([...past.slice(-49), edited])
      keep(to)
    },
    undo: () => {
      const before = past.at(-1)
      if (!before) return
      setPast(past.slice(0, -1))
      keep(before)
    },
  }
}
