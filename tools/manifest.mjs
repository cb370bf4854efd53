/** Writes the manifest of static/vendor: every file with its package, version, licence and sha256. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

const PACKAGES = {
  "socket.io-client": "socket.io-client",
  lit: "lit",
  idb: "idb",
  "perfect-freehand": "perfect-freehand",
  dagre: "@dagrejs/dagre",
  lucide: "lucide-static",
  figtree: "@fontsource-variable/figtree",
  atkinson: "@fontsource-variable/atkinson-hyperlegible-next",
};

const modules = process.argv[2];
const list = Object.entries(PACKAGES).map(([folder, name]) => {
  const { version, license } = JSON.parse(readFileSync(`${modules}/${name}/package.json`, "utf8"));
  const files = readdirSync(`static/vendor/${folder}`).sort();
  const sha256 = Object.fromEntries(
    files.map((file) => [file, createHash("sha256").update(readFileSync(`static/vendor/${folder}/${file}`)).digest("hex")]),
  );
  return { folder, name, version, license, sha256 };
});
process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
