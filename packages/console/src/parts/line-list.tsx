import { visible } from './outside.ts'
import { Section } from './section.tsx'

interface LineListProps {
  readonly title: string
  /** A name and what is said of it, which may be nothing. */
  readonly lines: readonly (readonly [name: string, text: string])[]
}

/** A part that is a line for each of a few; nothing where there is none. */
export function LineList({ title, lines }: LineListProps) {
  if (lines.length === 0) return null
  return (
    <Section title={title} count={lines.length}>
      <ul className="flex flex-col gap-1">
        {lines.map(([name, text]) => (
          <li key={name + text} className="wrap-anywhere">
            <span className={text === '' ? undefined : 'font-medium'}>{visible(name)}</span>
            {text !== '' && `: ${visible(text)}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
