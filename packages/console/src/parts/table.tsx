import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** The title is read out and not shown. */
  readonly hideTitle?: boolean
  /** Numbers stand at the right. */
  readonly align?: 'right'
  readonly cell: (row: Row) => ReactNode
}

interface TableProps<Row> {
  /** What the table is, read out before it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly isCurrent?: (row: Row) => boolean
}

/** A plain table. Long lists need another that renders only what is seen. */
export function Table<Row>({ caption, columns, rows, keyOf, isCurrent }: TableProps<Row>) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            {columns.map(({ id, title, hideTitle, align }) => (
              <th
                key={id}
                scope="col"
                className={classes(
                  'px-2 py-1.5 text-xs font-medium text-mute first:pl-0 last:pr-0',
                  align && 'text-right',
                )}
              >
                {hideTitle ? <span className="sr-only">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              aria-current={isCurrent?.(row) || undefined}
              className="border-b border-line/70 align-top hover:bg-raised/60 aria-[current]:bg-accent/8"
            >
              {columns.map(({ id, align, cell }) => (
                <td key={id} className={classes('px-2 py-1.5 first:pl-0 last:pr-0', align && 'text-right')}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
