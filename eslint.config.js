// What ESLint recommends, and which names are there where a file runs.
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";

export default defineConfig([
  globalIgnores([".venv*/", "build/", "site/", "site_js/types/"]),
  js.configs.recommended,
  { files: ["site_js/**"], languageOptions: { globals: globals.browser } },
  {
    files: ["site_js/engine/**", "site_js/search-later.js", "site_js/sw.js"],
    languageOptions: { globals: { ...globals.worker, ...globals.serviceworker } },
  },
  { files: ["docs/**"], languageOptions: { globals: globals.browser, sourceType: "script" } },
  { files: ["tests/**", "tools/**", "eslint.config.js"], languageOptions: { globals: globals.node } },
]);
