import { expect, test } from 'vitest'
import { html } from './html.ts'

test('whatever is put in is text, and markup only where html made it', () => {
  const hostile = `"><script>alert('x')</script>&amp;`
  expect(html`<b title="${hostile}">${[hostile, html`<i>${1}</i>`, undefined, false]}</b>`.toString()).toBe(
    '<b title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;<i>1</i></b>',
  )
})

test('control characters, turned writing and half characters cannot forge what is read; lines stay', () => {
  expect(html`${'a\u0000b\u202Ec\u001B[1m\r\nd\te\uD800'}`.toString()).toBe('a\uFFFDb\uFFFDc\uFFFD[1m\nd\te\uFFFD')
})
