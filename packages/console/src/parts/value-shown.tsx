import type { ReactNode } from 'react'
import { Amount } from './amount.tsx'
import { Instant } from './instant.tsx'
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
  return <Fields of={value as Readonly<Record<string, unknown>>} />
}

function Text({ children }: { readonly children: string }) {
  if (children === '') return <span className="text-mute">empty</span>
  if (isInstant(children)) return <Instant at={children} as="full" />
  return <bdi className="wrap-anywhere whitespace-pre-wrap">{visible(children)}</bdi>
}

function List({ items }: { readonly items: readonly unknown[] }) {
  if (items.length === 0) return <span className="text-mute">none</span>
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

function Fields({ of }: { readonly of: Readonly<Record<string, unknown>> }) {
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
