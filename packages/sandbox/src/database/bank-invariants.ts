/** The rules of the bank and of the books, as the others are written. */
export const bankInvariants: Readonly<Record<string, string>> = {
  'the lines of a statement lead from its opening to its closing balance': `
    SELECT id, opening_minor, turnover_minor, closing_minor FROM bank_statement
    WHERE opening_minor + turnover_minor <> closing_minor`,
  'a statement begins where the one before it ended, and none is missing between them': `
    SELECT s.id FROM bank_statement s WHERE s.sequence > 1 AND NOT EXISTS (SELECT 1 FROM bank_statement b
    WHERE b.account_id = s.account_id AND b.sequence = s.sequence - 1 AND b.closing_minor = s.opening_minor
      AND julianday(b.to_day) + 1 = julianday(s.from_day))`,
  'a journal holds as many lines as it says, of its day and its accounts, and they come to what it says': `
    SELECT j.number, j.lines, count(p.id) AS held, j.total_minor, sum(p.minor) AS held_minor FROM journal j
    LEFT JOIN posting p ON p.journal = j.number AND p.account = j.account AND p.day = j.day AND p.counter = j.counter
    GROUP BY j.number HAVING held <> j.lines OR held_minor IS NOT j.total_minor`,
  'postings are of bank accounts, against others': `
    SELECT DISTINCT p.account, p.counter FROM posting p JOIN gl_account a ON a.code = p.account
    JOIN gl_account c ON c.code = p.counter WHERE a.kind <> 'bank' OR c.kind = 'bank'`,
  'no two postings of an account have one number': `
    SELECT account, id FROM posting GROUP BY account, id HAVING count(*) > 1`,
  'what the books carried was all that parted them from the bank when the first month began': `
    SELECT f.account, f.period FROM filed_reconciliation f
    WHERE f.period = (SELECT min(period) FROM filed_reconciliation e WHERE e.account = f.account)
      AND f.closing_book_minor <> f.closing_bank_minor + (SELECT coalesce(sum(p.minor), 0) FROM carried_line c
        JOIN posting p USING (account, day, id) WHERE c.account = f.account AND c.period = f.period)`,
  'the first statement begins with the balance at which the month before it was filed': `
    SELECT s.id FROM bank_statement s JOIN bank_account b ON b.id = s.account_id
    JOIN filed_reconciliation f ON f.account = b.book_account WHERE s.sequence = 1
      AND f.period = (SELECT min(period) FROM filed_reconciliation e WHERE e.account = f.account)
      AND f.closing_bank_minor <> s.opening_minor`,
  'card sales in the books are payments and refunds of the shop, each once': `
    SELECT p.about FROM posting p JOIN journal j ON j.number = p.journal
    LEFT JOIN payment y ON y.order_id = p.about AND y.captured_minor = p.minor
    LEFT JOIN refund r ON r.id = p.about AND r.amount_minor = -p.minor
    WHERE j.source = 'card sales' AND p.about <> '' AND y.order_id IS NULL AND r.id IS NULL
    UNION ALL SELECT p.about FROM posting p JOIN journal j ON j.number = p.journal
    WHERE j.source = 'card sales' AND p.about <> '' GROUP BY p.about HAVING count(*) > 1`,
  'a payout is what the books have of its day, less what was kept back': `
    SELECT e.id FROM bank_entry e JOIN bank_account b ON b.id = e.account_id
    WHERE e.minor + e.charges_minor <> (SELECT coalesce(sum(p.minor), 0) FROM posting p
      WHERE p.account = b.book_account AND p.batch = e.batch AND p.about <> '')`,
  'a payout is on the statement of its day': `
    SELECT e.id FROM bank_entry e JOIN bank_statement s ON s.id = e.statement
    WHERE s.account_id <> e.account_id OR e.booked_on NOT BETWEEN s.from_day AND s.to_day
    UNION ALL SELECT e.id FROM bank_entry e JOIN bank_statement s ON s.account_id = e.account_id
      AND e.booked_on BETWEEN s.from_day AND s.to_day WHERE e.statement IS NULL`,
}
