import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { Button, type Weight } from './button.tsx'

export interface MenuItem {
  readonly label: string
  readonly run: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
}

interface MenuProps {
  readonly label: ReactNode
  readonly items: readonly MenuItem[]
  readonly weight?: Weight
}

/** A button with a few things to do behind it. Arrows move, Escape closes. */
export function Menu({ label, items, weight = 'plain' }: MenuProps) {
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState<CSSProperties>()
  const around = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    around.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) setOpen(false)
    }
    // It stands where its button was.
    const scrolled = () => setOpen(false)
    document.addEventListener('pointerdown', outside)
    document.addEventListener('scroll', scrolled, { capture: true, passive: true })
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('scroll', scrolled, { capture: true })
    }
  }, [open])
  const close = () => {
    setOpen(false)
    around.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
  }
  return (
    <div ref={around} className="relative inline-block">
      <Button
        weight={weight}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={(event) => {
          setPlace(placeBeside(event.currentTarget, items.length))
          setOpen(!open)
        }}
      >
        {label}
        <ChevronDown size={14} aria-hidden />
      </Button>
      {open && (
        <div
          id={id}
          role="menu"
          tabIndex={-1}
          onKeyDown={(event) => move(event, close)}
          style={place}
          className="fixed z-10 min-w-44 rounded-md border border-line bg-panel p-1 shadow-lg"
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={item.disabled}
              onClick={() => {
                close()
                item.run()
              }}
              className={`block w-full rounded px-2 py-1.5 text-left whitespace-nowrap hover:bg-raised focus:bg-raised disabled:opacity-60 ${item.danger ? 'text-bad' : ''}`}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Under the button, or above it where there is no room: over whatever is cut off around it. */
function placeBeside(button: HTMLElement, items: number): CSSProperties {
  const { top, bottom, right } = button.getBoundingClientRect()
  const side = { right: Math.max(8, document.documentElement.clientWidth - right) }
  const below = bottom + 4 + items * 34 + 10 <= window.innerHeight
  return below ? { ...side, top: bottom + 4 } : { ...side, bottom: window.innerHeight - top + 4 }
}

function move(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation()
    close()
    return
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')]
  const at = items.findIndex((item) => item === document.activeElement)
  items[(at + step + items.length) % items.length]?.focus()
}
