/** Pages that are read of one document. */
const mostPages = 200

/** The text of a PDF, a line for each of its lines; empty where it is a scan, is broken or is locked. */
export async function pdfText(data: Uint8Array): Promise<{ readonly pages: number | null; readonly text: string }> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  try {
    // A copy: the reader takes away the bytes that it is given, and takes no buffers.
    const document = await getDocumentProxy(new Uint8Array(data), { verbosity: 0 })
    try {
      const pages = document.numPages
      if (pages > mostPages) return { pages, text: '' }
      const { text } = await extractText(document, { mergePages: false })
      return { pages, text: text.join('\n') }
    } finally {
      await document.loadingTask.destroy()
    }
  } catch {
    return { pages: null, text: '' }
  }
}
