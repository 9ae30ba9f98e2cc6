import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { SelectField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { putTexts } from './draft-queries.ts'
import type { Content } from './queries.ts'
import type { DraftChanges } from './use-draft.ts'

const TextEditor = lazy(() => import('./text-editor.tsx').then(({ TextEditor: component }) => ({ default: component })))

/** Milliseconds after the last key until what was typed is kept. */
const pause = 700

interface TextViewProps {
  readonly content: Content
  /** Absent: only to be read. */
  readonly changes?: DraftChanges
}

/** The files as they are written: policies and saved cases. */
export function TextView({ content, changes }: TextViewProps) {
  const files = [...content.files, ...content.cases]
  const [name, setName] = useState(files[0]?.name ?? '')
  const [goTo, setGoTo] = useState<{ readonly line: number; readonly times: number }>()
  const file = files.find((one) => one.name === name)
  const { type, flush, shown } = useTyped(content, changes)
  const version = `${name} ${changes?.reloads ?? 0}`
  useEffect(() => {
    if (file) shown(name, file.text)
    // oxlint-disable-next-line react/exhaustive-deps -- what the editor begins with; later texts are compared with it
  }, [version])
  const lines = content.problems.flatMap((one) =>
    one.file === name && one.line !== null ? [{ ...one, line: one.line }] : [],
  )
  if (!file) return <p className="text-mute">There are no files.</p>
  return (
    <div className="flex flex-col gap-3">
      <div className="max-w-sm">
        <SelectField
          label="File"
          value={name}
          onChange={(event) => {
            flush()
            setName(event.target.value)
          }}
          options={files.map((one) => ({ value: one.name, label: one.name }))}
        />
      </div>
      {lines.length > 0 && (
        <ul className="flex flex-col gap-1">
          {lines.map(({ line, message }) => (
            <li key={`${line} ${message}`} className="wrap-anywhere">
              <Button weight="quiet" onClick={() => setGoTo({ line, times: (goTo?.times ?? 0) + 1 })}>
                Go to line {line}
              </Button>{' '}
              {message}
            </li>
          ))}
        </ul>
      )}
      <Suspense fallback={<Loading what="the editor" />}>
        <div onBlur={flush}>
          <TextEditor
            key={version}
            label={`Text of ${name}`}
            text={file.text}
            goTo={goTo}
            {...(changes && { onChange: (text: string) => type(name, text) })}
          />
        </div>
      </Suspense>
    </div>
  )
}

/** What was typed is kept a moment later, and at once when the field is left. */
function useTyped(content: Content, changes: DraftChanges | undefined) {
  const typed = useRef<{ readonly name: string; readonly text: string }>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // What each file said since it was shown here, by its own: what was kept elsewhere meanwhile is not written over.
  const base = useRef(new Map<string, Set<string>>())
  const latest = useRef({ content, changes })
  latest.current = { content, changes }
  const flush = useRef(() => {
    clearTimeout(timer.current)
    const { current } = typed
    typed.current = undefined
    if (!current) return
    const now = [...latest.current.content.files, ...latest.current.content.cases].find(
      ({ name }) => name === current.name,
    )
    if (now && base.current.get(current.name)?.has(now.text) !== true) {
      void latest.current.changes?.change(async () => {
        throw new Error(`${current.name} was changed in another tab meanwhile.`)
      })
      return
    }
    base.current.get(current.name)?.add(current.text)
    const withTyped = (list: Content['files']) => list.map((one) => (one.name === current.name ? { ...current } : one))
    const { files, cases } = latest.current.content
    const isCase = cases.some(({ name }) => name === current.name)
    const body = isCase ? { cases: withTyped(cases) } : { files: withTyped(files) }
    void latest.current.changes?.change((at) => putTexts(at, body))
  }).current
  useEffect(() => flush, [flush])
  return {
    flush,
    shown: (name: string, text: string) => base.current.set(name, new Set([text])),
    type: (name: string, text: string) => {
      typed.current = { name, text }
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, pause)
    },
  }
}
