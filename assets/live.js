// Shows on an open page what others save, when they save it. A part in which this person has typed
// something that is not saved is left as it is, with a notice. Without script a reload does this.
import { initAll as startGovuk } from './govuk-frontend.min.js';

let region = document.querySelector('[data-live-page]');
const again_after = 1000;

function parts_of(root) {
    const parts = root.querySelectorAll('[data-live-part]');
    return new Map([...parts].map((part) => [part.dataset.livePart, part]));
}

// As the server sent them: other scripts change what is on the page.
const served = new Map();
function remember(parts) {
    for (const [name, part] of parts) served.set(name, part.outerHTML);
}

function is_changed(field) {
    if (field.type === 'hidden') return false;
    if (field.type === 'checkbox' || field.type === 'radio') {
        return field.checked !== field.defaultChecked;
    }
    if (field.localName !== 'select') return field.value !== field.defaultValue;
    const options = [...field.options];
    const first = Math.max(0, options.findIndex((option) => option.defaultSelected));
    return field.selectedIndex !== first;
}

// The server shows again what it could not save, or not yet: that counts as typed as well.
function came_unsaved(part) {
    return part.matches('[data-unsaved]') || part.querySelector('.govuk-error-message') !== null;
}
function is_unsaved(part) {
    return came_unsaved(part) ||
        [...part.querySelectorAll('input, select, textarea')].some(is_changed);
}

// Whether something else is stored than what was typed over. Of what came unsaved only the mark
// tells, by which the server judges too.
function is_stored_anew(name, part, fresh) {
    if (!fresh) return true;
    if (!came_unsaved(part)) return served.get(name) !== fresh.outerHTML;
    const mark = (one) => one.querySelector('input[name^="shown-"]')?.value;
    return mark(part) !== mark(fresh);
}

function notify(part) {
    if (part.querySelector('[data-live-noticed]')) return false;
    const notice = document.querySelector('[data-live-notice]').content.cloneNode(true);
    notice.firstElementChild.dataset.liveNoticed = '';
    notice.querySelector('a').href = `${region.dataset.livePage}#${part.dataset.livePart}`;
    const heading = part.querySelector('h2');
    if (heading) heading.after(notice);
    else part.prepend(notice);
    return true;
}

// The same thing in what has replaced the part that it was in.
function counterpart(focused, fresh) {
    if (focused.id) return fresh.querySelector(`[id="${CSS.escape(focused.id)}"]`);
    return [...fresh.querySelectorAll(focused.localName)]
        .find((one) => one.textContent === focused.textContent);
}

function replace(part, fresh) {
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const { selectionStart: start, selectionEnd: end } = focused ?? {};
    const opened = [...part.querySelectorAll('details')].map((one) => one.open);
    document.adoptNode(fresh);
    part.replaceWith(fresh);
    fresh.querySelectorAll('details').forEach((one, index) => { one.open ||= opened[index]; });
    startGovuk({ scope: fresh });
    if (!focused) return;
    const found = counterpart(focused, fresh) ?? fresh.querySelector('h2');
    found?.focus({ preventScroll: true });
    if (typeof start === 'number') found?.setSelectionRange?.(start, end);
}

// The part with the focus does not move on the screen, else the first to be seen.
function without_moving(change) {
    const top_of = (name) => parts_of(region).get(name)?.getBoundingClientRect().top;
    const seen_parts = [...parts_of(region)].filter(([, part]) => {
        const { top, bottom } = part.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
    });
    const with_focus = seen_parts.find(([, part]) => part.contains(document.activeElement));
    const [name] = with_focus ?? seen_parts[0] ?? [];
    const top = top_of(name);
    change();
    const moved = top_of(name) - top;
    if (moved) scrollBy({ top: moved, behavior: 'instant' });
}

function show(page) {
    const source = page.querySelector('[data-live-page]');
    if (!source) return;  // signed out, or no longer to be seen
    const now = parts_of(region);
    const fresh = parts_of(source);
    const unsaved = [...now.keys()].filter((name) => is_unsaved(now.get(name)));
    const anew = unsaved.filter((name) => is_stored_anew(name, now.get(name), fresh.get(name)));
    const has_same_parts = [...now.keys()].join() === [...fresh.keys()].join();
    const differ = [...fresh.keys()].filter(
        (name) => !unsaved.includes(name) && fresh.get(name).outerHTML !== served.get(name));

    let said = '';
    without_moving(() => {
        if (anew.map((name) => notify(now.get(name))).includes(true)) said = 'kept';
        if (!has_same_parts && unsaved.length > 0) return;
        if (differ.length > 0 || !has_same_parts) said = 'updated';
        remember(new Map(differ.map((name) => [name, fresh.get(name)])));
        if (has_same_parts) {
            for (const name of differ) replace(now.get(name), fresh.get(name));
        } else {
            replace(region, source);
            region = source;
        }
    });
    if (said) say(said);
}

function say(what) {
    const spoken = document.querySelector('[data-live-spoken]');
    spoken.textContent = '';
    requestAnimationFrame(() => { spoken.textContent = spoken.dataset[what]; });
}

let is_reading = false;
let is_due = false;
async function read_again() {
    is_due = true;
    if (is_reading) return;
    is_reading = true;
    try {
        while (is_due) {
            is_due = false;
            const answer = await fetch(region.dataset.livePage);
            if (answer.status >= 500) throw new Error('not now');
            if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        }
    } catch {
        setTimeout(read_again, again_after);
    } finally {
        is_reading = false;
    }
}

// Only while the page is looked at: a browser has few connections to one server.
let stream = null;
let seen = '';
function listen() {
    if (stream || document.hidden) return;
    const address = new URL(region.dataset.liveChanges, location);
    if (seen) address.searchParams.set('seen', seen);
    stream = new EventSource(address);
    stream.addEventListener('message', (event) => {
        seen = event.data;
        read_again();
    });
}
function rest() {
    stream?.close();
    stream = null;
}

if (region) {
    remember(parts_of(region));
    document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
    document.addEventListener('submit', rest);  // the next page shows what is saved by it
    addEventListener('pagehide', rest);
    addEventListener('pageshow', listen);
    listen();
}
