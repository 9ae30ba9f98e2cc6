import { Link } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { classes } from '../parts/classes.ts'
import { axisTop, type Column } from './columns.ts'
import { periodText } from './period-text.ts'
import { runsPlace } from '../runs/runs-place.ts'

interface Part {
  readonly name: 'verified' | 'claimedOnly' | 'neither'
  readonly label: string
  readonly look: string
}

const parts: readonly Part[] = [
  { name: 'verified', label: 'verified', look: 'bg-accent' },
  {
    name: 'claimedOnly',
    label: 'only said to be done',
    look: 'bg-[repeating-linear-gradient(45deg,var(--color-warn)_0_2px,transparent_2px_5px)]',
  },
  { name: 'neither', label: 'neither', look: 'bg-edge/60' },
]

/** Runs that ended, a column for each day or week; each column leads to its runs, arrows go from one to the next. */
export function EndedChart({ columns }: { readonly columns: readonly Column[] }) {
  const top = axisTop(Math.max(...columns.map(({ ended }) => ended), 0))
  return (
    <figure>
      <Legend columns={columns} />
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div aria-hidden className="flex h-44 flex-col justify-between pt-8 text-right text-xs text-mute">
          <span className="-translate-y-1/2">{top}</span>
          <span className="translate-y-1/2">0</span>
        </div>
        <Columns columns={columns} top={top} />
        <span />
        <Ends columns={columns} />
      </div>
    </figure>
  )
}

function Legend({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <figcaption className="mb-8 flex flex-wrap gap-x-4 gap-y-1 text-xs text-mute">
      {parts.map(({ name, label, look }) => (
        <span key={name} className="flex items-center gap-1.5">
          <span aria-hidden className={classes('size-2.5 rounded-[2px]', look)} />
          {columns.reduce((sum, column) => sum + column[name], 0)} {label}
        </span>
      ))}
      {columns.some(({ marks }) => marks.length > 0) && (
        <span className="flex items-center gap-1.5">
          <Flag size={11} aria-hidden className="text-info" />
          policies or autonomy changed
        </span>
      )}
    </figcaption>
  )
}

function Columns({ columns, top }: { readonly columns: readonly Column[]; readonly top: number }) {
  const [current, setCurrent] = useState(columns.length - 1)
  const go = (event: KeyboardEvent<HTMLOListElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(columns.length - 1, current + step))
    setCurrent(next)
    event.currentTarget.querySelectorAll('a')[next]?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the links in it take the keys
    <ol
      onKeyDown={go}
      className="flex h-44 items-stretch gap-px border-b border-edge sm:gap-1"
      aria-label="Runs that ended"
    >
      {columns.map((column, index) => (
        <li key={column.from} className="min-w-0 grow basis-0">
          <Link
            {...runsPlace(column.runs)}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            aria-label={columnText(column)}
            title={columnText(column)}
            className="mx-auto flex h-full max-w-16 flex-col rounded-t hover:bg-raised"
          >
            <span aria-hidden className="flex h-8 shrink-0 justify-center">
              {column.marks.length > 0 && <Flag size={11} className="text-info" />}
            </span>
            <span aria-hidden className="flex min-h-0 grow flex-col justify-end text-center text-xs text-mute">
              {columns.length <= 14 && column.ended > 0 && column.ended}
              {parts.toReversed().map(({ name, look }) => (
                <span
                  key={name}
                  className={classes('block shrink-0', look)}
                  style={{ height: `${(column[name] / top) * 100}%` }}
                />
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}

function columnText(column: Column): string {
  const told = parts.map(({ name, label }) => `${column[name]} ${label}`).join(', ')
  const changed =
    column.marks.length === 0
      ? ''
      : `; policies or autonomy changed ${column.marks.length === 1 ? 'once' : `${column.marks.length} times`}`
  return `${periodText(column)}: ${column.ended} ended, ${told}${changed}`
}

/** Which time the first and the last column are of. */
function Ends({ columns }: { readonly columns: readonly Column[] }) {
  const [first, last] = [columns[0], columns.at(-1)]
  if (!first || !last) return null
  return (
    <div aria-hidden className="mt-1 flex justify-between text-xs text-mute">
      <span>{periodText(first)}</span>
      {first !== last && <span>{periodText(last)}</span>}
    </div>
  )
}
