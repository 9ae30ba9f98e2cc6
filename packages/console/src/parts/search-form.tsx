import { Search } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import { Button } from './button.tsx'

interface SearchFormProps {
  /** What is looked for, for whoever hears it. */
  readonly label: string
  readonly placeholder: string
  readonly words: string
  readonly onSearch: (words: string) => void
}

/** Words to look for: looked for with Enter or the button. */
export function SearchForm({ label, placeholder, words, onSearch }: SearchFormProps) {
  const id = useId()
  const [typed, setTyped] = useState(words)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(typed)
  }
  return (
    <form role="search" onSubmit={submit} className="flex min-w-64 grow items-center gap-1 sm:max-w-md">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        value={typed}
        placeholder={placeholder}
        onChange={(event) => setTyped(event.target.value)}
        className="w-full rounded-md border border-edge bg-panel px-2.5 py-1.5"
      />
      <Button type="submit" aria-label="Search">
        <Search size={14} aria-hidden />
      </Button>
    </form>
  )
}
