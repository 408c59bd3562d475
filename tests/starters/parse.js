// Parses files with a grammar of tree-sitter: node parse.js java|c_sharp FOLDER FILE...; prints each place that does not parse, and
// fails if there is one. FOLDER has web-tree-sitter and the grammars in its node_modules.
const fs = require("node:fs");
const path = require("node:path");

const [language, folder, ...files] = process.argv.slice(2);
const modules = path.resolve(folder, "node_modules");
const { Language, Parser } = require(require.resolve("web-tree-sitter", { paths: [path.resolve(folder)] }));

function* faults(node) {
    if (node.isError || node.isMissing) yield node;
    else if (node.hasError) for (const child of node.children) yield* faults(child);
}

async function main() {
    await Parser.init();
    const parser = new Parser();
    const grammar = `tree-sitter-${language.replace("_", "-")}/tree-sitter-${language}.wasm`;
    parser.setLanguage(await Language.load(path.join(modules, grammar)));
    for (const file of files) {
        for (const { startPosition: at, isMissing, type } of faults(parser.parse(fs.readFileSync(file, "utf8")).rootNode)) {
            console.log(`${file}:${at.row + 1}:${at.column + 1}: ${isMissing ? `'${type}' is missing` : "cannot be parsed"}`);
            process.exitCode = 1;
        }
    }
}

main();
