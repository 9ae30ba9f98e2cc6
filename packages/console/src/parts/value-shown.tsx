import type { ReactNode } from 'react'
import { Amount } from './amount.tsx'
import { Instant } from './instant.tsx'
import { columnsOf } from './records.ts'
import { handleOf, isInstant } from './value-kinds.ts'
import { isMoney, nameText } from './values.ts'
import { visible } from './outside.ts'

/** A value of the API, in full: nothing of it is cut, and nothing in it is hidden. */
export function ValueShown({ of: value }: { readonly of: unknown }): ReactNode {
  if (value === null || value === undefined) return <span className="text-mute">nothing</span>
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return <Text>{value}</Text>
  if (typeof value !== 'object') return null
  if (isMoney(value)) return <Amount of={value} />
  const handle = handleOf(value)
  if (handle) return <span className="text-warn">text from outside, {handle.length} characters</span>
  if (Array.isArray(value)) return <List items={value} />
  return <FieldList of={value as Fields} />
}

function Text({ children }: { readonly children: string }) {
  if (children === '') return <span className="text-mute">empty</span>
  if (isInstant(children)) return <Instant at={children} as="full" />
  return <bdi className="wrap-anywhere whitespace-pre-wrap">{visible(children)}</bdi>
}

function List({ items }: { readonly items: readonly unknown[] }) {
  if (items.length === 0) return <span className="text-mute">none</span>
  const columns = columnsOf(items)
  if (columns) return <Records items={items as readonly Fields[]} columns={columns} />
  return (
    <ul className="list-disc pl-4 marker:text-mute">
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a list of values has no other name for its items
        <li key={index}>
          <ValueShown of={item} />
        </li>
      ))}
    </ul>
  )
}

type Fields = Readonly<Record<string, unknown>>

/** Records with the same fields, under each other. */
function Records({ items, columns }: { readonly items: readonly Fields[]; readonly columns: readonly string[] }) {
  return (
    // It can be moved with the keyboard where it is wider than its place.
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={`${items.length} rows`}>
      <table className="border-collapse text-left [overflow-wrap:normal] [&_bdi]:[overflow-wrap:normal]">
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 text-xs font-medium text-mute">
                {visible(nameText(column))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a list of values has no other name for its items
            <tr key={index} className="border-b border-line/70 align-top">
              {columns.map((column) => (
                <td key={column} className="py-1 pr-4">
                  <ValueShown of={item[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FieldList({ of }: { readonly of: Fields }) {
  const entries = Object.entries(of)
  if (entries.length === 0) return <span className="text-mute">nothing</span>
  return (
    <dl className="grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)] gap-x-3">
      {entries.map(([name, field]) => (
        <div key={name} className="contents">
          <dt className="text-mute">{visible(nameText(name))}</dt>
          <dd className="min-w-0 wrap-anywhere">
            <ValueShown of={field} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
