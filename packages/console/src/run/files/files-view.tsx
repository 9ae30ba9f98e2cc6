import { Download } from 'lucide-react'
import { apiPath } from '../../api/client.ts'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { visible } from '../../parts/outside.ts'
import type { RunTold } from '../queries.ts'
import { bytesText } from './bytes.ts'

type RunFile = RunTold['files'][number]

/** What a run made: each file to be saved, and the first page among them as it is. */
export function FilesView({ run, files }: { readonly run: string; readonly files: readonly RunFile[] }) {
  const page = files.find(({ type }) => type.startsWith('text/html'))
  return (
    <>
      <ul aria-label="Files" className="mb-4 divide-y divide-line border-y border-line">
        {files.map((file) => (
          <li key={file.sha256} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-1 py-1.5">
            <a
              href={addressOf(run, file)}
              download={file.name}
              className="inline-flex min-w-0 items-baseline gap-1.5 text-accent underline"
            >
              <Download size={13} aria-hidden className="shrink-0 self-center" />
              <span className="sr-only">Save </span>
              <span className="wrap-anywhere">
                <OutsideWords most={160}>{file.name}</OutsideWords>
              </span>
            </a>
            <span className="text-mute">{bytesText(file.bytes)}</span>
            <code className="truncate text-xs text-mute" title={`SHA-256 ${file.sha256}`}>
              {file.sha256.slice(0, 12)}
            </code>
          </li>
        ))}
      </ul>
      {page && (
        <>
          <p className="mb-2 text-mute">
            {visible(page.name)}, as the run made it. Nothing in it runs.{' '}
            <a href={addressOf(run, page)} target="_blank" rel="noreferrer" className="text-accent underline">
              Open it alone
            </a>
          </p>
          {/* Without an origin, scripts and forms: whatever is in it, it is a picture of itself. */}
          <iframe
            key={page.sha256}
            title={visible(page.name)}
            src={addressOf(run, page)}
            sandbox=""
            className="h-[85dvh] w-full rounded-md border border-line bg-panel"
          />
        </>
      )}
    </>
  )
}

function addressOf(run: string, { sha256 }: RunFile): string {
  return `${apiPath}/runs/${encodeURIComponent(run)}/files/${encodeURIComponent(sha256)}`
}
