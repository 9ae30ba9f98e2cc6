import { Minus, Pencil, Plus } from 'lucide-react'
import { visible } from '../parts/outside.ts'
import { Tag } from '../parts/tag.tsx'
import type { Difference } from './queries.ts'

const kinds = {
  added: { tone: 'ok', icon: Plus, word: 'Added' },
  removed: { tone: 'bad', icon: Minus, word: 'Removed' },
  changed: { tone: 'info', icon: Pencil, word: 'Changed' },
} as const

/** What two versions state differently, thing by thing. */
export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className="text-mute">Nothing differs but comments and layout.</p>
  return (
    <ul aria-label="What differs" className="flex flex-col gap-3">
      {differences.map((one) => {
        const { tone, icon, word } = kinds[one.kind]
        return (
          <li key={`${one.policy} ${one.what}`}>
            <p className="flex flex-wrap items-center gap-x-2">
              <Tag tone={tone} icon={icon}>
                {word}
              </Tag>
              <span className="font-medium wrap-anywhere">{one.what}</span>
              <span className="text-mute">in {one.policy}</span>
            </p>
            <ul className="mt-1 ml-5 flex flex-col gap-1">
              {one.fields.map((field) => (
                <li key={field.field} className="wrap-anywhere">
                  {field.field !== '' && <span className="text-mute">{field.field}: </span>}
                  {field.before !== null && <del className="text-bad">{visible(field.before)}</del>}
                  {field.before !== null && field.after !== null && <span aria-label="becomes"> → </span>}
                  {field.after !== null && (
                    <ins className="font-medium text-ok no-underline">{visible(field.after)}</ins>
                  )}
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
