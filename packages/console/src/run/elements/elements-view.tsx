import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Command } from '../../parts/command.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Loading } from '../../parts/loading.tsx'
import { MoreButton } from '../../parts/more-button.tsx'
import { useRowKeys } from '../../parts/row-keys.ts'
import { SearchForm } from '../../parts/search-form.tsx'
import type { Place } from '../place.ts'
import { ElementRow } from './element-row.tsx'
import { portionNames, portionsOf, type Collection, type PortionName } from './portions.ts'
import { elementsQuery, type Wanted } from './queries.ts'

interface ElementsViewProps {
  readonly run: string
  readonly collection: Collection
  readonly place: Place
}

/** The elements of a run in the order in which they were listed: found by how they stand, and by words. */
export function ElementsView({ run, collection, place }: ElementsViewProps) {
  const { of, words } = place
  const navigate = useNavigate()
  const wanted: Wanted = { ...(of === undefined ? {} : { of }), ...(words === undefined ? {} : { words }) }
  const show = (to: Wanted) =>
    void navigate({
      to: '/runs/$run',
      params: { run },
      search: { view: 'elements', ...to },
      replace: true,
      resetScroll: false,
    })
  const search = (text: string) =>
    show({ ...(of === undefined ? {} : { of }), ...(text.trim() === '' ? {} : { words: text.trim() }) })
  const pick = (to: PortionName | undefined) =>
    show({ ...(to === undefined ? {} : { of: to }), ...(words === undefined ? {} : { words }) })
  useRowKeys()
  const query = useInfiniteQuery(elementsQuery(run, wanted))
  const { error, isFetching, refetch } = query
  const { isOld, readAgain } = useReading(JSON.stringify(wanted), JSON.stringify(collection), () => void refetch())
  const rows = query.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      <div className="mb-2 flex flex-wrap items-end gap-2">
        <SearchForm
          key={words}
          label="Words in what an element is called, or in why it ended so"
          placeholder="What it is called, or why it ended"
          words={words ?? ''}
          onSearch={search}
        />
        <div className="w-48">
          <SelectField
            label="How they stand"
            hideLabel
            options={optionsOf(collection)}
            value={of ?? ''}
            onChange={(event) => pick(portionNames.find((one) => one === event.target.value))}
          />
        </div>
        <div aria-live="polite">
          {isOld && (
            <Button busy={isFetching} onClick={readAgain}>
              Show how they stand now
            </Button>
          )}
        </div>
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!rows && !error && <Loading what="the elements" />}
      {rows?.length === 0 && (
        <Empty kind="filtered" title="No element fits">
          <Button onClick={() => show({})}>Show all</Button>
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <ul aria-label="Elements" className="divide-y divide-line border-y border-line">
          {rows.map((element) => (
            <ElementRow key={element.run} element={element} />
          ))}
        </ul>
      )}
      <MoreButton query={query} />
      <div className="mt-4 text-mute">
        <p>All of them as a table of values:</p>
        <Command>{`operant runs elements ${run} --csv`}</Command>
      </div>
    </>
  )
}

/** Whether elements stand otherwise since a list of them was read. Another `list` is read as they stand `now`. */
function useReading(list: string, now: string, read: () => void) {
  const [last, setLast] = useState({ list, now })
  if (last.list !== list) setLast({ list, now })
  const readAgain = () => {
    setLast({ list, now })
    read()
  }
  return { isOld: last.list === list && last.now !== now, readAgain }
}

function optionsOf(collection: Collection): readonly { readonly value: string; readonly label: string }[] {
  const counts = new Map(portionsOf(collection).map(({ name, count }) => [name, count]))
  return [
    { value: '', label: `All ${collection.elements + collection.left}` },
    ...portionNames.map((value) => ({ value, label: `${capital(value)} (${counts.get(value) ?? 0})` })),
  ]
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
