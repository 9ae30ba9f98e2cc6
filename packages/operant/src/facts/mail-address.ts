/** One address and nothing else: nothing in it could begin a second one, or a header of a mail. */
const form = /^[^\s@<>()[\],;:"\\\p{Cc}\p{Cf}]{1,64}@[^\s@<>()[\],;:"\\\p{Cc}\p{Cf}]{1,190}$/u

/** Whether a text is one address of mail, such as `anna@example.com`. */
export function isAddress(text: string): boolean {
  return form.test(text)
}

/** One text for addresses that reach the same box, as far as that can be known. */
export function sameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
