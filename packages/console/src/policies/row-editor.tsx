import { useRef, useState, type KeyboardEvent } from 'react'
import { classes } from '../parts/classes.ts'
import { Menu } from '../parts/menu.tsx'
import {
  withCopy,
  withoutRow,
  withRow,
  withRowMoved,
  withText,
  type EditedRow,
  type EditedTable,
  type Place,
} from './edited-table.ts'
import { limitsNamed, type Limit } from './limits.ts'

interface RowEditorProps {
  readonly table: EditedTable
  readonly row: EditedRow
  readonly index: number
  /** What the lists of suggestions are called. */
  readonly lists: string
  readonly limits: readonly Limit[]
  readonly note: string
  /** `cell` counts from the name; null is the whole row. */
  readonly problems: readonly { readonly cell: number | null; readonly message: string }[]
  readonly edit: (to: EditedTable) => void
  readonly newKey: () => string
}

/** One row: its texts are fields, and what is done with it stands behind its number. */
export function RowEditor({ table, row, index, lists, limits, note, problems, edit, newKey }: RowEditorProps) {
  const number = index + 1
  const problemAt = (cell: number) => problems.find((one) => one.cell === cell || one.cell === null)?.message
  const set = (place: Place) => (text: string) => edit(withText(table, row.key, place, text))
  const line = useRef<HTMLTableRowElement>(null)
  const move = (by: -1 | 1) => {
    const before = document.activeElement
    edit(withRowMoved(table, row.key, by))
    // A row that is moved in the document loses the focus.
    afterwards(() => before instanceof HTMLElement && before.focus())
  }
  const insert = (at: number) => {
    const body = line.current?.parentElement
    edit(withRow(table, at, newKey()))
    afterwards(() => focusRow(body, at))
  }
  const remove = () => {
    const body = line.current?.parentElement
    edit(withoutRow(table, row.key))
    afterwards(() => focusRow(body, Math.min(index, table.rows.length - 2)))
  }
  const moved = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    if (event.altKey) move(by < 0 ? -1 : 1)
    else focusBeside(event.currentTarget, by)
  }
  return (
    <tr ref={line} className="border-b border-line/70 align-top" onKeyDown={moved}>
      <th scope="row" className="min-w-36 px-1 py-1 font-normal">
        <Cell label={`Name of row ${number}`} text={row.name} problem={problemAt(0)} set={set('name')} strong />
        {note !== '' && <span className="block px-2 text-xs text-mute">{note}</span>}
      </th>
      {table.columns.map(({ key, name }, at) => (
        <td key={key} className="min-w-36 px-1 py-1">
          <Cell
            label={`${name} of row ${number}`}
            text={row.cells[at] ?? ''}
            list={`${lists}-${at}`}
            hint={limitsNamed(row.cells[at] ?? '', limits)}
            problem={problemAt(at + 1)}
            set={set(at)}
          />
        </td>
      ))}
      <td className="min-w-48 px-1 py-1">
        <Cell
          label={`Outcome of row ${number}`}
          text={row.outcome}
          list={`${lists}-outcome`}
          problem={problemAt(row.cells.length + 1)}
          set={set('outcome')}
        />
      </td>
      <td className="px-1 py-1 text-right">
        <Menu
          weight="quiet"
          label={`Row ${number}`}
          items={[
            { label: 'Move up', run: () => move(-1), disabled: index === 0 },
            { label: 'Move down', run: () => move(1), disabled: number === table.rows.length },
            { label: 'Insert above', run: () => insert(index) },
            { label: 'Insert below', run: () => insert(number) },
            { label: 'Copy', run: () => edit(withCopy(table, row.key, newKey())) },
            {
              label: 'Delete row',
              run: remove,
              danger: true,
              disabled: table.rows.length === 1,
            },
          ]}
        />
      </td>
    </tr>
  )
}

interface CellProps {
  readonly label: string
  readonly text: string
  readonly list?: string
  readonly problem: string | undefined
  /** What a name in it stands for. */
  readonly hint?: string
  readonly set: (text: string) => void
  readonly strong?: boolean
}

/** A text that is kept when it is left, or by Enter; Escape brings back what it was. */
function Cell({ label, text, list, problem, hint = '', set, strong = false }: CellProps) {
  const [typed, setTyped] = useState<string>()
  const leave = () => {
    const trimmed = typed?.trim()
    setTyped(undefined)
    if (trimmed !== undefined && trimmed !== '' && trimmed !== text) set(trimmed)
  }
  return (
    <>
      <input
        aria-label={label}
        aria-invalid={problem !== undefined || undefined}
        title={problem}
        list={list}
        value={typed ?? text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
          if (event.key === 'Escape') setTyped(undefined)
        }}
        className={classes(
          'w-full rounded border border-edge/50 bg-panel px-2 py-1 hover:border-edge aria-invalid:border-bad',
          strong && 'font-medium',
        )}
      />
      {hint !== '' && <span className="block px-2 pt-0.5 text-xs text-mute">{hint}</span>}
      {problem !== undefined && <span className="block px-2 pt-0.5 text-xs text-bad">{problem}</span>}
    </>
  )
}

/** Once the change is shown. */
function afterwards(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work))
}

function focusRow(body: HTMLElement | null | undefined, at: number): void {
  const name = body?.children[at]?.querySelector('input')
  name?.focus()
  name?.select()
}

/** Moves to the same column of the row above or below. */
function focusBeside(row: HTMLElement, by: number): void {
  const own = [...row.querySelectorAll('input')]
  const at = own.findIndex((input) => input === document.activeElement)
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling
  other?.querySelectorAll('input')[at]?.focus()
}
