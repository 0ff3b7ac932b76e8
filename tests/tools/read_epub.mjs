// Reads an EPUB as people do: turns every page in a reader's engine and tells what went wrong.
//
//   node read_epub.mjs ENGINE BOOK FOLDER RESULT '{"width": 320, "height": 480, "size": 100, "dark": false, "shots": ["july.xhtml"]}'
//
// ENGINE: foliate (foliate-js), epubjs (epub.js), or page (each document by itself, scrolled). BOOK is the file,
// FOLDER the same book unpacked. Writes RESULT/ENGINE.json: documents opened, pages turned, console errors, elements
// wider than the screen; and a picture of the first page of each document named in "shots".

import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'

const [engine, book, folder, result, options] = process.argv.slice(2)
const { width = 320, height = 480, size = 100, dark = false, shots = [] } = JSON.parse(options ?? '{}')
const modules = process.env.TOOLS_MODULES
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core')

const TYPES = { '.html': 'text/html', '.xhtml': 'application/xhtml+xml', '.js': 'text/javascript', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.epub': 'application/epub+zip' }

const PAGES = {
  foliate: `<!DOCTYPE html><meta charset="utf-8"><style>html,body{margin:0;height:100%}foliate-view{display:block;width:100vw;height:100vh}</style>
    <script type="module">
    import '/modules/foliate-js/view.js'
    const view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open('/book.epub')
    view.renderer.setAttribute('margin', '16px')
    view.renderer.setAttribute('gap', '4%')
    view.renderer.setStyles?.(READER_STYLE)
    window.reader = {
      length: view.book.sections.length,
      name: at => view.book.sections[at].id,
      open: at => view.goTo(at),
      next: () => view.renderer.next(),
      at: () => [view.renderer.getContents()[0]?.index, view.renderer.page, view.renderer.pages],
      document: () => view.renderer.getContents()[0]?.doc,
    }
    </script>`,
  epubjs: `<!DOCTYPE html><meta charset="utf-8"><style>html,body{margin:0;height:100%}#view{width:100vw;height:100vh}</style><div id="view"></div>
    <script src="/modules/jszip/dist/jszip.min.js"></script><script src="/modules/epubjs/dist/epub.min.js"></script>
    <script>
    const book = ePub('/book.epub')
    const rendition = book.renderTo('view', { width: innerWidth, height: innerHeight, spread: 'none', allowScriptedContent: true })
    rendition.hooks.content.register(contents => contents.addStylesheetCss(READER_STYLE, 'reader'))
    rendition.display().then(() => { window.reader = {
      length: book.spine.length,
      name: at => book.spine.get(at).href,
      open: at => rendition.display(book.spine.get(at).href),
      next: () => rendition.next(),
      at: () => { const at = rendition.currentLocation()?.start; return [at?.index, at?.displayed.page, at?.displayed.total] },
      document: () => rendition.getContents()[0]?.document,
    } })
    </script>`,
}

const style = `html{font-size:${size}% !important}` + (dark ? 'html{background:#121212 !important;color:#dddddd !important}' : '')

function serve(request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://host').pathname)
  if (path === '/reader.html') {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(PAGES[engine].replace('READER_STYLE', JSON.stringify(style)))
    return
  }
  const file = path === '/book.epub' ? book
    : path.startsWith('/modules/') ? join(modules, normalize(path.slice(9))) : join(folder, normalize(path))
  if (!existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(path === '/favicon.ico' ? 204 : 404)
    response.end()
    return
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}

// Text or pictures that reach beyond the column they stand in: rectangles wider than the screen.
const TOO_WIDE = (document, limit) => [...document.body.querySelectorAll('*')]
  .filter(element => !element.closest('svg') || element.localName === 'svg')
  .filter(element => [...element.getClientRects()].some(box => box.width > limit + 1))
  .map(element => `${element.localName}.${element.className?.baseVal ?? element.className}: ${element.textContent.slice(0, 40)}`)

// The same in a scrolled document: whatever ends right of the screen, and the document itself.
const BEYOND = (document, limit) => document.documentElement.scrollWidth <= limit ? []
  : [...document.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > limit + 1)
    .map(element => `${element.localName}.${element.className?.baseVal ?? element.className} ends at ${Math.round(element.getBoundingClientRect().right)} px`)

const spine = () => {
  const text = readFileSync(join(folder, 'EPUB/content.opf'), 'utf8')
  const names = new Map([...text.matchAll(/<item\s[^>]*>/g)].map(([item]) => [/\bid="([^"]*)"/.exec(item)[1], /\bhref="([^"]*)"/.exec(item)[1]]))
  return [...text.matchAll(/<itemref\s[^>]*idref="([^"]*)"/g)].map(([, id]) => names.get(id))
}

// The top of a document: chromium gives up on pictures of very long ones.
async function shoot(page, path) {
  const long = await page.evaluate('document.documentElement.scrollHeight')
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(long, 3500) } })
}

async function readPages(page, base, report) {
  for (const name of spine()) {
    await page.goto(`${base}/EPUB/${name}`)
    await page.addStyleTag({ content: style })
    await page.waitForTimeout(50)
    report.documents.push(name)
    const found = await page.evaluate(`(${TOO_WIDE})(document, ${width})`)
    found.push(...await page.evaluate(`(${BEYOND})(document, ${width})`))
    if (found.length) report.wide[name] = found
    const short = name.split('/').pop()
    if (shots.includes(short)) await shoot(page, join(result, `${short}.png`))
  }
}

async function readBook(page, base, report) {
  await page.goto(`${base}/reader.html`)
  await page.waitForFunction('window.reader', null, { timeout: 30000 })
  const length = await page.evaluate('reader.length')
  for (let at = 0; at < length; at++) {
    await page.evaluate(`reader.open(${at})`)
    await page.waitForFunction(`reader.at()[0] === ${at} && reader.document()`, null, { timeout: 15000 })
    await page.waitForTimeout(120)
    const name = await page.evaluate(`reader.name(${at})`)
    report.documents.push(name)
    const found = await page.evaluate(`(${TOO_WIDE})(reader.document(), ${width})`)
    if (found.length) report.wide[name] = found
    const short = name.split('/').pop()
    if (shots.includes(short)) await page.screenshot({ path: join(result, `${engine}-${short}.png`) })
  }
  await page.evaluate('reader.open(0)')
  await page.waitForFunction('reader.at()[0] === 0', null, { timeout: 15000 })
  for (let turn = 0, still = 0; turn < 5000 && still < 3; turn++) {
    const before = JSON.stringify(await page.evaluate('reader.at()'))
    await page.evaluate('reader.next()')
    await page.waitForTimeout(30)
    const after = await page.evaluate('reader.at()')
    if (JSON.stringify(after) === before) still++
    else { still = 0; report.turned++; report.reached = Math.max(report.reached, after[0] ?? -1) }
  }
}

const server = createServer(serve).listen(0, '127.0.0.1')
const profile = mkdtempSync(join(tmpdir(), 'reader-'))
mkdirSync(result, { recursive: true })
const report = { engine, documents: [], turned: 0, reached: -1, errors: [], wide: {} }
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width, height }, deviceScaleFactor: 2,
  colorScheme: dark ? 'dark' : 'light',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  const page = await context.newPage()
  page.on('console', message => { if (message.type() === 'error') report.errors.push(message.text()) })
  page.on('pageerror', error => report.errors.push(String(error)))
  const base = `http://127.0.0.1:${server.address().port}`
  await (engine === 'page' ? readPages : readBook)(page, base, report)
} finally {
  await context.close()
  server.close()
  rmSync(profile, { recursive: true, force: true })
  writeFileSync(join(result, `${engine}.json`), JSON.stringify(report, null, 1))
}
