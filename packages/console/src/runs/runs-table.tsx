import { Link, useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Instant } from '../parts/instant.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { RunStatus } from '../parts/run-status.tsx'
import { useKeys } from '../shell/keys.ts'
import type { Run } from './queries.ts'
import { subjectText } from './subject.ts'

interface RunsTableProps {
  readonly rows: readonly Run[]
  /** Nothing follows. */
  readonly isWhole: boolean
  readonly isReading: boolean
  /** Somebody has come near the end. */
  readonly onEnd: () => void
}

/** Pixels of a row: rows of one height are found without measuring. */
const rowHeight = 44

/** A table of as many runs as there are: only what is seen is rendered. */
export function RunsTable({ rows, isWhole, isReading, onEnd }: RunsTableProps) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const items = virtual.getVirtualItems()
  const [chosen, setChosen] = useChosen(rows, (index) => virtual.scrollToIndex(index))
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (!isWhole && last >= rows.length - 30) onEnd()
  })
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div
      ref={box}
      tabIndex={-1}
      className="h-[calc(100dvh-16rem)] min-h-80 overflow-y-auto rounded-md border border-line bg-panel"
    >
      <table aria-rowcount={isWhole ? rows.length + 1 : -1} className="w-full table-fixed border-collapse text-left">
        <caption className="sr-only">Runs, newest first. Keys j and k choose, Enter opens.</caption>
        <thead className="sticky top-0 z-1 bg-panel shadow-[0_1px_0_var(--color-line)]">
          <tr aria-rowindex={1} className="text-xs text-mute">
            <th scope="col" className="w-32 px-3 py-2 font-medium max-sm:w-29">
              State
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Goal
            </th>
            <th scope="col" className="w-48 px-2 py-2 font-medium max-lg:hidden">
              About
            </th>
            <th scope="col" className="w-28 px-2 py-2 font-medium max-md:hidden">
              Agent
            </th>
            <th scope="col" className="w-36 px-2 py-2 font-medium max-xl:hidden">
              Started by
            </th>
            <th scope="col" className="w-28 px-3 py-2 text-right font-medium max-sm:hidden">
              Opened
            </th>
          </tr>
        </thead>
        <tbody>
          <Space height={before} />
          {items.map(({ index, key }) => {
            const run = rows[index]
            return (
              run && (
                <RunRow
                  key={key}
                  run={run}
                  place={index + 2}
                  isChosen={run.id === chosen}
                  onFocus={() => setChosen(run.id)}
                />
              )
            )
          })}
          <Space height={after} />
        </tbody>
      </table>
      <p className="px-3 py-2 text-xs text-mute" aria-live="polite">
        {isReading ? 'Reading more…' : isWhole ? `${rows.length} in all` : `${rows.length} so far`}
      </p>
    </div>
  )
}

/** What is not rendered keeps its place. */
function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  )
}

interface RunRowProps {
  readonly run: Run
  readonly place: number
  readonly isChosen: boolean
  readonly onFocus: () => void
}

function RunRow({ run, place, isChosen, onFocus }: RunRowProps) {
  return (
    <tr
      aria-rowindex={place}
      aria-current={isChosen || undefined}
      className="border-b border-line/60 hover:bg-raised/60 aria-[current]:bg-accent/8"
      style={{ height: rowHeight }}
    >
      <td className="px-3">
        <RunStatus run={run} />
      </td>
      <td className="px-2">
        <Link
          to="/runs/$run"
          params={{ run: run.id }}
          onFocus={onFocus}
          data-run={run.id}
          className="block truncate font-medium hover:underline"
        >
          <OutsideWords>{run.asked}</OutsideWords>
        </Link>
        {run.summary !== null && (
          <span className="block truncate text-xs text-mute">
            <OutsideWords>{run.summary}</OutsideWords>
          </span>
        )}
      </td>
      <td className="truncate px-2 max-lg:hidden">
        {run.subject !== null && (
          <Link to="/runs" search={{ subject: run.subject }} className="hover:underline">
            <OutsideWords>{subjectText(run.subject)}</OutsideWords>
          </Link>
        )}
      </td>
      <td className="truncate px-2 max-md:hidden">{run.agent}</td>
      <td className="truncate px-2 max-xl:hidden">
        <OutsideWords>{run.startedBy}</OutsideWords>
      </td>
      <td className="px-3 text-right text-mute max-sm:hidden">
        <Instant at={run.openedAt} />
      </td>
    </tr>
  )
}

/** The run that the keys are at. */
function useChosen(rows: readonly Run[], show: (index: number) => void) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string>()
  const keys = useMemo(() => {
    const move = (step: number) => {
      const at = rows.findIndex(({ id }) => id === chosen)
      const index = Math.max(0, Math.min(rows.length - 1, at === -1 ? 0 : at + step))
      setChosen(rows[index]?.id)
      show(index)
    }
    return [
      { keys: 'j', does: 'Next run', run: () => move(1) },
      { keys: 'k', does: 'Run before', run: () => move(-1) },
      {
        keys: 'Enter',
        does: 'Open the run',
        run: () => {
          if (chosen !== undefined) void navigate({ to: '/runs/$run', params: { run: chosen } })
        },
      },
    ]
  }, [rows, chosen, navigate, show])
  useKeys(keys)
  return [chosen, setChosen] as const
}
