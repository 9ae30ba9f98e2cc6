import { Link } from '@tanstack/react-router'
import { Section } from '../parts/section.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { askText } from '../parts/values.ts'
import type { AgentInFull } from './queries.ts'

type Capability = AgentInFull['capabilities'][number]

const columns: readonly Column<Capability>[] = [
  { id: 'name', title: 'Name', cell: ({ name }) => <span className="wrap-anywhere">{name}</span> },
  { id: 'kind', title: 'Kind', cell: ({ kind }) => kind },
  {
    id: 'needs',
    title: 'Rests on',
    cell: ({ needs }) => needs.join(', ') || <span className="text-mute">nothing</span>,
  },
  {
    id: 'systems',
    title: 'Systems',
    cell: ({ systems }) =>
      systems.map((name) => (
        <Link key={name} to="/connectors/$name" params={{ name }} className="mr-2 text-accent underline">
          {name}
        </Link>
      )),
  },
  { id: 'write', title: 'As a write', cell: (capability) => writeText(capability) },
]

/** What an agent can be asked, and all it can do. */
export function Catalogue({ agent: { goals, capabilities, policies } }: { readonly agent: AgentInFull }) {
  return (
    <>
      <Section title="Goals" count={goals.length}>
        <ul className="list-disc pl-5">
          {goals.map(({ name, ask, input }) => (
            <li key={name}>
              {askText(ask)} <span className="text-mute">({[name, ...input].join(', ')})</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="What it can do" count={capabilities.length}>
        <Table
          caption="Capabilities"
          columns={columns}
          rows={capabilities.toSorted((one, other) => Number(other.kind === 'action') - Number(one.kind === 'action'))}
          keyOf={({ name }) => name}
        />
      </Section>
      {policies.length > 0 && (
        <Section title="Policy files" count={policies.length}>
          <ul className="list-disc pl-5">
            {policies.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function writeText({ risk, undo, readBack }: Capability): string {
  if (risk === null) return ''
  return [
    undo ? 'can be taken back' : risk === 'irreversible' ? 'cannot be undone' : 'is not taken back',
    readBack ? 'is read back' : 'nothing reads it back',
  ].join('; ')
}
