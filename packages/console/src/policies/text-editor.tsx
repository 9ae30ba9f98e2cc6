import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'

interface TextEditorProps {
  readonly label: string
  readonly text: string
  /** Only to be read where absent. */
  readonly onChange?: (text: string) => void
  /** The line to go to; `times` grows each time it is asked for. */
  readonly goTo?: { readonly line: number; readonly times: number } | undefined
}

/** The colours of the pages, which pass contrast in light and dark. */
const colours = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--color-mute)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--color-accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--color-info)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--color-warn)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--color-mute)' },
])

const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--color-panel)', color: 'var(--color-ink)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--color-accent)', outlineOffset: '-2px' },
  '.cm-content': { fontFamily: 'var(--font-mono)', caretColor: 'var(--color-ink)', padding: '8px 0' },
  '.cm-gutters': { backgroundColor: 'var(--color-raised)', color: 'var(--color-mute)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
})

/**
 * A text with lines and colours. It lives in a shadow root, whose styles need no exception of the policy that keeps
 * foreign scripts and styles out of the page. Tab leaves it, as it leaves any field.
 */
export function TextEditor({ label, text, onChange, goTo }: TextEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const changed = useRef(onChange)
  changed.current = onChange
  const readOnly = onChange === undefined
  useEffect(() => {
    const node = host.current
    if (!node) return undefined
    const root = node.shadowRoot ?? node.attachShadow({ mode: 'open' })
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          yaml(),
          syntaxHighlighting(colours),
          theme,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, ...(readOnly && { tabindex: '0' }) }),
          EditorState.readOnly.of(readOnly),
          EditorView.editable.of(!readOnly),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current?.(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
    // oxlint-disable-next-line react/exhaustive-deps -- the text is what it begins with; what is typed is its own
  }, [label, readOnly])
  useEffect(() => {
    const { current } = view
    if (!current || !goTo) return
    const line = current.state.doc.line(Math.min(goTo.line, current.state.doc.lines))
    current.dispatch({
      selection: { anchor: line.from },
      effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
    })
    current.focus()
  }, [goTo])
  return <div ref={host} className="overflow-hidden rounded-md border border-line" />
}
