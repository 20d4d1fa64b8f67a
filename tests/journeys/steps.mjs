// What people do and see, in the words of the journeys. They find everything by what can be read
// on the screen, so a journey passes only if a person could have made it.
import assert from 'node:assert/strict'
import { check_page } from './browser.mjs'
import { person_called } from './people.mjs'
import { day_of_the_server } from './server.mjs'

export async function when_they_go_to(page, address) {
  await check_page(page)
  return page.goto(address)
}

export async function when_they_follow(page, link) {
  await check_page(page)
  await leave(page, page.getByRole('link', { name: link, exact: true }).first())
}

export async function when_they_press(page, button) {
  await check_page(page)
  await leave(page, page.getByRole('button', { name: button, exact: true }))
}

// A click returns before a slow answer comes: what was done next would be done to the page left.
async function leave(page, link_or_button) {
  const next = page.waitForNavigation()
  await Promise.all([next, link_or_button.click()])
}

export async function when_they_enter(page, label, text) {
  await page.getByLabel(label, { exact: true }).fill(text)
}

export async function when_they_choose_the_file(page, label, name, text) {
  await page.getByLabel(label, { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

// A date is given as it is typed: "8 12 2026".
export async function when_they_enter_the_date(page, question, date) {
  const group = page.getByRole('group', { name: question })
  const parts = date.split(' ')
  for (const [index, part] of ['Day', 'Month', 'Year'].entries()) {
    await group.getByLabel(part, { exact: true }).fill(parts[index])
  }
}

export async function when_they_choose(page, question, answer) {
  await page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()
}

// "Not known" and its like, for a question that is answered in words.
export async function when_they_say(page, question, answer) {
  await when_they_choose(page, `Or, about ‘${question}’:`, answer)
}

export async function when_they_take_back(page, question, answer) {
  await page.getByRole('group', { name: `Or, about ‘${question}’:` })
    .getByLabel(answer, { exact: true }).uncheck()
}

// What is folded away until someone wants it.
export async function when_they_unfold(page, words) {
  await page.locator('summary').filter({ hasText: words }).click()
}

// So many days from today, as it is typed.
export function the_date_in(days) {
  const date = day_of_the_server(days)
  return `${date.getUTCDate()} ${date.getUTCMonth() + 1} ${date.getUTCFullYear()}`
}

// `option` is its words, or a pattern for them where they begin with a number.
export async function when_they_select(page, label, option) {
  const select = page.getByLabel(label, { exact: true })
  const words = (await select.locator('option').allInnerTexts()).map((text) => text.trim())
  const found = words.find((text) => (option.test ? option.test(text) : text === option))
  assert.ok(found !== undefined, `"${option}" is not among: ${words.join(', ')}`)
  await select.selectOption({ label: found })
}

export async function then_the_page_is(page, heading) {
  await page.waitForLoadState()
  const found = await page.getByRole('heading', { level: 1 }).innerText()
  assert.equal(found.trim().split('\n').at(-1), heading)  // the last line: a caption may be above
  const title = await page.title()
  assert.ok(title.includes(heading), `the title "${title}" does not say "${heading}"`)
}

export async function then_they_see(page, text) {
  await page.waitForLoadState()  // a long page is shown while it still arrives
  const shown = await page.locator('body').innerText()
  assert.ok(shown.includes(text), `"${text}" is not on the page:\n${shown}`)
}

export async function then_the_table_says(page, caption, ...words) {
  await page.waitForLoadState()
  const shown = await page.getByRole('table', { name: caption }).innerText()
  for (const text of words) assert.ok(shown.includes(text), `"${text}" is not in:\n${shown}`)
}

export async function then_there_is_no_button(page, name) {
  assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0,
    `there is a button "${name}"`)
}

export async function then_they_do_not_see(page, text) {
  await page.waitForLoadState()
  const shown = await page.content()
  assert.ok(!shown.includes(text), `"${text}" is on the page, or in its source`)
}

// Every problem, in the order of the page; each must lead to the field that it is about.
export async function then_they_are_told(page, ...problems) {
  const summary = page.getByRole('alert')
  const found = await summary.getByRole('listitem').allInnerTexts()
  assert.deepEqual(found, problems)
  const fields = []
  for (const link of await summary.getByRole('link').all()) {
    const field = (await link.getAttribute('href')).slice(1)
    assert.equal(await page.locator(`[id="${field}"]`).count(), 1, `no field "${field}"`)
    fields.push(field)
  }
  const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id))
  const on_the_page = ids.filter((id) => fields.includes(id))
  assert.deepEqual(on_the_page, [...new Set(fields)], 'the problems are not told in page order')
}

// Follows each problem to its question, and chooses the answer there that reads so.
export async function when_they_answer_each_problem(page, answer) {
  for (const link of await page.getByRole('alert').getByRole('link').all()) {
    const field = page.locator(`[id="${(await link.getAttribute('href')).slice(1)}"]`)
    const question = page.getByRole('group').filter({ has: field }).last()
    await question.getByLabel(answer).first().check()
  }
}

// One of the problems, where the others are not what the journey is about.
export async function then_they_are_told_among_others(page, problem) {
  const found = await page.getByRole('alert').getByRole('listitem').allInnerTexts()
  assert.ok(found.includes(problem), `"${problem}" is not among:\n${found.join('\n')}`)
}

// Not there and not allowed must look the same.
export async function then_there_is_no_such_page(page, address) {
  const answer = await when_they_go_to(page, address)
  assert.equal(answer.status(), 404)
  await then_the_page_is(page, 'Page not found')
}

export async function sign_in(page, person) {
  const { email, passphrase } = await person_called(person)
  await when_they_go_to(page, '/sign-in')
  await when_they_enter(page, 'Email address', email)
  await when_they_enter(page, 'Passphrase', passphrase)
  await when_they_press(page, 'Sign in')
}

// By the link that was made for them, to the first page or on to the second step.
export async function join(page, link, passphrase) {
  await when_they_go_to(page, link)
  await then_the_page_is(page, 'Choose your passphrase')
  await when_they_choose(page, 'Do you agree to all of it?', 'I agree')
  await when_they_enter(page, 'Passphrase', passphrase)
  await when_they_enter(page, 'The same again', passphrase)
  await when_they_press(page, 'Agree and continue')
}

export const link_in = (text) => text.match(/\/invitations\/[\w-]{43}/)[0]
