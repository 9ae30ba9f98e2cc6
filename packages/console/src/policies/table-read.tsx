import { Table, type Column } from '../parts/table.tsx'
import { Outcome } from './decision-shown.tsx'
import { limitsNamed, type Limit } from './limits.ts'
import type { Content } from './queries.ts'

type Told = Content['tables'][number]
type Row = Told['rows'][number]

/** What a table is for and how a row is picked, in a line. */
export function TableAbout({ table }: { readonly table: Pick<Told, 'for' | 'hit' | 'note'> }) {
  const actions = table.for.includes('*') ? 'every action' : table.for.join(', ')
  const picks = table.hit === 'unique' ? 'exactly one row may fit' : 'the first row that fits decides'
  return (
    <p className="mb-1.5 text-mute">
      For {actions}; {picks}.{table.note !== '' && ` ${table.note}`}
    </p>
  )
}

/** A decision table, to be read. */
export function TableRead({ table, limits }: { readonly table: Told; readonly limits: readonly Limit[] }) {
  const own = limits.filter(({ file }) => file === table.file)
  const columns: readonly Column<Row>[] = [
    { id: 'name', title: 'Row', cell: (row) => <Named row={row} /> },
    ...table.columns.map(({ name }, index): Column<Row> => ({
      id: `column ${index}`,
      title: name,
      cell: ({ cells }) => <CellText text={cells[index] ?? ''} limits={own} />,
    })),
    { id: 'outcome', title: 'Outcome', cell: ({ outcome }) => <Outcome text={outcome} /> },
  ]
  return (
    <section aria-label={`Table ${table.table}`} className="mb-6">
      <h2 className="text-base font-semibold">{table.table}</h2>
      <TableAbout table={table} />
      <Table caption={`Table ${table.table}`} columns={columns} rows={table.rows} keyOf={({ name }) => name} />
    </section>
  )
}

function CellText({ text, limits }: { readonly text: string; readonly limits: readonly Limit[] }) {
  const named = limitsNamed(text, limits)
  if (text === '-') return <span className="text-mute">any</span>
  return (
    <>
      {text}
      {named !== '' && <span className="block text-xs text-mute">{named}</span>}
    </>
  )
}

function Named({ row }: { readonly row: Row }) {
  return (
    <>
      <span className="font-medium">{row.name}</span>
      {row.note !== '' && <span className="block text-xs text-mute">{row.note}</span>}
    </>
  )
}
