// node read.mjs log4brains|backstage|marked|markdown-it MODULES FOLDER: what a program for decision records, installed in MODULES, finds in
// those of FOLDER. Prints JSON, for the renderers lines.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [reader, modules, folder] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(modules), "any.js"));

// The day is the one of the record, whatever the time of day that goes with it.
async function log4brains() {
    const { Log4brains } = load("@log4brains/core");
    const found = await Log4brains.create(path.resolve(folder)).searchAdrs();
    return found.map(({ slug, title, status, supersededBy, publicationDate, tags, deciders, body }) => ({
        file: slug,
        title,
        status,
        supersededBy,
        date: publicationDate && publicationDate.slice(0, 10),
        tags,
        deciders,
        links: [...body.enhancedMdx.matchAll(/Supersedes <AdrLink slug="([^"]*)"/g)].map((link) => link[1]),
    }));
}

// Backstage shows what MADR's front matter says.
function backstage() {
    const { madrFilePathFilter, parseMadrWithFrontmatter } = load("@backstage/plugin-adr-common");
    const files = fs.readdirSync(folder).filter(madrFilePathFilter).sort();
    return files.map((name) => {
        const { status, date, attributes, content } = parseMadrWithFrontmatter(
            fs.readFileSync(path.join(folder, name), "utf8"),
        );
        return {
            file: path.basename(name, ".md"),
            heading: content.split("\n")[0],
            status,
            date,
            deciders: attributes["decision-makers"],
        };
    });
}

// What a page consists of, and whether a table or a mark was left as text.
function count(render) {
    for (const form of ["adr", "madr"])
        for (const name of fs.readdirSync(path.join(folder, form)).sort()) {
            const text = fs.readFileSync(path.join(folder, form, name), "utf8").replace(/^---\n[^]*?\n---\n/, "");
            const html = render(text);
            const number = (pattern) => (html.match(pattern) || []).length;
            const tables = number(/<table>/g), folds = number(/<details>/g), ends = number(/<\/details>/g);
            const left = number(/<p>\||\*\*[A-Za-z]/g);
            console.log(
                `${form}/${name}: ${number(/<h2/g)} sections, ${tables} tables, ${folds} folds and ${ends} ends, ` +
                    `${number(/<pre><code/g)} blocks, ${left} left as text`,
            );
        }
}
const marked = () => count((text) => load("marked").marked(text));
const markdownIt = () => count((text) => load("markdown-it")({ html: true }).render(text));

const readers = { log4brains, backstage };
const renderers = { marked, "markdown-it": markdownIt };
if (renderers[reader]) renderers[reader]();
else console.log(JSON.stringify(await readers[reader](), null, 2));
