import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { countsQuery } from '../inbox/queries.ts'
import { KeyHint } from '../parts/key-hint.tsx'
import { countText } from '../parts/money.ts'
import { pages, type Page } from './pages.ts'

const groups: readonly { readonly id: Page['group']; readonly label: string }[] = [
  { id: 'work', label: 'Work' },
  { id: 'rules', label: 'Agents and rules' },
  { id: 'outside', label: 'Systems' },
]

/** All pages, as links in their groups. */
export function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const shown = groups.filter(({ id }) => pages.some(({ group }) => group === id))
  return (
    <nav aria-label="Pages" className="flex flex-col gap-4">
      {shown.map(({ id, label }) => (
        <ul key={id} aria-label={label} className="flex flex-col gap-0.5">
          {pages
            .filter(({ group }) => group === id)
            .map((page) => (
              <li key={page.to}>
                <PageLink page={page} {...(onGo ? { onGo } : {})} />
              </li>
            ))}
        </ul>
      ))}
    </nav>
  )
}

function PageLink({
  page: { to, label, key, icon: Icon, counts },
  onGo,
}: {
  readonly page: Page
  readonly onGo?: () => void
}) {
  return (
    <Link
      to={to}
      onClick={onGo}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className="flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 hover:bg-raised aria-[current]:bg-accent/10 aria-[current]:font-medium aria-[current]:text-accent"
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="grow">{label}</span>
      {counts !== undefined && <Count what={counts} />}
      <span className="max-md:hidden">
        <KeyHint keys={`g ${key}`} />
      </span>
    </Link>
  )
}

/** How many wait there for whoever looks; nothing where none do. */
function Count({ what }: { readonly what: NonNullable<Page['counts']> }) {
  const { data } = useQuery(countsQuery)
  const number = what === 'waiting' ? data?.waiting : data?.escalations.unclaimed
  if (!number) return null
  return (
    <span className="min-w-5 rounded-full bg-accent px-1.5 text-center text-xs font-medium text-on-accent">
      {countText(number)}
      <span className="sr-only"> {what}</span>
    </span>
  )
}
